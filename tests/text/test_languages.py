import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.languages import detect
from rag.text.letters import KEPT, Letters, bundled
from rag.text.stems import LANGUAGES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vilka insatser vänder sig till kvinnor?", "sv"),
        ("språkcafé för nyanlända", "sv"),
        ("läxhjälp", "sv"),
        ("Hvilke projekter hjælper unge, der står uden job?", "da"),
        ("hjælp til flygtninge", "da"),
        ("Hva mener rapporten med segregering?", "nb"),
        ("leksehjelp for ungdom", "nb"),
        ("Korleis får ein støtte til eit prosjekt?", "nb"),
        ("Which projects are about parents?", "en"),
        ("language café", "en"),
        ("Mitä hankkeita on naisille?", "fi"),
        ("maahanmuuttajien työllistyminen", "fi"),
        ("ما هي المشاريع للنساء؟", "ar"),
        ("پروژه های زنان چیست", "fa"),
        ("Какие проекты есть для женщин", "ru"),
        ("Які проєкти є для жінок", "uk"),
        ("ᚠᚢᚦᚨᚱᚲ", "other"),
        ("", "sv"),
        ("37 2.0 ?!", "sv"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_quotation_does_not_outvote_a_document() -> None:
    text = (
        "Insatsen riktar sig till föräldrar som saknar nätverk. " * 5
        + 'De kallar det "parents as partners". '
    )
    assert detect(text) == "sv"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert detect(text).isalpha()


def test_letters_learn_save_and_load(tmp_path) -> None:
    learnt = Letters.learn({"sv": ["skola", "och"] * 5, "da": ["skole", "og"] * 5})
    learnt.save(tmp_path / "table.json")
    loaded = Letters.load(tmp_path / "table.json")
    assert (loaded.languages, set(loaded.weights)) == (("sv", "da"), set(learnt.weights))
    assert loaded.evidence("skola")["sv"] > loaded.evidence("skola")["da"]
    assert loaded.evidence("xyz") == {"sv": 0.0, "da": 0.0}


def test_the_bundled_table_is_whole() -> None:
    assert (bundled().languages, len(bundled().weights)) == (LANGUAGES, KEPT)
