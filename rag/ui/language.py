"""The interface's texts, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LANGUAGES = {"sv": "Svenska", "en": "English"}
"""The languages of the interface, each by its own name."""

FOLDER = Path(__file__).parent / "strings"
_READ_SWEDISH = ("sv", "da", "nb", "nn", "no")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language; call it with a key and the values of the text's placeholders."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key``, with its placeholders filled in."""
        return self.texts[key].format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    @classmethod
    def load(cls, language: str) -> Texts:
        """Read the texts of ``language``: ``[section] key`` becomes ``section.key``."""
        return _load(language)


@cache
def _load(language: str) -> Texts:
    sections = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    flat = {f"{name}.{key}": text for name, section in sections.items() for key, text in section.items()}
    return Texts(language, flat)


def choose_language(locale: str | None) -> str:
    """The interface's language for a browser's ``locale``: Swedish for those who read it, else English."""
    if not locale:
        return "sv"
    return "sv" if locale.lower().replace("_", "-").split("-")[0] in _READ_SWEDISH else "en"
