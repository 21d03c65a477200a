"""Which language a text is in: certain for a document, robust for a question of three words.

The script decides first; then function words, and the letters of all words, vote.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from rag.text.letters import bundled
from rag.text.stems import LANGUAGES, STOPWORDS
from rag.text.words import search_form

DEFAULT = "sv"
"""For a text that gives no evidence: most documents and most users write Swedish."""

_SAMPLE = 5_000  # characters: more than enough evidence, and bounded time for a whole book
_WORD = re.compile(r"[^\W\d_]+")

_FUNCTION_WORD = 5.0
"""What a function word weighs, divided among the languages that have it, in the letters' unit (natural
logarithms of a likelihood ratio: e⁵ ≈ 150 to 1 for a word that only one language has)."""
_CAP = 15.0
"""The most that one word's letters weigh: a borrowed word or a foreign name must not outvote the others."""
_PRIOR = 2.0
"""In favour of the default, where two languages have nearly the same evidence."""

_SCRIPTS = {
    "ARABIC": "ar", "CYRILLIC": "ru", "GREEK": "el", "HEBREW": "he", "CJK": "zh", "HIRAGANA": "ja",
    "KATAKANA": "ja", "HANGUL": "ko", "ETHIOPIC": "am", "THAI": "th", "DEVANAGARI": "hi",
    "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_LETTERS_OF = {"ar": ("fa", "پچژگ"), "ru": ("uk", "іїєґ")}
"""Letters that tell another language from the one its script stands for."""


def detect(text: str) -> str:
    """Return the language of ``text``: ``sv da nb en fi``, or the code that its script stands for.

    Nynorsk counts as ``nb``, a script without an entry gives ``other``, and a text without evidence ``sv``.
    """
    sample = search_form(text[:_SAMPLE])
    script = _script(sample)
    if script not in ("", "LATIN"):
        return _language_of_script(script, sample)
    scores = dict.fromkeys(LANGUAGES, 0.0) | {DEFAULT: _PRIOR}
    for word in _WORD.findall(sample):
        for language, evidence in _evidence(word).items():
            scores[language] += evidence
    return max(scores, key=lambda language: scores[language])


@lru_cache(maxsize=50_000)
def _evidence(word: str) -> dict[str, float]:
    """A word's evidence for each language: its letters', capped, and what it weighs as a function word."""
    letters = bundled().evidence(word)
    best = max(letters.values())
    evidence = {language: max(value - best, -_CAP) for language, value in letters.items()}
    speakers = [language for language in LANGUAGES if word in STOPWORDS[language]]
    for language in speakers:
        evidence[language] += _FUNCTION_WORD / len(speakers)
    return evidence


def _script(sample: str) -> str:
    """The script of most letters, as Unicode names it; "" without letters."""
    counts = Counter(unicodedata.name(c, "").split(" ")[0] for c in sample[:1000] if c.isalpha())
    return counts.most_common(1)[0][0] if counts else ""


def _language_of_script(script: str, sample: str) -> str:
    language = _SCRIPTS.get(script, "other")
    other, letters = _LETTERS_OF.get(language, ("", ""))
    return other if any(letter in sample for letter in letters) else language
