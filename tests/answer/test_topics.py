import pytest

from rag.answer import Answerer
from rag.answer.judge import Judge
from rag.answer.strings import say
from rag.answer.unknown import unknown_name
from rag.ingest.terms import vocabulary
from rag.store import Store


@pytest.mark.parametrize(
    ("question", "kind", "language"),
    [
        ("kvinnor", "list", "sv"),  # its letters could be Norwegian
        ("föräldrar umeå", "list", "sv"),
        ("vad gör kvinnor?", "fact", "sv"),
        ("karin ovesson", "contact", "sv"),
        ("flygtninge", "list", "da"),
    ],
)
def test_keywords(answerer: Answerer, question: str, kind: str, language: str) -> None:
    read = answerer.read(question)
    assert (read.kind, read.language) == (kind, language)


@pytest.mark.parametrize("question", ["hej", "Hej!", "god dag", "tack!", "hello there", "Moi moi"])
def test_a_greeting_is_no_question(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(question)
    assert answer.abstained
    assert answer.text == say(answer.language, "no_words")


def test_a_persons_name_alone_asks_how_to_reach_them(answerer: Answerer) -> None:
    answer = answerer.ask("Karin Ovesson")
    assert answer.kind == "contact"
    assert answer.text == "Karin Ovesson, karin.ovesson@umea.example (Odla ord) [1]"


@pytest.mark.parametrize(
    "question",
    [
        "Vad gjorde Musikhjälpen i projekten?",
        "Vilka projekt drev Vinterlyftet?",
        "Hur många projekt har Spotify betalat?",
        "Hur bakar man bröd?",
        "How do you train a dog?",
        "Hur når man romer?",  # a group that no document speaks of
        "Hur många personer lånade böcker i Odla ord?",
        "Hur många lärare har Stille stemmer?",
    ],
)
def test_what_the_documents_do_not_say(answerer: Answerer, question: str) -> None:
    assert answerer.ask(question).abstained


@pytest.mark.parametrize(
    ("question", "project"),
    [
        ("Hur länge pågick projektet i Luleå?", "nattfjarilen"),
        ("Vilken målgrupp har projektet i Lund?", "verktygsladan"),
        ("Vem leder projektet i Oslo?", "stille-stemmer"),
    ],
)
def test_the_only_project_of_a_place_needs_no_name(answerer: Answerer, question: str, project: str) -> None:
    assert answerer.read(question).projects == (project,)


def test_where_several_are_none_is_meant(answerer: Answerer) -> None:
    assert answerer.read("Hur länge pågick projektet i Umeå?").projects == ()


def test_a_group_by_another_word_is_the_collections_word(answerer: Answerer) -> None:
    topics = answerer._engine.topics
    assert topics.in_own_words("hvordan når man flyktninger") == "hvordan når man flygtninge"
    assert topics.in_own_words("hur når man barn") == "hur når man barn"


def test_where_a_term_stands(store: Store, answerer: Answerer) -> None:
    hits = Judge(answerer.retriever).terms.hits(vocabulary("groups")["women"])
    assert set(hits.words) == {"kvinnor", "kvinnorna", "women"}
    texts = Judge(answerer.retriever)._texts
    assert all("vinn" in texts[i] or "omen" in texts[i] for i in hits.text)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Vad kom utvärderingen av Vinterlyftet fram till?", "Vinterlyftet"),
        ("Vilka projekt har Spotify betalat?", "Spotify"),
        ("Spotify: vilka projekt?", None),  # where a sentence begins any word has a capital
        ("Vad gör Odla ord i Umeå?", None),
        ("Vad gjorde Umea universitet?", None),
        ("Who leads the Finnish project?", None),
        ("Vilka projekt finns i Göteborg?", None),  # a place is a demand of its own
        ("VAD GÖR SPOTIFY?", None),
    ],
)
def test_a_name_that_no_document_has(answerer: Answerer, question: str, name: str | None) -> None:
    assert unknown_name(answerer.read(question), answerer._engine) == name
