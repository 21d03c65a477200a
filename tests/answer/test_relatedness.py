"""Whether a collection speaks of what is asked: nonsense and other matters get no answer."""

import pytest

from rag.answer import Answerer


@pytest.mark.parametrize(
    "question",
    [
        "asdf qwer zxcv",
        "lorem ipsum dolor sit amet",
        "Vad är fotosyntes?",
        "What is photosynthesis?",
        "Vem vann Nobelpriset?",
        "Vilken är Frankrikes huvudstad?",
        "How do I cook pasta?",
        "Hur hanterar man korruption?",
        "Vilka projekt bygger raketer?",
        "Which projects restore old paintings?",
        "Hur blir man av med spelberoende?",  # a topic that the vocabulary knows, and no passage
        "Hvordan spiller man fodbold?",
        "Miten leivotaan kakku?",
    ],
)
def test_other_matters_get_no_answer(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(question)
    assert (answer.abstained, answer.statements) == (True, ())


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Vad menas med en brobyggare?", "En brobyggare är en person som kan två språk"),
        ("Hvordan får vi chefen med?", "Be chefen om ett skriftligt löfte om tid"),
        ("var bor vi rekrytera deltagare", "på biblioteket och i moskén"),
        ("Hur många företag startades i Åbo?", "Seven companies were founded in 2018."),
    ],
)
def test_what_it_speaks_of_is_answered_in_any_language(answerer: Answerer, question: str, held: str) -> None:
    answer = answerer.ask(question)
    assert (answer.abstained, held in answer.text) == (False, True)


@pytest.mark.parametrize(
    "question",
    [
        "Hur många invånare har Umeå?",
        "Hur många anställda har Umeå kommun?",
        "Vilken veckodag träffas Nattfjärilen?",
        "Hur mycket pengar fick Odla ord?",
        "I vilken kommun ligger havet?",
    ],
)
def test_a_value_that_no_text_holds_is_no_answer(answerer: Answerer, question: str) -> None:
    assert answerer.ask(question).abstained
