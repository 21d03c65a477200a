from __future__ import annotations

from dataclasses import replace

import pytest

from rag.types import Answer, Document, Mention, Project, Source, Statement
from rag.ui.context import Excerpt, excerpt
from rag.ui.view import (
    AnswerView,
    ComparedView,
    DocumentView,
    ProjectView,
    SourceView,
    about,
    document_views,
    hidden_view,
    period,
    view_answer,
)
from tests.ui.conftest import DOCUMENT, PERHAPS, SURE, TEXT, TITLE, TITLES, citation, read


def around(quote: str) -> Excerpt:
    start = TEXT.index(quote)
    return excerpt(TEXT, start, start + len(quote))


def place(quote: str) -> Mention:
    start = TEXT.index(quote)
    return Mention(DOCUMENT, start, start + len(quote))


def test_a_list_shows_each_quote_with_its_project(list_answer: Answer, projects: tuple[Project, ...]) -> None:
    sure = SourceView(1, TITLE, "Målgrupp", 29, around(SURE), place=place(SURE))
    perhaps = SourceView(2, TITLE, "Målgrupp", 29, around(PERHAPS), place=place(PERHAPS))
    assert view_answer(list_answer, read, TITLES, projects) == AnswerView(
        abstained=False,
        said="",
        judged=True,
        counted=False,
        checked=62,
        statements=(),
        yes=(
            ProjectView(
                "kom-vidare", "Kom vidare", ("Kom vidare 2.0",), ("Lunds kommun", "2022-01-01"), (sure,)
            ),
        ),
        maybe=(ProjectView("plats", "Plats för fler", (), ("Medborgarskolan", "Eslöv"), (perhaps,)),),
        sources=(),
        nearest=(),
    )


@pytest.mark.parametrize(("quote", "said"), [("Kom vidare", True), ("Lunds kommun", True), (SURE, False)])
def test_a_quote_that_the_card_already_says_is_not_repeated(
    list_answer: Answer, projects: tuple[Project, ...], quote: str, said: bool
) -> None:
    named = replace(list_answer, citations=(citation(1, "kom-vidare", quote), *list_answer.citations[1:]))
    view = view_answer(named, read, TITLES, projects)
    assert [source.said for source in view.yes[0].sources] == [said]


def test_a_fact_shows_its_claims_and_then_its_sources(
    fact_answer: Answer, projects: tuple[Project, ...]
) -> None:
    assert view_answer(fact_answer, read, TITLES, projects) == AnswerView(
        abstained=False,
        said="",
        judged=False,
        counted=False,
        checked=62,
        statements=fact_answer.statements,
        yes=(),
        maybe=(),
        sources=(SourceView(1, TITLE, "Målgrupp", 29, around(SURE), said=True, place=place(SURE)),),
        nearest=(),
    )


def test_an_abstention_shows_the_nearest_passages_only(
    no_answer: Answer, projects: tuple[Project, ...]
) -> None:
    told = replace(no_answer, text="Posten anger inte: Finansiering.")
    view = view_answer(told, read, TITLES, projects, met=lambda passage: f"ord i {passage.document}")
    assert view == AnswerView(
        abstained=True,
        said="Posten anger inte: Finansiering.",
        judged=False,
        counted=False,
        checked=62,
        statements=(),
        yes=(),
        maybe=(),
        sources=(),
        nearest=(
            SourceView(
                None,
                TITLE,
                "Målgrupp",
                None,
                around(PERHAPS),
                met=f"ord i {DOCUMENT}",
                place=place(PERHAPS),
            ),
        ),
    )


def test_the_claims_of_a_comparison_stand_with_their_projects(
    list_answer: Answer, projects: tuple[Project, ...]
) -> None:
    view = view_answer(replace(list_answer, kind="compare"), read, TITLES, projects)
    assert (view.statements, view.compared) == (
        (),
        (
            ComparedView("kom-vidare", "Kom vidare", (Statement(SURE, (1,)),)),
            ComparedView("plats", "Plats för fler", (Statement(PERHAPS, (2,)),)),
        ),
    )
    other = replace(list_answer, kind="compare", projects=list_answer.projects[:1])
    view = view_answer(other, read, TITLES, projects)
    assert (view.statements, view.compared) == (list_answer.statements, ())


def test_contact_persons_are_hidden_in_every_part(
    list_answer: Answer, fact_answer: Answer, no_answer: Answer, projects: tuple[Project, ...]
) -> None:
    def hide(text: str) -> str:
        return text.replace("Kvinnor", "[x]").replace("kvinnor", "[x]").replace("Lunds", "[x]")

    compared = replace(list_answer, kind="compare")
    for answer in (list_answer, compared, fact_answer, replace(no_answer, text="Kvinnor")):
        view = view_answer(answer, read, TITLES, projects, met=lambda passage: "mammor ≈ Kvinnor")
        shown = repr(hidden_view(view, hide))
        assert "[x]" in shown
        assert "vinnor" not in shown
        assert "Mention(" not in shown
        assert "kom-vidare" not in shown
        assert "Lunds" not in shown


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-01-01", "2023-12-31", "2022-01-01 – 2023-12-31"),
        ("2022-01-01", None, "2022-01-01"),
        (None, "2023-12-31", "– 2023-12-31"),
        (None, None, ""),
    ],
)
def test_period(start: str | None, end: str | None, expected: str) -> None:
    assert period(Project("x", "X", (), start=start, end=end)) == expected


def test_about_names_the_country_when_the_place_is_unknown() -> None:
    assert about(Project("x", "X", (), organisation="LandboUngdom", country="Danmark")) == (
        "LandboUngdom",
        "Danmark",
    )


def test_documents_are_shown_with_their_number_of_projects() -> None:
    document = Document(DOCUMENT, Source(TITLE, publisher="Länsstyrelsen"), TEXT, "0", "sv")
    tells = Project("x", "X", (Mention(DOCUMENT, 0, 5), Mention(DOCUMENT, 9, 12)))
    other = Project("y", "Y", (Mention("annat.txt", 0, 5),))
    assert document_views([document], [tells, other]) == [
        DocumentView(TITLE, DOCUMENT, "Länsstyrelsen", "", 1, len(TEXT))
    ]
