import ast
import string
import tomllib
from pathlib import Path

import pytest

import rag.answer
from rag.answer.strings import LANGUAGES, say, strings

FOLDER = Path(rag.answer.__file__).parent


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_keys_and_placeholders_of_english(language: str) -> None:
    english, other = strings("en"), strings(language)
    assert list(other) == list(english)
    assert {k: placeholders(v) for k, v in other.items()} == {k: placeholders(v) for k, v in english.items()}
    assert all(text.strip() == text and text for text in other.values())


def test_every_file_is_a_language() -> None:
    assert {path.stem for path in (FOLDER / "strings").glob("*.toml")} == set(LANGUAGES)


def test_every_string_is_used_and_every_used_string_is_there() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in FOLDER.rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    constants = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    assert set(strings("sv")) <= constants
    said = {
        call.args[1].value
        for call in nodes
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say"
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    }
    assert said
    assert said <= set(strings("sv"))


def test_a_language_without_strings_gets_english() -> None:
    assert say("ar", "no_match", checked=7) == say("en", "no_match", checked=7)
    assert say("sv", "found", yes=2, maybe=1, checked=9) == "2 projekt stämmer, 1 kanske; 9 granskade."


def test_the_files_are_valid() -> None:
    for path in (FOLDER / "data").glob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))
