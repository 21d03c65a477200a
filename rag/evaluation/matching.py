"""When a quote, a wording or a name counts as found: the rules that the metrics share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rag.evaluation.questions import Evidence
from rag.types import Mention, ProjectMatch, Span

Texts = Mapping[str, str]
"""The documents' source texts by the documents' names."""

SHORT_NAME = 4
"""Characters: a shorter wording must be whole words, a shorter name must be the whole name."""


def find_quote(quote: str, text: str) -> Span | None:
    """The first place of a quote in a text, any run of white space being like any other."""
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return Span(*found.span()) if found else None


def place(evidence: Evidence, texts: Texts) -> Mention | None:
    """Where a piece of evidence stands; None when its document, or the quote in it, is not there."""
    found = find_quote(evidence.quote, texts.get(evidence.document, ""))
    return Mention(evidence.document, found.start, found.end) if found else None


def overlap(a: Mention, b: Mention) -> int:
    """How many characters two spans share: none in different documents."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.document == b.document else 0


def mentions(wording: str, text: str) -> bool:
    """Whether a text has a wording, case ignored, from the start of a word.

    A short or numeric wording must end where a word ends, and an integer must be no part of another
    number.
    """
    wanted = wording.strip()
    before, after = r"(?<!\w)", ""
    if len(wanted) <= SHORT_NAME or re.fullmatch(r"[\d.,\- ]+", wanted):
        after = r"(?!\w)(?!\.\d)"
    if re.fullmatch(r"\d+", wanted):
        before = r"(?<![\w.,\-])"
    return re.search(before + re.escape(wanted) + after, text, re.IGNORECASE) is not None


def named_as(project: ProjectMatch, names: Iterable[str]) -> bool:
    """Whether a project's name or an alias is one of ``names``, or begins like it.

    Case and punctuation are ignored; a title cut before its subtitle is the same title.
    """
    own = (project.name, *project.aliases)
    return any(same_name(name, known) for name in names for known in own)


def _name_key(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()


def same_name(a: str, b: str) -> bool:
    """Whether two names are one, as for `named_as`."""
    a, b = _name_key(a), _name_key(b)
    long_enough = min(len(a), len(b)) >= SHORT_NAME
    return a == b or (long_enough and (a.startswith(b) or b.startswith(a)))
