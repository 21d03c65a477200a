"""What kind of document or heading it is: an agenda, a report about one project, a chapter of projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rag.ingest.labels import label_key
from rag.ingest.lines import Line, plain
from rag.ingest.prose import vocabulary

HEAD_LINES = 4
"""Lines at a document's start that tell what it is."""

MIN_TIMES = 4
"""Lines that begin with a time of day: a programme."""

_TIME = re.compile(r"(?:kl\.?\s*)?(?:[01]?\d|2[0-3])[.:][0-5]\d\b")
_CLOCK = re.compile(r"(?<![\d.:])(?:kl\.?\s*\d|klockan\s+\d|(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d.:-]))", re.I)
"""A time of day inside a text; a date such as 01.08.2021 and a sum such as 1.850.000 are none."""

_CAPITAL_WORD = r"[^\W\d_a-zåäöæø]"


def is_agenda(lines: Sequence[Line]) -> bool:
    """Whether the document is a programme or an agenda: it says so at its start, or its lines begin with
    times of day."""
    heads = (word for line in lines[:HEAD_LINES] for word in plain(line.text).casefold().split()[:3])
    words = vocabulary()["agenda"]["words"]
    return any(word.strip(":,.") in words for word in heads) or (
        sum(_TIME.match(line.text) is not None for line in lines) >= MIN_TIMES
    )


def tells_time(text: str) -> bool:
    """Whether a text names a time of day: what happens at one ("12 maj kl. 13.00") is an event."""
    return _CLOCK.search(text) is not None


def is_of_other(label: str) -> bool:
    """Whether a label or a column is one of what is no project ("Sista ansökningsdag", "ISBN")."""
    return label_key(label) in vocabulary()["other"]["labels"]


def is_report_on_one(lines: Sequence[Line]) -> bool:
    """Whether the document's first lines say that it is a report about one project."""
    heads = [plain(line.text) for line in lines[:HEAD_LINES]]
    if any(says_projects(head) for head in heads):
        return False
    starts = tuple(vocabulary()["report"]["starts"])
    return any(head.casefold().startswith(starts) or calls_project(head) for head in heads)


def is_generic(heading: str) -> bool:
    """Whether a heading is one of any document's ("Inledning", "Bilaga 2")."""
    return heading.casefold().startswith(tuple(vocabulary()["generic"]["starts"]))


def is_box(line: str) -> bool:
    """Whether a line heads a box of facts ("FAKTA"), which tells of the section around it."""
    return plain(line).rstrip(":").casefold() in vocabulary()["box"]["words"]


def says_projects(heading: str) -> bool:
    """Whether a chapter's heading says that its sections are projects ("Beviljade insatser 2024", and not
    "Råd till nya projekt")."""
    lessons = tuple(vocabulary()["lessons"]["starts"])
    return not heading.casefold().startswith(lessons) and _chapter().search(heading) is not None


def says_projects_in(sentence: str) -> bool:
    """Whether a sentence speaks of projects, as one that introduces a list of them does."""
    return _plural().search(sentence) is not None


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(vocabulary()['chapter']['words'])})(?!\w)", re.I)


@cache
def _chapter() -> re.Pattern[str]:
    words, after = vocabulary()["chapter"]["words"], vocabulary()["chapter"]["after"]
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(words)})(?:\s*[:.–—-]?\s*$|\s*[,–—-]?\s*(?:19|20)\d\d|\s+(?:{'|'.join(after)})\s)",
        re.I,
    )


@cache
def _called() -> re.Pattern[str]:
    words = "|".join(vocabulary()["report"]["projects"])
    return re.compile(rf"(?i:{words})\s*(?:\d{{1,2}}\s*)?[:–-]?\s+[“”\"«»]?{_CAPITAL_WORD}")


def calls_project(heading: str) -> bool:
    """Whether a heading calls what it names a project ("Projekt Hamnen", "Projekt 2: Läslust")."""
    return _called().match(heading) is not None
