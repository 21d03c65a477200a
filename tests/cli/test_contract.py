"""The shapes that the command line promises."""

import json
from pathlib import Path
from typing import Any

import pytest

from rag.settings import Settings
from tests.answer.catalogue import HARBOUR, HARBOUR_TEXT, LANTERN, LANTERN_TEXT, NAMES
from tests.cli.conftest import Rag

TEXTS = {LANTERN: LANTERN_TEXT, HARBOUR: HARBOUR_TEXT}
HIT = ["rank", "score", "document", "project", "section", "page", "start", "end", "text"]
ANSWER = [
    "id", "question", "language", "kind", "abstained", "text", "statements", "projects", "checked_projects",
    "citations", "nearest", "elapsed_ms",
]  # fmt: skip
CITATION = ["n", "document", "title", "project", "section", "page", "start", "end", "quote"]
PROJECT = [
    "id", "name", "aliases", "organisation", "country", "municipality", "funding", "category", "start", "end",
    "contacts", "website", "language", "target_groups", "themes", "documents", "fields", "evidence",
    "warnings",
]  # fmt: skip
QUESTIONS = {
    1: "Vilka projekt riktar sig till kvinnor?",
    "två": "Hur många projekt finns i Umeå?",
    None: "Vem är kontaktperson för Fiskens vej?",
    "4": "Hur rekryterar vi deltagare?",
    5.5: "Vad kostar en biljett till månen?",
}


def promised(answer: dict[str, Any]) -> None:
    """Check the promises of one object of `ask --json`."""
    assert list(answer) == ANSWER
    numbers = [citation["n"] for citation in answer["citations"]]
    assert len(set(numbers)) == len(numbers)
    for citation in answer["citations"]:
        assert list(citation) == CITATION
        assert citation["quote"] == TEXTS[citation["document"]][citation["start"] : citation["end"]]
    for statement in answer["statements"]:
        assert list(statement) == ["text", "citations"]
        assert statement["citations"]
        assert set(statement["citations"]) <= set(numbers)
    for project in answer["projects"]:
        assert list(project) == ["id", "name", "aliases", "match", "citations"]
        assert set(project["citations"]) <= set(numbers)
    for hit in answer["nearest"]:
        assert list(hit) == HIT
        assert hit["text"] == TEXTS[hit["document"]][hit["start"] : hit["end"]]
    assert bool(answer["nearest"]) == answer["abstained"]


def test_a_batch_of_questions(rag: Rag, collection: Settings, tmp_path: Path) -> None:
    rows = [{"question": q} if i is None else {"id": i, "question": q} for i, q in QUESTIONS.items()]
    lines = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    batch = tmp_path / "questions.jsonl"
    batch.write_text("\ufeff" + lines, "utf-8")  # as Windows writes it
    ran = rag("ask", "--index", collection.index, "--batch", batch)
    assert (ran.code, ran.err) == (0, "")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [(a["id"], a["question"]) for a in answers] == list(QUESTIONS.items())
    assert [a["kind"] for a in answers] == ["list", "count", "contact", "advice", "fact"]
    assert [a["abstained"] for a in answers] == [False, False, False, False, True]
    assert [p["name"] for p in answers[1]["projects"]] == ["Odla ord", "Fjällräven läser högt"]
    for answer in answers:
        promised(answer)


def test_one_question(rag: Rag, collection: Settings) -> None:
    question = "Vilka projekt finns i Lund?"
    answer = rag("ask", question, "--index", collection.index, "--json").json
    promised(answer)
    assert (answer["id"], answer["checked_projects"]) == (None, len(NAMES))
    start = LANTERN_TEXT.index("Projektägare: Lunds kommun")
    cited = [(c["n"], c["document"], c["project"], c["page"], c["start"]) for c in answer["citations"]]
    assert cited == [(1, LANTERN, "verktygsladan", None, start)]
    assert answer["projects"] == [
        {
            "id": "verktygsladan",
            "name": "Verktygslådan",
            "aliases": ["VELO"],
            "match": "yes",
            "citations": [1],
        }
    ]
    text = rag("ask", question, "--index", collection.index)
    assert (text.code, text.err) == (0, "")
    assert text.out.startswith(answer["text"] + "\n\n[1] Lyktan – sex års arbete för delaktighet – ")


