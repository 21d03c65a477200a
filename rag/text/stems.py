"""Stems (Snowball, by PyStemmer) and function words of the Nordic languages, English and Finnish."""

from __future__ import annotations

import re
import threading
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import Stemmer

from rag.text.words import Word, words

LANGUAGES = ("sv", "da", "nb", "en", "fi")
"""The languages that have a stemmer and a list of function words, in order of preference."""

_ALGORITHMS = {"sv": "swedish", "da": "danish", "nb": "norwegian", "en": "english", "fi": "finnish"}
_ENDING = re.compile(r"(?<=\w)[:'’][a-zåäöæø]{1,3}$")
_CACHE = 100_000  # forms; a collection of some hundred documents has fewer


class _Stemmers(threading.local):
    """A stemmer per thread and language: PyStemmer's objects must not be shared between threads."""

    def __init__(self) -> None:
        self._loaded: dict[str, Stemmer.Stemmer] = {}

    def of(self, language: str) -> Stemmer.Stemmer:
        if language not in self._loaded:
            self._loaded[language] = Stemmer.Stemmer(_ALGORITHMS[language])
        return self._loaded[language]


_STEMMERS = _Stemmers()


def _load_stopwords() -> Mapping[str, frozenset[str]]:
    lists = tomllib.loads((Path(__file__).parent / "data" / "stopwords.toml").read_text("utf-8"))
    return {language: frozenset(entry["words"].split()) for language, entry in lists.items()}


STOPWORDS: Mapping[str, frozenset[str]] = _load_stopwords()
"""Function words by language (``sv da nb en fi``; Nynorsk's are in ``nb``), question words included."""


@lru_cache(maxsize=_CACHE)
def stem(form: str, language: str) -> str:
    """Return the Snowball stem of a search form; a language without a stemmer keeps the form.

    An ending after a colon or an apostrophe ("sfi:s", "kommune's") is taken off in every language.
    """
    base = _ENDING.sub("", form)
    if language not in _ALGORITHMS:
        return base
    return str(_STEMMERS.of(language).stemWord(base))


def function_words(language: str) -> frozenset[str]:
    """The function words to leave out of a text in ``language``; none for an unknown language.

    Danish and Norwegian share their lists, since short texts in them are easily taken for one another.
    """
    if language in ("da", "nb"):
        return STOPWORDS["da"] | STOPWORDS["nb"]
    return STOPWORDS.get(language, frozenset())


def content_forms(text: str, language: str, offset: int = 0) -> list[Word]:
    """Return the words of ``text`` that carry meaning in ``language``, in order and with repetitions.

    Function words and single letters are left out. A word with inner marks comes whole and in parts.
    """
    stop = function_words(language)
    return [word for word in words(text, offset) if _carries_meaning(word.form, stop)]


def content_words(text: str, language: str, offset: int = 0) -> list[Word]:
    """Return the words as in `content_forms`, but a word with inner marks ("it-chef") only whole."""
    whole: list[Word] = []
    for word in content_forms(text, language, offset):
        if not whole or whole[-1].end <= word.start:
            whole.append(word)
    return whole


def _carries_meaning(form: str, stop: frozenset[str]) -> bool:
    return form not in stop and (len(form) > 1 or form.isdigit())
