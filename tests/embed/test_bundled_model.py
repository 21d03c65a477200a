"""What the bundled model must know, and that both loaders read it alike."""

from __future__ import annotations

import numpy as np
import pytest

from rag.embed import StaticEmbedder
from rag.settings import ROOT, WORD_MODEL

TEXTS = [
    "Projektet riktar sig till föräldralediga kvinnor som vill lära sig svenska.",
    "The project offers language cafés for newly arrived refugees.",
    "Kommunen söker 250 000 kr ur § 37-medel (2015–2018).",
    "Vi tilbyr norskopplæring på arbeidsplassen.",
    "???",
    "",
    "FÖRÄLDRALEDIGA\tkvinnor\u00ad ﬁnns",
]
SENTENCES = {
    "sv": [
        "Kvinnor som är föräldralediga får lära sig svenska medan barnen leker.",
        "Ungdomar spelar fotboll tillsammans på idrottsplatsen.",
        "Arbetsgivare erbjuder praktikplatser åt nyanlända flyktingar.",
        "Sjukvården informerar om hälsa på arabiska och somaliska.",
        "Kommunen hjälper familjer att hitta en bostad.",
    ],
    "en": [
        "Women on parental leave learn Swedish while the children play.",
        "Young people play football together at the sports ground.",
        "Employers offer internships to newly arrived refugees.",
        "Health care staff inform about health in Arabic and Somali.",
        "The municipality helps families to find a home.",
    ],
    "da": [
        "Kvinder på barsel lærer svensk, mens børnene leger.",
        "Unge spiller fodbold sammen på idrætspladsen.",
        "Arbejdsgivere tilbyder praktikpladser til nyankomne flygtninge.",
        "Sundhedsvæsenet informerer om helse på arabisk og somalisk.",
        "Kommunen hjælper familier med at finde en bolig.",
    ],
    "nb": [
        "Kvinner i foreldrepermisjon lærer svensk mens barna leker.",
        "Ungdommer spiller fotball sammen på idrettsplassen.",
        "Arbeidsgivere tilbyr praksisplasser til nyankomne flyktninger.",
        "Helsevesenet informerer om helse på arabisk og somali.",
        "Kommunen hjelper familier med å finne en bolig.",
    ],
}


def test_sentence_transformers_reads_the_same_vectors(bundled: StaticEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(ROOT / "models" / WORD_MODEL), device="cpu")
    expected = np.asarray(model.encode(TEXTS, show_progress_bar=False), dtype=np.float32)

    vectors = bundled.embed_passages(TEXTS)

    np.testing.assert_allclose(vectors, expected, atol=1e-5)
    assert [float(np.linalg.norm(vector)) > 0 for vector in vectors] == [
        True,
        True,
        True,
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("language", ["en", "da", "nb"])
def test_a_sentence_is_nearest_to_its_translation(bundled: StaticEmbedder, language: str) -> None:
    swedish = bundled.embed_passages(SENTENCES["sv"])
    other = bundled.embed_queries(SENTENCES[language])

    assert (other @ swedish.T).argmax(axis=1).tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("foraldralediga", "föräldralediga"),
        ("nyanlanda", "nyanlända"),
        ("sjukvard", "sjukvård"),
        ("sprakcafe", "språkcafé"),
        ("fodbold", "fotboll"),
        ("kvinnor", "women"),
        ("kommune", "kommun"),
    ],
)
def test_a_word_is_nearest_to_what_is_meant(bundled: StaticEmbedder, typed: str, meant: str) -> None:
    others = [
        "bibliotek",
        "skogsbruk",
        "budget",
        "trafik",
        "konferens",
        "utvärdering",
        "ekonomi",
        "landsting",
    ]
    words = [meant, *others]

    scores = bundled.embed_words(words) @ bundled.embed_words([typed])[0]

    assert words[int(scores.argmax())] == meant
