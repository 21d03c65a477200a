"""How a question speaks of the answer before it, in each language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rag.answer.strings import LANGUAGES


@dataclass(frozen=True, slots=True)
class Speech:
    """One language's part of ``conversation.toml``, compiled; the file says what each is."""

    of_them: re.Pattern[str]
    how_many: re.Pattern[str]
    asks_which: re.Pattern[str]
    among: str
    units: tuple[tuple[re.Pattern[str], str], ...]
    joins: str
    it: re.Pattern[str]
    its: re.Pattern[str]
    genitive: str
    nth: tuple[re.Pattern[str], ...]
    about: str
    leads: re.Pattern[str]
    small: frozenset[str]

    def among_them(self, question: str) -> re.Match[str] | None:
        """Where a question asks of the projects before, and of nothing else; the group "them" is they."""
        return self.of_them.match(question) or self.how_many.match(question)

    def in_itself(self, question: str, them: re.Match[str]) -> str:
        """The question about projects as such: "which of them …" is then "which projects …"."""
        unit = next(word for pattern, word in self.units if pattern.match(question))
        return question[: them.start("them")] + unit + question[them.end("them") :]

    def without_lead(self, question: str) -> str:
        """The question without the words by which it goes on, and without its mark."""
        return self.leads.sub("", question, count=1).rstrip("?!. ")


@cache
def _all() -> dict[str, Speech]:
    data = tomllib.loads((Path(__file__).parent / "data" / "conversation.toml").read_text("utf-8"))
    return {language: _speech(row) for language, row in data.items()}


def _speech(row: dict[str, Any]) -> Speech:
    patterns = {
        name: _pattern(row[name]) for name in ("of_them", "how_many", "asks_which", "it", "its", "leads")
    }
    return Speech(
        **patterns,
        among=row["among"],
        units=tuple((_pattern(pattern), word) for pattern, word in row["units"]),
        joins=row["joins"],
        genitive=row["genitive"],
        nth=tuple(map(_pattern, row["nth"])),
        about=row["about"],
        small=frozenset(row["small"].split()),
    )


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


_JOINT = re.compile(r",\s+(?:och|og|and|ja)\s+", re.IGNORECASE)


def spoken(language: str, *others: str) -> tuple[Speech, ...]:
    """The languages that a question may be in, the likeliest first: a short one hardly tells."""
    return tuple(_all()[name] for name in dict.fromkeys((language, *others, *LANGUAGES)) if name in _all())


def stages(question: str) -> list[str]:
    """The questions of a question that goes on with its own answer.

    "Which projects are in Lund, and which of them help women?" asks two things, the second of what the first
    one found: as "which projects help women?". A question that does not go on is one stage.
    """
    joints = _joints(question)
    ends = [*(joint.start() for joint in joints), len(question)]
    first, *others = (
        question[begin:end] for begin, end in zip([0, *(j.end() for j in joints)], ends, strict=True)
    )
    return [first, *map(_in_itself, others)]


def without_last_stage(question: str) -> str:
    """The question up to its last stage; "" for one that has a single stage."""
    joints = _joints(question)
    return question[: joints[-1].start()] if joints else ""


def _joints(question: str) -> list[re.Match[str]]:
    """Where a question goes on with its own answer."""
    return [
        joint
        for joint in _JOINT.finditer(question)
        if any(speech.among_them(question[joint.end() :]) for speech in _all().values())
    ]


def _in_itself(stage: str) -> str:
    for speech in _all().values():
        if them := speech.among_them(stage):
            return speech.in_itself(stage, them)
    return stage
