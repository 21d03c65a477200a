import pytest

from rag.answer.kinds import kind_of, value_of, without_subordinate
from rag.answer.question import Value
from rag.answer.windows import holds
from rag.types import Kind

KINDS: dict[Kind, list[str]] = {
    "list": [
        "Vilka projekt riktar sig till kvinnor?",
        "vilka insatser finns for barn",
        "Vilka av projekten är i Skåne?",
        "Finns det något om cykling?",
        "Lista alla projekt",
        "projekt för barn",
        "Hvilke projekter er for flygtninge?",
        "Hvilke tiltak retter seg mot eldre?",
        "Hvilke prosjekter finnes i Oslo?",
        "Which projects help women?",
        "Are there any pilots about food?",
        "Show the initiatives in Finland",
        "Mitkä hankkeet on tarkoitettu naisille?",
    ],
    "count": [
        "Hvor mange av tiltakene har Mette Krogh som kontaktperson?",
        "Hur många projekt finns i Umeå?",
        "hur manga av de svenska projekten ar for barn",
        "Hvor mange projekter er der?",
        "Hvor mange prosjekter startet i 2019?",
        "How many of the projects are Danish?",
        "Kuinka monta hanketta on Turussa?",
        "Hur många insatser får pengar av §37?",
    ],
    "contact": [
        "Vem är kontaktperson för Odla ord?",
        "Vem kontaktar jag om Odla ord?",
        "vem kan jag prata med om odling",
        "Vem leder Verktygslådan?",
        "Vilken mejladress har Maja?",
        "Vad är telefonnumret till Odla ord?",
        "Hvem kan jeg kontakte om koret?",
        "Hvem kontakter jeg om Fiskens vej?",
        "Who should I contact about the kitchen?",
        "Who leads Open Kitchen?",
        "Kuka johtaa hanketta?",
    ],
    "advice": [
        "Hur rekryterar vi deltagare?",
        "Tips för att nå chefen?",
        "Har ni nagra rad om rekrytering",
        "Vilka utmaningar mötte projekten?",
        "Hvordan kan vi nå de eldre?",
        "Hva bør vi tenke på?",
        "How should we recruit participants?",
        "What lessons did they learn?",
        "Miten voimme löytää osallistujia?",
    ],
    "definition": [
        "Vad menas med brobyggare?",
        "Vad är en brobyggare?",
        "vad betyder sprakcafe",
        "Hvad betyder makker?",
        "Hva er en makker?",
        "What is a bridge builder?",
        "Mitä tarkoittaa siltojen rakentaja?",
    ],
    "compare": [
        "Jämför Odla ord och Open Kitchen",
        "Vad är skillnaden mellan Lund och Umeå?",
        "jamfor Lund med Umea",
        "Hvad er forskellen på de to?",
        "How do they compare?",
        "What is the difference between Lund and Oslo?",
    ],
    "similar": [
        "Vilka projekt liknar Odla ord?",
        "Finns det liknande projekt som Open Kitchen?",
        "Lignende projekter som Fiskens vej",
        "Which projects are similar to Open Kitchen?",
    ],
    "fact": [
        "När börjar kursen och hur anmäler man sig?",  # what is asked first decides
        "How many volunteers did the advice service train?",
        "Vilket projekt ska berätta vad man lärt sig?",
        "Hur många mentorer har Nattfjärilen?",
        "När startade Odla ord?",
        "Hur kom de i kontakt med kvinnorna?",
        "Varför startade projektet?",
        "Hvor mange deltagere har projektet?",
        "How many companies were founded?",
        "Who founded the companies?",
        "Vad kostar det?",
        "Umeå",
        "",
    ],
}


@pytest.mark.parametrize(
    ("question", "kind"), [(question, kind) for kind, questions in KINDS.items() for question in questions]
)
def test_the_kind_of_a_question(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Hur många mentorer har de?", "number"),
        ("hur manga mentorer har de", "number"),
        ("Hur länge pågick det?", "duration"),
        ("När startade det?", "date"),
        ("Hvornår startede det?", "date"),
        ("How long did it last?", "duration"),
        ("How many companies?", "number"),
        ("Milloin hanke alkoi?", "date"),
        ("Vad gör de?", None),
        ("Hur ofta träffas gruppen?", "frequency"),
        ("How often do they meet?", "frequency"),
        ("Vilka öppettider har kaféet?", "hours"),
        ("Hva er åpningstidene?", "hours"),
        ("besöksadress till kaféet", "address"),
        ("How much does the city pay?", "amount"),
        ("Hur hög är ersättningen?", "amount"),
        ("Hur många veckor varar kursen?", "duration"),
        ("Vad heter kursboken?", "name"),
        ("Vilken ålder har deltagarna?", "age"),
        ("Vad heter forskaren?", "person"),
        ("Mistä vuodesta lähtien?", "date"),
    ],
)
def test_the_value_that_is_asked_for(question: str, value: Value | None) -> None:
    assert value_of(question) == value


@pytest.mark.parametrize(
    ("value", "text", "held"),
    [
        ("number", "Tjugofyra mentorer", True),
        ("number", "19 av 24", True),
        ("number", "femtioen familjer", True),
        ("number", "Seven companies", True),
        ("number", "twenty-four mentors", True),
        ("number", "Många mentorer", False),
        ("duration", "i sex månader", True),
        ("duration", "under 2 år", True),
        ("duration", "sex mentorer", False),
        ("date", "i mars", True),
        ("date", "sedan 2019", True),
        ("date", "snart", False),
    ],
)
def test_a_text_holds_a_value(value: Value, text: str, held: bool) -> None:
    assert holds(value, text) is held


@pytest.mark.parametrize(
    ("question", "blank"),
    [
        ("Vad skiljer dem när det gäller mål?", "när det gäller"),
        ("Vilken modell används när de bygger nätet?", "när"),
        ("What do they do when a course ends?", "when"),
        ("Vad gör de och när började de?", ""),
        ("När började de?", ""),
    ],
)
def test_a_when_that_asks_nothing(question: str, blank: str) -> None:
    assert without_subordinate(question) == question.replace(blank, " " * len(blank))
