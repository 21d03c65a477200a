import pytest

from rag.answer import Answerer
from rag.answer.question import Asked, Filters
from rag.ingest.funding import within
from tests.answer.catalogue import HARBOUR, LANTERN


def only(**demands: object) -> Filters:
    """Filters with these demands and no others; a set for a tuple or a list."""
    sets = {k: frozenset(v) if isinstance(v, list) else v for k, v in demands.items()}
    return Filters(**sets)  # type: ignore[arg-type]  # a helper for tables


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vilka projekt finns?", only()),
        ("Vilka projekt finns i Umeå?", only(municipalities=["Umeå"])),
        ("vilka projekt finns i umea", only(municipalities=["Umeå"])),
        ("Vilka projekt drivs av Lunds kommun?", only(organisation="Lunds kommun")),
        ("Vilka projekt har Lunds kommun?", only(municipalities=["Lund"])),
        ("Vilka projekt finns i Lund och Umeå?", only(municipalities=["Lund", "Umeå"])),
        ("Vilka projekt finns i Danmark?", only(countries=["Danmark"])),
        ("Vilka danska projekt finns?", only(countries=["Danmark"])),
        ("Which Norwegian projects are there?", only(countries=["Norge"])),
        ("Vilka projekt lär ut svenska?", only()),
        ("Vilka projekt lär kvinnor norska språket?", only()),
        ("Vilka projekt finns i Paradiset?", only()),
        ("Vilka projekt finansieras av §37?", only(funding=["§37"])),
        ("Vilka projekt fick § 37 a?", only(funding=["§37a"])),
        ("Vilka projekt finns i katalogen Lyktan?", only(documents=[LANTERN])),
        ("Which projects are in the NHF report?", only(documents=[HARBOUR])),
        ("Vilka projekt står i rapporten Nordisk hamn?", only(documents=[HARBOUR])),
        ("Vilka projekt fick pengar av EU?", only(funding=list(within("EU")))),
        ("vilka projekt fick esf-pengar", only(funding=["ESF"])),
        ("Vilka projekt finns i katalogen Lyktan 2022?", only(documents=[LANTERN])),
        ("Vilka projekt har startdatum 1 mars 2021?", only(asked=Asked("2021-03-01", "2021-03-01", "start"))),
        ("Vilka projekt startade 2021?", only(asked=Asked("2021-01-01", "2021-12-31", "start"))),
        ("Vilka projekt avslutades 2022?", only(asked=Asked("2022-01-01", "2022-12-31", "end"))),
        ("Vilka projekt pågick 2019?", only(asked=Asked("2019-01-01", "2019-12-31", "running"))),
        ("Vilka projekt startade i mars 2021?", only(asked=Asked("2021-03-01", "2021-03-31", "start"))),
        ("Vilka projekt startade hösten 2022?", only(asked=Asked("2022-09-01", "2022-11-30", "start"))),
        ("Vilka projekt slutade senast 2020?", only(asked=Asked("0001-01-01", "2020-12-31", "end"))),
        (
            "Vilka projekt slutade sista december 2022?",
            only(asked=Asked("2022-12-31", "2022-12-31", "end")),
        ),
        ("Which projects ended in 2018?", only(asked=Asked("2018-01-01", "2018-12-31", "end"))),
        ("Hvilke projekter startede i 2018?", only(asked=Asked("2018-01-01", "2018-12-31", "start"))),
    ],
)
def test_what_a_question_demands(answerer: Answerer, question: str, expected: Filters) -> None:
    assert answerer.read(question).filters == expected


def test_a_region_covers_its_municipalities(answerer: Answerer) -> None:
    filters = answerer.read("Vilka projekt finns i Västerbotten?").filters
    assert filters.regions == {"Västerbottens län"}
    assert {"Umeå", "Skellefteå"} <= filters.municipalities
    assert "Luleå" not in filters.municipalities
    narrower = answerer.read("Vilka projekt finns i Lund i Skåne?").filters
    assert narrower == only(municipalities=["Lund"])


def test_a_proper_name_must_stand_in_a_record(answerer: Answerer) -> None:
    assert answerer.read("Vilka projekt nämner Aino Laine?").filters == only(phrases=("Aino Laine",))
    assert answerer.read("Vilka projekt nämner Greta Garbo?").filters == only()


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Vad gör Odla ord?", ["odla-ord"]),
        ("vad gor odla ord", ["odla-ord"]),
        ("Vad är Odla ords syfte?", ["odla-ord"]),
        ("Vem leder VELO?", ["verktygsladan"]),
        ("Vad gör Verktygslådans deltagare?", ["verktygsladan"]),
        ("Vad gör Nattfjäriln?", ["nattfjarilen"]),
        ("Vad gör Natfjärilen?", ["nattfjarilen"]),
        ("Vad handlar mentorer i mörkret om?", ["nattfjarilen"]),
        ("Hur arbetar Fjällräven läser?", ["fjallraven-laser-hogt"]),
        ("What does open kitchen do?", ["open-kitchen"]),
        ("Jämför Fiskens vej och Stille stemmer", ["fiskens-vej", "stille-stemmer"]),
        ("Hur läser man högt för barn?", []),
        ("Varför läser högt så få?", []),
        ("Vad gör velodromen?", []),
        ("Vad ska man odla?", []),
        ("Is the kitchen open?", []),
        ("Hur får mentorer syn på mörkret?", []),
    ],
)
def test_the_records_that_a_question_names(answerer: Answerer, question: str, named: list[str]) -> None:
    assert list(answerer.read(question).projects) == named
