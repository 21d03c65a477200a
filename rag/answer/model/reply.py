"""Reading a language model's reply: one JSON object, or nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

MOST_STATEMENTS = 12
"""Statements that are read; the model is asked for fewer, and the rest is left unread."""
LONGEST_STATEMENT = 500
"""Characters: a longer one is no single claim, and is stopped."""

_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL | re.IGNORECASE)
_OPENING = re.compile(r"\"statements\"\s*:\s*\[")
_BETWEEN = re.compile(r"[\s,]*")
_MARKERS = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")
_DECODER = json.JSONDecoder()


class ReplyMalformed(ValueError):
    """The reply is not the JSON object that was asked for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of the reply with the numbers of the sources it names; nothing of it is checked yet.

    A statement that is none (no text, or numbers that are no numbers) has no citations.
    """

    text: str
    citations: tuple[int, ...]


def parse(reply: str) -> tuple[Claim, ...]:
    """The statements of a whole reply, in a fence or not; ReplyMalformed for anything else."""
    fenced = _FENCE.match(reply)
    try:
        loaded = json.loads(fenced.group(1) if fenced else reply)
    except (ValueError, RecursionError) as error:
        raise ReplyMalformed("no JSON") from error
    statements = loaded.get("statements") if isinstance(loaded, dict) else None
    if not isinstance(statements, list):
        raise ReplyMalformed("no list of statements")
    return tuple(_claim(item) for item in statements[:MOST_STATEMENTS])


def finished(reply: str) -> tuple[Claim, ...]:
    """The statements that are whole in a reply that is still coming."""
    opening = _OPENING.search(reply)
    claims: list[Claim] = []
    position = opening.end() if opening else len(reply)
    while len(claims) < MOST_STATEMENTS:
        between = _BETWEEN.match(reply, position)
        try:
            item, position = _DECODER.raw_decode(reply, between.end() if between else position)
        except (ValueError, RecursionError):
            break
        claims.append(_claim(item))
    return tuple(claims)


def _claim(item: Any) -> Claim:
    fields = item if isinstance(item, dict) else {}
    text, citations = fields.get("text"), fields.get("citations")
    if not isinstance(text, str) or not isinstance(citations, list):
        return Claim("", ())
    plain = " ".join(_MARKERS.sub("", text).replace("**", "").split())
    if any(type(n) is not int for n in citations) or len(plain) > LONGEST_STATEMENT:
        return Claim(plain, ())
    return Claim(plain, tuple(dict.fromkeys(citations)))
