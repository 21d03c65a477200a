"""Speed and memory: whole processes and single questions, beside the plain stack in the same run.

Absolute figures are of the machine and its other work; the ratios are of runs that took turns.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.errors import BenchmarkFailed
from rag.evaluation import plain
from rag.evaluation.process import Usage, measure
from rag.settings import ROOT, Settings

WARM_UP, RUNS = 1, 3
"""Runs that are not counted, and runs of which the median is."""
HITS = 10
QUESTIONS = Path(__file__).parent / "data" / "bench-questions.txt"
OURS, PLAIN = (sys.executable, "-m", "rag"), (sys.executable, "-m", plain.__name__)

FOUND_ONLY = "The plain stack's ask only finds the chunks: a language model's time would come on top."

Progress = Callable[[str, int, int], None]
Work = Callable[[str], object]
"""What is done with a question."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured, in ``unit``; a side that cannot do or tell it is None."""

    name: str
    unit: str
    ours: float | None
    plain: float | None

    @property
    def ratio(self) -> float | None:
        """How many times as much the plain stack takes."""
        return self.plain / self.ours if self.ours and self.plain is not None else None


@dataclass(frozen=True, slots=True)
class BenchReport:
    """All figures, the machine they are of, and what to know when reading them."""

    machine: str
    figures: tuple[Figure, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Latency:
    """The median and the 95th percentile of single calls, in milliseconds."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Command:
    """A command to measure, and the folder that must not be there when it starts."""

    arguments: tuple[str, ...]
    fresh: Path | None = None


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def bench(settings: Settings, progress: Progress = silent) -> BenchReport:
    """Measure building, asking and searching on the settings' documents, in temporary indexes.

    BenchmarkFailed, with its last line, when a measured command fails.
    """
    beside = plain.installed()
    with tempfile.TemporaryDirectory(prefix="projektlots-") as folder:
        ours, others = Path(folder) / "ours", Path(folder) / "plain" if beside else None
        figures = _process_figures(settings, ours, others, progress)
        progress("questions", 0, 1)
        figures += _question_figures(settings, ours, others)
        progress("questions", 1, 1)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    note = (
        FOUND_ONLY
        if beside
        else f"The plain stack was not measured: its model is missing; run {plain.REMEDY}"
    )
    return BenchReport(f"Python {platform.python_version()}, {system}", tuple(figures), note)


def _process_figures(settings: Settings, ours: Path, others: Path | None, progress: Progress) -> list[Figure]:
    """Wall time and peak memory of each command, as a user would run it."""
    question = questions()[0]
    seeds, index = ("--seeds", str(settings.seeds.resolve())), ("--index", str(ours))
    commands = {
        "build": Command((*OURS, "build", *seeds, *index), fresh=ours),
        "ask": Command((*OURS, "ask", question, *index)),
        "search": Command((*OURS, "search", question, *index)),
    }
    plains: dict[str, Command] = {}
    if others is not None:
        index = ("--index", str(others))
        plains["build"] = Command((*PLAIN, "build", *seeds, *index), fresh=others)
        plains["ask"] = Command((*PLAIN, "ask", question, *index))
    figures = []
    for done, (name, command) in enumerate(commands.items()):
        progress("processes", done, len(commands))
        usages = _take_turns([command, *([plains[name]] if name in plains else [])], settings)
        figures.append(_figure(f"{name}, process", "s", [usage.seconds for usage in usages]))
        figures.append(_figure(f"{name}, peak memory", "MiB", [usage.mib for usage in usages]))
    progress("processes", len(commands), len(commands))
    return figures


def _take_turns(commands: Sequence[Command], settings: Settings) -> list[Usage]:
    """The median usage of each command; they alternate, so that other work hits all alike."""
    usages: list[list[Usage]] = [[] for _ in commands]
    for turn in range(WARM_UP + RUNS):
        for command, counted in zip(commands, usages, strict=True):
            usage = _measured(command, settings)
            if turn >= WARM_UP:
                counted.append(usage)
    return [_median(counted) for counted in usages]


def _measured(command: Command, settings: Settings) -> Usage:
    if command.fresh is not None:
        shutil.rmtree(command.fresh, ignore_errors=True)
    chosen = settings.model_dump(include={"model", "query_prompt", "passage_prompt"})
    environment = {**os.environ, **{f"PROJEKTLOTS_{name.upper()}": value for name, value in chosen.items()}}
    try:
        return measure(command.arguments, ROOT, environment)
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode(errors="replace").strip().splitlines() or ["no word on stderr"]
        called = " ".join(command.arguments[1:])
        raise BenchmarkFailed(f"`python {called}` failed: {lines[-1]}") from error


def _median(usages: Sequence[Usage]) -> Usage:
    mib = [usage.mib for usage in usages if usage.mib is not None]
    return Usage(statistics.median(u.seconds for u in usages), statistics.median(mib) if mib else None)


def _question_figures(settings: Settings, ours: Path, others: Path | None) -> list[Figure]:
    """The time of single questions in a process that has everything loaded."""
    from rag.answer import Answerer  # after the processes: nothing of it is in this process before
    from rag.embed import load_embedder
    from rag.store import Store

    asked = questions()
    store = Store.open(ours)
    try:
        answerer = Answerer(store, load_embedder(settings))
        works: list[Work] = [lambda question: answerer.retriever.search(question, HITS)]
        if others is not None:
            stack = plain.PlainStack.load(others)
            works.append(lambda question: stack.search(question, HITS))
        searches, asks = latencies(works, asked), latencies([answerer.ask], asked)
    finally:
        store.close()
    return [
        _figure("search, p50", "ms", [each.p50 for each in searches]),
        _figure("search, p95", "ms", [each.p95 for each in searches]),
        _figure("ask, p50", "ms", [each.p50 for each in asks]),
        _figure("ask, p95", "ms", [each.p95 for each in asks]),
    ]


def latencies(works: Sequence[Work], asked: Sequence[str]) -> list[Latency]:
    """The percentiles of the calls ``work(question)`` of each work, which take turns at each question."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(WARM_UP + RUNS):
        for question in asked:
            for work, counted in zip(works, times, strict=True):
                began = time.perf_counter()
                work(question)
                if turn >= WARM_UP:
                    counted.append(1000 * (time.perf_counter() - began))
    return [
        Latency(statistics.median(each), statistics.quantiles(each, n=20, method="inclusive")[-1])
        for each in times
    ]


def questions() -> list[str]:
    """The questions that the benchmark asks: general ones, of no evaluation set."""
    return QUESTIONS.read_text(encoding="utf-8").splitlines()


def _figure(name: str, unit: str, values: Sequence[float | None]) -> Figure:
    """A figure of ours and, where there is one, of the plain stack."""
    return Figure(name, unit, values[0], values[1] if len(values) > 1 else None)


def bench_json(report: BenchReport) -> dict[str, Any]:
    """The figures as one JSON object; ``ratio`` is plain over ours."""
    rows = [
        {
            "name": f.name,
            "unit": f.unit,
            "ours": _rounded(f.ours),
            "plain": _rounded(f.plain),
            "ratio": _rounded(f.ratio),
        }
        for f in report.figures
    ]
    return {"machine": report.machine, "figures": rows, "note": report.note}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def bench_text(report: BenchReport) -> str:
    """The figures as a small table."""
    row = "{:24}{:>14}{:>14}{:>18}".format
    lines = [report.machine, row("", "Projektlots", "plain stack", "plain/Projektlots")]
    lines += [
        row(f"{f.name} ({f.unit})", _cell(f.ours), _cell(f.plain), _cell(f.ratio)) for f in report.figures
    ]
    return "\n".join([*lines, report.note])


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if value < 100 else f"{value:.0f}"
