"""Reading batches and printing, below the processes."""

import io
import json
import sys
from pathlib import Path

import pytest

from rag.batch import Line, answer_each, read_batch
from rag.console import emit, run
from rag.errors import DocumentUnreadable, QuestionRejected
from rag.output import project_json
from rag.progress import Bar
from rag.types import Field, Project


def test_lines_with_their_numbers(tmp_path: Path) -> None:
    batch = tmp_path / "b.jsonl"
    rows = [{"q": "hej", "id": [1]}, {"q": "rad\u2028brott\x85", "id": None}, {"q": "", "x": 1}]
    batch.write_bytes(
        "\r\n\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode("utf-8-sig")
    )
    assert read_batch(batch, "q") == [
        Line(1, [1], "hej"),
        Line(3, None, "rad\u2028brott\x85"),
        Line(5, None, ""),
    ]


@pytest.mark.parametrize(
    "line", ["no json", "7", "null", '["q"]', '{"other": "hej"}', '{"q": 7}', '{"q": null}', "[" * 100_000]
)
def test_a_line_that_does_not_fit(tmp_path: Path, line: str) -> None:
    batch = tmp_path / "b.jsonl"
    batch.write_text(f'{{"q": "hej"}}\n{line}\n', "utf-8")
    with pytest.raises(DocumentUnreadable) as caught:
        read_batch(batch, "q")
    assert str(caught.value) == f"{batch}:2: is no JSON object with a text under 'q'"


def test_a_batch_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_bytes(b'{"q": "\xff"}')
    with pytest.raises(DocumentUnreadable, match="no UTF-8 text"):
        read_batch(tmp_path / "b.jsonl", "q")
    with pytest.raises(DocumentUnreadable, match="the batch cannot be read"):
        read_batch(tmp_path, "q")


def test_what_is_rejected_stops_no_other() -> None:
    done: list[tuple[str, int]] = []

    def answer(line: Line) -> None:
        if not line.text:
            raise QuestionRejected("empty.")
        done.append(("answered", line.number))

    lines = [Line(1, None, "hej"), Line(3, None, ""), Line(4, None, ""), Line(5, None, "du")]
    with pytest.raises(QuestionRejected) as caught:
        answer_each(Path("b.jsonl"), lines, answer, lambda line, _: done.append(("rejected", line.number)))
    assert done == [("answered", 1), ("rejected", 3), ("rejected", 4), ("answered", 5)]
    assert str(caught.value) == "b.jsonl:3: empty. (lines rejected: 2 of 4)"


def test_any_letter_reaches_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    run(lambda: emit("", False, ["å ج \udcff"]))
    assert raw.getvalue() == "å ج \\udcff\n".encode()


def test_an_interrupted_command(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> None:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as caught:
        run(command)
    assert caught.value.code == 130
    assert capsys.readouterr().err == "projektlots: stopped; the index is as it was\n"


def test_labels_that_come_again_are_numbered() -> None:
    fields = tuple(Field("Mål", "goal", "a.txt", i, i + 1, "x") for i in range(3))
    row = project_json(Project("p", "P", (), fields=fields))
    assert [(label, field["start"]) for label, field in row["fields"].items()] == [
        ("Mål", 0),
        ("Mål (2)", 1),
        ("Mål (3)", 2),
    ]


def test_progress_is_silent_without_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with Bar() as bar:
        for stage, done in (("read", 0), ("read", 5), ("embed", 0), ("embed", 9)):
            bar(stage, done, 9)
    assert capfd.readouterr() == ("", "")
