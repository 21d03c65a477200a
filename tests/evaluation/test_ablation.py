from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.embed import load_embedder
from rag.evaluation.ablation import Task, WithoutCompounds, WithoutFolding, ablate, passage_task, public_task
from rag.evaluation.public import indexed
from rag.evaluation.questions import Evidence, PublicPassage, PublicQuery, PublicSet, Query
from rag.evaluation.ranked import RankedFigures
from rag.evaluation.retrieval_page import BEGIN, END, write_page
from rag.retrieve.terms import FROM_COMPOUND, IN_COMPOUND, WITHOUT_DIACRITICS, matches_of
from rag.settings import Settings
from rag.store import Store
from rag.store.build import build
from tests.evaluation.sets import CATALOGUE, query, write_lines
from tests.store.tiny import TinyEmbedder, make_collection, tiny_pair

CORPUS = (
    PublicPassage("swim", "Alla får prova simning i badhuset. Det kostar ingenting."),
    PublicPassage("cafe", "På vårt språkcafé övar alla tillsammans, och det serveras kaffe på ett café."),
    PublicPassage("help", "Studenter ger språk och annat stöd. Hjälpen ges på kvällen."),
)
WORDS = PublicSet(
    "words",
    (PublicQuery("q1", "simning", ("swim",)), PublicQuery("q2", "kaffe på ett café", ("cafe",))),
    CORPUS,
)
ALWAYS = RankedFigures(ndcg=1.0, recall=1.0, mrr=1.0)
PARTS = ["lexical (BM25)", "dense, static model", "soft words"]
FUSED = ["fused", "fused, compounds not split", "fused, diacritics not folded"]


def silent(stage: str, done: int, total: int) -> None:
    pass


@pytest.fixture
def index() -> Iterator[Path]:
    with indexed(WORDS, TinyEmbedder(), silent) as folder:
        yield folder


def found(store: Store, form: str) -> dict[str, float]:
    return {store.forms[word]: weight for word, weight in matches_of(form, store).items()}


def test_a_store_without_a_part_lacks_just_that(index: Path) -> None:
    whole, uncut, unfolded = (kind.open(index) for kind in (Store, WithoutCompounds, WithoutFolding))
    assert found(whole, "café") == {"café": 1.0, "språkcafé": IN_COMPOUND}
    assert found(uncut, "café") == {"café": 1.0}
    assert found(unfolded, "café") == found(whole, "café")
    assert found(whole, "språkstöd") == {"språk": FROM_COMPOUND, "stöd": FROM_COMPOUND}
    assert found(uncut, "språkstöd") == {}
    assert found(whole, "hjalpen") == {"hjälpen": WITHOUT_DIACRITICS}
    assert found(uncut, "hjalpen") == found(whole, "hjalpen")
    assert found(unfolded, "simning") == found(whole, "simning") != {}


def test_every_way_is_measured(index: Path) -> None:
    """Whoever has the very words is found in every way, and a query that no passage answers in none."""
    task = public_task(WORDS, index)
    told: list[tuple[str, int, int]] = []
    result = ablate(task, TinyEmbedder(), None, lambda *step: told.append(step))
    assert (result.name, result.queries, result.passages) == ("words", 2, 3)
    assert result.figures == dict.fromkeys([*PARTS, *FUSED], ALWAYS)
    assert told[-1] == ("words", 6, 6)

    half = Task("half", index, 3, {"q1": "simning", "q2": "kaffe"}, {"q1": (0,), "q2": ()})
    assert ablate(half, TinyEmbedder(), None, silent).figures["fused"] == RankedFigures(0.5, 0.5, 0.5)


def test_a_second_model_is_a_way_of_its_own() -> None:
    pair = tiny_pair()
    with indexed(WORDS, pair, silent) as folder:
        figures = ablate(public_task(WORDS, folder), pair, None, silent).figures
    assert list(figures) == [*PARTS[:2], "dense, contextual model", PARTS[2], *FUSED]


def test_relevant_is_what_covers_the_quote(tmp_path: Path) -> None:
    settings = make_collection(tmp_path)
    build(settings, [], TinyEmbedder())
    quotes = {
        "lund": ("lund.txt", "Föräldralediga kvinnor som är nya i Sverige."),
        "none": ("lund.txt", "Nej."),
    }
    queries = [Query(name, "sv", "kvinnor", Evidence(*quote)) for name, quote in quotes.items()]
    task = passage_task("own", queries, settings.index)
    passages = Store.open(settings.index).passages
    place = next(i for i, passage in enumerate(passages) if quotes["lund"][1] in passage.text)
    assert task == Task(
        "own",
        settings.index,
        len(passages),
        {"lund": "kvinnor", "none": "kvinnor"},
        {"lund": (place,), "none": ()},
    )


def test_the_page_keeps_what_is_written_by_hand(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path / "index", seeds=tmp_path / "seeds")
    settings.seeds.mkdir()
    (settings.seeds / "katalog.txt").write_text(CATALOGUE, encoding="utf-8")
    build(settings, [], load_embedder(settings))
    quote = "De får prova simning, dans och klättring."
    write_lines(
        tmp_path / "sets" / "dev" / "retrieval.jsonl", [query("r1", "sv", "simning", "katalog.txt", quote)]
    )
    public = tmp_path / "sets" / "public"
    write_lines(public / "tiny.queries.jsonl", [{"id": "q", "query": "simning", "relevant": ["swim"]}])
    write_lines(public / "tiny.corpus.jsonl", [{"id": p.id, "text": p.text} for p in CORPUS])
    sentences = {
        "en": "The sun rises.",
        "sv": "Solen går upp.",
        "da": "Solen står op.",
        "nb": "Sola står opp.",
    }
    write_lines(public / "ntrex-tiny.jsonl", [{"id": 0, **sentences, "fi": "Aurinko nousee."}])

    page = write_page("# Own words\n\nBefore.\n", tmp_path / "sets", settings, silent)
    before, _, measured = page.partition(BEGIN)
    assert before == "# Own words\n\nBefore.\n\n"
    for line in (
        "| tiny | 1 | 3 |",
        "|  | the five documents | tiny |",
        "| fused | **1.000** | **1.000** |",
        "| static model | 1.000 | 1.000 | 1.000 | 1.000 |",
    ):
        assert line in measured.splitlines()
    assert measured.endswith(f"\n{END}\n")

    edited = page.replace("| tiny |", "| old |") + "\n## After\n\nKept.\n"
    assert write_page(edited, tmp_path / "sets", settings, silent) == page + "\n## After\n\nKept.\n"
