"""``python -m rag.evaluation.document``: real answers and the score table, as a page of the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rag.answer import Answerer
from rag.embed import load_embedder
from rag.evaluation.metrics import AnswerFigures
from rag.evaluation.run import evaluate
from rag.settings import Settings
from rag.store import Store
from rag.types import Answer

SHOWN = Path(__file__).parent / "data" / "shown-questions.txt"

_HEAD = """# What the answers look like

Twelve questions with the answers that the program gives to the five seed documents, without a language model
and without a network; then the figures of the development questions, and which of them it still misses.

This page is made by

    python -m rag build
    python -m rag.evaluation.document --data FOLDER --set dev --out docs/answers.md

where FOLDER holds the question sets. A number in brackets is a citation: the quotes below each answer are
slices of the documents, to the letter.
"""


def write_page(data: Path, set_name: str, settings: Settings) -> str:
    """The page as Markdown; errors as for `evaluate`."""
    store = Store.open(settings.index)
    answerer = Answerer(store, load_embedder(settings))
    questions = SHOWN.read_text(encoding="utf-8").splitlines()
    parts = [_HEAD, *(_answer(answerer.ask(question)) for question in questions)]
    figures = evaluate(settings, data, set_name).answers
    if figures is not None:
        parts.append(_figures(figures, set_name))
    return "\n".join(parts)


def _answer(answer: Answer) -> str:
    lines = [f"## {answer.question}", "", *(f"> {line}" for line in answer.text.splitlines())]
    quotes = [
        f"{c.n}. *{c.document}*, {c.section or '–'}: “{' '.join(c.quote.split())}”" for c in answer.citations
    ]
    kind = f"`{answer.kind}`, no answer" if answer.abstained else f"`{answer.kind}`"
    return "\n".join([*lines, "", f"({kind}, {answer.checked_projects} records checked)", "", *quotes, ""])


def _figures(figures: AnswerFigures, set_name: str) -> str:
    rows = [f"| {kind} | {right} | {total} |" for kind, right, total in figures.by_type]
    table = "\n".join(["| kind | right | questions |", "|---|---|---|", *rows])
    shares = (
        f"answered_right **{figures.answered_right:.3f}** · list_f1 **{figures.list_f1:.3f}** · "
        f"abstained_right **{figures.abstained_right:.3f}** · quotes_exact **{figures.quotes_exact:.4f}** "
        f"of {figures.quotes} · statements_without_citation **{figures.statements_without_citation}**"
    )
    misses = "\n".join(f"- `{miss.id}`: {miss.why}" for miss in figures.misses)
    return f"## The figures on `{set_name}`\n\n{shares}\n\n{table}\n\nWhat it still misses:\n\n{misses}\n"


def main(
    data: Annotated[Path, typer.Option("--data", help="Folder of the question sets.")],
    out: Annotated[Path, typer.Option("--out", help="The page to write.")],
    set_name: Annotated[str, typer.Option("--set", help="Folder of the set below it.")] = "dev",
) -> None:
    """Write the page."""
    out.write_text(write_page(data, set_name, Settings()), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
