"""Transcripts of web viewers: one line a page, page numbers run into the text, headings lost.

The contents list, itself run together, serves as the dictionary of headings.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rag.ingest.lines import Line
from rag.ingest.running import vocabulary
from rag.types import Section, Span

MIN_PAGES = 4
"""Lines that start with 1, 2, 3, 4 can be a numbered list; with this many long ones they are pages."""

PAGE_LENGTH = 400
"""Characters: the mean of a page's text; items of a numbered list are shorter."""

LONGEST_HEADING = 12
"""Words of a heading that are looked up in the contents list."""

GLUED_WORDS = 4
"""Words of a heading that nothing but the capital after it tells from its section's first sentence."""

COMMON = 3
"""Times that a word stands in small letters: a name does not, the first word of a sentence mostly does."""

SHORT_WORD = 4
"""Letters: "I", "Det" and "Som" start sentences, in which a name may follow; headings start with nouns."""

_WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*|&")
_LEADING = re.compile(r"(\d{1,4})(?:\s+|$)")
_TRAILING = re.compile(r"\s(\d{1,4})$")
_BEFORE_HEADING = re.compile(
    r"(?<=\s)(\d{1,2}(?:\.\d{1,2})*)\.?\s+|[.!?)]\s+(?:\d{1,3}\s+)*|(?<=\s)(?=([^\W\d_]{3,})\s+\2\s)"
)
_SENTENCE_END = re.compile(r"[^\W\d_]{3,}[.!?]\s+(?=[^\W\d_a-zåäöæø])")


@dataclass(frozen=True, slots=True)
class Transcript:
    """The pages of a viewer's transcript, ``(start, number)`` each, and their end; the spans of the page
    numbers, and the span of the contents list (None when it has none)."""

    pages: tuple[tuple[int, int], ...]
    end: int
    numbers: tuple[Span, ...]
    contents: Span | None


def find_transcript(lines: Sequence[Line]) -> Transcript | None:
    """The pages among the lines, or None when lines do not start with numbers that count up."""
    run: list[tuple[int, Line]] = []
    for line in lines:
        match = _LEADING.match(line.text)
        if match and int(match[1]) == (run[-1][0] + 1 if run else 1):
            run.append((int(match[1]), line))
    long = sum(len(line.text) for _, line in run)
    if len(run) < MIN_PAGES or long < PAGE_LENGTH * len(run):
        return None
    numbers = [Span(line.start, line.start + len(str(n))) for n, line in run]
    numbers += _printed_numbers(run)
    pages = tuple((line.start, n) for n, line in run)
    return Transcript(pages, run[-1][1].end, tuple(numbers), _contents_span(run))


def _printed_numbers(run: Sequence[tuple[int, Line]]) -> list[Span]:
    """The printed page numbers at the ends of pages: those that differ from the viewer's by one constant."""
    ends = [(n - int(m[1]), line, m) for n, line in run if (m := _TRAILING.search(line.text))]
    if not ends:
        return []
    shifts = [shift for shift, _, _ in ends]
    usual = max(set(shifts), key=shifts.count)
    return [Span(line.start + m.start(1), line.start + m.end(1)) for shift, line, m in ends if shift == usual]


def _contents_span(run: Sequence[tuple[int, Line]]) -> Span | None:
    """From the page that opens with a contents heading to the last page without running sentences."""
    headings = vocabulary()["contents"]["headings"]
    start = end = None
    for _, line in run:
        words = _WORD.findall(line.text)
        if start is None:
            if len(words) > 1 and words[1].casefold() in headings:
                start = line.start
        elif len(_SENTENCE_END.findall(line.text)) * PAGE_LENGTH > len(line.text):
            break
        if start is not None:
            end = line.end
    return Span(start, end) if start is not None and end is not None else None


def find_headings(text: str, transcript: Transcript) -> list[Section]:
    """The headings inside the running text, as empty-bodied sections (``start``..``end`` of the heading).

    A heading stands after a section number ("2.1 Inledning Uppdraget är …"), after a sentence's end or
    before its own first word ("Asylsökande Asylsökande är …"); its words stand in the contents list,
    and a capital follows. After a sentence's end a few words that the contents list lacks head a section
    too, when a word that is common in small letters starts a sentence right after them.
    """
    if transcript.contents is None:
        return []
    known = _key(text[transcript.contents.start : transcript.contents.end])
    usual = Counter(re.findall(r"\b[a-zåäöæø]+\b", text[transcript.contents.end : transcript.end]))
    found: list[Section] = []
    for match in _BEFORE_HEADING.finditer(text, transcript.contents.end, transcript.end):
        if found and match.end() < found[-1].end:
            continue
        heading = _longest_known(text, match.end(), known, numbered=match[1] is not None)
        if heading is None and match.group()[:1] in ".!?":
            heading = _glued(text, match.end(), usual)
        if heading is not None:
            start = match.start(1) if match[1] else heading.start
            found.append(Section(text[heading.start : heading.end], start, heading.end))
    return found


def _longest_known(text: str, start: int, known: str, *, numbered: bool) -> Span | None:
    words = []
    for word in _WORD.finditer(text, start, start + 200):
        words.append(word)
        if len(words) > LONGEST_HEADING:
            break
    for count in range(len(words) - 1, 0, -1):
        key = _key(" ".join(w.group() for w in words[:count]))
        follows = words[count].group()
        if words[count - 1].group().isdigit():
            continue
        if key.strip() and key in known and words[0].group()[0].isupper() and not follows[0].islower():
            plain = text[words[0].start() : words[count - 1].end()]
            repeated = words[count - 1].group() == follows
            if (numbered or repeated or count > 2) and not re.search(r"[.!?;]", plain):
                return Span(words[0].start(), words[count - 1].end())
    return None


def _glued(text: str, start: int, usual: Counter[str]) -> Span | None:
    """A heading of one to four words glued to its first sentence: "… framåt. Resurser Tolkar är …"."""
    words = list(itertools.islice(_WORD.finditer(text, start, start + 120), GLUED_WORDS + 1))
    if not words or words[0].start() != start or not words[0].group()[0].isupper():
        return None
    for before, word in itertools.pairwise(words):
        if text[before.end() : word.start()] != " ":
            return None
        if word.group()[0].isupper():
            starts = usual[word.group().casefold()] >= COMMON
            return Span(start, before.end()) if starts and len(words[0].group()) > SHORT_WORD else None
    return None


def _key(text: str) -> str:
    """The words of the text in lower case, a space around each, so that ``in`` finds whole words."""
    return " " + " ".join(w.group().casefold() for w in _WORD.finditer(text) if not w.group().isdigit()) + " "
