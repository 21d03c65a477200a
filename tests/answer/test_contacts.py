"""Whom a question about contacts means: one person, several projects, all in a place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rag.answer import Answerer
from rag.answer.conflicts import sum_differs
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store
from rag.store.build import build

BO = "Bo Lindahl, bo.lindahl@lund.example, 046-18 92 00 (Verktygslådan)"
MAJA = "Maja Stenqvist, maja.stenqvist@lulea.example, 070-174 06 05 (Nattfjärilen)"
METTE = "Mette Krogh, mette.krogh@aarhus.example, +45 30 69 20 31 (Fiskens vej)"
KARIN = "Karin Ovesson, karin.ovesson@umea.example (Odla ord)"
SARA = "Sara Holmgren, sara.holmgren@umea.example, 090-16 10 00 (Fjällräven läser högt)"
MISSING = "Posten om Odla ord har inga sådana kontaktuppgifter."

Build = Callable[[str], Answerer]


@pytest.fixture
def read(tmp_path: Path) -> Build:
    """Makes an answerer of one document of its own."""

    def answerer(text: str) -> Answerer:
        (tmp_path / "own.txt").write_bytes(text.encode())
        settings = Settings(index=tmp_path / "index", seeds=tmp_path)
        build(settings, [tmp_path / "own.txt"], load_embedder(settings))
        return Answerer(Store.open(settings.index), load_embedder(settings))

    return answerer


def entry(name: str, municipality: str, purpose: str, person: str) -> str:
    return (
        f"Projektnamn: {name}\nProjektägare: {municipality}\nSyfte: {purpose}\n"
        f"Period: 1 mars 2021 – 31 december 2022\nKontakt: {person}\n\n"
    )


ROOM = entry("Röda rummet", "Lunds kommun", "Vuxna övar på att berätta.", "Ola Berg, ola.berg@lund.example")
CORNER = entry("Språkhörnan", "Umeå kommun", "Vuxna talar svenska.", "Eva, eva@umea.example")


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Vem är kontaktperson för Verktygslådan och Nattfjärilen?", [MAJA, BO]),
        ("Vad är telefonnumret till Odla ord och Verktygslådan?", [MISSING, BO]),
        ("Ge mig alla kontaktpersoner i Umeå kommun", [KARIN, SARA]),
        ("Vilka kontaktpersoner finns i Umeå?", [KARIN, SARA]),
        ("Vem är kontaktperson i Danmark?", [METTE]),
        ("Kontakt Lund", [BO]),
        ("Vad är telefonnumret till Sara Holmgren?", [SARA]),
        ("Vad har Bo Lindahl för telefonnummer, han i Lund?", [BO]),
    ],
)
def test_all_whom_a_question_means_are_told_with_their_citations(
    answerer: Answerer, question: str, lines: list[str]
) -> None:
    answer = answerer.ask(question)
    told = [statement.text for statement in answer.statements]
    assert (answer.kind, answer.abstained) == ("contact", False)
    assert sorted(line.rsplit(" [", 1)[0] for line in answer.text.splitlines()) == sorted(lines)
    assert sorted(told) == sorted(line for line in lines if line != MISSING)
    for statement in answer.statements:
        quotes = [c.quote for c in answer.citations if c.n in statement.citations]
        assert [statement.text.split(",")[0] in quote for quote in quotes] == [True]


def test_a_name_of_one_word_inside_a_word_points_out_nobody(read: Build) -> None:
    answerer = read(ROOM + CORNER)
    for question in ("Vem leder Röda rummet, Eva?", "Vem kontaktar jag i Lund om berättelser, Eva?"):
        told = answerer.ask(question).text.splitlines()
        assert told[0] == "Ola Berg, ola.berg@lund.example (Röda rummet) [1]"


def test_the_named_project_comes_before_a_namesake_elsewhere(read: Build) -> None:
    namesake = entry("Blå rummet", "Umeå kommun", "Barn sjunger.", "Ola Berg, ola.berg@umea.example")
    answerer = read(ROOM + CORNER + namesake)
    assert answerer.ask("Vilken mejladress har Ola Berg i Röda rummet?").text == (
        "Ola Berg, ola.berg@lund.example (Röda rummet) [1]"
    )
    assert answerer.ask("Vilken mejladress har Ola Berg?").text.splitlines() == [
        "Ola Berg, ola.berg@lund.example (Röda rummet) [1]",
        "Ola Berg, ola.berg@umea.example (Blå rummet) [2]",
    ]
    assert "Ola Berg" not in answerer.ask("Vilken mejladress har Ola Bergström?").text.split("(")[0]


def test_a_register_is_cut_and_says_how_much_is_left(read: Build) -> None:
    names = [a + b for a in ("Sol", "Hav", "Berg", "Is") for b in ("huset", "skeppet", "klubben", "kören")]
    text = "".join(
        entry(name, "Lunds kommun", f"Nummer {i}.", f"Ann {name}sson, a{i}@lund.example")
        for i, name in enumerate(names)
    )
    lines = read(text).ask("Vilka kontaktpersoner finns i Lund?").text.splitlines()
    assert lines[:12] == [
        f"Ann {name}sson, a{i}@lund.example ({name}) [{i + 1}]" for i, name in enumerate(names[:12])
    ]
    assert lines[12:] == ["Fler projekt med sådana kontaktuppgifter: 4."]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_quote_is_one_line_whatever_ends_lines(read: Build, ends: str) -> None:
    answer = read((ROOM + CORNER).replace("\n", ends)).ask("Vilka projekt finns i Umeå?")
    assert [c.quote for c in answer.citations] == ["Projektägare: Umeå kommun"]


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("945 matchningar, av dessa 675 med kvinnor och 285 med unga.", True),
        ("Projektet hade 50 deltagare, varav 20 kvinnor och 10 ungdomar.", False),
        ("106 plats, av dessa har 60 fått jobb och 20 börjat studera", False),
        ("Projektet hade 50 deltagare, varav 20 kvinnor och 30 män.", False),
        ("Projektet hade 50 deltagare, varav 20 kvinnor och 31 män.", True),
        ("Projektet hade 90 deltagare, varav 60 % kvinnor och 40 % män.", False),
        ("Projektet hade 90 deltagare, varav 60 kvinnor och 40 procent män.", False),
        ("20 grupper, varav 150 kvinnor och 80 män.", False),
    ],
)
def test_parts_are_noted_only_when_they_exceed_the_whole(text: str, warned: bool) -> None:
    assert (sum_differs(text, "sv") is not None) is warned
