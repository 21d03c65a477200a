import pytest

from rag.evaluation.matching import find_quote, mentions, named_as, overlap, place
from rag.evaluation.questions import Evidence
from rag.types import Mention, ProjectMatch, Span


@pytest.mark.parametrize(
    ("quote", "text", "span"),
    [
        ("ett två", "noll ett\n  två tre", Span(5, 14)),
        ("a.b", "axb a.b", Span(4, 7)),
        ("saknas", "här finns det inte", None),
    ],
)
def test_a_quote_is_found_whatever_its_white_space(quote: str, text: str, span: Span | None) -> None:
    assert find_quote(quote, text) == span


def test_evidence_has_a_place_in_its_own_document_only() -> None:
    texts = {"a.txt": "noll ett", "b.txt": "tom"}
    assert place(Evidence("a.txt", "ett"), texts) == Mention("a.txt", 5, 8)
    assert place(Evidence("b.txt", "ett"), texts) is None
    assert place(Evidence("c.txt", "ett"), texts) is None


def test_spans_share_characters_of_one_document() -> None:
    assert overlap(Mention("a", 0, 10), Mention("a", 7, 20)) == 3
    assert overlap(Mention("a", 0, 10), Mention("a", 10, 20)) == 0
    assert overlap(Mention("a", 0, 10), Mention("b", 7, 20)) == 0


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        ("hälsoskola", "Hälsoskolan i Lund", True),
        ("skola", "Hälsoskolan i Lund", False),
        ("tre", "tre möten", True),
        ("tre", "trettio möten", False),
        ("12", "12 möten", True),
        ("12", "112 möten, 12.5 och 3-12", False),
        ("12", "upp till 12.", True),
        ("1 200", "kostar 1 200 kronor", True),
        ("1 200", "kostar 1 2000 kronor", False),
    ],
)
def test_wordings_start_words_and_short_ones_end_them(wording: str, text: str, found: bool) -> None:
    assert mentions(wording, text) is found


@pytest.mark.parametrize(
    ("name", "aliases", "wanted", "same"),
    [
        ("KOM VIDARE!", (), "Kom vidare", True),
        ("Kom vidare – språk i Lund", (), "Kom vidare", True),
        ("My Path", ("Min Väg",), "Min väg", True),
        ("NAD", (), "Nadia", False),
        ("Vidare", (), "Kom vidare", False),
    ],
)
def test_projects_go_by_title_or_alias(name: str, aliases: tuple[str, ...], wanted: str, same: bool) -> None:
    assert named_as(ProjectMatch("id", name, aliases, "yes", ()), [wanted]) is same
