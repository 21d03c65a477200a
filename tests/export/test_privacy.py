from __future__ import annotations

import pytest

from rag.export.privacy import hider
from tests.export.sample import PROJECTS, WHO

hide = hider(PROJECTS, "[x]")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (WHO, "[x]\n[x]\n[x]"),
        ("Ring ANNA\nLIND på +46 46 359 47 31", "Ring [x] på [x]"),
        ("Annan post: okand.person@example.org.", "Annan post: [x]."),
        ("Ring 0708 - 31 87 04 i dag", "Ring [x] i dag"),
        ("2022-09-01 - 2023-12-31", "2022-09-01 - 2023-12-31"),
        ("62 projekt, 446 avsnitt och 1 200 000 kronor", "62 projekt, 446 avsnitt och 1 200 000 kronor"),
        ("Annalinds gård i Lind", "Annalinds gård i Lind"),
        ("", ""),
    ],
)
def test_names_addresses_and_numbers_are_hidden_and_nothing_else(text: str, hidden: str) -> None:
    assert hide(text) == hidden


def test_without_records_addresses_and_numbers_are_still_hidden() -> None:
    assert hider((), "[x]")("Anna Lind, a@b.se, 046 - 359 47 31") == "Anna Lind, [x], [x]"
