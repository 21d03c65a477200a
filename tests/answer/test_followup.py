"""Questions that go on from an answer: what they mean, and how they read in the box and in the link."""

from __future__ import annotations

import pytest

from rag.answer import Answerer
from rag.answer.conversation import stages


def told(answerer: Answerer, *questions: str) -> tuple[str, list[str], bool]:
    """The last of some questions asked one after the other: as it reads alone, the projects that the next one
    may go on with, and whether its answer abstains."""
    answer = None
    for question in questions:
        answer = answerer.ask(question, previous=answer)
    assert answer is not None
    names = {project.id: project.name for project in answerer.retriever.store.projects}
    return answer.alone, [names[identifier] for identifier in answer.about], answer.abstained


@pytest.mark.parametrize(
    ("questions", "alone", "about"),
    [
        (
            ["Vilka projekt i Umeå riktar sig till kvinnor?", "och i Lund?"],
            "Vilka projekt i Lund riktar sig till kvinnor?",
            [],
        ),
        (
            ["Vilka projekt finns i Umeå?", "och i Lund?", "Hur är det i Luleå?"],
            "Vilka projekt finns i Luleå?",
            ["Nattfjärilen"],
        ),
        (
            ["Vilka projekt finns i Umeå och Lund?", "och Luleå?"],
            "Vilka projekt finns i Luleå?",
            ["Nattfjärilen"],
        ),
        (["Vilka danska projekt finns?", "och i Norge?"], "Vilka projekt finns i Norge?", ["Stille stemmer"]),
        (
            ["Hvilke projekter findes i Danmark?", "og i Norge?"],
            "Hvilke projekter findes i Norge?",
            ["Stille stemmer"],
        ),
        (
            ["Which projects are in Norway?", "What about Denmark?"],
            "Which projects are in Denmark?",
            ["Fiskens vej"],
        ),
        (
            ["Vilka projekt startade hösten 2022?", "och våren 2021?"],
            "Vilka projekt startade våren 2021?",
            ["Nattfjärilen"],
        ),
        (
            ["Vilka projekt startade 2021?", "och i Umeå?"],
            "Vilka projekt startade 2021 i Umeå?",
            ["Fjällräven läser högt"],
        ),
        (
            ["Vilka projekt finansieras av §37?", "och §37a?"],
            "Vilka projekt finansieras av §37a?",
            ["Nattfjärilen"],
        ),
        (
            ["Vilka projekt handlar om cyklar?", "och om fiske?"],
            "Vilka projekt handlar om fiske?",
            ["Fiskens vej"],
        ),
        (["Vem kontaktar jag om Odla ord?", "och i Lund?"], "och i Lund?", ["Verktygslådan"]),
    ],
)
def test_what_a_question_replaces_stands_in_its_place(
    answerer: Answerer, questions: list[str], alone: str, about: list[str]
) -> None:
    assert told(answerer, *questions)[:2] == (alone, about)


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("vad blev resultatet?", "Vad blev resultatet för Odla ord?"),
        ("och målen?", "Målen för Odla ord?"),
        ("vem driver det?", "Vem driver Odla ord?"),
        ("vad är dess syfte?", "Vad är Odla ords syfte?"),
        ("who runs it?", "Who runs Odla ord?"),
        ("what is its purpose?", "What is Odla ord's purpose?"),
        ("Vilka projekt finns i Lund?", "Vilka projekt finns i Lund?"),
        ("Vem driver Open Kitchen?", "Vem driver Open Kitchen?"),
    ],
)
def test_an_answer_that_abstains_keeps_its_subject(answerer: Answerer, question: str, alone: str) -> None:
    first = ["Vad är syftet med Odla ord?", "hur utvärderades det?"]
    assert told(answerer, *first) == ("Hur utvärderades Odla ord?", ["Odla ord"], True)
    assert told(answerer, *first, question)[0] == alone


@pytest.mark.parametrize(
    ("questions", "alone", "about"),
    [
        (
            ["Vilka projekt finns i Umeå?", "vilka av dem riktar sig till kvinnor?"],
            "Vilka projekt finns i Umeå, och vilka av dem riktar sig till kvinnor?",
            ["Odla ord"],
        ),
        (
            ["Vilka projekt riktar sig till kvinnor?", "Och vilka av dessa finns i Umeå?"],
            "Vilka projekt riktar sig till kvinnor, och vilka av dessa finns i Umeå?",
            ["Odla ord"],
        ),
        (
            ["Vilka projekt finns i Umeå?", "Hur många är de?"],
            "Vilka projekt finns i Umeå, och hur många är de?",
            ["Odla ord", "Fjällräven läser högt"],
        ),
        (
            ["Vilka projekt finns i Umeå?", "vilka av dem är danska projekt?", "vilka av dem läser sagor?"],
            "Vilka projekt finns i Umeå, och vilka av dem läser sagor?",
            ["Fjällräven läser högt"],
        ),
        (
            ["Which projects are for women?", "how many of these are in Finland?"],
            "Which projects are for women, and how many of these are in Finland?",
            ["Open Kitchen"],
        ),
        (
            ["Hvilke projekter er for kvinder?", "hvilke af dem er i Finland?"],
            "Hvilke projekter er for kvinder, og hvilke af dem er i Finland?",
            ["Open Kitchen"],
        ),
        (
            ["Mitkä hankkeet auttavat naisia?", "mitkä niistä ovat Suomessa?"],
            "Mitkä hankkeet auttavat naisia, ja mitkä niistä ovat Suomessa?",
            ["Open Kitchen"],
        ),
        (
            ["Jämför Fiskens vej och Open Kitchen", "vilken startade först?"],
            "Jämför Fiskens vej och Open Kitchen, och vilken av dem startade först?",
            ["Open Kitchen"],
        ),
        (
            ["Jämför Fiskens vej och Open Kitchen", "Vem är kontaktperson för den andra?"],
            "Vem är kontaktperson för Open Kitchen?",
            ["Open Kitchen"],
        ),
    ],
)
def test_of_them_asks_of_what_was_found(
    answerer: Answerer, questions: list[str], alone: str, about: list[str]
) -> None:
    answer = told(answerer, *questions)
    assert (answer[0], sorted(answer[1])) == (alone, sorted(about))
    assert told(answerer, alone)[1:] == answer[1:]  # the link opens the same answer


def test_no_more_records_are_judged_than_were_found(answerer: Answerer) -> None:
    answer = answerer.ask("Vilka projekt finns i Umeå, och vilka av dem riktar sig till kvinnor?")
    assert (answer.checked_projects, [p.name for p in answer.projects]) == (2, ["Odla ord"])
    assert answer.text.startswith("1 projekt stämmer, 0 kanske; 2 granskade.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vilka projekt finns i Lund och Malmö?", ["Vilka projekt finns i Lund och Malmö?"]),
        ("Vad gör de, och vilka är de?", ["Vad gör de, och vilka är de?"]),
        (
            "Which are in Lund, and which of them help women, and how many of those began in 2021?",
            ["Which are in Lund", "which projects help women", "how many projects began in 2021?"],
        ),
    ],
)
def test_the_stages_of_a_question(question: str, expected: list[str]) -> None:
    assert stages(question) == expected
