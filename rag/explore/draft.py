"""A pasted idea or application, cut into windows and read for its groups, themes and places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.errors import QuestionRejected
from rag.explore.alike import Kin
from rag.ingest.places import find_places
from rag.ingest.terms import find_terms
from rag.store.windows import windows_of
from rag.text.sentences import split_sentences
from rag.types import Passage

LONGEST = 20_000
"""Characters of a draft: some eight pages, more than most forms take."""

SHORTEST = 20
"""Characters: a shorter window of a draft is a heading."""

PIECE = 600
"""Characters that are searched for at once: a paragraph is mostly about one thing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft made ready: single sentences, windows of one or two, and pieces of several."""

    text: str
    sentences: tuple[str, ...]
    windows: tuple[str, ...]
    pieces: tuple[str, ...]
    kin: Kin

    @classmethod
    def read(cls, text: str) -> Draft:
        """Cut ``text``; `QuestionRejected` for one that is empty or longer than ``LONGEST``."""
        if not text.strip():
            raise QuestionRejected("The draft is empty: paste an idea of at least a sentence.")
        if len(text) > LONGEST:
            raise QuestionRejected(f"The draft has {len(text)} characters: at most {LONGEST} are read.")
        sentences = [text[s.start : s.end] for s in split_sentences(text)]
        whole = Passage("", None, "", "", None, 0, len(text), text, "", "")
        windows = dict.fromkeys(text[w.start : w.end] for w in windows_of(0, whole))
        long = tuple(w for w in windows if len(w) >= SHORTEST)
        return cls(text, tuple(sentences), long or tuple(windows), tuple(_pieces(sentences)), _kin(text))


def _pieces(sentences: Sequence[str]) -> list[str]:
    """The sentences joined to at most ``PIECE`` characters; one that is longer is cut off there."""
    pieces: list[str] = []
    for sentence in sentences:
        if pieces and len(pieces[-1]) + len(sentence) < PIECE:
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence[:PIECE])
    return pieces


def _kin(text: str) -> Kin:
    groups = tuple(term.id for term, _ in find_terms(text, "groups"))
    themes = tuple(term.id for term, _ in find_terms(text, "themes"))
    named = (m.place for m in find_places(text))
    return Kin(groups, themes, tuple(dict.fromkeys(p.name for p in named if p.kind == "municipality")))
