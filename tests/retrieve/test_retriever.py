import random

import numpy as np
import pytest

from rag.embed import load_embedder
from rag.errors import IndexCorrupt, QuestionRejected
from rag.retrieve import Retriever
from rag.retrieve import retriever as retrieving
from rag.retrieve.fusion import fuse
from rag.retrieve.late import IN_CONTEXT, SoftMatcher, weighted
from rag.retrieve.retriever import PROJECT, WEIGHTS, WINDOW_WORDS
from rag.settings import Settings
from rag.store import Store, vectors
from rag.store.build import build, remove
from rag.store.windows import passage_text
from tests.store.tiny import TinyEmbedder, tiny_pair


@pytest.fixture
def retriever(settings: Settings) -> Retriever:
    build(settings, [], TinyEmbedder())
    return Retriever(Store.open(settings.index), TinyEmbedder())


@pytest.mark.parametrize(
    ("query", "quote"),
    [
        ("föräldralediga kvinnor", "Föräldralediga kvinnor som är nya i Sverige."),
        ("foraldralediga kvinnor", "Föräldralediga kvinnor som är nya i Sverige."),
        ("prova simning", "simning, dans"),
        ("simnign och dans", "simning, dans"),
        ("rasisme", "krenkelser og rasisme"),
        ("which has klättring", "klättring"),
    ],
)
def test_the_passage_that_says_it_comes_first(retriever: Retriever, query: str, quote: str) -> None:
    hits = retriever.search(query)
    assert quote in hits[0].passage.text
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.passage.document, hit.passage.start) for hit in hits}) == len(hits)


def test_only_what_is_asked_for(retriever: Retriever) -> None:
    documents = {hit.passage.document for hit in retriever.search("kvinnor", 50, documents=["oslo.txt"])}
    assert documents == {"oslo.txt"}
    project = next(passage.project for passage in retriever.store.passages if passage.project)
    assert {hit.passage.project for hit in retriever.search("kvinnor", 50, projects={project})} == {project}
    assert retriever.search("kvinnor", projects=[]) == []
    assert len(retriever.search("kvinnor", 2)) == 2


@pytest.mark.parametrize(
    "query", ["ما هي المشاريع للنساء؟", "vad är det", "?!", "37", "x" * 2000, "ᚠᚢᚦ", "\x00"]
)
def test_odd_questions_have_an_answer(retriever: Retriever, query: str) -> None:
    hits = retriever.search(query, 3)
    assert len(hits) == 3
    assert all(np.isfinite(hit.score) for hit in hits)


@pytest.mark.parametrize("query", ["", " \n", "å" * 100_000, "ord " * 25_000])
def test_what_is_no_question(retriever: Retriever, query: str) -> None:
    with pytest.raises(QuestionRejected) as caught:
        retriever.search(query)
    assert len(str(caught.value)) < 100


def test_an_index_of_another_model(settings: Settings) -> None:
    build(settings, [], TinyEmbedder("other"))
    with pytest.raises(IndexCorrupt, match="python -m rag build"):
        Retriever(Store.open(settings.index), TinyEmbedder())


