"""Which records are one project."""

from __future__ import annotations

from dataclasses import replace

from rag.ingest.merge import Collection, merge
from rag.types import Contact, Field, Mention, Parsed, Passage, Project
from tests.ingest.documents import document


def project(key: str, name: str, doc: str = "a.txt", **attributes: object) -> Project:
    return replace(Project(key, name, (Mention(doc, 0, 10),)), **attributes)  # type: ignore[arg-type]


def parsed(name: str, *projects: Project, text: str = "Text.", passages: tuple[Passage, ...] = ()) -> Parsed:
    return Parsed(document(text, name), projects, passages)


def alike(a: str, b: str) -> float:
    return 0.8 if {a, b} == {"Min väg", "My Path"} else 0.1


def joined(*parts: Parsed) -> Collection:
    return merge(parts, alike)


def names(*projects: Project) -> list[str]:
    return [p.id for p in joined(parsed("a.txt", *projects)).projects]


def test_one_name_in_two_documents_is_one_record_of_what_both_say() -> None:
    field = Field("Syfte", "purpose", "b.txt", 0, 4, "Mål.")
    contact = Contact("Bo Ek", "bo@x.se", None, Mention("b.txt", 0, 4))
    first = project("a#0", "Kom vidare", organisation="Lunds kommun", warnings=("title_from_contents",))
    second = project(
        "b#0",
        "KOM VIDARE",
        "b.txt",
        municipality="Lund",
        fields=(field,),
        contacts=(contact,),
        aliases=("KV",),
    )
    passage = Passage("b.txt", "b#0", "Syfte", "purpose", None, 0, 4, "Mål.", "", "sv")
    result = joined(parsed("a.txt", first), parsed("b.txt", second, passages=(passage,)))
    assert result.projects == (
        Project(
            "kom-vidare",
            "KOM VIDARE",
            (Mention("b.txt", 0, 10), Mention("a.txt", 0, 10)),
            aliases=("KV",),
            organisation="Lunds kommun",
            municipality="Lund",
            contacts=(contact,),
            fields=(field,),
            warnings=("title_from_contents",),
        ),
    )
    assert result.passages == (replace(passage, project="kom-vidare"),)


def test_an_alias_joins_and_a_common_word_or_two_letters_do_not() -> None:
    nad = project("a#0", "Nätverk, aktivitet, delaktighet", aliases=("NAD", "nätverk"))
    assert names(nad, project("a#1", "NAD")) == ["natverk-aktivitet-delaktighet"]
    assert names(nad, project("a#1", "Nätverk")) == ["natverk-aktivitet-delaktighet", "natverk"]
    assert names(project("a#0", "Rum", aliases=("RR",)), project("a#1", "Resa", aliases=("RR",))) == [
        "rum",
        "resa",
    ]


def test_projects_of_one_name_in_two_towns_are_two() -> None:
    lund = project("a#0", "Språkcafé", municipality="Lund")
    assert names(lund, project("a#1", "Språkcafé", municipality="Malmö")) == ["sprakcafe", "sprakcafe-2"]
    assert names(lund, project("a#1", "Språkcafé")) == ["sprakcafe"]


def test_a_common_name_of_two_organisations_is_two_and_a_rare_one_is_one() -> None:
    cross, save = {"organisation": "Röda Korset"}, {"organisation": "Rädda Barnen"}
    assert len(names(project("a#0", "Läxhjälp", **cross), project("a#1", "Läxhjälp", **save))) == 2
    rare = "En plats för alla grannar"
    assert len(names(project("a#0", rare, **cross), project("a#1", rare, **save))) == 1
    written = {"organisation": "Svenska Röda Korset"}
    assert len(names(project("a#0", "Läxhjälp", **cross), project("a#1", "Läxhjälp", **written))) == 1


def test_a_record_without_a_place_does_not_join_two_towns() -> None:
    records = [project(f"a#{i}", "Språkcafé", municipality=m) for i, m in enumerate(("Lund", None, "Malmö"))]
    assert [p.municipality for p in joined(parsed("a.txt", *records)).projects] == ["Lund", "Malmö"]


def test_a_translated_name_needs_the_organisation_and_the_other_name_in_the_text() -> None:
    path = project("a#0", "My Path", organisation="Rädda Barnen")
    way = project("b#0", "Min väg", "b.txt", organisation="Rädda Barnen")
    other = project("b#0", "Min väg", "b.txt", organisation="Röda Korset")
    uses, silent = "My Path bygger på Min Väg.", "My Path är en metod."
    assert [p.aliases for p in joined(parsed("a.txt", path, text=uses), parsed("b.txt", way)).projects] == [
        ("Min väg",)
    ]
    assert len(joined(parsed("a.txt", path, text=silent), parsed("b.txt", way)).projects) == 2
    assert len(joined(parsed("a.txt", path, text=uses), parsed("b.txt", other)).projects) == 2
