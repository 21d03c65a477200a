"""Re-ranking with real cross-encoders, made here: one layer, random weights, the collection's own words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rag.embed import load_embedder
from rag.errors import ModelUnavailable
from rag.retrieve import Retriever, load_reranker
from rag.retrieve.rerank import RERANKED, Reranker
from rag.settings import ROOT, Settings
from rag.store import Store
from rag.store.build import build
from rag.store.windows import passage_text
from rag.text.words import words
from rag.types import Hit
from tests.store.tiny import ESLOV, LUND, OSLO, TinyEmbedder

QUERY = "svenska kvinnor som får prova simning"
THINGS = [f"sak{letter}{digit}" for letter in "abcdefgh" for digit in range(5)]
"""One thing a section, more sections than are re-ranked."""

PROBE = """
import sys
from rag.retrieve import load_reranker
from rag.settings import Settings
print(load_reranker(Settings.model_construct(reranker="")))
print(sorted({"torch", "sentence_transformers", "transformers"} & set(sys.modules)))
"""


def save_model(folder: Path, labels: int = 1, head: bool = True) -> Path:
    """A BERT that scores pairs, with random weights large enough to tell texts apart."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizer

    folder.mkdir()
    known = sorted({word.form for text in (LUND, ESLOV, OSLO, QUERY) for word in words(text)} | set(THINGS))
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *known]
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=labels,
        initializer_range=0.5,
    )
    (BertForSequenceClassification if head else BertModel)(config).save_pretrained(folder)
    BertTokenizer(vocab=str(folder / "vocab.txt"), strip_accents=False).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a cross-encoder."""
    return save_model(tmp_path_factory.mktemp("reranker") / "model")


@pytest.fixture
def store(settings: Settings) -> Store:
    build(settings, [], TinyEmbedder())
    return Store.open(settings.index)


@pytest.fixture
def reranker(model: Path) -> Reranker:
    found = load_reranker(Settings.model_construct(reranker=str(model)))
    assert found is not None
    return found


def places(hits: list[Hit]) -> list[tuple[int, str, int]]:
    return [(hit.rank, hit.passage.document, hit.passage.start) for hit in hits]


def by_the_model(model: Path, hits: list[Hit]) -> list[tuple[float, Hit]]:
    """Hits with the scores that the library itself gives to each alone, best first."""
    from sentence_transformers import CrossEncoder

    encoder = CrossEncoder(str(model), device="cpu")
    scored = [(float(encoder.predict((QUERY, passage_text(hit.passage)))), hit) for hit in hits]
    return sorted(scored, key=lambda pair: -pair[0])


def test_the_whole_list_is_in_the_models_order(store: Store, model: Path, reranker: Reranker) -> None:
    plain = Retriever(store, TinyEmbedder()).search(QUERY, 50)
    hits = Retriever(store, TinyEmbedder(), reranker).search(QUERY, 50)
    wanted = by_the_model(model, plain)

    assert len(plain) == len(store.passages) > 5
    assert places(hits) == [
        (rank, hit.passage.document, hit.passage.start) for rank, (_, hit) in enumerate(wanted, start=1)
    ]
    assert [hit.score for hit in hits] == pytest.approx([score for score, _ in wanted], abs=1e-5)
    assert places(hits) != places(plain)


def test_the_best_of_all_that_were_read_are_returned(store: Store, reranker: Reranker) -> None:
    """Asking for two passages does not mean that only two are read."""
    retriever = Retriever(store, TinyEmbedder(), reranker)
    assert retriever.search(QUERY, 2) == retriever.search(QUERY, 50)[:2]


def test_only_what_is_asked_for_is_read(store: Store, model: Path, reranker: Reranker) -> None:
    retriever = Retriever(store, TinyEmbedder(), reranker)
    hits = retriever.search(QUERY, 50, documents=["eslov.txt"])
    alone = Retriever(store, TinyEmbedder()).search(QUERY, 50, documents=["eslov.txt"])
    assert [hit.passage for hit in hits] == [hit.passage for _, hit in by_the_model(model, alone)]
    assert retriever.search(QUERY, documents=[]) == []


def test_what_is_not_read_again_follows_in_its_order(
    settings: Settings, model: Path, reranker: Reranker
) -> None:
    sections = "\n\n".join(f"Rubrik {thing}\n\nKvinnor får prova {thing} en gång." for thing in THINGS)
    (settings.seeds / "eslov.txt").write_text(sections, "utf-8")
    build(settings, [], TinyEmbedder())
    store = Store.open(settings.index)
    plain = Retriever(store, TinyEmbedder()).search(QUERY, 100)
    hits = Retriever(store, TinyEmbedder(), reranker).search(QUERY, 100)

    assert len(plain) > RERANKED + 5
    read = [hit.passage for _, hit in by_the_model(model, plain[:RERANKED])]
    assert [hit.passage for hit in hits] == [*read, *(hit.passage for hit in plain[RERANKED:])]
    assert [hit.rank for hit in hits] == list(range(1, len(plain) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    fallen = [hit.score - hits[RERANKED - 1].score for hit in hits[RERANKED:]]
    assert fallen == pytest.approx([hit.score - plain[RERANKED - 1].score for hit in plain[RERANKED:]])


def test_none_is_the_default_and_costs_no_torch() -> None:
    assert Settings.model_fields["reranker"].default == ""
    ran = subprocess.run([sys.executable, "-c", PROBE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "None\n[]\n"


def test_one_line_of_the_environment_sets_it(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    monkeypatch.setenv("PROJEKTLOTS_RERANKER", str(model))
    assert isinstance(load_reranker(Settings(_env_file=None)), Reranker)


def test_one_that_is_not_there_is_a_named_error(tmp_path: Path) -> None:
    missing = str(tmp_path / "no-such-model")
    with pytest.raises(ModelUnavailable) as error:
        load_reranker(Settings.model_construct(reranker=missing))
    assert str(error.value) == (
        f"The reranker {missing!r} cannot be loaded: set PROJEKTLOTS_RERANKER to the folder of a "
        "sentence-transformers CrossEncoder or to a name that can be downloaded, or to nothing for no "
        "re-ranking."
    )


@pytest.mark.parametrize(("labels", "head"), [(3, True), (1, False)])
def test_a_model_that_was_not_trained_to_rank_is_a_named_error(
    tmp_path: Path, labels: int, head: bool
) -> None:
    """A classifier of three classes, and a bare encoder, which would rank at random."""
    folder = save_model(tmp_path / "model", labels, head)
    with pytest.raises(ModelUnavailable) as error:
        Reranker.load(str(folder))
    assert str(error.value) == (
        f"{str(folder)!r} is no reranker (no single trained score): set PROJEKTLOTS_RERANKER to the folder "
        "of a sentence-transformers CrossEncoder or to a name that can be downloaded, or to nothing for no "
        "re-ranking."
    )


@pytest.mark.parametrize("command", ["search", "ask"])
def test_the_command_line_reads_the_setting(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    build(settings, [], load_embedder(settings))
    missing = str(tmp_path / "no-such-model")
    monkeypatch.setenv("PROJEKTLOTS_RERANKER", missing)
    arguments = [sys.executable, "-m", "rag", command, QUERY, "--index", str(settings.index)]
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"projektlots: The reranker {missing!r} cannot be loaded: ")
