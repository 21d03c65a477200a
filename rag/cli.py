"""The command line: ``python -m rag …``. Results go to stdout, progress and notices to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rag.batch import answer_each, read_batch
from rag.console import emit, print_json, run
from rag.output import (
    answer_json,
    answer_text,
    document_json,
    hits_text,
    project_json,
    project_text,
    rejected,
    search_json,
)
from rag.progress import Bar
from rag.settings import Settings
from rag.types import Answer
from rag.where import meets, read_condition

if TYPE_CHECKING:
    from rag.embed import Embedder

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Ask documents about integration projects; every answer comes with exact quotes.",
)

IndexOption = Annotated[Path | None, typer.Option("--index", help="Folder of the index.")]
SeedsOption = Annotated[
    Path | None, typer.Option("--seeds", help="Folder of the documents that build reads.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
BatchOption = Annotated[Path | None, typer.Option("--batch", help="JSON Lines in, JSON Lines out, in order.")]
PathsArgument = Annotated[list[Path] | None, typer.Argument(help="Files or folders.")]


def settings_of(index: Path | None, seeds: Path | None = None) -> Settings:
    """The settings with what the command line overrides."""
    chosen = {name: path for name, path in (("index", index), ("seeds", seeds)) if path is not None}
    return Settings(**chosen)  # type: ignore[arg-type]  # pydantic reads the fields by name


@app.command()
def build(
    paths: PathsArgument = None,
    index: IndexOption = None,
    seeds: SeedsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read the seeds (or PATHS) and make or update the index; unchanged documents are not redone."""
    from rag.store import build as building

    _change(building.build, paths or [], settings_of(index, seeds), as_json)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.")],
    index: IndexOption = None,
    as_json: JsonOption = False,
    replacing: Annotated[
        bool, typer.Option("--replace", help="Let a file take the place of another document of its name.")
    ] = False,
) -> None:
    """Add documents to the collection, or newer versions of them.

    A document is known by its file's name. A file that was read before, or whose text is unchanged, is
    updated; another file with the name of a document is refused, unless --replace is given.
    """
    from rag.store import build as building

    _change(partial(building.add, replacing=replacing), paths, settings_of(index), as_json)


