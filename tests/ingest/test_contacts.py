"""Contact blocks as people write them."""

from __future__ import annotations

import pytest

from rag.ingest.contacts import find_phones, group_parts, read_parts
from rag.types import Mention, Span

Expected = list[tuple[str | None, str | None, str | None]]


def contacts(text: str) -> Expected:
    found = group_parts(read_parts(text, Span(0, len(text))), "d.txt")
    return [(c.name, c.email, c.phone) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg\nanna@x.se\n0470 - 15 00 00", [("Anna Berg", "anna@x.se", "0470 - 15 00 00")]),
        (
            "Anna Berg, projektledare, anna@x.se, 070-123 45 67",
            [("Anna Berg", "anna@x.se", "070-123 45 67")],
        ),
        ("Projektledare: Anna Berg\nTel: 070-123 45 67", [("Anna Berg", None, "070-123 45 67")]),
        ("Anna Berg\nProjektledare\nLunds kommun\nanna@x.se", [("Anna Berg", "anna@x.se", None)]),
        ("Anna Berg (projektledare)\nanna@x.se", [("Anna Berg", "anna@x.se", None)]),
        (
            "- Anna Berg, anna@x.se\n- Bo Ek, bo@x.se",
            [("Anna Berg", "anna@x.se", None), ("Bo Ek", "bo@x.se", None)],
        ),
        (
            "Per Ek per@x.no / Lise Ek lise@x.no",
            [("Per Ek", "per@x.no", None), ("Lise Ek", "lise@x.no", None)],
        ),
        (
            "Øystein Å. Müller-Lie\n+47 22 33 44 55",
            [("Øystein Å. Müller-Lie", None, "+47 22 33 44 55")],
        ),
        (
            "Maria af Ugglas\nmaria@x.se\n+46 (0)70 123 45 67",
            [("Maria af Ugglas", "maria@x.se", "+46 (0)70 123 45 67")],
        ),
        ("Anna Berg, anna.berg(at)x.fi", [("Anna Berg", "anna.berg@x.fi", None)]),
        ("Anna Berg, anna [at] x.fi", [("Anna Berg", "anna@x.fi", None)]),
        ("Lunds Bokhus, Norra Torget, att. Anna Berg, anna@x.se", [("Anna Berg", "anna@x.se", None)]),
        (
            "Anna Berg och Bo Ek, bokhuset@x.se, 046-35 00 00",
            [("Anna Berg", "bokhuset@x.se", "046-35 00 00"), ("Bo Ek", "bokhuset@x.se", "046-35 00 00")],
        ),
        (
            "Anna Berg og Bo Ek, anna@x.no, bo@x.no",
            [("Anna Berg", "anna@x.no", None), ("Bo Ek", "bo@x.no", None)],
        ),
        ("info@x.dk", [(None, "info@x.dk", None)]),
        ("Lunds kommun\nkontakt@x.se\n046-359 50 00", [(None, "kontakt@x.se", "046-359 50 00")]),
        ("Vi träffas varje tisdag.", []),
    ],
)
def test_contact_blocks(text: str, expected: Expected) -> None:
    assert contacts(text) == expected


def test_a_contact_spans_its_whole_entry() -> None:
    text = "Kontakt\n\nAnna Berg\nanna@x.se\n070-123 45 67\n\nBo Ek\nbo@x.se"
    found = group_parts(read_parts(text, Span(0, len(text))), "d.txt")
    assert [c.mention for c in found] == [Mention("d.txt", 9, 42), Mention("d.txt", 44, 57)]


@pytest.mark.parametrize(
    "text", ["2022-09-01 - 2023-12-31", "Diarienummer 2019-1234567", "org.nr 556677-8899", "100 000 kr"]
)
def test_dates_registers_and_sums_are_no_phone_numbers(text: str) -> None:
    assert list(find_phones(text)) == []
