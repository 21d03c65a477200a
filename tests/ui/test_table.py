from __future__ import annotations

from dataclasses import replace

from rag.types import Answer, Project
from rag.ui.table import JudgedRow, judged_rows

OTHER = Project("annat", "annat projekt", (), country="Norge")


def test_every_project_is_in_the_table_those_that_match_first(
    list_answer: Answer, projects: tuple[Project, ...]
) -> None:
    assert judged_rows(list_answer, (OTHER, *reversed(projects)), lambda iso: iso[:4]) == (
        JudgedRow("kom-vidare", "yes", "Kom vidare", "Lunds kommun", "Lund", "2022"),
        JudgedRow("plats", "maybe", "Plats för fler", "Medborgarskolan", "Eslöv", ""),
        JudgedRow("annat", "no", "annat projekt", "", "Norge", ""),
    )


def test_a_count_denies_no_project(list_answer: Answer, projects: tuple[Project, ...]) -> None:
    counted = replace(list_answer, kind="count", projects=list_answer.projects[:1])
    assert [(row.verdict, row.name) for row in judged_rows(counted, (OTHER, *projects))] == [
        ("yes", "Kom vidare"),
        ("unsure", "annat projekt"),
        ("unsure", "Plats för fler"),
    ]


def test_an_answer_that_judged_nothing_has_no_table(
    fact_answer: Answer, projects: tuple[Project, ...]
) -> None:
    assert judged_rows(fact_answer, projects) == ()
