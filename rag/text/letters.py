"""Languages told apart by their letters: naive Bayes over the letter n-grams of words.

After W. Cavnar and J. Trenkle, "N-Gram-Based Text Categorization" (1994), with probabilities in place
of ranks. The table beside this file was learnt from Tatoeba's sentences, the dictionaries and synsets of
Wiktionary and Open Multilingual Wordnet, government pages and acts of law; no document of a collection
is needed for it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from pathlib import Path

SIZES = (2, 3, 4)
"""Letters of an n-gram, the word's borders counted: shorter ones do not tell, longer ones are rare."""
KEPT = 5000
"""N-grams in the table: about 150 kB, read in some milliseconds."""
_SMOOTHING = 0.5  # added to each count, so that an n-gram unseen in one language does not exclude it
_SCALE = 100  # the table holds rounded hundredths of natural logarithms

TABLE = Path(__file__).parent / "data" / "letters.json"


@dataclass(frozen=True, slots=True)
class Letters:
    """The logarithm of each n-gram's probability, for each of ``languages``."""

    languages: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    @classmethod
    def learn(cls, words: Mapping[str, Iterable[str]]) -> Letters:
        """Count the n-grams in each language's words; the n-grams that tell the languages apart are kept."""
        languages = tuple(words)
        counts = [
            Counter(gram for word in words[language] for gram in _grams(word)) for language in languages
        ]
        totals = [sum(c.values()) for c in counts]
        weights: dict[str, tuple[float, ...]] = {}
        value: dict[str, float] = {}
        for gram in set().union(*counts):
            shares = [(c[gram] + _SMOOTHING) / total for c, total in zip(counts, totals, strict=True)]
            mean = sum(shares) / len(shares)
            weights[gram] = tuple(log(share / mean) for share in shares)
            value[gram] = sum(s * abs(w) for s, w in zip(shares, weights[gram], strict=True))
        kept = sorted(value, key=lambda gram: (-value[gram], gram))[:KEPT]
        return cls(languages, {gram: weights[gram] for gram in sorted(kept)})

    @classmethod
    def load(cls, path: Path) -> Letters:
        """Read a table that `save` wrote."""
        table = json.loads(path.read_text("utf-8"))
        weights = {gram: tuple(w / _SCALE for w in row) for gram, row in table["weights"].items()}
        return cls(tuple(table["languages"]), weights)

    def save(self, path: Path) -> None:
        """Write the table as JSON."""
        rows = {gram: [round(w * _SCALE) for w in row] for gram, row in self.weights.items()}
        text = json.dumps(
            {"languages": self.languages, "weights": rows}, ensure_ascii=False, separators=(",", ":")
        )
        path.write_text(text.replace("],", "],\n") + "\n", "utf-8")

    def evidence(self, word: str) -> dict[str, float]:
        """Return each language's log-likelihood of the word's letters, relative to the languages' mean."""
        sums = [0.0] * len(self.languages)
        for gram in _grams(word):
            for i, weight in enumerate(self.weights.get(gram, ())):
                sums[i] += weight
        return dict(zip(self.languages, sums, strict=True))


@lru_cache(maxsize=1)
def bundled() -> Letters:
    """The table that comes with the project, read once."""
    return Letters.load(TABLE)


def _grams(word: str) -> Iterable[str]:
    padded = f" {word} "
    for size in SIZES:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
