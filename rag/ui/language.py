"""The interface's texts, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

LANGUAGES = {"sv": "Svenska", "en": "English", "da": "Dansk", "nb": "Norsk", "fi": "Suomi"}
"""The languages of the interface, each by its own name."""

FOLDER = Path(__file__).parent / "strings"
_LOCALES = {"en": "en_GB"}
"""Where a language's dates and numbers are not written as the language's first country does."""
_SAME = {"nn": "nb", "no": "nb"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language; call it with a key and the values of the text's placeholders."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key`` with its placeholders filled in, whole numbers as the language writes them;
        where ``count`` is one, that of ``key_one`` if there is any."""
        one = f"{key}_one"
        key = one if values.get("count") == 1 and one in self.texts else key
        shown = {name: self.number(v) if isinstance(v, int) else v for name, v in values.items()}
        return self.texts[key].format(**shown)

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def number(self, value: int) -> str:
        """A whole number as the language writes it."""
        return format_decimal(value, locale=_LOCALES.get(self.language, self.language))

    def date(self, iso: str) -> str:
        """A day, given as ISO 8601, as the language writes it."""
        day = date.fromisoformat(iso)
        return format_date(day, "medium", locale=_LOCALES.get(self.language, self.language))

    def language_name(self, language: str) -> str:
        """The name of a language, given as ISO 639, in this one."""
        return Locale.parse(language).get_display_name(_LOCALES.get(self.language, self.language)) or language

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
    """The interface's language for a browser's ``locale``: English for an unknown one, Swedish for none."""
    if not locale:
        return "sv"
    code = locale.lower().replace("_", "-").split("-")[0]
    code = _SAME.get(code, code)
    return code if code in LANGUAGES else "en"
