"""What holds for every answer, whatever is asked."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import Answerer
from rag.answer.check import CitationBroken, checked
from rag.errors import QuestionRejected
from rag.store import Store
from rag.types import Answer, Statement
from tests.answer.catalogue import NAMES
from tests.answer.test_kinds import KINDS
from tests.answer.test_records import LISTS

QUESTIONS = [question for questions in KINDS.values() for question in questions if question]
QUESTIONS += [row[0] for row in LISTS]
WORDS = sorted({word for question in QUESTIONS for word in question.split()} | {*NAMES, "§37", "2021", "?"})


def check_promises(answer: Answer, store: Store) -> None:
    numbers = [c.n for c in answer.citations]
    assert len(set(numbers)) == len(numbers)
    spans = [(c.document, c.start, c.end) for c in answer.citations]
    assert len(set(spans)) == len(spans)
    for c in answer.citations:
        document = store.document(c.document)
        assert c.quote == document.text[c.start : c.end]
        assert c.quote.strip()
        assert c.title == document.source.title
    cited = [n for s in answer.statements for n in s.citations]
    assert all(s.citations for s in answer.statements)
    assert set(cited) == set(numbers)
    assert {n for p in answer.projects for n in p.citations} <= set(numbers)
    assert {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)} == set(numbers)
    known = {p.id: p.name for p in store.projects}
    assert all(known[p.id] == p.name for p in answer.projects)
    assert len({p.id for p in answer.projects}) == len(answer.projects)
    if answer.kind in {"list", "count"} and answer.language in {"sv", "en", "da", "nb", "fi"}:
        assert answer.checked_projects == len(store.projects)
    assert answer.text.strip()
    assert answer.abstained == (not answer.statements)
    assert bool(answer.nearest) == answer.abstained
    for hit in answer.nearest:
        passage = hit.passage
        assert passage.text == store.document(passage.document).text[passage.start : passage.end]


def test_every_answer_keeps_the_promises(answerer: Answerer, store: Store) -> None:
    kinds = set()
    for question in QUESTIONS:
        answer = answerer.ask(question)
        assert answer.question == question
        check_promises(answer, store)
        kinds.add((answer.kind, answer.abstained))
    assert {kind for kind, abstained in kinds if not abstained} == set(KINDS)


@settings(max_examples=40, deadline=None)
@given(question=st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
def test_any_words_are_answered(answerer: Answerer, store: Store, question: str) -> None:
    check_promises(answerer.ask(question), store)


@settings(max_examples=40, deadline=None)
@given(question=st.text(max_size=80))
def test_any_text_is_answered_or_rejected(answerer: Answerer, store: Store, question: str) -> None:
    try:
        answer = answerer.ask(question)
    except QuestionRejected:
        assert not question.split()
    else:
        check_promises(answer, store)


@pytest.mark.parametrize("question", ["", " \n\t", "å" * 2001, "ord " * 25_000])
def test_what_is_no_question(answerer: Answerer, question: str) -> None:
    with pytest.raises(QuestionRejected) as caught:
        answerer.ask(question)
    assert len(str(caught.value)) < 100


def test_the_same_question_has_the_same_answer(answerer: Answerer) -> None:
    first, second = (answerer.ask("Hur rekryterar vi deltagare?") for _ in range(2))
    assert replace(first, elapsed_ms=0) == replace(second, elapsed_ms=0)


@pytest.fixture
def good(answerer: Answerer) -> Answer:
    return answerer.ask("Vilka projekt finns i Umeå?")


def test_a_good_answer_passes_the_check(good: Answer, store: Store) -> None:
    assert checked(good, store) == good


def test_a_wrong_quote_is_never_shown(good: Answer, store: Store) -> None:
    first, *rest = good.citations
    for wrong in (
        replace(first, quote=first.quote.replace("Umeå", "Luleå")),
        replace(first, start=first.start + 1),
        replace(first, quote=" ".join(first.quote.split()) + " "),
        replace(first, start=first.end, quote=""),
    ):
        with pytest.raises(CitationBroken, match="citation 1"):
            checked(replace(good, citations=(wrong, *rest)), store)


@pytest.mark.parametrize("numbers", [(), (7,), (1, 7)])
def test_a_statement_needs_its_citations(good: Answer, store: Store, numbers: tuple[int, ...]) -> None:
    claim = Statement("Månen är en ost.", numbers)
    with pytest.raises(CitationBroken, match="Månen är en ost"):
        checked(replace(good, statements=(*good.statements, claim)), store)


def test_an_unused_citation_is_left_out(good: Answer, store: Store) -> None:
    less = checked(replace(good, statements=good.statements[:1], projects=()), store)
    assert less.citations == good.citations[:1]
