"""Lists and counts: every record judged, whole answers compared."""

import pytest

from rag.answer import Answerer
from tests.answer.catalogue import NAMES

NIGHT, GARDEN, TOOLS, FOX, FISH, KITCHEN, CHOIR = NAMES

LISTS = [
    ("Vilka projekt finns?", NAMES, ()),
    ("Vilka projekt riktar sig till kvinnor?", (GARDEN, KITCHEN), ()),
    ("Vilka projekt riktar sig till föräldralediga kvinnor?", (GARDEN,), ()),
    ("vilka projekt riktar sig till foraldralediga kvinnor", (GARDEN,), ()),
    ("Which projects are for women?", (GARDEN, KITCHEN), ()),
    ("Mitkä hankkeet on tarkoitettu naisille?", (GARDEN, KITCHEN), ()),
    ("Hvilke projekter er for flygtninge?", (FISH,), ()),
    ("Hvilke prosjekter er for eldre?", (CHOIR,), ()),
    ("Vilka projekt använder en cykelverkstad?", (TOOLS,), ()),
    ("Vilka projekt finns i Umeå?", (GARDEN, FOX), ()),
    ("Vilka projekt finns i Norrland?", (NIGHT, GARDEN, FOX), ()),
    ("Vilka projekt finns i Västerbotten?", (GARDEN, FOX), ()),
    ("Vilka projekt bedrivs i Skåne?", (TOOLS,), ()),
    ("Vilka projekt bedrivs i Finland?", (KITCHEN,), ()),
    ("Vilka projekt finns i Danmark och Norge?", (FISH, CHOIR), ()),
    ("Vilka danska projekt finns det?", (FISH,), ()),
    ("Which Norwegian projects are there?", (CHOIR,), ()),
    ("Vilka projekt startade 2021?", (NIGHT, FOX), ()),
    ("Vilka projekt pågick 2019?", (FISH, CHOIR), ()),
    ("Vilka projekt avslutades sista december 2022?", (NIGHT,), ()),
    ("Vilka projekt startade hösten 2022?", (GARDEN,), ()),
    ("Vilka projekt slutade senast 2020?", (TOOLS, FISH, KITCHEN, CHOIR), ()),
    ("Vilka projekt finansierades av §37?", (GARDEN, TOOLS), ()),
    ("Vilka projekt finansieras av §37a?", (NIGHT,), ()),
    ("Vilka projekt finns i katalogen Lyktan?", (NIGHT, GARDEN, TOOLS, FOX), ()),
    ("Which projects are in the NHF report?", (FISH, KITCHEN, CHOIR), ()),
    ("Vilka projekt för kvinnor startade 2022?", (GARDEN,), ()),
    ("Vilka projekt nämner Aino Laine?", (KITCHEN,), ()),
    ("projekt för barn", (GARDEN, FOX), ()),
    ("Vilka projekt startade före 2021?", (TOOLS, FISH, KITCHEN, CHOIR), ()),
    ("Vilka projekt startade senast 2021?", (NIGHT, TOOLS, FOX, FISH, KITCHEN, CHOIR), ()),
    ("Which projects started after 2021?", (GARDEN,), ()),
    ("Hvilke projekter sluttede før 2020?", (FISH, KITCHEN, CHOIR), ()),
    ("Hvilke prosjekter startet fra 2021?", (NIGHT, GARDEN, FOX), ()),
    ("Vilka projekt startade under första halvåret 2021?", (NIGHT, FOX), ()),
    ("Vilka projekt startade i augusti eller september 2022?", (GARDEN,), ()),
    ("Vilka projekt startade januari till mars 2021?", (NIGHT, FOX), ()),
    ("Vilka projekt finns inte i Sverige?", (FISH, KITCHEN, CHOIR), ()),
    ("Vilka projekt är inte svenska?", (FISH, KITCHEN, CHOIR), ()),
    ("Vilka projekt finns i Umeå utom Odla ord?", (FOX,), ()),
    ("Vilka projekt för kvinnor finns utanför Sverige?", (KITCHEN,), ()),
    ("Vilka projekt finansieras inte av §37?", (NIGHT,), (FOX, FISH, KITCHEN, CHOIR)),
    ("Vilka projekt har utvärderats?", (FOX,), ()),
    ("Vilka språkprojekt finns i Umeå?", (GARDEN,), ()),
    ("Vad finns det för insatser i Luleå?", (NIGHT,), ()),
    ("Hvem arbejder med flygtninge?", (FISH,), ()),
    ("Vad görs i Umeå?", (GARDEN, FOX), ()),
    ("Var finns det mentorer?", (NIGHT,), ()),
    ("Vilka odlar grönsaker?", (GARDEN,), ()),
    ("Noget for flygtninge?", (FISH,), ()),
    ("Any projects where people cook?", (KITCHEN,), ()),
    ("Vilka projekt är för ensamkommnade?", (NIGHT,), ()),  # misspelt
]


