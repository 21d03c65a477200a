from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from rag.ui.feedback import LONGEST, MOST, NAME, Feedback, save

GIVEN = Feedback("a", "2026-01-02T03:04:05+00:00", "Vilka projekt?", ("documents",), useful=True)


def kept(folder: Path) -> list[object]:
    return [json.loads(line) for line in (folder / NAME).read_text("utf-8").splitlines()]


def test_a_verdict_is_a_line_and_its_words_replace_it(tmp_path: Path) -> None:
    other = replace(GIVEN, id="b", useful=False)
    assert [save(f, tmp_path) for f in (GIVEN, other, replace(GIVEN, words="bra\ncitat"))] == [True] * 3
    line = {
        "at": "2026-01-02T03:04:05+00:00",
        "question": "Vilka projekt?",
        "without": ["documents"],
    }
    assert kept(tmp_path) == [
        {"id": "b", **line, "useful": False, "words": ""},
        {"id": "a", **line, "useful": True, "words": "bra\ncitat"},
    ]
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


def test_the_file_is_bounded(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("".join(f'{{"id": "{n}"}}\n' for n in range(MOST)), "utf-8")
    assert save(replace(GIVEN, question="x" * 9999, words="y" * 9999), tmp_path)
    lines = kept(tmp_path)
    assert (len(lines), lines[0]) == (MOST, {"id": "1"})
    assert lines[-1] == {
        "id": "a",
        "at": GIVEN.at,
        "question": "x" * 2 * LONGEST,
        "without": ["documents"],
        "useful": True,
        "words": "y" * LONGEST,
    }


def test_lines_that_others_wrote_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"id": \n[1]\n"\xff"\n')
    assert save(GIVEN, tmp_path)
    assert len((tmp_path / NAME).read_text("utf-8").splitlines()) == 4


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    assert not save(GIVEN, tmp_path / "missing")
    (tmp_path / "file").write_text("", "utf-8")
    assert not save(GIVEN, tmp_path / "file")
