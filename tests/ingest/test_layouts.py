"""Forms in layouts of their own: where a record begins and ends, its title, category and contacts."""

from __future__ import annotations

import pytest

from rag.types import Project
from tests.ingest.documents import people, read, roles

ENGLISH = """# Projects for inclusion

An overview of projects in the Öresund region.

## Bike Together

**Organisation:** Helsingborg Cyclists
**Purpose:** Newly arrived women learn to ride a bicycle.
**Contact:** Ann Smith, ann@cyclists.org, +46 70 123 45 67
**Duration:** March 2020 – June 2021

## Garden of Words

**Organisation:** Garden Society, Denmark
**Target group:** Families with small children.
**Purpose:** Participants learn Danish while they grow vegetables.

## Conclusions

The projects show that meeting places matter, and that volunteers need time.
"""


def names(text: str) -> list[str]:
    return [project.name for project in read(text).projects]


def by_name(text: str) -> dict[str, Project]:
    return {project.name: project for project in read(text).projects}


def test_an_english_list_in_markdown() -> None:
    records = by_name(ENGLISH)
    assert {name: (p.organisation, p.country) for name, p in records.items()} == {
        "Bike Together": ("Helsingborg Cyclists", "Sverige"),
        "Garden of Words": ("Garden Society", "Danmark"),
    }
    assert people(records["Bike Together"]) == [("Ann Smith", "ann@cyclists.org", "+46 70 123 45 67")]
    assert (records["Bike Together"].start, records["Bike Together"].end) == ("2020-03-01", "2021-06-30")
    assert [p.section for p in read(ENGLISH).passages if p.project is None] == [
        "Projects for inclusion",
        "Conclusions",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "# Katalog\n\n## Grön väg\n\n### {0}\n\n{1}\n\n### {2}\n\n{3}",
            "## Blå väg\n\n### {0}\n\n{1}\n\n### {2}\n\n{3}",
        ),
        (
            "3 Projekten\n\n3.1 Grön väg\n\n{0}\n\n{1}\n\n{2}\n\n{3}",
            "3.2 Blå väg\n\n{0}\n\n{1}\n\n{2}\n\n{3}",
        ),
        ("1. Grön väg\n\n{0}\n\n{1}\n\n{2}\n\n{3}", "2. Blå väg\n\n{0}\n\n{1}\n\n{2}\n\n{3}"),
        ("GRÖN VÄG\n\n{0}\n{1}\n\n{2}\n{3}", "BLÅ VÄG\n\n{2}\n{3}\n\n{0}\n{1}"),
        ("Grön väg\n========\n\n{0}:\n{1}\n\n{2}:\n{3}", "Blå väg\n=======\n\n{0}:\n{1}\n\n{2}:\n{3}"),
        ("Grön väg\n\n{0}: {1}\n{2}: {3}", "Blå väg\n\n{0}: {1}\n{2}: {3}"),
        ("- Projekt: Grön väg\n- {0}: {1}\n- {2}: {3}", "- Projekt: Blå väg\n- {2}: {3}\n- {0}: {1}"),
        ("Projektnamn\nGrön väg\n{0}\n{1}\n{2}\n{3}", "Projektnamn\nBlå väg\n{0}\n{1}\n{2}\n{3}"),
        (
            "Projektnamn\n\nGrön väg\n\n{0}\n\n{1}\n\n{2}\n\n{3}",
            "Projektnamn\n\nBlå väg\n\n{0}\n\n{1}\n\n{2}\n\n{3}",
        ),
        ("Katalogen\nGrön väg\n{0}\n{1}\n{2}\n{3}\n-----", "Blå väg\n{0}\n{1}\n{2}\n{3}"),
    ],
)
def test_two_records_in_any_layout(first: str, second: str) -> None:
    green = ("Syfte", "Odling för alla.", "Målgrupp", "Pensionärer.")
    blue = ("Syfte", "Simning för alla.", "Målgrupp", "Barn.")
    text = first.format(*green) + "\n\n" + second.format(*blue) + "\n"
    found = {name: (roles(p)["purpose"], roles(p)["target_group"]) for name, p in by_name(text).items()}
    assert found == {"Grön väg": (green[1], green[3]), "Blå väg": (blue[1], blue[3])}


def test_a_chapter_of_higher_level_ends_the_last_record() -> None:
    text = (
        "3.1 Grön väg\n\nSyfte\n\nA.\n\nResultat\n\nB.\n\n"
        "3.2 Blå väg\n\nSyfte\n\nC.\n\nResultat\n\nD.\n\n4 Slutsatser\n\nE."
    )
    assert [roles(p) for p in read(text).projects] == [
        {"purpose": "A.", "result": "B."},
        {"purpose": "C.", "result": "D."},
    ]
    assert [(p.section, p.text) for p in read(text).passages if p.project is None] == [("4 Slutsatser", "E.")]


def test_categories_by_heading_level() -> None:
    form = "**Syfte:** A.\n**Målgrupp:** B.\n\n"
    text = f"# Katalog\n\n## Arbete\n\n### Ett\n\n{form}## Fritid\n\n### Två\n\n{form}### Tre\n\n{form}"
    assert [(p.name, p.category) for p in read(text).projects] == [
        ("Ett", "Arbete"),
        ("Två", "Fritid"),
        ("Tre", "Fritid"),
    ]


