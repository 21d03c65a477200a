"""Contacts, facts, definitions, comparisons, likeness, advice, and the word that no document says it."""

import pytest

from rag.answer import Answerer
from tests.answer.catalogue import LANTERN

NOTHING = "Dokumenten säger inget om det. Närmast kommer avsnitten nedan."


@pytest.mark.parametrize(
    ("question", "details"),
    [
        ("Vem är kontaktperson för Fiskens vej?", "Mette Krogh, mette.krogh@aarhus.example, +45 30 69 20 31"),
        ("Vem kontaktar jag om Odla ord?", "Karin Ovesson, karin.ovesson@umea.example"),
        ("Vad är telefonnumret till Verktygslådan?", "Bo Lindahl, bo.lindahl@lund.example, 046-18 92 00"),
        ("Vad är Bo Lindahls mejladress?", "Bo Lindahl, bo.lindahl@lund.example, 046-18 92 00"),
        ("Vem leder VELO?", "Bo Lindahl, bo.lindahl@lund.example, 046-18 92 00"),
        ("Hvem kan jeg kontakte om Stille stemmer?", "Ingrid Moe, ingrid.moe@oslo.example, +47 22 80 06 31"),
        ("Who do I contact about Open Kitchen?", "Aino Laine, aino.laine@turku.example"),
    ],
)  # fmt: skip
def test_a_contact(answerer: Answerer, question: str, details: str) -> None:
    answer = answerer.ask(question)
    assert (answer.kind, answer.abstained, len(answer.citations)) == ("contact", False, 1)
    assert answer.text.startswith(f"{details} (")
    assert details in answer.citations[0].quote


def test_a_contact_of_a_project_that_is_only_described_comes_with_the_reason(answerer: Answerer) -> None:
    answer = answerer.ask("Vem kan jag prata med om sagor?")
    details, reason = answer.text.splitlines()
    assert details.startswith("Sara Holmgren, sara.holmgren@umea.example, 090-16 10 00 (")
    assert reason.endswith("[2]")
    assert "sag" in answer.citations[1].quote.casefold()


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("När startade Odla ord?", ["1 september 2022 – 30 juni 2023"]),
        ("When did Open Kitchen start?", ["1 January 2017 – 31 December 2018"]),
        ("Hur länge pågick Fjällräven läser högt?", ["1 februari 2021 – 31 maj 2023"]),
        ("Vilken kommun driver Nattfjärilen?", ["Projektägare: Luleå kommun"]),
        ("Vem driver Verktygslådan?", ["Projektägare: Lunds kommun"]),
        ("How many companies were founded?", ["Seven companies were founded in 2018."]),
        ("Vilken målgrupp har Odla ord?", ["Föräldralediga kvinnor som är nya i Sverige."]),
        ("Vad är målet med Stille stemmer?", ["De eldre blir med i et kor og får venner i nabolaget."]),
        (
            "Hur utvärderades Fjällräven läser högt?",
            [
                "Umeå universitet intervjuade trettio familjer och fann att barnen lånade dubbelt så många "
                "böcker."
            ],
        ),
        (
            "Vad är en brobyggare?",
            [
                "Vad menas med en brobyggare?\n\nEn brobyggare är en person som kan två språk och följer med "
                "deltagaren till myndigheter."
            ],
        ),
    ],
)
def test_a_fact_is_the_field_or_the_sentence(answerer: Answerer, question: str, quotes: list[str]) -> None:
    answer = answerer.ask(question)
    assert not answer.abstained
    assert [c.quote for c in answer.citations] == quotes


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Hur många mentorer har Nattfjärilen?", "Tjugofyra mentorer"),
        ("Hur många handledare har Verktygslådan?", "två handledare"),
        ("Hvor længe følger makkeren deltageren?", "seks måneder"),
        ("På vilka språk ordnar Fjällräven läser högt sagostunder?", "arabiska, somaliska och tigrinja"),
        ("What do the women cook?", "cook lunch together"),
        ("Vad gör Nattfjärilen?", "Mentorerna utbildas"),
        ("Vem coachar företagen i Open Kitchen?", "retired chef coaches"),
    ],
)
def test_a_fact_holds_what_is_asked_for(answerer: Answerer, question: str, part: str) -> None:
    answer = answerer.ask(question)
    assert not answer.abstained
    assert part in answer.citations[0].quote


