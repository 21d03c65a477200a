"""Other ways to write or say a word: what users type, and what the other languages say.

Each kind of variant is a table of word ids, ``table[word, k]``: the k-th variant, or -1. A batch swaps
ids, so that augmenting costs no string handling.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import Stemmer
from numpy.typing import NDArray

from training.corpus import Corpus, Counts, PairSource, pair_source

Table = NDArray[np.int32]
FOLD = str.maketrans(
    {"å": "a", "ä": "a", "ö": "o", "ø": "o", "æ": "ae", "é": "e", "ü": "u", "ð": "d", "þ": "th"}
)
STEMMERS = {
    "sv": "swedish",
    "da": "danish",
    "nb": "norwegian",
    "nn": "norwegian",
    "en": "english",
    "fi": "finnish",
}
LETTERS = "etanrisldokmgvfuhpåbcyjxwzäö"
MOST_TRANSLATIONS = 6
SHORTEST_PART = 4


def fold_table(corpus: Corpus) -> Table:
    """The word without its Nordic letters' marks, as typed on a foreign keyboard."""
    words = list(corpus.vocabulary)
    folded = [word.translate(FOLD) for word in words]
    ids = [corpus.word(new) if new != old else -1 for old, new in zip(words, folded, strict=True)]
    return np.array(ids, dtype=np.int32)[:, None]


def misspelt(word: str, rng: np.random.Generator) -> str:
    """A word with one slip: two letters swapped, one left out, doubled, or replaced."""
    at, slip = int(rng.integers(1, len(word) - 1)), int(rng.integers(4))
    middle = (
        word[at + 1] + word[at],
        word[at + 1],
        word[at] * 2 + word[at + 1],
        LETTERS[at % 28] + word[at + 1],
    )[slip]
    return word[:at] + middle + word[at + 2 :]


def typo_table(corpus: Corpus, counts: Counts, rng: np.random.Generator, least: int = 15) -> Table:
    """Two misspellings of each word of at least six letters that the texts hold ``least`` times."""
    table = np.full((len(counts), 2), -1, dtype=np.int32)
    words = list(corpus.vocabulary)[: len(counts)]
    for word_id in np.flatnonzero(counts >= least):
        word = words[word_id]
        if len(word) >= 6 and word.isalpha():
            table[word_id] = [corpus.word(misspelt(word, rng)) for _ in range(2)]
    return table


def stems_of(words: list[str], language: str) -> list[str]:
    """Snowball stems, by which an inflected form finds its dictionary word."""
    return list(Stemmer.Stemmer(STEMMERS[language]).stemWords(words))


def translation_table(corpus: Corpus, language: str, sources: Iterable[PairSource], size: int) -> Table:
    """Single words of other languages for the words (in any inflection) of ``language``."""
    flat, bounds = corpus.flat_array(), corpus.bounds_array()
    lengths = np.diff(bounds)
    words = list(corpus.vocabulary)
    stems = stems_of(words[:size], language)
    found: dict[str, list[int]] = {}
    for source in sources:
        for own, other, codes in (
            (source.left, source.right, source.languages),
            (source.right, source.left, source.languages[::-1]),
        ):
            if codes[0] != language or codes[1] == language:
                continue
            single = (lengths[own] == 1) & (lengths[other] == 1)
            for a, b in zip(flat[bounds[own[single]]], flat[bounds[other[single]]], strict=True):
                targets = found.setdefault(stems[a], [])
                if int(b) not in targets and a != b and len(targets) < MOST_TRANSLATIONS:
                    targets.append(int(b))
    table = np.full((size, MOST_TRANSLATIONS), -1, dtype=np.int32)
    for word_id, stem in enumerate(stems):
        if stem in found:
            table[word_id] = np.resize(np.array(found[stem], dtype=np.int32), MOST_TRANSLATIONS)
    return table


def form_pairs(corpus: Corpus, counts: Counts, language: str, least: int = 8) -> PairSource:
    """Frequent words paired with inflections, with their parts, and with their spelling without marks."""
    words = list(corpus.vocabulary)
    frequent = [
        words[i] for i in np.flatnonzero(counts >= least) if words[i].isalpha() and len(words[i]) >= 4
    ]
    by_stem: dict[str, list[str]] = {}
    for word, stem in zip(frequent, stems_of(frequent, language), strict=True):
        by_stem.setdefault(stem, []).append(word)
    pairs = [(group[0], other) for group in by_stem.values() for other in group[1:]]
    known = {word: int(counts[corpus.vocabulary[word]]) for word in frequent}
    for word in frequent:
        parts = compound_parts(word, known)
        if parts is not None:
            pairs.append((word, parts))
        folded = word.translate(FOLD)
        if folded not in known:  # "har" is a word of its own, not only "hår" typed badly
            pairs.append((word, folded))
    return pair_source("forms", (language, language), [(corpus.share(a), corpus.share(b)) for a, b in pairs])


def compound_parts(word: str, known: dict[str, int]) -> str | None:
    """The two known words that a compound is made of (a linking s may stand between), or None.

    Of several splits the one whose rarer part is most frequent wins; the parts must be better known than
    the whole.
    """
    best, best_count = None, known[word]
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        tail = known.get(word[cut:], 0)
        for head_end in (cut, cut - 1) if word[cut - 1] == "s" else (cut,):
            head = known.get(word[:head_end], 0) if head_end >= SHORTEST_PART else 0
            if min(head, tail) > best_count:
                best, best_count = f"{word[:head_end]} {word[cut:]}", min(head, tail)
    return best
