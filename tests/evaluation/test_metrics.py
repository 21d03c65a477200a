from rag.evaluation.metrics import (
    AnswerFigures,
    Miss,
    RetrievalFigures,
    Verdict,
    answer_figures,
    judge,
    rank_of,
    retrieval_figures,
)
from rag.evaluation.questions import Evidence, Query, Question, QuestionType
from rag.types import Answer, Citation, Match, Mention, ProjectMatch, Statement

TEXT = "Kursen är gratis. " + "Den pågår i tolv veckor. " * 100
TEXTS = {"a.txt": TEXT}


def asked(
    kind: QuestionType,
    required: tuple[tuple[str, ...], ...] = (),
    core: tuple[str, ...] = (),
    accepted: tuple[str, ...] = (),
    evidence: tuple[Evidence, ...] = (),
) -> Question:
    return Question("q", "sv", kind, "?", required, core, accepted, evidence)


def cited(start: int, end: int, quote: str | None = None) -> Citation:
    return Citation(1, "a.txt", "A", None, "", None, start, end, TEXT[start:end] if quote is None else quote)


def answered(
    text: str = "", projects: tuple[ProjectMatch, ...] = (), citations: tuple[Citation, ...] = ()
) -> Answer:
    statements = (Statement(text, (1,) if citations else ()),)
    return Answer("?", "sv", "fact", False, text, statements, projects, 0, citations, (), 0.0)


ABSTAINED = Answer("?", "sv", "fact", True, "Vet ej.", (Statement("x", ()),), (), 0, (), (), 0.0)
FREE = asked(
    "fact", required=(("gratis", "utan kostnad"),), evidence=(Evidence("a.txt", "Kursen är gratis."),)
)


def named(name: str, match: Match = "yes", aliases: tuple[str, ...] = ()) -> ProjectMatch:
    return ProjectMatch(name, name, aliases, match, (1,))


def test_a_fact_is_right_with_its_elements_and_its_evidence() -> None:
    assert judge(FREE, answered("Den är gratis [1].", citations=(cited(0, 10),)), TEXTS) == Verdict(
        FREE, "", None, quotes=1, exact=1, uncited=0
    )


def test_a_fact_without_an_element_or_its_evidence_is_wrong() -> None:
    elsewhere, inexact = cited(18, 41), cited(0, 17, "Kursen var gratis.")
    assert judge(FREE, answered("Dyr.", citations=(cited(0, 17),)), TEXTS).why == "missing gratis"
    assert judge(FREE, answered("Gratis.", citations=(elsewhere,)), TEXTS).why == "evidence not cited"
    assert judge(FREE, answered("Gratis.", citations=(inexact,)), TEXTS) == Verdict(
        FREE, "evidence not cited", None, quotes=1, exact=0, uncited=0
    )
    assert judge(FREE, answered("Gratis."), TEXTS).uncited == 1
    assert judge(FREE, ABSTAINED, TEXTS) == Verdict(FREE, "abstained", None, 0, 0, 0)


def test_only_the_beginning_of_an_answer_counts_and_markers_do_not() -> None:
    question = asked("fact", required=(("gratis",),))
    assert judge(question, answered("x" * 493 + " gratis"), TEXTS).why == ""
    assert judge(question, answered("x" * 494 + " gratis"), TEXTS).why == "missing gratis"
    assert judge(question, answered("x" * 490 + " [1] [2] [3] gratis"), TEXTS).why == ""


def test_a_list_is_measured_by_f1_of_the_certain_projects() -> None:
    question = asked("list", core=("Kom vidare", "Nya vägar"), accepted=("Fritid",))
    both = (named("Kom vidare"), named("Nya vägar i Lund"), named("Fritid"), named("Annat", "maybe"))
    half = (named("Kom igen", aliases=("Kom vidare",)), named("Annat"))
    assert judge(question, answered(projects=both), TEXTS).f1 == 1.0
    assert judge(question, answered(projects=half), TEXTS) == Verdict(
        question, "F1 0.50, named Kom igen, Annat", 0.5, 0, 0, 1
    )
    assert judge(question, answered(), TEXTS).f1 == 0.0
    assert judge(question, ABSTAINED, TEXTS) == Verdict(question, "abstained", 0.0, 0, 0, 0)


def test_an_unanswerable_question_wants_no_answer() -> None:
    question = asked("unanswerable")
    assert judge(question, ABSTAINED, TEXTS).why == ""
    assert judge(question, answered("Ja."), TEXTS).why == "answered what the documents do not say"


def test_the_figures_of_a_set_of_answers() -> None:
    verdicts = [
        Verdict(asked("fact"), "", None, 2, 2, 0),
        Verdict(asked("fact"), "abstained", None, 0, 0, 0),
        Verdict(asked("list"), "", 0.9, 3, 2, 1),
        Verdict(asked("list"), "F1 0.50, named A", 0.5, 3, 3, 2),
        Verdict(asked("unanswerable"), "", None, 0, 0, 0),
    ]
    assert answer_figures(verdicts) == AnswerFigures(
        answered_right=0.5,
        list_f1=0.7,
        abstained_right=1.0,
        quotes_exact=0.875,
        quotes=8,
        statements_without_citation=3,
        by_type=(("fact", 1, 2), ("list", 1, 2), ("unanswerable", 1, 1)),
        misses=(Miss("q", "fact: abstained"), Miss("q", "list: F1 0.50, named A")),
    )
    assert answer_figures([]) == AnswerFigures(0.0, 0.0, 0.0, 0.0, 0, 0, (), ())


def test_a_hit_covers_half_of_the_quote() -> None:
    quote = Evidence("a.txt", "Kursen är gratis")  # 16 characters from 0
    assert rank_of(quote, [Mention("a.txt", 9, 50), Mention("a.txt", 8, 50)], TEXTS) == 2
    assert rank_of(quote, [Mention("b.txt", 0, 50)], TEXTS) is None
    assert rank_of(quote, [Mention("b.txt", 0, 50)] * 9 + [Mention("a.txt", 0, 50)], TEXTS) == 10
    assert rank_of(quote, [Mention("b.txt", 0, 50)] * 10 + [Mention("a.txt", 0, 50)], TEXTS) is None


def test_only_the_beginning_of_a_hit_counts() -> None:
    texts = {"a.txt": "x" * 1492 + " Kursen är gratis"}  # from 1493: seven or eight characters are read
    quote = Evidence("a.txt", "Kursen är gratis")
    assert rank_of(quote, [Mention("a.txt", 0, 1509)], texts) is None
    assert rank_of(quote, [Mention("a.txt", 1, 1509)], texts) == 1


def test_the_figures_of_a_set_of_queries() -> None:
    evidence = Evidence("a.txt", "Kursen")
    queries = [Query(name, name[:2], "?", evidence) for name in ("sv1", "sv2", "nb1", "nb2")]
    assert retrieval_figures(queries, [1, 2, 8, None]) == RetrievalFigures(
        recall_1=0.25,
        recall_5=0.5,
        recall_10=0.75,
        mrr_10=(1 + 1 / 2 + 1 / 8) / 4,
        by_language=(("nb", 0.0), ("sv", 1.0)),
        misses=(Miss("nb1", "rank 8"), Miss("nb2", "not found")),
    )
