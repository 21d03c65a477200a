"""Every statement of the tables through a real server: true ones are shown, altered and invented ones are
not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.answer.answerer import Answerer
from rag.answer.check import checked
from rag.answer.model import rewrite
from rag.answer.model.sources import passages_of
from rag.settings import Settings
from rag.store import Store
from rag.types import Answer, Passage
from tests.answer_model.altered import FALSE
from tests.answer_model.claims import TRUE, Row
from tests.answer_model.server import Scripted

QUESTION = "Hur många kvinnor kunde simma?"


@pytest.fixture(scope="module")
def extractive(answerer: Answerer) -> Answer:
    answer = answerer.ask(QUESTION)
    assert answer.statements
    return answer


def cited(cites: str, store: Store) -> tuple[list[Passage], list[int]]:
    """The passages that a row names, and the numbers that no source has."""
    names = {p.id: p.name for p in store.projects}
    keys = [key for key in cites.split("+") if key]
    found = [
        next(
            p
            for p in store.passages
            if f"{names.get(p.project or '', '')} {p.role}" == key or p.section == key
        )
        for key in keys
        if not key.startswith("!")
    ]
    return found, [int(key[1:]) for key in keys if key.startswith("!")]


def run(
    row: Row, extractive: Answer, store: Store, settings: Settings, server: Scripted
) -> tuple[int, int, Answer]:
    """How many statements of the answer are the row's, how many were dropped, and the answer."""
    language, cites, text = row
    passages, numbers = cited(cites, store)
    answer = replace(extractive, language=language)
    shown = passages_of(answer, passages, store)
    server.says((text, [shown.index(p) + 1 for p in passages] + numbers))
    result = rewrite(answer, passages, store, settings)
    return sum(s.text == text for s in result.answer.statements), result.dropped, result.answer


@pytest.mark.parametrize("row", TRUE, ids=lambda row: row[2])
def test_a_supported_statement_is_shown_with_exact_quotes(
    row: Row, extractive: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    shown, dropped, answer = run(row, extractive, store, settings, server)
    assert (shown, dropped) == (1, 0)
    assert checked(answer, store) == answer
    passages, _ = cited(row[1], store)
    assert {c.project for c in answer.citations} <= {p.project for p in passages}


@pytest.mark.parametrize("row", FALSE, ids=lambda row: row[2])
def test_an_altered_or_invented_statement_is_dropped_and_counted(
    row: Row, extractive: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    shown, dropped, answer = run(row, extractive, store, settings, server)
    assert (shown, dropped) == (0, 1)
    assert answer == replace(extractive, language=row[0])


def test_the_tables_are_large_enough() -> None:
    assert len(TRUE) >= 40
    assert len(FALSE) >= 40
    assert {row[0] for row in TRUE} == {row[0] for row in FALSE} == {"sv", "da", "nb", "en"}
