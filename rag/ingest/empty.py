"""Which values say that a field is empty."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from rag.ingest.labels import DATA


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    with (DATA / "values.toml").open("rb") as file:
        words = tomllib.load(file)
    return frozenset(words["empty"]), frozenset(words["empty_reason"])


def is_empty(value: str) -> bool:
    """Whether a field's value says nothing: "–", "not given", "not given; the project has ended"."""
    empty, with_reason = _vocabulary()
    low = value.casefold().strip(" .")
    return low in empty or re.split(r"[,;(]", low, maxsplit=1)[0].strip() in with_reason
