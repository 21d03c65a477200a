from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from rag.embed import load_embedder
from rag.retrieve import Retriever
from rag.retrieve.explain import MET, Meeting, explain, told
from rag.retrieve.late import IN_CONTEXT, SOFTEST, UNRELATED
from rag.store import Store
from rag.store.build import build
from rag.types import Passage
from tests.store.tiny import make_collection

MARKET = """Torgdagen

Målgrupp

Kvinnor i Lund.

Syfte

De övar svenska i sam-
arbete med språkcaféer.
Skriv till lundaskolan@torgdag.se.
"""


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    """A tiny collection with the real model."""
    settings = make_collection(tmp_path_factory.mktemp("explained"))
    (settings.seeds / "torg.txt").write_text(MARKET, "utf-8")
    embedder = load_embedder(settings)
    build(settings, [], embedder)
    return Retriever(Store.open(settings.index), embedder)


@pytest.fixture
def passage(retriever: Retriever) -> Callable[[str], Passage]:
    """The passage that holds a text."""
    return lambda text: next(p for p in retriever.store.passages if text in p.text)


def test_what_met_what(retriever: Retriever, passage: Callable[[str], Passage]) -> None:
    (cosine,) = retriever.matcher.likeness("women", ["kvinnor"])
    alike = SOFTEST * (cosine - UNRELATED) / (1 - UNRELATED)
    assert explain(retriever.matcher, "which women live in LUND?", passage("Kvinnor")) == (
        Meeting("women", "Kvinnor", pytest.approx(alike, abs=2e-3)),
        Meeting("lund", "Lund", 1.0),
    )


def test_a_word_of_the_context_counts_less(retriever: Retriever, passage: Callable[[str], Passage]) -> None:
    assert passage("Kvinnor").context.startswith("Torgdagen")
    assert explain(retriever.matcher, "torgdagen kvinnor", passage("Kvinnor")) == (
        Meeting("torgdagen", "Torgdagen", pytest.approx(IN_CONTEXT)),
        Meeting("kvinnor", "Kvinnor", 1.0),
    )


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("Svenska på språkcafé", "svenska · språkcafé ≈ språkcaféer"),
        ("samarbete", "samarbete"),
        ("lundaskolan", "lundaskolan"),
        ("vad är det", ""),
        ("xyzzy", ""),
    ],
)
def test_as_a_line(retriever: Retriever, passage: Callable[[str], Passage], query: str, line: str) -> None:
    assert told(explain(retriever.matcher, query, passage("övar"))) == line


def test_a_passage_without_words_meets_nothing(
    retriever: Retriever, passage: Callable[[str], Passage]
) -> None:
    assert explain(retriever.matcher, "mammor", replace(passage("Kvinnor"), text="…", context="")) == ()


def test_the_meetings_are_what_the_score_is_made_of(retriever: Retriever) -> None:
    """Each word's best window in a passage has the similarity that is told."""
    store, matcher = retriever.store, retriever.matcher
    query = "språkkurs för kvinnor på barnledighet, tjejer i en simklubb"
    question = matcher.question(query)
    by_window = matcher.words(question)
    meetings = [explain(matcher, query, passage) for passage in store.passages]
    for number, found in enumerate(meetings):
        best = by_window[:, store.windows[:, 0] == number].max(axis=1)
        wanted = {t.form: float(met) for t, met in zip(question.terms, best, strict=True) if met >= MET}
        assert [m.asked for m in found] == list(wanted)
        np.testing.assert_allclose([m.similarity for m in found], list(wanted.values()), atol=2e-3)
    assert sum(map(len, meetings)) > 5