@pytest.mark.parametrize(("question", "yes", "maybe"), LISTS, ids=[row[0] for row in LISTS])
def test_a_list_is_complete(
    answerer: Answerer, question: str, yes: tuple[str, ...], maybe: tuple[str, ...]
) -> None:
    answer = answerer.ask(question)
    verdicts = {p.name: p.match for p in answer.projects}
    assert verdicts == dict.fromkeys(yes, "yes") | dict.fromkeys(maybe, "maybe")
    assert (answer.kind, answer.abstained, answer.checked_projects) == ("list", False, len(NAMES))
    assert len(answer.statements) == len(verdicts)
    assert [p.match for p in answer.projects] == ["yes"] * len(yes) + ["maybe"] * len(maybe)
    marks = [line[0] for line in answer.text.splitlines()[1:]]
    assert marks == ["–"] * len(yes) + ["?"] * len(maybe)


def test_a_list_word_for_word(answerer: Answerer) -> None:
    assert answerer.ask("Vilka projekt finns i Umeå?").text == (
        "2 projekt stämmer, 0 kanske; 7 granskade.\n"
        "– Odla ord: ”Projektägare: Umeå kommun” [1]\n"
        "– Fjällräven läser högt: ”Projektägare: Umeå kommun” [2]"
    )
    assert answerer.ask("Which projects are there in Norway?").text == (
        "1 project matches, 0 perhaps; 7 checked.\n– Stille stemmer: ”Projektejer: Oslo kommune” [1]"
    )


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Hur många projekt finns det?", NAMES),
        ("Hur många projekt finns i Umeå?", (GARDEN, FOX)),
        ("hur manga projekt finns i umea", (GARDEN, FOX)),
        ("Hvor mange projekter startede i 2018?", (FISH,)),
        ("How many projects are in the NHF report?", (FISH, KITCHEN, CHOIR)),
        ("Hur många projekt riktar sig till kvinnor?", (GARDEN, KITCHEN)),
    ],
)
def test_a_count_names_what_it_counts(answerer: Answerer, question: str, names: tuple[str, ...]) -> None:
    answer = answerer.ask(question)
    assert (answer.kind, answer.abstained, answer.checked_projects) == ("count", False, len(NAMES))
    assert {p.name for p in answer.projects} == set(names)
    assert {p.match for p in answer.projects} == {"yes"}
    assert answer.text.startswith(f"{len(names)} ")
    assert all(name in answer.text for name in names)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka projekt finns i Göteborg?",
        "Vilka projekt finns i Paradiset?",
        "Vilka projekt handlar om dykning?",
        "Vilka projekt slutade 2031?",
        "Hur många projekt startade 1999?",
        "Which projects are in Iceland?",
        "Vilka projekt finansieras av §44?",
        "Vilka projekt för kvinnor finns i Lund?",
        "Vilka projekt för flyktingar startade 2021?",
    ],
)
def test_no_record_matches(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(question)
    assert (answer.abstained, answer.projects, answer.statements, answer.citations) == (True, (), (), ())
    assert answer.checked_projects == len(NAMES)
    assert str(len(NAMES)) in answer.text
    assert [hit.rank for hit in answer.nearest] == [1, 2, 3, 4, 5]
