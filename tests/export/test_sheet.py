from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from rag.embed import load_embedder
from rag.explore.explorer import Explorer
from rag.explore.inspire import Inspiration, inspire
from rag.export.docx import to_docx
from rag.export.markdown import to_markdown
from rag.export.report import Report, Wording
from rag.export.sheet import sheet_report
from rag.retrieve.retriever import Retriever
from rag.store import Store
from rag.store.build import build
from rag.ui.language import Texts
from tests.explore.catalogue import IDEA, NAME, TEXT, TITLE, make_collection

SWEDISH = Texts.load("sv")
WORDING = Wording(SWEDISH, lambda project: (project.organisation or "",))


NAMES = {"kaffe-och-ord": "Kaffe och ord", "tradgardsord": "Trädgårdsord", "verktygsladan": "Verktygslådan"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Inspiration:
    settings = make_collection(tmp_path_factory.mktemp("broar"))
    embedder = load_embedder(settings)
    build(settings, [], embedder)
    return inspire(IDEA, Explorer(Retriever(Store.open(Path(settings.index)), embedder), embedder))


def sheet(found: Inspiration, contacts: bool) -> Report:
    return sheet_report(
        found, {NAME: TITLE}, NAMES, {NAME: TEXT}.__getitem__, WORDING, lambda _, term: term, "sv", contacts
    )


def test_every_line_has_a_citation_and_every_citation_is_exact(found: Inspiration) -> None:
    report = sheet(found, contacts=True)
    assert [c.n for c in report.citations] == list(range(1, len(report.citations) + 1))
    assert all(TEXT[c.start : c.end] == c.quote for c in report.citations)
    cited = {n for entry in report.entries for line in entry.lines for n in line.citations}
    assert cited == {c.n for c in report.citations}
    assert all(line.citations for entry in report.entries for line in entry.lines)


def test_the_sheet_has_the_projects_the_goals_the_checklist_and_whom_to_ask(found: Inspiration) -> None:
    report = sheet(found, contacts=True)
    names = [entry.name for entry in report.entries]
    assert report.title == SWEDISH("inspiration.sheet")
    assert report.notes == (IDEA,)
    assert names[:2] == ["Liknande projekt: Kaffe och ord", "Liknande projekt: Trädgårdsord"]
    assert {SWEDISH("inspiration.goals"), SWEDISH("inspiration.lessons"), "Jämställdhet"} < set(names)
    assert names[-1] == SWEDISH("inspiration.ask")
    assert report.entries[-1].lines[0].text == "Karin Ovesson, karin.ovesson@umea.example, 090-16 10 00"


def test_each_goal_and_lesson_says_whose_it_is(found: Inspiration) -> None:
    entries = {entry.name: entry for entry in sheet(found, contacts=False).entries}
    goals, lessons = (entries[SWEDISH(f"inspiration.{part}")].lines for part in ("goals", "lessons"))
    assert [(line.label, line.text) for line in goals] == [
        ("Kaffe och ord", "Minst 40 kvinnor deltar i språkcaféet under 2023."),
        ("Trädgårdsord", "25 kvinnor har odlat och talat svenska i ett år."),
        ("Verktygslådan", "8 av 10 deltagare har ett arbete efter kursen."),
    ]
    assert {line.label for line in lessons} == {"Kaffe och ord", TITLE}


def test_a_project_without_a_sentence_like_the_drafts_is_told_by_its_purpose(found: Inspiration) -> None:
    silent = [alike for alike in found.similar if not alike.pairs]
    assert silent
    entries = {entry.name: entry for entry in sheet(found, contacts=False).entries}
    for alike in silent:
        purpose = next(f.text for f in alike.project.fields if f.role == "purpose")
        entry = entries[SWEDISH("inspiration.similar_one") + ": " + alike.project.name]
        assert [line.text for line in entry.lines] == [purpose]


def test_without_contacts_nobody_is_to_be_asked(found: Inspiration) -> None:
    assert SWEDISH("inspiration.ask") not in [entry.name for entry in sheet(found, contacts=False).entries]


def test_the_sheet_opens_in_word_and_reads_as_markdown(found: Inspiration) -> None:
    report = sheet(found, contacts=True)
    paragraphs = [p.text for p in docx.Document(io.BytesIO(to_docx(report, WORDING))).paragraphs]
    assert paragraphs[0] == report.title
    assert any(p.startswith("Minst 40 kvinnor deltar") for p in paragraphs)
    assert f"# {report.title}\n".encode() in to_markdown(report, WORDING)
