"""What no file and no label may hold: control characters, and marks that turn the direction of text."""

from __future__ import annotations

import re

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTION = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_CHARACTER = r"\ud800-\udfff\ufffe\uffff"
"""XML knows neither these nor most control characters: Word would not open the file."""

_UNWANTED = re.compile(f"[{_CONTROL}{_DIRECTION}{_NO_CHARACTER}]")


def clean(text: str) -> str:
    """``text`` without control characters and marks of direction; every line end becomes a line feed."""
    return _UNWANTED.sub("", re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text))


def one_line(text: str) -> str:
    """``text``, clean, on one line."""
    return " ".join(clean(text).split())