@app.command()
def remove(
    documents: Annotated[list[str], typer.Argument(help="Names as `documents` prints them.")],
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove documents: what is removed is found no more."""
    from rag.store import build as building

    _change(building.remove, documents, settings_of(index), as_json)


@app.command()
def documents(index: IndexOption = None, as_json: JsonOption = False) -> None:
    """List the documents of the collection."""
    from rag.store import Store

    store = Store.open(settings_of(index).index)
    rows = [
        document_json(d, sum(any(m.document == d.name for m in p.documents) for p in store.projects))
        for d in store.documents
    ]
    emit(rows, as_json, (f"{r['document']} · {r['title']} · {r['projects']} projects" for r in rows))


@app.command()
def search(
    query: Annotated[str | None, typer.Argument()] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="Passages to print.")] = 10,
    index: IndexOption = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
) -> None:
    """Find passages."""
    text = _only(query, batch, "QUERY")
    lines = read_batch(batch, "query") if batch is not None else []
    settings = settings_of(index)
    with _loading(settings) as embedder:
        from rag.retrieve import Retriever, load_reranker
        from rag.retrieve.explain import explain, told
        from rag.store import Store

        retriever = Retriever(Store.open(settings.index), embedder.result(), load_reranker(settings))
    if batch is not None:
        answer_each(
            batch,
            lines,
            lambda line: print_json(search_json(line.id, line.text, retriever.search(line.text, k))),
            lambda line, _: print_json(search_json(line.id, line.text, [])),
        )
        return
    hits = retriever.search(text, k)
    met = [told(explain(retriever.matcher, text, hit.passage)) for hit in hits]
    emit(search_json(None, text, hits), as_json, [hits_text(hits, met)])


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
) -> None:
    """Answer a question, with citations."""
    text = _only(question, batch, "QUESTION")
    lines = read_batch(batch, "question") if batch is not None else []
    settings = settings_of(index)
    with _loading(settings) as embedder:
        from rag.answer import Answerer
        from rag.store import Store

        answerer = Answerer(Store.open(settings.index), embedder.result(), settings)
    if batch is not None:
        answer_each(
            batch,
            lines,
            lambda line: print_json(answer_json(line.id, _noticed(answerer.ask(line.text)))),
            lambda line, error: print_json(answer_json(line.id, rejected(line.text, str(error)))),
        )
        return
    answer = _noticed(answerer.ask(text))
    emit(answer_json(None, answer), as_json, [answer_text(answer)])


@contextmanager
def _loading(settings: Settings) -> Iterator[Future[Embedder]]:
    """The embedder, on its way while the caller imports the rest: each takes some tenths of a second."""
    from rag.embed import load_embedder

    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(load_embedder, settings)


def _noticed(answer: Answer) -> Answer:
    """The answer, its notices told on stderr."""
    for notice in answer.notices:
        print(notice, file=sys.stderr)
    return answer


@app.command()
def projects(
    where: Annotated[
        list[str] | None, typer.Option("--where", help="field=value, any number of times.")
    ] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the project records that meet every condition."""
    from rag.store import Store

    conditions = [read_condition(text) for text in where or []]
    records = [(p, project_json(p)) for p in Store.open(settings_of(index).index).projects]
    found = [(p, row) for p, row in records if all(meets(row, field, value) for field, value in conditions)]
    emit([row for _, row in found], as_json, (project_text(p) for p, _ in found))


@app.command()
def show(
    document: Annotated[str, typer.Argument(help="A name as `documents` prints it.")],
    start: Annotated[int, typer.Option(min=0)] = 0,
    end: Annotated[int | None, typer.Option(min=0)] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print a document's source text, or the characters from --start to --end."""
    from rag.store import Store

    if end is not None and end < start:
        raise typer.BadParameter("lies before --start", param_hint="--end")
    found = Store.open(settings_of(index).index).document(document)
    text = found.text[start:end]
    first = min(start, len(found.text))
    emit({"document": found.name, "start": first, "end": first + len(text), "text": text}, as_json, [text])


@app.command("eval")
def evaluate(
    data: Annotated[Path, typer.Option("--data", help="Folder of the question sets.")],
    set_name: Annotated[str, typer.Option("--set", help="Folder below it.")] = "dev",
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure answers and search on a question set."""
    from rag.evaluation import run

    with Bar() as bar:
        report = run.evaluate(settings_of(index), data, set_name, bar)
    emit(run.report_json(report), as_json, [run.report_text(report)])


@app.command()
def bench(seeds: SeedsOption = None, as_json: JsonOption = False) -> None:
    """Measure speed and memory, beside the plain stack, and the page where there is a Chromium."""
    from rag.evaluation import bench as benching
    from rag.evaluation.page import page_figures

    settings = settings_of(None, seeds)
    with Bar() as bar:
        report = benching.bench(settings, bar)
        report = replace(report, figures=(*report.figures, *page_figures(settings, bar)))
    emit(benching.bench_json(report), as_json, [benching.bench_text(report)])


def _change(change: Callable[..., Any], what: Sequence[Any], settings: Settings, as_json: bool) -> None:
    """Change the index and print the report."""
    with _loading(settings) as embedder:
        import langchain_text_splitters  # noqa: F401  # what reading documents imports when it first cuts one

        loaded = embedder.result()
    with Bar() as bar:
        report = change(settings, what, loaded, bar)
    if report.model_changed:
        print("Another embedding model: its vectors were made anew.", file=sys.stderr)
    row = {name: getattr(report, name) for name in report.__slots__}
    emit(row, as_json, [str(report)])


def _only(value: str | None, batch: Path | None, name: str) -> str:
    """The one text that was given; empty when it is a batch instead."""
    if (value is None) == (batch is None):
        raise typer.BadParameter("give either one or a file with --batch", param_hint=name)
    return value or ""


def main() -> None:
    """Run the command line."""
    run(app)
