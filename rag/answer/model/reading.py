"""A text taken apart into what can be checked: its words, names, numbers, concepts and negations."""

from __future__ import annotations

from dataclasses import dataclass

from rag.answer.model.names import Name, Naming, addresses, names, naming
from rag.answer.model.numbers import Quantity, quantities
from rag.answer.model.polarity import Denied, denied, without_not_only
from rag.answer.model.words import Worded, WordMatcher, lists


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read. ``words`` are its content words without those of addresses and numbers; ``checked`` are
    the numbers of the words that a source must say (not names, frame or concepts)."""

    text: str
    language: str
    words: tuple[Worded, ...]
    checked: tuple[int, ...]
    names: tuple[Name, ...]
    naming: Naming
    quantities: tuple[Quantity, ...]
    addresses: frozenset[str]
    concepts: frozenset[str]
    denied: Denied


def read(text: str, language: str, matcher: WordMatcher) -> Reading:
    """Take a text apart."""
    found = list(addresses(text))
    plain = text
    for _, start, end in found:
        plain = f"{plain[:start]}{' ' * (end - start)}{plain[end:]}"
    numbers = tuple(quantities(plain, language))
    spans = [(q.start, q.end) for q in numbers]
    words = tuple(
        w
        for w in matcher.words(plain, language)
        if not any(s < w.word.end and w.word.start < e for s, e in spans)
    )
    own = tuple(n for n in names(plain) if not any(s <= n.start and n.end <= e for s, e in spans))
    held = {
        name: list(pattern.finditer(without_not_only(plain))) for name, pattern in lists().concepts.items()
    }
    apart = [(n.start, n.end) for n in own if not n.opens or n.place or len(n.tokens) > 1]
    apart += [m.span() for each in held.values() for m in each]
    apart += [m.span() for m in lists().frame.finditer(plain)]
    checked = tuple(
        i for i, w in enumerate(words) if not any(s <= w.word.start and w.word.end <= e for s, e in apart)
    )
    # A comparison before a number ("more than 50") is the number's, which must have it in the source too.
    bare = {name for name, each in held.items() if any(not _compares(m.end(), numbers) for m in each)}
    return Reading(
        text, language, words, checked, own, naming(text), numbers, frozenset(a for a, *_ in found),
        frozenset(bare), denied(plain, language, words),
    )  # fmt: skip


def _compares(end: int, numbers: tuple[Quantity, ...]) -> bool:
    return any(q.compare and 0 <= q.start - end <= 6 for q in numbers)
