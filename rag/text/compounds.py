"""Compounds of the Nordic languages, split by the collection's own words.

After P. Koehn and K. Knight, "Empirical Methods for Compound Splitting" (EACL 2003): of all ways to
cut a word into known words, the one whose parts have the highest geometric mean of frequencies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from rag.text.stems import STOPWORDS, stem

MIN_PART = 4
"""Letters of a part. Three-letter words ("att", "lag", "ort") are endings by chance too often."""
MIN_WORD = 2 * MIN_PART
LINKS = ("", "s", "e", "o", "a", "-", "s-")
"""What may stand between the parts: språk|café, arbets|marknad, barne|hage, kvinno|grupp, barna|vård."""

ENDINGS = frozenset(
    {"skap", "liga", "ligt", "lighet", "löshet", "lösa", "bara", "samma", "ella", "aren", "ande", "ende"}
    | {"else", "heten", "heder", "sjon", "tion"}
)
"""Endings that are words by chance, or in another language: no part of a compound."""

_FUNCTION_WORDS = frozenset().union(*STOPWORDS.values())


class CompoundSplitter:
    """Splits words into two words that the collection has; knows nothing but their frequencies."""

    def __init__(self, frequencies: Mapping[str, int], language: str = "sv") -> None:
        """``frequencies`` counts search forms; inflected parts are found through ``language``'s stems."""
        self._language = language
        self._forms: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        for form, count in frequencies.items():
            if len(form) >= MIN_PART and form.isalpha() and form not in _FUNCTION_WORDS | ENDINGS:
                self._forms[form] = self._forms.get(form, 0) + count
                base = stem(form, language)
                self._stems[base] = self._stems.get(base, 0) + count

    def split(self, form: str) -> tuple[str, ...]:
        """Return the two parts of a compound, without the link between them; ``()`` when it is none."""
        best: tuple[str, ...] = ()
        best_score = float("-inf")
        for head, tail, score in self._cuts(form):
            if score > best_score:
                best, best_score = (head, tail), score
        return best

    def _cuts(self, form: str) -> Iterator[tuple[str, str, float]]:
        """Every cut into known parts, with the logarithm of the product of their frequencies."""
        for cut in range(MIN_PART, len(form) - MIN_PART + 1):
            tail_count = self._count(form[cut:])
            head, head_count = self._head(form[:cut]) if tail_count else ("", 0)
            if head_count:
                yield head, form[cut:], log(head_count) + log(tail_count)

    def _head(self, prefix: str) -> tuple[str, int]:
        """The first part without its link, and its frequency; a word as it stands goes before a stem."""
        heads = [prefix.removesuffix(link) for link in LINKS if prefix.endswith(link)]
        heads = [head for head in heads if len(head) >= MIN_PART]
        for counts in (self._forms.get, self._count):
            for head in heads:
                if count := counts(head, 0):
                    return head, count
        return "", 0

    def _count(self, part: str, default: int = 0) -> int:
        """How often the part, or another form of it, stands alone."""
        if part in ENDINGS or part in _FUNCTION_WORDS:
            return default
        return self._forms.get(part) or self._stems.get(stem(part, self._language), default)
