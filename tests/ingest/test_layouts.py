"""Documents in layouts of their own: what becomes a record, and with which fields."""

from __future__ import annotations

import pytest

from rag.types import Project
from tests.ingest.documents import people, read, roles

DANISH = """Inspirationskatalog 2021

Indhold

Mentorer på Fyn ........ 4
Nabofællesskab, Odense .... 5
Om sprog ............... 6
Sprogbroen ............. 6
Kvinder på vej ......... 7
Litteratur ............. 9

Forord

Dette katalog samler indsatser for flygtninge og indvandrere.
Vi har bedt projekterne om at beskrive deres arbejde.

MENTORER PÅ FYN

Projektejer: Odense Kommune
Projektleder: Mette Holm
E-mail: mette.holm@odense.dk
Telefon: 66 12 34 56
Periode: 1. januar 2020 – 31. december 2021

Formål
Unge flygtninge skal have en mentor, der følger dem.

Målgruppe
Unge flygtninge mellem 15 og 25 år.

OM SPROG

Sprog læres bedst sammen med andre.

SPROGBROEN

Projektejer: Aarhus Kommune
E-mail: bro@aarhus.dk
Periode: 1. august 2019 – 31. juni 2020

Målgruppe
Nyankomne forældre med små børn.

Formål
Forældre skal lære dansk i børnehaven.

KVINDER PÅ VEJ

Projektejer: Vejle Kommune

Formål
Kvinder uden for arbejdsmarkedet skal i praktik.

Målgruppe
-
"""

SWEDISH = """Projekt i Kronoberg

Inledning

Den här skriften beskriver projekt som fick stöd under 2019.

NÄTVERK

Grannar emellan (§37)

Alvesta kommun

Syfte

Grannar ska lära känna varandra.

Mål

- Femtio par
- Tio fester

Projektid

2019-01-01 – 2019-12-31

Kontaktuppgifter

Ulla Ask
ulla.ask@alvesta.se
0472-150 00

Fika på finska

Växjö kommun

Syfte

Äldre finsktalande möts.

Postiva erfarenheter

Kom i tid.

Kontaktuppgifter

Bo Dal
bo.dal@vaxjo.se

ARBETE

Första jobbet

Ljungby kommun

Mål

Hundra jobb.

Syfte

Unga får sommarjobb.

Kontaktuppgifter

Eva Fors
eva.fors@ljungby.se

Slutord

Tack till alla som medverkat i projekten och till alla deltagare som har berättat.
"""

NORWEGIAN = """Prosjektnavn: Jobbklar i nord
Søker: Bodø kommune
Kontaktperson: Kari Nordmann
E-post: kari.nordmann@bodo.kommune.no
Prosjektperiode: 01.03.2021 - 30.11.2022
Finansiering: IMDi
Målgruppe: Nyankomne flyktninger med kort utdanning.
Metode: Deltakerne er på arbeidsplassen tre dager i uka
og lærer norsk der.

Kommune: Tromsø
Prosjektnavn: Vinterkafeen
Søker: Røde Kors
Prosjektperiode: 2020 - 2021
Målgruppe: Asylsøkere på mottak.
Formål: Et sted å møtes når det er mørkt.
"""

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


def test_a_danish_catalogue() -> None:
    records = by_name(DANISH)
    assert list(records) == ["Mentorer på Fyn", "Sprogbroen", "Kvinder på vej", "Nabofællesskab"]
    first = records["Mentorer på Fyn"]
    assert (first.organisation, first.municipality, first.country) == ("Odense Kommune", "Odense", "Danmark")
    assert (first.start, first.end, first.language) == ("2020-01-01", "2021-12-31", "da")
    assert people(first) == [("Mette Holm", "mette.holm@odense.dk", "66 12 34 56")]
    assert roles(first)["purpose"] == "Unge flygtninge skal have en mentor, der følger dem."
    second = records["Sprogbroen"]
    assert (second.start, second.end, second.warnings) == (
        "2019-08-01",
        None,
        ("no_such_date: 31. juni 2020",),
    )
    assert list(roles(second)) == ["organisation", "email", "period", "target_group", "purpose"]
    assert "target_group" not in roles(records["Kvinder på vej"])


def test_a_project_that_only_the_contents_page_names_is_a_record_with_a_warning() -> None:
    record = by_name(DANISH)["Nabofællesskab"]
    (mention,) = record.documents
    assert DANISH[mention.start : mention.end] == "Nabofællesskab, Odense .... 5"
    assert (record.municipality, record.warnings) == ("Odense", ("named_only_in_contents",))


def test_a_swedish_catalogue_with_chapters_and_a_foreword() -> None:
    records = by_name(SWEDISH)
    assert {name: (p.category, p.organisation, p.funding) for name, p in records.items()} == {
        "Grannar emellan": ("Nätverk", "Alvesta kommun", "§37"),
        "Fika på finska": ("Nätverk", "Växjö kommun", None),
        "Första jobbet": ("Arbete", "Ljungby kommun", None),
    }
    assert roles(records["Fika på finska"])["experience"] == "Kom i tid."
    assert people(records["Grannar emellan"]) == [("Ulla Ask", "ulla.ask@alvesta.se", "0472-150 00")]
    assert people(records["Första jobbet"]) == [("Eva Fors", "eva.fors@ljungby.se", None)]
    outside = {p.section: p.text for p in read(SWEDISH).passages if p.project is None}
    assert outside == {
        "Inledning": "Den här skriften beskriver projekt som fick stöd under 2019.",
        "Slutord": "Tack till alla som medverkat i projekten och till alla deltagare som har berättat.",
    }


def test_a_norwegian_form_of_label_and_value_lines() -> None:
    records = by_name(NORWEGIAN)
    assert list(records) == ["Jobbklar i nord", "Vinterkafeen"]
    first, second = records.values()
    assert (first.municipality, first.funding, first.start, first.end) == (
        "Bodø",
        "IMDi",
        "2021-03-01",
        "2022-11-30",
    )
    assert people(first) == [("Kari Nordmann", "kari.nordmann@bodo.kommune.no", None)]
    assert roles(first)["method"] == "Deltakerne er på arbeidsplassen tre dager i uka\nog lærer norsk der."
    assert (second.municipality, second.organisation, second.end) == ("Tromsø", "Røde Kors", "2021-12-31")


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


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(ending: str) -> None:
    text = "\ufeff" + NORWEGIAN.replace("\n", ending)
    assert names(text) == ["Jobbklar i nord", "Vinterkafeen"]
    assert [roles(p).keys() for p in read(text).projects] == [
        roles(p).keys() for p in read(NORWEGIAN).projects
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


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "Jag skrev: det regnar. Syfte: oklart.",
        "مشروع الاندماج في السويد\n\nهذا المشروع يساعد الوافدين الجدد.\n",
        "Bakgrund\n\nDen här rapporten handlar om bostäder i Norden och vad de kostar.",
    ],
)
def test_texts_without_projects(text: str) -> None:
    assert read(text).projects == ()


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
