from __future__ import annotations

from dataclasses import replace

from rag.export.privacy import hider
from rag.export.report import (
    Entry,
    Line,
    Report,
    answer_report,
    projects_report,
    without_contact_fields,
    without_contacts,
)
from rag.types import Citation, Statement
from tests.export.sample import LIST, PERHAPS, PROJECTS, SURE, WHO, WORDING, answered, citation

EVERYONE = ("kom-vidare", "plats")


def test_a_list_holds_its_projects_with_their_quotes() -> None:
    assert answer_report(LIST, PROJECTS, EVERYONE, WORDING) == replace(answered(), title=LIST.question)


def test_a_selection_keeps_the_numbers_of_its_citations() -> None:
    whole = replace(answered(), title=LIST.question)
    assert answer_report(LIST, PROJECTS, ["plats"], WORDING) == replace(
        whole, entries=whole.entries[1:], citations=whole.citations[1:]
    )


def test_a_count_does_not_say_how_many_perhaps_match() -> None:
    counted = replace(LIST, kind="count", projects=LIST.projects[:1], citations=LIST.citations[:1])
    assert answer_report(counted, PROJECTS, EVERYONE, WORDING).notes == ("1 stämmer, 62 granskade",)


def test_a_fact_holds_its_claims() -> None:
    general = replace(citation(3, "", PERHAPS), project=None)
    fact = replace(
        LIST,
        kind="fact",
        statements=(Statement(SURE, (1,)), Statement(PERHAPS, (2, 3))),
        citations=(*LIST.citations, general),
    )
    assert answer_report(fact, PROJECTS, ["kom-vidare"], WORDING) == Report(
        fact.question, (), (Line(SURE, (1,)), Line(PERHAPS, (3,))), (), (LIST.citations[0], general)
    )


def test_projects_are_told_whole_with_a_citation_for_each_field() -> None:
    titles, pages = {"katalog.txt": "Katalog 2023"}, {("katalog.txt", 200): 7}
    end = 200 + len(SURE), 200 + len(WHO)
    assert projects_report(PROJECTS[:1], titles, pages, WORDING) == Report(
        "Projekt ur Projektlots",
        (),
        (),
        (
            Entry(
                "Kom vidare",
                "",
                ("Lunds kommun", "2022-01-01"),
                (Line(SURE, (1,), "Målgrupp"), Line(WHO, (2,), "Kontakt")),
            ),
        ),
        (
            Citation(1, "katalog.txt", "Katalog 2023", "kom-vidare", "Målgrupp", 7, 200, end[0], SURE),
            Citation(2, "katalog.txt", "Katalog 2023", "kom-vidare", "Kontakt", 7, 200, end[1], WHO),
        ),
    )


def test_contact_persons_are_left_out_everywhere() -> None:
    project = without_contact_fields(PROJECTS[0])
    assert [field.label for field in project.fields] == ["Målgrupp"]
    said = Line("Anna Lind svarar, anna.lind@lund.se eller 046-359 47 31.", (1,))
    report = Report(
        "Vem är Anna Lind?",
        (),
        (said,),
        (Entry("Kom vidare", "", ("Anna Lind",), (said,)),),
        (citation(1, "kom-vidare", said.text),),
    )
    hidden = Line("[x] svarar, [x] eller [x].", (1,))
    assert without_contacts(report, hider(PROJECTS, "[x]"), "Utelämnat.") == Report(
        "Vem är [x]?",
        ("Utelämnat.",),
        (hidden,),
        (Entry("Kom vidare", "", ("[x]",), (hidden,)),),
        (citation(1, "kom-vidare", hidden.text),),
    )
