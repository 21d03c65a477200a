"""The command line: ``python -m rag …``. Results go to stdout, progress and notices to stderr."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from rag.batch import answer_each, read_batch
from rag.errors import ProjektlotsError
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
from rag.where import meets, read_condition

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
    from rag.embed import load_embedder
    from rag.store import build as building

    settings = settings_of(index, seeds)
    with Bar() as bar:
        report = building.build(settings, paths or [], load_embedder(settings), bar)
    _print_report(report, as_json)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.")],
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add documents to the collection."""
    from rag.embed import load_embedder
    from rag.store import build as building

    settings = settings_of(index)
    with Bar() as bar:
        report = building.add(settings, paths, load_embedder(settings), bar)
    _print_report(report, as_json)


@app.command()
def remove(
    documents: Annotated[list[str], typer.Argument(help="Names as `documents` prints them.")],
    index: IndexOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove documents: what is removed is found no more."""
    from rag.embed import load_embedder
    from rag.store import build as building

    settings = settings_of(index)
    with Bar() as bar:
        report = building.remove(settings, documents, load_embedder(settings), bar)
    _print_report(report, as_json)


@app.command()
def documents(index: IndexOption = None, as_json: JsonOption = False) -> None:
    """List the documents of the collection."""
    from rag.store import Store

    store = Store.open(settings_of(index).index)
    rows = [
        document_json(d, sum(any(m.document == d.name for m in p.documents) for p in store.projects))
        for d in store.documents
    ]
    _emit(rows, as_json, (f"{r['document']} · {r['title']} · {r['projects']} projects" for r in rows))


@app.command()
def search(
    query: Annotated[str | None, typer.Argument()] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="Passages to print.")] = 10,
    index: IndexOption = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
) -> None:
    """Find passages."""
    from rag.embed import load_embedder
    from rag.retrieve import Retriever
    from rag.store import Store

    text = _only(query, batch, "QUERY")
    lines = read_batch(batch, "query") if batch is not None else []
    settings = settings_of(index)
    retriever = Retriever(Store.open(settings.index), load_embedder(settings))
    if batch is not None:
        answer_each(
            batch,
            lines,
            lambda line: _print_json(search_json(line.id, line.text, retriever.search(line.text, k))),
            lambda line, _: _print_json(search_json(line.id, line.text, [])),
        )
        return
    hits = retriever.search(text, k)
    _emit(search_json(None, text, hits), as_json, [hits_text(hits)])


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    index: IndexOption = None,
    as_json: JsonOption = False,
    batch: BatchOption = None,
) -> None:
    """Answer a question, with citations."""
    from rag.answer import Answerer
    from rag.embed import load_embedder
    from rag.store import Store

    text = _only(question, batch, "QUESTION")
    lines = read_batch(batch, "question") if batch is not None else []
    settings = settings_of(index)
    answerer = Answerer(Store.open(settings.index), load_embedder(settings))
    if batch is not None:
        answer_each(
            batch,
            lines,
            lambda line: _print_json(answer_json(line.id, answerer.ask(line.text))),
            lambda line, error: _print_json(answer_json(line.id, rejected(line.text, str(error)))),
        )
        return
    answer = answerer.ask(text)
    _emit(answer_json(None, answer), as_json, [answer_text(answer)])


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
    _emit([row for _, row in found], as_json, (project_text(p) for p, _ in found))


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
    _emit({"document": found.name, "start": first, "end": first + len(text), "text": text}, as_json, [text])


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
    _emit(run.report_json(report), as_json, [run.report_text(report)])


@app.command()
def bench(seeds: SeedsOption = None, as_json: JsonOption = False) -> None:
    """Measure speed and memory, beside the plain stack."""
    from rag.evaluation import bench as benching

    with Bar() as bar:
        report = benching.bench(settings_of(None, seeds), bar)
    _emit(benching.bench_json(report), as_json, [benching.bench_text(report)])


def _print_report(report: Any, as_json: bool) -> None:
    row = {name: getattr(report, name) for name in report.__slots__}
    if report.model_changed:
        print("Another embedding model: all vectors were made anew.", file=sys.stderr)
    text = (
        f"{report.documents} documents ({len(report.read)} read, {len(report.reused)} unchanged, "
        f"{len(report.removed)} removed) · {report.projects} projects · {report.passages} passages"
    )
    _emit(row, as_json, [text])


def _emit(value: Any, as_json: bool, text: Iterable[str]) -> None:
    if as_json:
        _print_json(value)
    else:
        for line in text:
            print(line)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _only(value: str | None, batch: Path | None, name: str) -> str:
    """The one text that was given; empty when it is a batch instead."""
    if (value is None) == (batch is None):
        raise typer.BadParameter("give either one or a file with --batch", param_hint=name)
    return value or ""


def main() -> None:
    """Run the command line; a named error is one line on stderr and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        _write_any_letter(stream)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except ProjektlotsError as error:
        print(f"projektlots: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"projektlots: {error.strerror}{where}: free space, or write elsewhere", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left unwritten is let go
        sys.exit(1)
    except KeyboardInterrupt:
        print("projektlots: stopped; the index is as it was", file=sys.stderr)
        sys.exit(130)


def _write_any_letter(stream: TextIO) -> None:
    """Files and pipes get UTF-8 on every system; a letter that a terminal lacks, or half a surrogate pair
    from a broken argument, is written as an escape, which JSON reads as well."""
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")
