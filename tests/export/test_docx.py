from __future__ import annotations

import io

import pytest
from docx import Document

from rag.export.docx import to_docx
from tests.export.sample import HOSTILE, PERHAPS, SURE, WORDING, answered, everywhere


def paragraphs(file: bytes) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in Document(io.BytesIO(file)).paragraphs]


def test_the_whole_file() -> None:
    assert paragraphs(to_docx(answered(), WORDING)) == [
        ("Heading 1", "Vilka projekt?"),
        ("Normal", "1 stämmer, 1 kanske, 62 granskade"),
        ("Heading 2", "Kom vidare – Stämmer"),
        ("Normal", "Lunds kommun · 2022-01-01"),
        ("Quote", f"{SURE} [1]"),
        ("Heading 2", "Plats för fler – Kanske"),
        ("Normal", "Medborgarskolan"),
        ("Quote", f"{PERHAPS} [2]"),
        ("Heading 2", "Källor"),
        ("Normal", "[1] Katalog 2023 · Målgrupp · s. 29 · katalog.txt, tecken 100–144"),
        ("Quote", SURE),
        ("Normal", "[2] Katalog 2023 · Målgrupp · s. 29 · katalog.txt, tecken 200–244"),
        ("Quote", PERHAPS),
    ]


def test_the_file_says_what_it_is() -> None:
    properties = Document(io.BytesIO(to_docx(answered(), WORDING))).core_properties
    assert (properties.title, properties.author, properties.comments) == (
        "Vilka projekt?",
        "Projektlots",
        "",
    )


@pytest.mark.parametrize("value", HOSTILE)
def test_any_text_is_a_text(value: str) -> None:
    hostile, harmless = (paragraphs(to_docx(everywhere(v), WORDING)) for v in (value, "text"))
    assert [style for style, _ in hostile] == [style for style, _ in harmless]
    assert not any(c in text for _, text in hostile for c in "\u202e\u2066\x00\x1b\r")