def test_a_batch_of_searches(rag: Rag, collection: Settings, tmp_path: Path) -> None:
    batch = tmp_path / "queries.jsonl"
    separated = "trädgård\u2028grönsaker"  # a line separator inside a text ends no line
    queries = ["cykelverkstad", separated, "havnen"]
    rows = [json.dumps({"id": q[:3], "query": q}, ensure_ascii=False) for q in queries]
    batch.write_text("\r\n".join(rows), "utf-8")
    ran = rag("search", "--index", collection.index, "-k", "3", "--batch", batch)
    found = [json.loads(line) for line in ran.out.split("\n")[:-1]]
    assert (ran.code, ran.err) == (0, "")
    assert [(row["id"], row["query"]) for row in found] == [(q[:3], q) for q in queries]
    assert [row["hits"][0]["project"] for row in found] == ["verktygsladan", "odla-ord", "fiskens-vej"]
    for row in found:
        assert list(row) == ["id", "query", "hits"]
        assert [hit["rank"] for hit in row["hits"]] == [1, 2, 3]
        assert all(h["text"] == TEXTS[h["document"]][h["start"] : h["end"]] for h in row["hits"])
        assert all(list(h) == HIT for h in row["hits"])


def test_one_search(rag: Rag, collection: Settings) -> None:
    found = rag("search", "sagor på modersmål", "--index", collection.index, "--json").json
    assert list(found) == ["id", "query", "hits"]
    assert (found["id"], len(found["hits"])) == (None, 10)
    assert found["hits"][0]["text"] == "Familjerna läser sagor på sina modersmål i biblioteket."
    text = rag("search", "sagor på modersmål", "-k", "1", "--index", collection.index)
    assert (text.code, text.err) == (0, "")
    assert text.out.splitlines()[1:] == [f"    {found['hits'][0]['text']}", "    (sagor · modersmål)"]


def test_projects(rag: Rag, collection: Settings) -> None:
    rows = rag("projects", "--index", collection.index, "--json").json
    assert [row["name"] for row in rows] == list(NAMES)
    for row in rows:
        assert list(row) == PROJECT
        for field in row["fields"].values():
            assert field["text"] == TEXTS[field["document"]][field["start"] : field["end"]]
    tools = rows[2]
    assert {key: tools[key] for key in PROJECT[:12]} == {
        "id": "verktygsladan",
        "name": "Verktygslådan",
        "aliases": ["VELO"],
        "organisation": "Lunds kommun",
        "country": "Sverige",
        "municipality": "Lund",
        "funding": "§37",
        "category": None,
        "start": "2020-01-15",
        "end": "2020-11-30",
        "contacts": [{"name": "Bo Lindahl", "email": "bo.lindahl@lund.example", "phone": "046-18 92 00"}],
        "website": None,
    }


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        (["municipality=umeå", "start=2022-09-01"], ["Odla ord"]),
        (["name=VELO"], ["Verktygslådan"]),
        (["country=Mars"], []),
    ],
)
def test_projects_that_meet_conditions(
    rag: Rag, collection: Settings, conditions: list[str], names: list[str]
) -> None:
    where = [part for condition in conditions for part in ("--where", condition)]
    rows = rag("projects", "--index", collection.index, "--json", *where).json
    assert [row["name"] for row in rows] == names


def test_documents(rag: Rag, collection: Settings) -> None:
    assert rag("documents", "--index", collection.index, "--json").json == [
        {
            "document": LANTERN,
            "title": "Lyktan – sex års arbete för delaktighet",
            "publisher": "Studieförbundet Lyktan",
            "published": "2022",
            "language": "sv",
            "characters": len(LANTERN_TEXT),
            "projects": 4,
        },
        {
            "document": HARBOUR,
            "title": "Nordisk hamn: pilots around the sea",
            "publisher": "NHF",
            "published": "2019",
            "language": "da",
            "characters": len(HARBOUR_TEXT),
            "projects": 3,
        },
    ]


LENGTH = len(LANTERN_TEXT)


@pytest.mark.parametrize(
    ("arguments", "start", "end"),
    [
        (["--end", "30"], 0, 30),
        (["--start", str(LENGTH - 4), "--end", str(LENGTH + 9)], LENGTH - 4, LENGTH),
        (["--start", str(LENGTH + 5)], LENGTH, LENGTH),
    ],
)
def test_show(rag: Rag, collection: Settings, arguments: list[str], start: int, end: int) -> None:
    shown = rag("show", LANTERN, "--index", collection.index, "--json", *arguments).json
    assert shown == {"document": LANTERN, "start": start, "end": end, "text": LANTERN_TEXT[start:end]}


def test_half_a_letter_from_a_broken_terminal(rag: Rag, collection: Settings) -> None:
    answer = rag("ask", "Vilka projekt är f\udcff kvinnor?", "--index", collection.index, "--json").json
    promised(answer)
    assert answer["question"] == "Vilka projekt är f\udcff kvinnor?"
