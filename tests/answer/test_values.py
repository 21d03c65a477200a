import pytest

from rag.answer.question import Value
from rag.answer.several import parts_of
from rag.answer.values import Counted, holds


@pytest.mark.parametrize(
    ("value", "text", "held"),
    [
        ("number", "Tjugofyra mentorer möter var sin ungdom.", True),
        ("number", "Seven companies were founded.", True),
        ("number", "Den öppnade 2018.", False),  # a year counts nothing
        ("number", "Den öppnade 2018 för 40 barn.", True),
        ("number", "Ungdomarna ska hitta en vuxen.", False),
        ("share", "75% av deltagarna kan cykla.", True),
        ("share", "Hälften gick vidare.", True),
        ("share", "19 av 24 fick ett jobb.", False),
        ("duration", "Kursen varar fyra veckor.", True),
        ("duration", "Kursen har fyra delar.", False),
        ("date", "I september börjar kursen.", True),
        ("date", "Den öppnade 2018.", True),
        ("date", "Kursen har 4 delar.", False),
        ("hours", "Kaféet är öppet kl. 10 varje dag.", True),
        ("hours", "Åpent 10.00–14.30.", True),
        ("hours", "Kursen startade 2021.10.", False),
        ("address", "Vi finns på Storgatan 12.", True),
        ("address", "Vi finns i Lund.", False),
        ("frequency", "Gruppen träffas en gång i veckan.", True),
        ("frequency", "The pair meets once a month.", True),
        ("frequency", "Fyra nätverksträffar per år.", True),
        ("frequency", "Gruppen träffas i biblioteket.", False),
        ("age", "Ungdomar mellan sexton och tjugo år.", True),
        ("age", "Barn 6–12 år är välkomna.", True),
        ("age", "Projektet pågick i 2 år.", False),
        ("amount", "Föreningen får 1500 kr.", True),
        ("amount", "Föreningen får 15 nya medlemmar.", False),
        ("name", "Verksamheten utvärderades av forskaren Ahl.", True),
        ("name", "Verksamheten har utvärderats av en forskare.", False),
        ("name", "Den kallas ”fem steg till jobb”.", True),
        ("name", "Kursen hålls i Lund.", False),  # a place
        ("person", "Verksamheten utvärderades av Lena Ahl.", True),
        ("person", "Studenter från Akademin har utvärderat.", False),
    ],
)
def test_what_a_text_holds(value: Value, text: str, held: bool) -> None:
    assert holds(value, text) is held


def test_a_name_that_the_question_tells_is_no_answer() -> None:
    text = "Verksamheten utvärderades av Lena Ahl."
    assert holds("name", text, "Vad heter projektet som Lena Ahl utvärderade?") is False
    assert holds("person", text, "Vad heter forskaren?") is True


@pytest.mark.parametrize(
    ("forms", "people", "text", "counted"),
    [
        ({"volunteers"}, False, "The network has around 1800 volunteers.", True),
        ({"volunteers"}, False, "The volunteers meet for 6 months.", False),
        ({"värdfamilj"}, False, "Att 50% av målgruppen har en värdfamilj.", True),
        ({"föräldrar"}, False, "Antal föräldrar: 30", True),
        ({"föräldrar"}, False, "Här är 30 kurser. Föräldrar kommer gärna.", False),  # another sentence
        ({"personer"}, True, "Under året kom 620 besökare.", True),
        ({"personer"}, True, "Utrustning lånas ut 1 vecka åt gången.", False),
        ({"personer"}, True, "Det kostar 300 kronor.", False),
        ({"frivillige"}, False, "25.000 flygtninge og indvandrere deltager i frivillige tilbud.", False),
    ],
)
def test_a_number_beside_what_is_counted(forms: set[str], people: bool, text: str, counted: bool) -> None:
    assert Counted(frozenset(forms), people).beside_number(text) is counted


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Hur lång är kursen?", ["Hur lång är kursen?"]),
        ("Hur lång är kursen och hur många ryms?", ["Hur lång är kursen", "hur många ryms?"]),
        ("Who leads it, and when did it start?", ["Who leads it", "when did it start?"]),
        ("Hvem driver det og hvor ligger det?", ["Hvem driver det", "hvor ligger det?"]),
        ("Vem hjälper barn och unga?", ["Vem hjälper barn och unga?"]),
    ],
)
def test_two_questions_in_one(question: str, parts: list[str]) -> None:
    assert parts_of(question) == parts
