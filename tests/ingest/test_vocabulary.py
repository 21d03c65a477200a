"""The vocabulary files: complete, well-formed, and without entries that contradict each other."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import Any

import pytest

from rag.ingest.funding import within
from rag.settings import ROOT

DATA = ROOT / "rag" / "ingest" / "data"
LANGUAGES = {"sv", "en", "da", "nb", "fi"}
SWEDISH_COUNTIES = {
    "Stockholms län": 26,
    "Uppsala län": 8,
    "Södermanlands län": 9,
    "Östergötlands län": 13,
    "Jönköpings län": 13,
    "Kronobergs län": 8,
    "Kalmar län": 12,
    "Gotlands län": 1,
    "Blekinge län": 5,
    "Skåne län": 33,
    "Hallands län": 6,
    "Västra Götalands län": 49,
    "Värmlands län": 16,
    "Örebro län": 12,
    "Västmanlands län": 10,
    "Dalarnas län": 15,
    "Gävleborgs län": 10,
    "Västernorrlands län": 7,
    "Jämtlands län": 8,
    "Västerbottens län": 15,
    "Norrbottens län": 14,
}
DANISH_REGIONS = {
    "Region Hovedstaden": 29,
    "Region Sjælland": 17,
    "Region Syddanmark": 22,
    "Region Midtjylland": 19,
    "Region Nordjylland": 11,
}
SHARED_NAMES = {"herøy", "lund", "rauma", "våler"}
"""Names of two municipalities each; the less likely bearers are marked as ambiguous."""


def load(name: str) -> dict[str, list[dict[str, Any]]]:
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


PLACES = load("places.toml")
MUNICIPALITIES = PLACES["municipality"]
ROLES = load("labels.toml")["role"]
FUNDERS = load("funders.toml")["funder"]


def of_country(country: str) -> Counter[str]:
    """How many municipalities each region of a country has."""
    return Counter(m["region"] for m in MUNICIPALITIES if m["country"] == country)


def repeated(names: list[str]) -> set[str]:
    """The names that occur more than once, without regard to case."""
    counts = Counter(name.casefold() for name in names)
    return {name for name, count in counts.items() if count > 1}


def names_of(place: dict[str, Any]) -> list[str]:
    return [place["name"], *place.get("aliases", []), *place.get("adjectives", [])]


def test_sweden_has_290_municipalities_in_their_counties() -> None:
    assert of_country("Sverige") == SWEDISH_COUNTIES
    assert sum(SWEDISH_COUNTIES.values()) == 290


def test_denmark_has_98_municipalities_in_their_regions() -> None:
    assert of_country("Danmark") == DANISH_REGIONS
    assert sum(DANISH_REGIONS.values()) == 98


def test_norway_has_357_municipalities_in_15_counties() -> None:
    counties = of_country("Norge")
    assert (sum(counties.values()), len(counties)) == (357, 15)


def test_municipality_names_are_unique_but_for_the_known_ones() -> None:
    assert repeated([name for m in MUNICIPALITIES for name in names_of(m)]) == SHARED_NAMES


def test_a_shared_name_is_plain_for_one_municipality_at_most() -> None:
    plain = [m for m in MUNICIPALITIES if not m.get("ambiguous")]
    assert repeated([name for m in plain for name in names_of(m)]) == set()


def test_region_names_are_unique() -> None:
    assert repeated([name for region in PLACES["region"] for name in names_of(region)]) == set()


def test_country_names_are_unique() -> None:
    assert repeated([name for country in PLACES["country"] for name in names_of(country)]) == set()


def test_every_country_has_a_name_in_each_language() -> None:
    assert {c["name"]: set(c["names"]) for c in PLACES["country"]} == {
        c["name"]: LANGUAGES for c in PLACES["country"]
    }


def test_places_refer_to_places_that_exist() -> None:
    countries = {country["name"] for country in PLACES["country"]}
    counties = {region["name"] for region in PLACES["region"] if region["kind"] == "county"}
    municipalities = {m["name"] for m in MUNICIPALITIES}
    assert {m["country"] for m in MUNICIPALITIES} == countries
    assert {m["region"] for m in MUNICIPALITIES if "region" in m} == counties
    for region in PLACES["region"]:
        assert region["country"] in countries, region
        assert set(region.get("counties", [])) <= counties, region
        assert set(region.get("municipalities", [])) <= municipalities, region


def test_an_area_covers_something() -> None:
    areas = [region for region in PLACES["region"] if region["kind"] == "area"]
    assert [a["name"] for a in areas if not a.get("counties") and not a.get("municipalities")] == []


def test_roles_have_their_keys_and_no_label_has_two_roles() -> None:
    for role in ROLES:
        assert set(role) == {"id", "labels", "asks", "text"}, role["id"]
        assert set(role["text"]) == LANGUAGES, role["id"]
        assert role["labels"], role["id"]
    assert repeated([role["id"] for role in ROLES]) == set()
    assert repeated([label for role in ROLES for label in role["labels"]]) == set()
    assert repeated([word for role in ROLES for word in role["asks"]]) == set()


@pytest.mark.parametrize("name", ["groups.toml", "themes.toml"])
def test_terms_have_their_keys_and_broader_terms_exist(name: str) -> None:
    terms = load(name)["term"]
    ids = {term["id"] for term in terms}
    assert len(ids) == len(terms)
    for term in terms:
        assert set(term) == {"id", "name", "words", "broader"}, term["id"]
        assert set(term["name"]) == LANGUAGES, term["id"]
        assert set(term["broader"]) <= ids - {term["id"]}, term["id"]
        assert repeated(term["words"]) == set(), term["id"]


def test_topics_have_their_keys_and_no_word_twice() -> None:
    terms = load("topics.toml")["term"]
    assert repeated([term["id"] for term in terms]) == set()
    for term in terms:
        assert set(term) == {"id", "name", "words"}, term["id"]
        assert repeated(term["words"]) == set(), term["id"]
        assert len(term["words"]) >= 5, term["id"]


def test_funders_have_their_keys_and_patterns_compile() -> None:
    for funder in FUNDERS:
        assert set(funder) - {"within"} == {"name", "words", "patterns"}, funder["name"]
        assert funder.get("within") in {None, *(other["name"] for other in FUNDERS)}, funder["name"]
        assert funder["words"] or funder["patterns"], funder["name"]
        for pattern in funder["patterns"]:
            re.compile(pattern)
    assert repeated([funder["name"] for funder in FUNDERS]) == set()


def test_the_parts_of_a_funder() -> None:
    assert within("EU") == {"EU", "ESF", "AMIF", "ERUF", "Interreg", "Erasmus+"}
    assert within("§37") == {"§37"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nätverk för arbete (§37)", {"§37"}),
        ("Community managers (§37a)", {"§37a"}),
        ("enligt 37 § i ersättningsförordningen", {"§37"}),
        ("Enligt 37a § förordning", {"§37a"}),
        ("medel enligt 37 a §", {"§37a"}),
        ("(§§37 och 37A)", {"§37", "§37a"}),
        ("§ 370", set()),
    ],
)
def test_section_marks_are_told_apart(text: str, expected: set[str]) -> None:
    marks = [funder for funder in FUNDERS if funder["name"].startswith("§")]
    found = {
        funder["name"]
        for funder in marks
        for pattern in funder["patterns"]
        if re.search(pattern, text, re.IGNORECASE)
    }
    assert found == expected