def test_two_are_compared(answerer: Answerer) -> None:
    answer = answerer.ask("Vad är skillnaden mellan Odla ord och Open Kitchen?")
    assert (answer.kind, answer.abstained) == ("compare", False)
    assert [(p.name, p.match) for p in answer.projects] == [("Odla ord", "yes"), ("Open Kitchen", "yes")]
    first, second = answer.text.splitlines()
    assert first.startswith("Odla ord: ")
    assert second.startswith("Open Kitchen: ")
    quotes = {c.quote for c in answer.citations}
    assert {"Föräldralediga kvinnor som är nya i Sverige.", "Newly arrived women without a job."} <= quotes


def test_a_field_is_compared(answerer: Answerer) -> None:
    answer = answerer.ask("Jämför målgruppen i Fiskens vej och Stille stemmer")
    quotes = [c.quote for c in answer.citations]
    assert "Flygtninge med erfaring fra fiskeri." in quotes
    assert "Eldre innvandrere som lever alene." in quotes


def test_similar_projects(answerer: Answerer) -> None:
    answer = answerer.ask("Vilka projekt liknar Odla ord?")
    assert (answer.kind, answer.abstained, answer.checked_projects) == ("similar", False, 7)
    assert "Odla ord" not in {p.name for p in answer.projects}
    assert {p.match for p in answer.projects} == {"maybe"}
    assert {"Open Kitchen", "Fjällräven läser högt"} <= {p.name for p in answer.projects[:3]}
    assert not any("@" in c.quote or "Period" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Hur rekryterar vi deltagare?", "Rekrytera deltagarna där de redan är"),
        ("Hur ska vi få chefen med oss?", "Be chefen om ett skriftligt löfte om tid"),
    ],
)
def test_advice_comes_from_the_chapter_of_advice(answerer: Answerer, question: str, part: str) -> None:
    answer = answerer.ask(question)
    assert (answer.kind, answer.abstained) == ("advice", False)
    assert part in answer.citations[0].quote
    assert (answer.citations[0].document, answer.citations[0].project) == (LANTERN, None)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Vad kostade Odla ord?", "I posten om Odla ord anges inte: Belopp."),
        ("Vad blev resultatet av Odla ord?", "I posten om Odla ord anges inte: Resultat."),
        ("Hur utvärderades Nattfjärilen?", "I posten om Nattfjärilen anges inte: Utvärdering."),
        ("Vad är telefonnumret till Odla ord?", "Posten om Odla ord har inga sådana kontaktuppgifter."),
        ("How was Open Kitchen evaluated?", "The record of Open Kitchen does not state: Evaluation."),
        ("Vad kostar en biljett till månen?", NOTHING),
        ("Vad menas med kvantmekanik?", NOTHING),
    ],
)  # fmt: skip
def test_what_the_documents_do_not_say(answerer: Answerer, question: str, text: str) -> None:
    answer = answerer.ask(question)
    assert (answer.abstained, answer.text) == (True, text)
    assert (answer.statements, answer.projects, answer.citations) == ((), (), ())
    assert len(answer.nearest) == 5


@pytest.mark.parametrize("question", ["vad är det som", "?!", "och"])
def test_a_question_without_words(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(question)
    assert answer.abstained
    assert answer.statements == ()


def test_a_question_goes_on_from_the_one_before(answerer: Answerer) -> None:
    first = answerer.ask("Vilka projekt finns i Umeå?")
    second = answerer.ask("Och i Lund?", previous=first)
    assert [p.name for p in second.projects] == ["Verktygslådan"]
    third = answerer.ask("Vem är kontaktperson?", previous=second)
    assert third.text == "Bo Lindahl, bo.lindahl@lund.example, 046-18 92 00 (Verktygslådan) [1]"


def test_a_demand_can_be_dropped(answerer: Answerer) -> None:
    question = "Vilka projekt för kvinnor finns i Umeå?"
    assert [p.name for p in answerer.ask(question).projects] == ["Odla ord"]
    wider = answerer.ask(question, without=["municipalities"])
    assert {p.name for p in wider.projects} == {"Odla ord", "Open Kitchen"}
