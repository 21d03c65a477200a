"""How the fields of a record are headed."""

from __future__ import annotations

import pytest

from rag.ui.language import Texts
from rag.ui.records import field_name


@pytest.mark.parametrize(
    ("label", "role", "language", "name"),
    [
        ("Målgrupper", "target_group", "en", "Målgrupper"),
        ("", "target_group", "sv", "Målgrupp"),
        ("", "period", "fi", "Hankeaika"),
        ("Övrigt", "", "sv", "Övrigt"),
    ],
)
def test_a_field_is_called_as_printed_and_else_by_its_kind(
    label: str, role: str, language: str, name: str
) -> None:
    assert field_name(label, role, Texts.load(language)) == name