def test_one_project_is_a_document_of_its_own() -> None:
    header = "Vägen in\n\nProjektägare: Umeå kommun\nProjekttid: 2018–2019\n\n"
    text = header + "Målgrupp\n\nUnga.\n\nLärdomar\n\nLedare behöver stöd."
    (record,) = read(text).projects
    assert (record.name, record.organisation, record.municipality) == ("Vägen in", "Umeå kommun", "Umeå")
    assert (record.start, record.end) == ("2018-01-01", "2019-12-31")
    assert list(roles(record)) == ["organisation", "period", "target_group", "experience"]


def test_two_organisations_a_comma_and_persons_named_like_towns() -> None:
    text = (
        "Projektnavn: Fælles haver\nOrganisation: Boligforeningen Syd, Danmark\nNavn: Ole Lund\n"
        "Organisation: Haveselskabet\nNavn: Eva Holm\nE-mail: eva@have.dk\n"
        "Formål: Naboer dyrker grøntsager.\n\n"
        "Projektnavn: Cykler til alle\nOrganisation: Cyklistforbundet, afdeling Nord\nNavn: Bo Lund\n"
        "Formål: Nye borgere cykler.\n"
    )
    first, second = read(text).projects
    assert [f.text for f in first.fields if f.role == "organisation"] == [
        "Boligforeningen Syd, Danmark",
        "Haveselskabet",
    ]
    assert (first.organisation, first.country, first.municipality) == ("Boligforeningen Syd", "Danmark", None)
    assert people(first) == [("Ole Lund", None, None), ("Eva Holm", "eva@have.dk", None)]
    assert (second.organisation, second.municipality) == ("Cyklistforbundet, afdeling Nord", None)


def test_the_entry_wins_over_the_contents_page_with_a_warning() -> None:
    body = (
        "".join(
            f"{name}\n\n{place}s kommun\n\nSyfte\n\nMöten.\n\nMål\n\nFler.\n\nKontakt\n\nBo Ek\nbo@x.se\n\n"
            for name, place in (
                ("Grön väg", "Lund"),
                ("Röd väg", "Eslöv"),
                ("Gul väg", "Höör"),
                ("Vit väg", "Svedala"),
            )
        )
        .replace("Gul väg\n\n", "")
        .replace("Svedalas", "Svedala")
    )
    contents = (
        "INNEHÅLL\nGRÖN VÄG, LUND....3\nRÖD VÄG, HÖÖR.....4\nGUL VÄG, HÖÖR.....5\nVIT VÄG, SVEDALA....6\n\n"
    )
    records = {p.name: (p.municipality, p.warnings) for p in read(contents + body).projects}
    assert records == {
        "Grön väg": ("Lund", ()),
        "Röd väg": ("Eslöv", ("contents_say: Höör",)),
        "Gul väg": ("Höör", ("title_from_contents",)),
        "Vit väg": ("Svedala", ()),
    }


def test_an_essay_is_no_record_and_its_examples_are() -> None:
    text = (
        "Om frivillighet\n\nFrivilliga ger tid och vardagssvenska. Här är några exempel på insatser:\n\n"
        "- Språkcafé Ugglan\nVarje tisdag möts nyanlända på biblioteket.\n\n"
        "- Fadderfamiljen\nFamiljer i Knivsta kommun bjuder hem en familj.\n\n"
        "Slutord\n\nDet viktiga är att börja."
    )
    found = [(p.name, p.municipality, roles(p)["description"]) for p in read(text).projects]
    assert found == [
        ("Språkcafé Ugglan", None, "Varje tisdag möts nyanlända på biblioteket."),
        ("Fadderfamiljen", "Knivsta", "Familjer i Knivsta kommun bjuder hem en familj."),
    ]


def test_chapters_of_a_foreword_are_no_record() -> None:
    foreword = "Skriften\n\nBakgrund\n\nMånga behöver stöd.\n\nSyfte\n\nSkriften ska inspirera.\n\n"
    form = "Mål\n\nFler möten.\n\nMetod\n\nSamtal.\n\nResultat\n\nTio möten.\n\n"
    text = foreword + "".join(f"{name}\n\n{form}" for name in ("Grön väg", "Blå väg", "Röd väg", "Vit väg"))
    assert names(text) == ["Grön väg", "Blå väg", "Röd väg", "Vit väg"]


def test_contact_data_at_the_end_of_a_form_can_be_found() -> None:
    form = "Projektnamn: {0} väg\n\nSyfte: Vi möts.\n\nE-post: {0}@x.se\n\n"
    parsed = read(form.format("grön") + form.format("blå"))
    assert [(p.name, people(p)) for p in parsed.projects] == [
        ("grön väg", [(None, "grön@x.se", None)]),
        ("blå väg", [(None, "blå@x.se", None)]),
    ]
    assert [p.text for p in parsed.passages if p.role == "email"] == ["grön@x.se", "blå@x.se"]
