"""The documents of the repository: how many records, and some of them whole."""

from __future__ import annotations

import pytest

from rag.ingest.merge import Collection, merge
from rag.ingest.parse import parse
from rag.ingest.read import find_documents, read_document
from rag.ingest.sources import load_sources
from rag.settings import ROOT
from rag.types import Parsed, Project
from tests.ingest.documents import people

SEEDS = ROOT / "seeds"


def same_in_english(a: str, b: str) -> float:
    """What the bundled model says of these two names and of no others."""
    return 0.6 if {a, b} == {"Min väg", "My Path"} else 0.0


@pytest.fixture(scope="module")
def parsed() -> list[Parsed]:
    sources = load_sources(SEEDS)
    return [parse(read_document(path, sources.get(path.name))) for path in find_documents([SEEDS])]


@pytest.fixture(scope="module")
def collection(parsed: list[Parsed]) -> Collection:
    return merge(parsed, same_in_english)


@pytest.fixture(scope="module")
def records(collection: Collection) -> dict[str, Project]:
    return {project.name: project for project in collection.projects}


def test_every_slice_is_exact_and_no_passage_shows_boilerplate(parsed: list[Parsed]) -> None:
    for part in parsed:
        text = part.document.text
        for passage in part.passages:
            assert text[passage.start : passage.end] == passage.text
            overlaps = [
                b for b in part.document.boilerplate if b.start < passage.end and passage.start < b.end
            ]
            assert overlaps == []
        for field in (f for p in part.projects for f in p.fields):
            assert text[field.start : field.end] == field.text


def test_entries_of_each_document_and_records_after_merging(
    parsed: list[Parsed], collection: Collection
) -> None:
    assert {part.document.name.partition("-")[0]: len(part.projects) for part in parsed} == {
        "expertmote": 22,
        "integrationslabb": 2,
        "lansstyrelsen": 27,
        "lucs": 4,
        "nns": 9,
    }
    assert len(collection.projects) == 62
    assert {p.project for p in collection.passages} - {None} <= {p.id for p in collection.projects}


def test_warnings(records: dict[str, Project]) -> None:
    warned = {name: p.warnings for name, p in records.items() if p.warnings}
    assert {name: w for name, w in warned.items() if w != ("named_only_in_contents",)} == {
        "Bjäre.bo": ("title_from_contents",),
        "www.föräldrar": ("title_from_contents", "no_such_date: 2023-02-29"),
        "Arbete, Integration och välfärd": ("contents_say: Svedala",),
    }
    assert sum(w == ("named_only_in_contents",) for w in warned.values()) == 9


@pytest.mark.parametrize(
    ("name", "organisation", "municipality", "period", "funding", "category", "contacts"),
    [
        (
            "Kom vidare 2.0",
            "Lunds kommun",
            "Lund",
            ("2022-09-01", "2023-12-31"),
            "§37",
            "Nätverk",
            [
                ("Cecilia Schön", "cecilia.schon@lund.se", "046 - 359 4731"),
                ("Hanna Nilsson", "hanna.nilsson@lund.se", "046-359 3508"),
            ],
        ),
        (
            "www.föräldrar",
            "Kristianstad kommun",
            "Kristianstad",
            ("2021-11-01", None),
            None,
            "Stöd till föräldar",
            [("Lena Hagerman", "Lena.Hagerman@kristianstad.se", "0733 -1 3 69 96")],
        ),
        (
            "Aphrodite",
            "Sjöbo kommun",
            "Sjöbo",
            ("2020-09-01", "2023-06-30"),
            "§37a",
            "Arbetsmarknad",
            [("Sheelan Barazanji", "sheelan.barazanji@sjobo.se", "0416 - 270 42")],
        ),
        (
            "DiMe",
            "Norsk Folkehjelp",
            "Oslo",
            (None, None),
            None,
            None,
            [("Ingrid Sætre", "Ingsat460@npaid.org", None)],
        ),
        (
            "Kvinder i Job",
            "Fonden for Socialt Ansvar",
            None,
            (None, None),
            None,
            None,
            [("Mai-Britt Haugaard Jeppesen", "mai-britt@socialtansvar.dk", None)],
        ),
        ("Reprisen", None, "Piteå", (None, None), None, None, []),
    ],
)
def test_whole_records(
    records: dict[str, Project],
    name: str,
    organisation: str | None,
    municipality: str | None,
    period: tuple[str | None, str | None],
    funding: str | None,
    category: str | None,
    contacts: list[tuple[str | None, str | None, str | None]],
) -> None:
    record = records[name]
    assert (record.organisation, record.municipality) == (organisation, municipality)
    assert ((record.start, record.end), record.funding, record.category) == (period, funding, category)
    assert people(record) == contacts


def test_one_project_in_two_documents_or_entries(records: dict[str, Project]) -> None:
    path = records["Min väg"]
    assert (path.aliases, [m.document.partition("-")[0] for m in path.documents]) == (
        ("My Path",),
        ["expertmote", "integrationslabb"],
    )
    network = records["Nätverk, Aktivitet, Delaktighet"]
    assert (network.aliases, len(network.documents), network.country) == (("NAD",), 2, "Sverige")
