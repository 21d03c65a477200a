"""``python -m rag.evaluation.retrieval_page``: what each part of the search is good for, as a page.

The tables of the page are written between two marker lines; what stands outside them is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rag.embed import load_embedder
from rag.embed.embedder import Embedder, Model
from rag.evaluation.ablation import Ablation, ablate, passage_task, public_task
from rag.evaluation.public import Progress, indexed
from rag.evaluation.questions import PUBLIC_QUERIES, QUERIES, load_parallel, load_public, load_queries
from rag.evaluation.ranked import RankedFigures, nearest_translations
from rag.progress import Bar
from rag.retrieve import load_reranker
from rag.settings import WORD_MODEL, Settings

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PARALLEL = "ntrex*.jsonl"
"""Files of parallel sentences among the public sets, a language a field."""
FROM, TO = "en", ("sv", "da", "nb", "fi")

_HEAD = """## What was measured

Made on {day} by

    python -m rag build
    python -m rag.evaluation.retrieval_page --data FOLDER --out docs/retrieval.md

where FOLDER holds the question sets, which are not part of this repository. Words and sentence windows have
vectors of `{words}` ({word_numbers} numbers), whole passages of `{model}` ({numbers}).
Reranker: {reranker}."""

_FIGURES = (("nDCG@10", "ndcg"), ("Recall@10", "recall"), ("MRR@10", "mrr"))

Rows = Sequence[Sequence[str]]


def write_page(old: str, data: Path, settings: Settings, progress: Progress) -> str:
    """The page ``old`` with its tables made anew from the sets in ``data / "public"`` and ``data / "dev"``.

    EvaluationSetUnusable when a set is missing or a line of it does not fit; errors of `Store.open`.
    """
    embedder = load_embedder(settings)
    ablations = list(_ablations(data, embedder, settings, progress))
    head = _HEAD.format(
        day=date.today().isoformat(),
        words=WORD_MODEL,
        word_numbers=embedder.words.dimension,
        model=settings.model,
        numbers=embedder.dimension,
        reranker=f"`{settings.reranker}`" if settings.reranker else "none is bundled, and none was set",
    )
    sizes = [(a.name, f"{a.queries}", f"{a.passages}") for a in ablations]
    parts = [head, _markdown(("set", "queries", "passages"), sizes)]
    parts += [f"### {title}\n\n{_table(ablations, name)}" for title, name in _FIGURES]
    parts += [_translations(path, embedder) for path in sorted((data / "public").glob(PARALLEL))]
    return _between(old, "\n\n".join(parts))


def _ablations(data: Path, embedder: Embedder, settings: Settings, progress: Progress) -> Iterator[Ablation]:
    reranker = load_reranker(settings)
    queries = load_queries(data / "dev" / QUERIES)
    yield ablate(passage_task("the five documents", queries, settings.index), embedder, reranker, progress)
    for path in sorted((data / "public").glob(f"*{PUBLIC_QUERIES}")):
        public = load_public(path)
        with indexed(public, embedder, progress) as index:
            yield ablate(public_task(public, index), embedder, reranker, progress)


def _table(ablations: Sequence[Ablation], figure: str) -> str:
    """One figure of every way and set; the best of each set is bold."""
    columns = [_column(list(a.figures.values()), figure) for a in ablations]
    rows = [(way, *(column[i] for column in columns)) for i, way in enumerate(ablations[0].figures)]
    return _markdown(("", *(a.name for a in ablations)), rows)


def _column(figures: Sequence[RankedFigures], name: str) -> list[str]:
    shown = [f"{getattr(each, name):.3f}" for each in figures]
    return [f"**{value}**" if value == max(shown) else value for value in shown]


def _translations(path: Path, embedder: Embedder) -> str:
    """How often a sentence's translation is the nearest, by the model of the vectors."""
    sentences = load_parallel(path)
    models: dict[str, Model] = {"static model": embedder.words}
    if embedder.identity != embedder.words.identity:
        models["contextual model"] = embedder
    rows = [
        (name, *(f"{nearest_translations(model, sentences[FROM], sentences[to]):.3f}" for to in TO))
        for name, model in models.items()
    ]
    count = len(sentences[FROM])
    title = (
        f"### Translations found\n\nThe share of {count} sentences whose translation is the nearest of all."
    )
    return f"{title}\n\n{_markdown(('', *(f'{FROM} → {to}' for to in TO)), rows)}"


def _markdown(heads: Sequence[str], rows: Rows) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _between(old: str, measured: str) -> str:
    """``old`` with ``measured`` between its marker lines, at its end when it has none."""
    before, _, rest = old.partition(BEGIN)
    after = rest.partition(END)[2]
    start = f"{before.rstrip()}\n\n" if before.strip() else ""
    return f"{start}{BEGIN}\n{measured}\n{END}\n{after.removeprefix(chr(10))}"


def main(
    data: Annotated[Path, typer.Option("--data", help="Folder of the question sets.")],
    out: Annotated[Path, typer.Option("--out", help="The page; what is outside its markers is kept.")],
) -> None:
    """Write the page."""
    old = out.read_text(encoding="utf-8") if out.is_file() else ""
    with Bar() as bar:
        out.write_text(write_page(old, data, Settings(), bar), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
