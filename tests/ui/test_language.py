from __future__ import annotations

import re
import string

import pytest

import rag.errors
from rag.settings import ROOT
from rag.ui.language import LANGUAGES, Texts, choose_language

CODE = [ROOT / "app.py", *(ROOT / "rag" / "ui").rglob("*.py")]
KEY = re.compile(r'"(?!projektlots\.|style\.|icon\.)([a-z]+\.[a-z_0-9]+)"')
BUILT = {
    "answer.yes",
    "answer.maybe",
    *(
        f"projects.{column}"
        for column in ("name", "organisation", "municipality", "country", "period", "groups")
    ),
}
"""Keys that the code puts together from a verdict or a column."""


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def used_keys() -> set[str]:
    return {key for file in CODE for key in KEY.findall(file.read_text("utf-8"))} | BUILT


def test_the_languages_have_the_same_texts_with_the_same_placeholders() -> None:
    swedish, english = (
        {key: placeholders(text) for key, text in Texts.load(language).texts.items()}
        for language in ("sv", "en")
    )
    assert swedish == english


def test_every_text_is_used_and_every_used_text_exists() -> None:
    errors = {key for key in Texts.load("sv").texts if key.startswith("error.") and key[6].isupper()}
    assert {key[6:] for key in errors} <= set(vars(rag.errors))
    assert set(Texts.load("sv").texts) == used_keys() | errors


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in Texts.load(language).texts.items() if not text.strip()] == []


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("sv-SE", "sv"),
        ("sv_FI", "sv"),
        ("da", "sv"),
        ("nb-NO", "sv"),
        ("en-GB", "en"),
        ("fi-FI", "en"),
        ("de", "en"),
        ("svx", "en"),
        ("", "sv"),
        (None, "sv"),
    ],
)
def test_the_browser_chooses_the_language(locale: str | None, language: str) -> None:
    assert choose_language(locale) == language
