from __future__ import annotations

import pytest

from rag.explore.record import Fact, FieldText, Record, Row, Warned, read_record, side_by_side
from rag.types import Field, Mention, Passage, Project

FIRST, AGAIN = Mention("a.txt", 3, 7), Mention("b.txt", 1, 5)


def field(label: str, role: str, start: int) -> Field:
    return Field(label, role, "a.txt", start, start + 4, "text")


def shown(label: str, role: str, start: int, page: int | None = None) -> FieldText:
    return FieldText(label, Mention("a.txt", start, start + 4), page, "text", role)


def test_a_record_has_its_facts_with_their_first_place_and_its_fields_with_their_page() -> None:
    project = Project(
        "x",
        "X",
        (FIRST,),
        municipality="Lund",
        start="2022-01-01",
        target_groups=("women",),
        themes=("food",),
        fields=(field("Syfte", "purpose", 10), field("Namn", "contact_name", 20)),
        evidence=(
            ("municipality", FIRST),
            ("municipality", AGAIN),
            ("period", AGAIN),
            ("target_groups:women", AGAIN),
        ),
        warnings=("no_such_date: 2023-02-29",),
    )
    passages = [Passage("a.txt", "x", "Syfte", "purpose", 7, 10, 14, "text", "", "sv")]
    assert read_record(project, passages) == Record(
        project=project,
        facts=(Fact("municipality", "Lund", FIRST), Fact("start", "2022-01-01", AGAIN)),
        groups=(Fact("group", "women", AGAIN),),
        themes=(Fact("theme", "food", None),),
        fields=(shown("Syfte", "purpose", 10, 7), shown("Namn", "contact_name", 20)),
        brief=frozenset({1}),
        warnings=(Warned("no_such_date", "2023-02-29"),),
    )


@pytest.mark.parametrize(
    ("warning", "expected"),
    [
        ("named_only_in_contents", Warned("named_only_in_contents", "")),
        ("contents_say: Svedala: södra", Warned("contents_say", "Svedala: södra")),
        ("quite_new: x", Warned("other", "quite_new: x")),
        ("två ord", Warned("other", "två ord")),
    ],
)
def test_a_warning_has_a_code_and_what_it_is_about(warning: str, expected: Warned) -> None:
    assert read_record(Project("x", "X", (), warnings=(warning,)), ()).warnings == (expected,)


def test_fields_stand_side_by_side_by_their_role_and_else_by_their_label() -> None:
    first = Project("x", "X", (), fields=(field("Syfte", "purpose", 0), field("Övrigt", "", 10)))
    second = Project("y", "Y", (), fields=(field("övrigt", "", 20), field("Formål", "purpose", 30)))
    assert side_by_side([read_record(first, ()), read_record(second, ())]) == (
        Row("purpose", "Syfte", ((shown("Syfte", "purpose", 0),), (shown("Formål", "purpose", 30),))),
        Row("", "Övrigt", ((shown("Övrigt", "", 10),), (shown("övrigt", "", 20),))),
    )