def test_an_empty_index_has_no_hits(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    remove(settings, ["eslov.txt", "lund.txt", "oslo.txt"], TinyEmbedder())
    assert Retriever(Store.open(settings.index), TinyEmbedder()).search("kvinnor") == []


def test_what_is_removed_is_not_found(settings: Settings) -> None:
    build(settings, [], TinyEmbedder())
    remove(settings, ["oslo.txt"], TinyEmbedder())
    hits = Retriever(Store.open(settings.index), TinyEmbedder()).search("krenkelser rasisme", 50)
    assert {hit.passage.document for hit in hits} == {"eslov.txt", "lund.txt"}


def test_words_are_met_one_by_one(retriever: Retriever) -> None:
    matcher = retriever.matcher
    question = matcher.question("Vilka kvinnor simmar på språkcafé?")
    assert [term.form for term in question.terms] == ["kvinnor", "simmar", "språkcafé"]
    met = matcher.sentences(question, ["Kvinnor på café.", "De har ett språkcafé.", "Ingenting."], "sv")
    assert met.shape == (3, 3)
    assert met[0, 0] == met[2, 1] == 1.0
    assert met[:, 2].max() < 1.0
    np.testing.assert_allclose(matcher.score(question), weighted(matcher.words(question), question.rarities))
    assert matcher.score(question).max() <= 1.0


def test_a_rare_word_weighs_more(retriever: Retriever) -> None:
    question = retriever.matcher.question("tjejer klättring")
    assert question.rarities[1] > question.rarities[0] > 0


def test_sentences_score_as_windows_do(retriever: Retriever) -> None:
    """A window's own words count the same, read from the index or from its text."""
    store, matcher = retriever.store, SoftMatcher(retriever.store, TinyEmbedder())
    question = matcher.question("tjejer prova simning i förening")
    texts = [store.document(store.passages[p].document).text[start:end] for p, start, end in store.windows]
    read = matcher.sentences(question, texts, "sv")
    own = np.array([store.window_words.maximum(row) for row in question.similarities])
    swedish = [store.passages[p].language == "sv" for p in store.windows[:, 0]]
    np.testing.assert_allclose(read[:, swedish], own[:, swedish], atol=1e-6)


def test_the_features_are_of_the_whole_passages(retriever: Retriever) -> None:
    """Each against its definition, worked out passage by passage."""
    store, query = retriever.store, "en aktiv fritid för tjejer som vill prova simning"
    question = retriever.matcher.question(query)
    texts, embedder = [passage_text(passage) for passage in store.passages], TinyEmbedder()
    features = retriever.features(query)
    assert list(features) == list(WEIGHTS)
    np.testing.assert_allclose(
        features["passage"], embedder.embed_passages(texts) @ embedder.embed_queries([query])[0], atol=1e-6
    )
    windows = fuse(
        [(1.0, retriever.window_cosines(query)), (WINDOW_WORDS, retriever.matcher.score(question))]
    )
    of_passage = [windows[store.windows[:, 0] == i].max() for i in range(len(texts))]
    np.testing.assert_allclose(features["window"], of_passage, atol=1e-6)
    met = [store.passage_words.maximum(row) for row in question.similarities]
    around = [IN_CONTEXT * store.context_words.maximum(row) for row in question.similarities]
    words = np.average(np.maximum(met, around), axis=0, weights=question.rarities)
    np.testing.assert_allclose(features["words"], words, atol=1e-6)


def test_scores_are_the_weighted_features_and_what_the_project_adds(retriever: Retriever) -> None:
    store, query = retriever.store, "föräldralediga kvinnor på språkcafé"
    own = fuse([(WEIGHTS[name], values) for name, values in retriever.features(query).items()])
    names = [passage.project or (passage.document, passage.section) for passage in store.passages]
    best = [max(own[i] for i, name in enumerate(names) if name == mine) for mine in names]
    assert len(set(names)) < len(names)
    np.testing.assert_allclose(retriever.score(query), own + PROJECT * np.array(best), rtol=1e-5)


@pytest.mark.parametrize("pair", [("another", "tiny"), ("larger", "another")])
def test_an_index_of_another_pair_of_models(settings: Settings, pair: tuple[str, str]) -> None:
    build(settings, [], tiny_pair())
    assert Retriever(Store.open(settings.index), tiny_pair()).search("kvinnor")
    with pytest.raises(IndexCorrupt, match="python -m rag build"):
        Retriever(Store.open(settings.index), tiny_pair(*pair))


def test_two_models_are_asked_for_their_own(settings: Settings) -> None:
    build(settings, [], tiny_pair())
    query, store = "tjejer prova simning", Store.open(settings.index)
    features = Retriever(store, tiny_pair()).features(query)
    larger = TinyEmbedder("larger", 96)
    texts = [passage_text(passage) for passage in store.passages]
    np.testing.assert_allclose(
        features["passage"], larger.embed_passages(texts) @ larger.embed_queries([query])[0], atol=1e-6
    )


def test_a_large_collection_is_looked_at_closer_where_it_is_best(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first passages are ordered by the passage model too, and stay before the others."""
    monkeypatch.setattr(vectors, "MANY", 3)
    monkeypatch.setattr(retrieving, "CLOSER", 3)
    build(settings, [], tiny_pair())
    pair, query = tiny_pair(), "simning och dans i en förening"
    retriever = Retriever(Store.open(settings.index), pair)
    passages, scores = retriever.store.passages, retriever.score(query)
    quick = np.argsort(-scores, kind="stable")
    read = pair.embed_passages([passage_text(passages[i]) for i in quick[:3]])
    closer = fuse([(1.0, scores[quick[:3]]), (WEIGHTS["passage"], read @ pair.embed_queries([query])[0])])
    hits = retriever.search(query, 50)
    expected = [*quick[:3][np.argsort(-closer, kind="stable")], *quick[3:]]
    assert expected != list(quick)
    assert [hit.passage for hit in hits] == [passages[i] for i in expected]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert retriever.search("kvinnor", documents=[]) == []


def test_the_bundled_model_finds_across_languages(settings: Settings) -> None:
    embedder = load_embedder(settings)
    build(settings, [], embedder)
    retriever = Retriever(Store.open(settings.index), embedder)
    assert "Jusstudenter" in retriever.search("free legal help against racism")[0].passage.text
    assert "Föräldralediga" in retriever.search("women on parental leave")[0].passage.text


def test_any_query_of_any_letters(retriever: Retriever) -> None:
    letters = random.Random(3)
    for _ in range(50):
        query = "".join(chr(letters.randrange(33, 0x2FFF)) for _ in range(letters.randrange(1, 60)))
        assert len(retriever.search(query, 2)) == 2
