import pytest

from rag.retrieve.terms import (
    FROM_COMPOUND,
    IN_COMPOUND,
    MISSPELT,
    SAME,
    WITHOUT_DIACRITICS,
    matches_of,
    respelt,
    terms_of,
)
from rag.settings import Settings
from rag.store import Store
from rag.store.build import build
from tests.store.tiny import TinyEmbedder

WORDS = (
    "Ordlista\n\nkvinnor förening språkcafé café språk föräldrastöd stöd kursen "
    "diskriminering inkludering flyktingar ort bar bär bär\n"
)


@pytest.fixture
def store(settings: Settings) -> Store:
    for file in settings.seeds.iterdir():
        file.unlink()
    (settings.seeds / "ord.txt").write_text(WORDS, "utf-8")
    build(settings, [], TinyEmbedder())
    return Store.open(settings.index)


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("kvinna", {"kvinnor": SAME}),
        ("cafe", {"café": WITHOUT_DIACRITICS}),
        ("café", {"café": SAME, "språkcafé": IN_COMPOUND}),
        ("foraldrastod", {"föräldrastöd": WITHOUT_DIACRITICS}),
        ("språkstöd", {"språk": FROM_COMPOUND, "stöd": FROM_COMPOUND}),
        ("flygtingar", {"flyktingar": MISSPELT}),
        ("flyktignar", {"flyktingar": MISSPELT}),
        ("foreninng", {"förening": MISSPELT}),
        ("fyrenyxg", {}),
        ("inkulderring", {"inkludering": MISSPELT}),
        ("orr", {}),
        ("xylofon", {}),
    ],
)
def test_what_a_word_stands_for(store: Store, form: str, found: dict[str, float]) -> None:
    assert {store.forms[word]: weight for word, weight in matches_of(form, store).items()} == found


def test_a_typed_diacritic_is_meant(store: Store) -> None:
    assert matches_of("sprak", store) != {}
    assert matches_of("spräk", store) == {store.forms.index("språk"): MISSPELT}


def test_the_terms_of_a_question(store: Store) -> None:
    found = terms_of("Vilka kurser finns för kvinnor, kvinnor och flyktingar?", store)
    assert [term.form for term in found] == ["kurser", "kvinnor", "flyktingar"]
    weights = found[1].weights(len(store.forms))
    assert {store.forms[i]: float(weights[i]) for i in weights.nonzero()[0]} == {"kvinnor": SAME}
    assert terms_of("vad är det", store) == ()


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Var finns foraldrastod, och kurser?", "Var finns föräldrastöd, och kurser?"),
        ("CAFE eller cafe?", "café eller café?"),
        ("kvinnor pa språkcafé", "kvinnor pa språkcafé"),
        ("flygtingar", "flygtingar"),
        ("spräk", "spräk"),
        ("bar", "bar"),
        ("spraken", "spraken"),
        ("foraldrar", "foraldrar"),
        ("", ""),
    ],
)
def test_a_question_is_read_with_the_letters_that_are_meant(store: Store, question: str, meant: str) -> None:
    assert respelt(question, terms_of(question, store)) == meant
