"""Whole catalogues in four languages: their records, fields and what stands outside them."""

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


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(ending: str) -> None:
    text = "\ufeff" + NORWEGIAN.replace("\n", ending)
    assert names(text) == ["Jobbklar i nord", "Vinterkafeen"]
    assert [roles(p).keys() for p in read(text).projects] == [
        roles(p).keys() for p in read(NORWEGIAN).projects
    ]
