"""What goes wrong is told in one line, names the remedy, and leaves results and index alone."""

import json
import os
from pathlib import Path

import pytest

from rag.settings import Settings
from tests.answer.catalogue import LANTERN
from tests.cli.conftest import Rag, Ran


def named(ran: Ran, *parts: str) -> None:
    """Check that a process ended with one line on stderr that holds the parts, and no result."""
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("projektlots: ")
    assert "Traceback" not in ran.err
    assert len(ran.err) < 400
    for part in parts:
        assert part in ran.err


@pytest.mark.parametrize(
    "command",
    [["ask", "hej"], ["projects"], ["remove", "a.txt"]],
    ids=lambda command: command[0],
)
def test_no_index(rag: Rag, tmp_path: Path, command: list[str]) -> None:
    named(rag(*command, "--index", tmp_path / "none"), "python -m rag build")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["cut vectors", "garbage database", "garbage CURRENT", "no manifest"])
def test_a_corrupt_index(rag: Rag, own: Settings, damage: str) -> None:
    generation = own.index / (own.index / "CURRENT").read_text().strip()
    if damage == "cut vectors":
        os.truncate(generation / "windows.faiss", 100)
    elif damage == "garbage database":
        (generation / "projektlots.sqlite").write_bytes(b"no database" * 500)
    elif damage == "garbage CURRENT":
        (own.index / "CURRENT").write_bytes(b"\xff\xfe\x00garbage")
    else:
        (generation / "manifest.json").unlink()
    named(rag("ask", "Vilka projekt finns?", "--index", own.index), "python -m rag build")


def test_a_corrupt_index_is_mended_by_a_build(rag: Rag, own: Settings) -> None:
    (own.index / "CURRENT").write_bytes(b"\xff garbage")
    built = rag("build", "--index", own.index, "--seeds", own.seeds)
    assert (built.code, built.err) == (0, "")
    assert rag("documents", "--index", own.index).code == 0


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Files that are no documents."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "latin.txt").write_bytes("Räksmörgås på svenska".encode("latin-1"))
    (folder / "binary.txt").write_bytes(bytes(range(128)) * 20)
    (folder / "picture.xyz").write_text("hej", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("latin.txt", ["latin.txt", "UTF-8"]),
        ("binary.txt", ["binary.txt", "no text file"]),
        ("picture.xyz", ["picture.xyz", ".xyz", ".txt, .md, .csv, .tsv, .xlsx, .pdf, .docx"]),
        ("missing.txt", ["missing.txt", "no such file"]),
    ],
)
def test_an_unreadable_file(rag: Rag, collection: Settings, files: Path, name: str, parts: list[str]) -> None:
    before = (collection.index / "CURRENT").read_text()
    named(rag("add", files / name, "--index", collection.index), *parts)
    assert (collection.index / "CURRENT").read_text() == before


@pytest.mark.parametrize(
    ("command", "text", "part"),
    [
        ("ask", "", "empty"),
        ("ask", " \n", "empty"),
        ("ask", "a" * 100_000, "100000"),
        ("search", "ord " * 25_000, "100000"),
    ],
    ids=["empty", "blank", "long", "long search"],
)
def test_what_is_no_question(rag: Rag, collection: Settings, command: str, text: str, part: str) -> None:
    named(rag(command, text, "--index", collection.index, "--json"), "The question", part)


@pytest.mark.parametrize("question", ["vad är det som", "?!", "ما هي المشاريع للنساء؟"])
def test_questions_without_an_answer(rag: Rag, collection: Settings, question: str) -> None:
    answer = rag("ask", question, "--index", collection.index, "--json").json
    assert (answer["abstained"], answer["statements"], answer["citations"]) == (True, [], [])
    assert answer["text"]
    assert answer["nearest"]


@pytest.mark.parametrize("condition", ["country", "colour=red"])
def test_a_condition_that_is_none(rag: Rag, collection: Settings, condition: str) -> None:
    named(rag("projects", "--index", collection.index, "--where", condition), "field=value", "municipality")


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ('{"id": 1, "question": "hej"}\nno json', [":2:", "'question'"]),
        (None, ["No such file"]),
    ],
    ids=["no JSON", "missing"],
)
def test_a_bad_batch(
    rag: Rag, collection: Settings, tmp_path: Path, lines: str | None, parts: list[str]
) -> None:
    batch = tmp_path / "batch.jsonl"
    if lines is not None:
        batch.write_text(lines, "utf-8")
    named(rag("ask", "--index", collection.index, "--batch", batch), "batch.jsonl", *parts)


def test_a_batch_goes_on_after_what_is_no_question(rag: Rag, collection: Settings, tmp_path: Path) -> None:
    texts = ["Vilka projekt finns i Lund?", "", "å" * 5000, "cykelverkstad"]
    for command, key in (("ask", "question"), ("search", "query")):
        batch = tmp_path / f"{command}.jsonl"
        batch.write_text("\n".join(json.dumps({"id": i, key: t}) for i, t in enumerate(texts)), "utf-8")
        ran = rag(command, "--index", collection.index, "--batch", batch)
        rows = [json.loads(line) for line in ran.out.splitlines()]
        assert [(row["id"], row[key]) for row in rows] == list(enumerate(texts))
        reason = "The question is empty: write a few words."
        assert (ran.code, ran.err) == (1, f"projektlots: {batch}:2: {reason} (lines rejected: 2 of 4)\n")
        if command == "ask":
            assert [row["abstained"] for row in rows] == [False, True, True, False]
            assert (rows[1]["text"], rows[1]["kind"], rows[1]["nearest"]) == (reason, "fact", [])
        else:
            assert [bool(row["hits"]) for row in rows] == [True, False, False, True]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["ask"],
        ["ask", "hej", "--batch", "x.jsonl"],
        ["search", "hej", "-k", "0"],
        ["show", LANTERN, "--start", "9", "--end", "8"],
    ],
    ids=" ".join,
)
def test_wrong_usage(rag: Rag, arguments: list[str]) -> None:
    ran = rag(*arguments)
    assert ran.code == 2
    assert "Usage" in ran.out + ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("place", ["file", "below a file"])
def test_an_index_that_cannot_be_written(rag: Rag, own: Settings, tmp_path: Path, place: str) -> None:
    file = tmp_path / "file"
    file.write_text("no folder", "utf-8")
    index = file if place == "file" else file / "index"
    named(rag("build", "--index", index, "--seeds", own.seeds), "cannot be written", "--index")
    assert file.read_text("utf-8") == "no folder"


def test_an_unknown_document(rag: Rag, collection: Settings) -> None:
    near = "lyktan-katalog-2021.txt"
    for command in ("remove", "show"):
        named(rag(command, near, "--index", collection.index), near, f"did you mean '{LANTERN}'?")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_output_that_cannot_be_written(rag: Rag, collection: Settings) -> None:
    with Path("/dev/full").open("wb") as full:
        named(rag("projects", "--index", collection.index, stdout=full.fileno()), "No space left")


def test_a_model_that_is_not_there(rag: Rag, collection: Settings, tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text('{"kind": "static", "digest": "x"}')
    ran = rag("ask", "hej", "--index", collection.index, model=str(tmp_path))
    named(ran, str(tmp_path), "PROJEKTLOTS_MODEL")
