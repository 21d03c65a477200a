"""Changing the collection: what is added is found, what is removed is found nowhere."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rag.settings import ROOT, Settings
from tests.answer.catalogue import HARBOUR, LANTERN
from tests.cli.conftest import Rag, environment

NEW = "ny-katalog.txt"
NEW_TEXT = """Ny katalog

Projektnamn: Zebrakören
Projektägare: Kiruna kommun
Målgrupp: Pensionerade gruvarbetare.
Syfte: Gruvarbetarna sjunger jojk i en nedlagd gruva.
Kontakt: Aslak Sarri, aslak.sarri@kiruna.example
"""


def test_a_second_build_reads_nothing(rag: Rag, tmp_path: Path, own: Settings) -> None:
    index = tmp_path / "fresh"
    first = rag("build", "--index", index, "--seeds", own.seeds, "--json").json
    assert (first["documents"], first["read"], first["reused"]) == (2, [LANTERN, HARBOUR], [])
    second = rag("build", "--index", index, "--seeds", own.seeds, "--json").json
    assert second == first | {"read": [], "reused": [LANTERN, HARBOUR], "embedded": 0}
    text = rag("build", "--index", index, "--seeds", own.seeds)
    assert (text.code, text.err) == (0, "")
    assert text.out.startswith("2 documents (0 read, 2 unchanged, 0 removed) · 7 projects · ")


def test_what_is_added_is_found_and_what_is_removed_is_not(rag: Rag, own: Settings, tmp_path: Path) -> None:
    file = tmp_path / NEW
    file.write_text(NEW_TEXT, "utf-8")
    index = ("--index", own.index, "--json")
    question = "Vilka projekt riktar sig till gruvarbetare?"

    assert rag("add", file, *index).json["read"] == [NEW]
    file.unlink()
    answer = rag("ask", question, *index).json
    assert [(p["name"], p["match"]) for p in answer["projects"]] == [("Zebrakören", "yes")]
    assert {c["document"] for c in answer["citations"]} == {NEW}
    assert rag("search", "jojk i gruva", *index).json["hits"][0]["document"] == NEW
    assert rag("show", NEW, *index).json["text"] == NEW_TEXT

    assert rag("remove", NEW, *index).json["removed"] == [NEW]
    answer = rag("ask", question, *index).json
    assert (answer["abstained"], answer["projects"], answer["checked_projects"]) == (True, [], 7)
    hits = rag("search", "jojk i gruva", "-k", "1000", *index).json["hits"]
    assert {hit["document"] for hit in hits} == {LANTERN, HARBOUR}
    assert "Zebrakören" not in {row["name"] for row in rag("projects", *index).json}
    assert {row["document"] for row in rag("documents", *index).json} == {LANTERN, HARBOUR}
    gone = rag("show", NEW, "--index", own.index)
    assert (gone.code, gone.out) == (1, "")


def test_another_file_of_a_name_replaces_only_when_told_to(rag: Rag, own: Settings, tmp_path: Path) -> None:
    other = tmp_path / LANTERN
    other.write_text(NEW_TEXT, "utf-8")
    index = ("--index", own.index)
    refused = rag("add", other, *index)
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert refused.err.endswith("rename the file, or put it in that one's place with --replace.\n")
    assert rag("projects", *index, "--json").json[0]["name"] == "Nattfjärilen"

    replaced = rag("add", other, "--replace", *index)
    assert (replaced.code, replaced.err) == (0, "")
    assert replaced.out.startswith(f"2 documents (1 read, 1 unchanged, 0 removed, replaced: {LANTERN}) · ")
    assert {row["name"] for row in rag("projects", *index, "--json").json} >= {"Zebrakören", "Open Kitchen"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_build_that_is_killed(rag: Rag, own: Settings) -> None:
    index = ("--index", own.index)
    before = rag("documents", *index).out
    (own.seeds / LANTERN).unlink()
    prose = "\n\n".join(f"Stycke {i}\n\nDet {i}:e stycket handlar om {i * 7} zebror." for i in range(4000))
    (own.seeds / "stor.txt").write_text(
        prose, "utf-8"
    )  # long enough to embed that the kill comes before the end
    command = [sys.executable, "-m", "rag", "build", *map(str, index), "--seeds", str(own.seeds)]
    building = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
    while not list(own.index.glob(".writing-*")):
        assert building.poll() is None
    building.kill()
    assert building.wait() == -signal.SIGKILL
    assert len(list(own.index.glob(".writing-*"))) == 1

    assert rag("documents", *index).out == before
    assert (
        rag("ask", "Vilka projekt finns i Lund?", *index, "--json").json["projects"][0]["name"]
        == "Verktygslådan"
    )
    (own.seeds / "stor.txt").unlink()
    assert rag("build", *index, "--seeds", own.seeds, "--json").json["removed"] == [LANTERN]
    assert list(own.index.glob(".writing-*")) == []
