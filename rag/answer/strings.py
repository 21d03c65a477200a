"""The sentences that answers frame quotes with, by language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en", "da", "nb", "fi")
FALLBACK = "en"
"""For a question in a language without strings: English is read by most who ask in one."""


@cache
def strings(language: str) -> dict[str, str]:
    """The strings of ``strings/<language>.toml``; a language without a file gets English."""
    name = language if language in LANGUAGES else FALLBACK
    with (Path(__file__).parent / "strings" / f"{name}.toml").open("rb") as file:
        loaded: dict[str, str] = tomllib.load(file)
    return loaded


def say(language: str, key: str, **values: object) -> str:
    """The string ``key`` in a language with its placeholders filled."""
    return strings(language)[key].format(**values)
