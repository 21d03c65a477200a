from __future__ import annotations

import re
import string

import pytest

import rag.errors
from rag.settings import ROOT
from rag.ui.language import LANGUAGES, Texts, choose_language

CODE = [ROOT / "app.py", *(ROOT / "rag" / "ui").rglob("*.py"), *(ROOT / "rag" / "export").rglob("*.py")]
KEY = re.compile(
    r'(?<!f)"(?!projektlots\.|style\.|icon\.|datum\.|feedback\.jsonl|demo\.css|demo\.toml)([a-z]+\.[a-z_0-9]+)"'
)
BEGUN = re.compile(r'f"(?!projektlots\.)([a-z]+\.[a-z_]*)\{')
"""A key whose last part is put in by the code."""


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def keys(pattern: re.Pattern[str]) -> set[str]:
    return {key for file in CODE for key in pattern.findall(file.read_text("utf-8"))}


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "sv"])
def test_the_languages_have_the_same_texts_with_the_same_placeholders(language: str) -> None:
    swedish, other = (
        {key: placeholders(text) for key, text in Texts.load(code).texts.items()} for code in ("sv", language)
    )
    assert other == swedish


def test_every_used_text_exists() -> None:
    assert keys(KEY) - set(Texts.load("sv").texts) == set()


def test_every_text_is_used() -> None:
    texts = Texts.load("sv").texts
    errors = {key for key in texts if key.startswith("error.") and key[6].isupper()}
    begun = {key for key in texts if key.startswith(tuple(keys(BEGUN) - {"error."}))}
    assert {key[6:] for key in errors} <= set(vars(rag.errors))
    singular = {f"{key}_one" for key in keys(KEY) | begun}
    assert set(texts) - keys(KEY) - begun - errors - singular == set()


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("sv", "Filter (1 valt)", "Filter (2 valda)"),
        ("en", "Filters (1 chosen)", "Filters (2 chosen)"),
    ],
)
def test_one_is_told_as_one(language: str, one: str, two: str) -> None:
    texts = Texts.load(language)
    assert [texts("projects.facets_chosen", count=count) for count in (1, 2)] == [one, two]
    assert texts("projects.found", count=1, all=62).startswith("1 ")


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, text in Texts.load(language).texts.items() if not text.strip()] == []


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("sv-SE", "sv"),
        ("sv_FI", "sv"),
        ("da", "da"),
        ("nb-NO", "nb"),
        ("nn-NO", "nb"),
        ("no", "nb"),
        ("en-GB", "en"),
        ("fi-FI", "fi"),
        ("de", "en"),
        ("svx", "en"),
        ("", "sv"),
        (None, "sv"),
    ],
)
def test_the_browser_chooses_the_language(locale: str | None, language: str) -> None:
    assert choose_language(locale) == language


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [
        ("sv", "1 sep. 2022", "12\u00a0345"),
        ("en", "1 Sept 2022", "12,345"),
        ("da", "1. sep. 2022", "12.345"),
        ("nb", "1. sep. 2022", "12\u00a0345"),
        ("fi", "1.9.2022", "12\u00a0345"),
    ],
)
def test_dates_and_numbers_are_written_as_the_language_writes_them(
    language: str, day: str, number: str
) -> None:
    texts = Texts.load(language)
    assert (texts.date("2022-09-01"), texts.number(12345)) == (day, number)
    assert texts("sources.characters", count=12345).startswith(number)


def test_the_names_of_languages_are_those_of_the_interface() -> None:
    names = [Texts.load(language).language_name("da") for language in ("sv", "en", "fi")]
    assert names == ["danska", "Danish", "tanska"]
