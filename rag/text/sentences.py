"""Cutting running text into sentences, with offsets into the source.

Rules and word lists, not a model: the documents mix languages, headings, bullets and contact
blocks, and a quote must start and end where a reader would start and end it. The text is first cut
into blocks (paragraphs, headings, list items), and each block at its full stops.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from rag.types import Span


def _load_words() -> dict[str, frozenset[str]]:
    lists = tomllib.loads((Path(__file__).parent / "data" / "abbreviations.toml").read_text("utf-8"))
    return {name: frozenset(listed.split()) for name, listed in lists.items()}


_WORDS = _load_words()

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_STRONG_BULLET = "•◆◦▪●■▸►➢✓☐➤‣⁃○"
_BULLET = re.compile(
    rf"[ \t\u00a0]*(?:[{_STRONG_BULLET}*·–—-][ \t\u00a0]+|[{_STRONG_BULLET}]"
    r"|(\d{1,2}|[a-zA-Z])[.)][ \t\u00a0]+(\w+))"
)
_INLINE_BULLET = re.compile(rf"(?<=\s)[{_STRONG_BULLET}](?=\s)")
_STOP = re.compile(r"([.!?…。؟]+)([\"”’»«“')\]]*)(?=\s)")
_GLUED = re.compile(r"(?<=[^\W\d_]{3})([.!?])(?=[^\W\d_])")
_OPENERS = "\"'“”‘’«»([{¿¡*_"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S|\S+@\S+\.\S")
_TOKEN = re.compile(r"\S+")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,5}")


def split_sentences(text: str, offset: int = 0) -> list[Span]:
    """Return the spans of the sentences of ``text``, in order, without white space at their ends.

    ``offset`` is added to every position, so that a slice of a document gives spans of the document.
    A heading (a line of its own), a list item and a paragraph without a full stop are sentences too.
    The spans do not overlap, and together they hold every character that is not white space.
    """
    return [
        Span(start + offset, end + offset)
        for block_start, block_end in _blocks(text)
        for start, end in _cut(text, block_start, block_end)
    ]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, headings and list items: cut at blank lines and before bullets."""
    start = position = 0
    pending = False  # whether a non-blank line has been seen since `start`
    for line_start, line_end, next_line in _lines(text):
        line = text[line_start:line_end]
        blank = not line.strip()
        if pending and (blank or _is_item(line)):
            yield start, position
            pending = False
        if not blank and not pending:
            start, pending = line_start, True
        position = next_line
    if pending:
        yield start, position


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Each line's start, its end, and the start of the next."""
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start(), found.end()
        start = found.end()
    yield start, len(text), len(text)


def _is_item(line: str) -> bool:
    """Whether a line starts a list item; "12. maj" on a wrapped line is a date."""
    found = _BULLET.match(line)
    if found is None:
        return False
    number, word = found.group(1), found.group(2)
    if number is None:
        return True
    return word.lower() not in _WORDS["months"] and not (number.isalpha() and word[0].islower())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut one block at its full stops and inline bullets; yields trimmed, non-empty ranges."""
    block = text[start:end]
    cuts = {m.end() for m in _STOP.finditer(block)}
    glued = {m.end() for m in _GLUED.finditer(block)}
    bullets = {m.start() for m in _INLINE_BULLET.finditer(block)}
    begin = 0
    for cut in sorted(cuts | glued | bullets):
        if cut in bullets:
            ends = bool(block[begin:cut].strip())
        elif cut in cuts:
            ends = _ends_sentence(block, begin, cut)
        else:
            ends = _glued_sentences(block, cut)
        if ends:
            yield from _trimmed(block, begin, cut, start)
            begin = cut
    yield from _trimmed(block, begin, len(block), start)


def _trimmed(block: str, begin: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    piece = block[begin:end]
    body = piece.strip()
    if body:
        first = begin + len(piece) - len(piece.lstrip())
        yield offset + first, offset + first + len(body)


def _ends_sentence(block: str, begin: int, cut: int) -> bool:
    """Whether the sentence from ``begin`` ends at ``cut``, which follows a stop and its closing marks."""
    following = _next_token(block, cut)
    if not following:
        return True
    first = following.lstrip(_OPENERS)[:1]
    starts = not first or not first.islower() or _ADDRESS.match(following) is not None
    stopped = block[begin:cut].rstrip("\"”’»«“')]")
    if stopped[-1:] != "." or stopped.endswith(".."):
        return starts
    token = _last_token(stopped)
    if not block[begin : begin + len(stopped) - len(token) - 1].strip() and _enumerates(token):
        return False
    return starts and not _is_abbreviation(token, following)


def _next_token(block: str, position: int) -> str:
    found = _TOKEN.search(block, position)
    return found.group() if found else ""


def _last_token(stopped: str) -> str:
    """The token before the final full stop, without opening marks and without that stop."""
    body = stopped[:-1]
    position = len(body)
    while position and not body[position - 1].isspace():
        position -= 1
    return body[position:].lstrip(_OPENERS + "-–/§")


def _enumerates(token: str) -> bool:
    """Whether ``token`` numbers what follows: "1", "2.1", "b"."""
    return bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]", token))


def _is_abbreviation(token: str, following: str) -> bool:
    word = token.lower()
    bare = following.lstrip(_OPENERS)
    digit = bare[:1].isdigit()
    if word in _WORDS["may_end"]:
        return digit
    if word.isdigit():  # an ordinal: "12. April"; a number that ends a sentence is more common
        return len(word) <= 2 and bare.rstrip(".,").lower() in _WORDS["months"]
    if len(word) == 1 and word.isalpha():  # an initial; "s. 12"; but not "det som de deltar i. Sedan"
        return digit or token.isupper()
    if word in _WORDS["before_digit"]:
        return digit
    last = word.rsplit("/", 1)[-1]
    if word in _WORDS["inside"] or last in _WORDS["inside"]:
        return True
    return _DOTTED.fullmatch(word) is not None and word.rsplit(".", 1)[1] not in _WORDS["top_level_domains"]


def _glued_sentences(block: str, cut: int) -> bool:
    """Whether a space is missing after a full stop ("slut.Nästa"), which is no address and no name."""
    left, right = cut, cut
    while left and not block[left - 1].isspace():
        left -= 1
    while right < len(block) and not block[right].isspace():
        right += 1
    before, after, token = block[left : cut - 1], block[cut:right], block[left:right]
    if "@" in token or "/" in token or token.lower().startswith("www.") or token.count(".") > 2:
        return False
    letters = after.rstrip('.,:;!?)"”')
    return (
        before[-2:].islower() and letters[:1].isupper() and letters.lower() not in _WORDS["top_level_domains"]
    )
