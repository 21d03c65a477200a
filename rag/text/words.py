"""Words in their search form, with offsets into the source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

SOFT_HYPHEN = "\u00ad"

_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad])"
_HYPHEN = "-\u2010\u2011"
_LINE_BREAK = r"[ \t]*(?:\r\n|\n|\r)[ \t]*"
_TOKEN = re.compile(
    rf"{_LETTER}+(?:(?:[{_HYPHEN}]{_LINE_BREAK}(?!(?:och|eller|samt|respektive|og|eller|samt|and|or|ja|tai)\b)"
    rf"|[{_HYPHEN}'’:.@&])(?={_LETTER}){_LETTER}+)*"
)
_JOINT = re.compile(rf"[{_HYPHEN}]{_LINE_BREAK}|[{_HYPHEN}'’:.@&]")
_BROKEN = re.compile(rf"(?<=[^\W\d_])[{_HYPHEN}]{_LINE_BREAK}(?=[^\W\d_])")

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ß": "ss", "đ": "d", "ł": "l", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word's search form (NFKC, lower case) and where it stands in the source."""

    form: str
    start: int
    end: int


def words(text: str, offset: int = 0) -> list[Word]:
    """Return the words of ``text`` in order; ``offset`` is added to every position.

    A word with inner marks ("samhälls-orientering", "SFI:s", "bromolla.se") comes whole and then in
    parts; a word that a hyphen breaks at the end of a line comes joined, over both halves.
    """
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        found.extend(_readings(match.group(), match.start() + offset))
    return found


def search_form(text: str) -> str:
    """NFKC, lower case, no soft hyphens: what words are compared by."""
    return unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).lower()


def fold(word: str) -> str:
    """Return ``word`` without diacritics, as typed on a keyboard that lacks them (å ä → a, ø → o, æ → ae)."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _readings(token: str, start: int) -> list[Word]:
    joined = _BROKEN.sub(_joint_of_lines, token)
    whole = Word(search_form(joined), start, start + len(token))
    if not whole.form:
        return []
    if _JOINT.search(joined) is None or joined.replace(".", "").isdigit():
        return [whole]
    return [whole, *_parts(token, start)]


def _joint_of_lines(found: re.Match[str]) -> str:
    """Nothing where a line's end broke a word; the hyphen where a capital or a digit follows it."""
    return "" if found.string[found.end()].islower() else "-"


def _parts(token: str, start: int) -> list[Word]:
    parts: list[Word] = []
    position = 0
    for joint in [*_JOINT.finditer(token), None]:
        if (
            joint is not None
            and _BROKEN.match(token, joint.start())
            and _joint_of_lines_at(token, joint) == ""
        ):
            continue
        end = joint.start() if joint else len(token)
        form = search_form(_BROKEN.sub(_joint_of_lines, token[position:end]))
        if form:
            parts.append(Word(form, start + position, start + end))
        position = joint.end() if joint else end
    return parts


def _joint_of_lines_at(token: str, joint: re.Match[str]) -> str:
    return "" if token[joint.end()].islower() else "-"
