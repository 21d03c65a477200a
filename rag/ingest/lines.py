"""The lines of a document with their offsets: what structure is read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.types import Span

BULLET = re.compile(r"(?:[-–*]\s+)?[•◆▪●○·]\s*|[-–*]\s+|\d{1,2}[.)]\s+(?=\S)")
"""An item mark at the start of a line, with what follows it up to the text."""

HEADING_LENGTH = 110
"""Characters: the longest project title in catalogues fits, a sentence of running text seldom does."""

BLANKS = "\ufeff\u200b\u2060"
"""A byte order mark and zero-width spaces: no white space to Python, and nothing to a reader."""

_MARKS = re.compile(r"(?:#{1,6}\s+|\*\*|__|\s)+")
_RULE = re.compile(r"(?:[-=_*~–—|:+]\s*){3,}$")
_HASHES = re.compile(r"(?:\*\*|__)?(#{1,6})\s")
_NUMBERS = re.compile(r"(?:\*\*|__)?(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without its surrounding white space.

    ``blank_before``/``blank_after`` tell whether it borders a blank line, boilerplate or the
    document's edge.
    """

    start: int
    end: int
    text: str
    blank_before: bool
    blank_after: bool

    @property
    def bullet(self) -> bool:
        """Whether the line starts with an item mark."""
        return BULLET.match(self.text) is not None

    @property
    def alone(self) -> bool:
        """Whether the line is a paragraph of its own."""
        return self.blank_before and self.blank_after

    @property
    def capitals(self) -> bool:
        """Whether all letters (at least four) are capitals."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 4 and all(c.isupper() for c in letters)

    @property
    def heading_like(self) -> bool:
        """Whether the line could be a heading: short, no item, no sentence's end, a capital first."""
        text = plain(self.text)
        if not text or len(text) > HEADING_LENGTH or self.bullet or text[-1] in ".!?:;,":
            return False
        first = next((c for c in text if c.isalnum()), "")
        return bool(first) and (first.isupper() or first.isdigit() or text[0] in "(“”\"'«")

    @property
    def numbered_heading(self) -> bool:
        """Whether the line is a paragraph of its own that starts with a number, as headings do ("2. Mål")."""
        text = plain(self.text)
        return (
            self.alone
            and bool(_NUMBERS.match(self.text))
            and len(text) <= HEADING_LENGTH
            and text[-1] not in ".!?:;,"
        )

    @property
    def numbered_title(self) -> bool:
        """Whether the line opens a paragraph with a number and a short text ("2. Öppna köket")."""
        fits = self.blank_before and len(self.text) <= HEADING_LENGTH and self.text[-1] not in ".:;,"
        return fits and _NUMBERS.match(self.text) is not None

    @property
    def level(self) -> int | None:
        """The depth of a heading that shows one: "##" is 2, "3.1 …" is 2; None for any other line.

        Depths compare within one way of marking; a document seldom uses two.
        """
        if hashes := _HASHES.match(self.text):
            return len(hashes[1])
        if self.numbered_heading and (numbers := _NUMBERS.match(self.text)):
            return numbers[1].count(".") + 1
        return None


def plain(text: str) -> str:
    """The text of a heading without the marks of Markdown around it."""
    marks = _MARKS.match(text)
    text = text[marks.end() :] if marks else text
    bare = text.rstrip("*_ ")
    return bare if text.endswith(("**", "__")) else text.rstrip()


def without_number(text: str) -> str:
    """The text of a heading without the section number before it ("3.1 Mötesplats", "2. Mål")."""
    numbers = _NUMBERS.match(text)
    return text[numbers.end() :] if numbers else text


def read_lines(text: str, hidden: Sequence[Span] = ()) -> list[Line]:
    """The lines of ``text`` that are neither blank nor a drawn rule ("-----") nor inside a span of
    ``hidden`` (spans in order, without overlap)."""
    starts = [span.start for span in hidden]
    raw: list[tuple[int, int] | None] = []
    for start, end in _physical(text):
        line = trim(text, start, end)
        around = bisect_right(starts, line.start) - 1
        covered = around >= 0 and line.end <= hidden[around].end
        empty = line.start == line.end or covered or _RULE.match(text, line.start, line.end)
        raw.append(None if empty else (line.start, line.end))
    lines = []
    for i, bounds in enumerate(raw):
        if bounds is None:
            continue
        before = i == 0 or raw[i - 1] is None
        after = i + 1 == len(raw) or raw[i + 1] is None
        lines.append(Line(bounds[0], bounds[1], text[bounds[0] : bounds[1]], before, after))
    return lines


def _physical(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for part in re.split(r"(\r\n|[\n\r\x0b\x0c\u2028\u2029])", text):
        if part not in {"\r\n", "\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029"}:
            yield position, position + len(part)
        position += len(part)


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at either end; an empty span stays where it starts."""
    while start < end and (text[start].isspace() or text[start] in BLANKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in BLANKS):
        end -= 1
    return Span(start, end)
