from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rag.explore.reader import (
    LONGEST,
    Block,
    Entry,
    Piece,
    Place,
    blocks_of,
    contents,
    find_inside,
    page_at,
    pages_of,
)
from rag.types import Document, Mention, Passage, Project, Source, Span


def document(text: str, boilerplate: tuple[Span, ...] = ()) -> Document:
    return Document("a.txt", Source("A"), text, "0", "sv", boilerplate)


def project(identifier: str, start: int, end: int) -> Project:
    return Project(identifier, identifier.upper(), (Mention("a.txt", start, end), Mention("b.txt", 0, 3)))


def passage(section: str, start: int, owner: str | None = None) -> Passage:
    return Passage("a.txt", owner, section, "", None, start, start + 1, "x", "", "sv")


def test_the_contents_list_has_projects_and_sections_outside_them() -> None:
    passages = [passage("Råd", 40), passage("Råd", 50), passage("Syfte", 5, "x"), passage("", 0)]
    assert contents(document("x" * 60), passages, [project("x", 3, 30)]) == (
        Entry("X", 3, "x"),
        Entry("Råd", 40, None),
    )


@given(st.text(alphabet="ab \n", max_size=3 * LONGEST), st.lists(st.integers(0, 3 * LONGEST), max_size=5))
def test_the_pages_hold_the_whole_text_and_none_is_too_long(text: str, starts: list[int]) -> None:
    pages = pages_of(document(text), starts)
    assert "".join(text[p.start : p.end] for p in pages) == text
    assert all(p.end - p.start <= LONGEST for p in pages)


def test_a_page_ends_where_an_entry_starts() -> None:
    text = "x" * (LONGEST + 500)
    assert pages_of(document(text), [100, LONGEST - 300]) == (
        Span(0, LONGEST - 300),
        Span(LONGEST - 300, len(text)),
    )


def test_the_page_of_a_position() -> None:
    pages = (Span(0, 10), Span(10, 20))
    assert [page_at(pages, at) for at in (0, 9, 10, 19, 99)] == [0, 0, 1, 1, 1]


def test_blocks_end_at_the_borders_of_projects_and_the_quote_is_marked() -> None:
    found = document("före PROJEKT med citat efter", (Span(0, 4),))
    assert blocks_of(found, [project("x", 5, 22)], Span(0, 28), Span(17, 22)) == (
        Block(None, False, (Piece("quiet", "före"), Piece("text", " "))),
        Block("x", True, (Piece("text", "PROJEKT med "), Piece("mark", "citat"))),
        Block(None, False, (Piece("text", " efter"),)),
    )


def test_a_place_that_is_turned_to_stands_in_its_block() -> None:
    assert blocks_of(document("0123456789"), [project("x", 2, 8)], Span(0, 10), Span(5, 5)) == (
        Block(None, False, (Piece("text", "01"),)),
        Block("x", True, (Piece("text", "234"), Piece("here", ""), Piece("text", "567"))),
        Block(None, False, (Piece("text", "89"),)),
    )


def test_a_project_that_goes_on_from_the_page_before_does_not_begin_again() -> None:
    assert blocks_of(document("0123456789"), [project("x", 2, 8)], Span(4, 10), None) == (
        Block("x", False, (Piece("text", "4567"),)),
        Block(None, False, (Piece("text", "89"),)),
    )


@given(st.text(alphabet="abåø ", max_size=60), st.data())
def test_blocks_hold_the_page_as_it_stands(text: str, data: st.DataObject) -> None:
    cut = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    found = document(text, (Span(cut[1], cut[2]),))
    blocks = blocks_of(found, [project("x", cut[0], cut[3])], Span(0, len(text)), Span(cut[0], cut[2]))
    assert "".join(piece.text for block in blocks for piece in block.pieces) == text


def test_a_search_inside_folds_case_and_diacritics_and_crosses_lines() -> None:
    text = "Språk\ncafé och SPRAKCAFE; sprak  cafe"
    assert find_inside(document(text), "språk café") == (
        Place(0, 10, "", "Språk café", " och SPRAKCAFE; sprak cafe"),
        Place(26, 37, "Språk café och SPRAKCAFE; ", "sprak cafe", ""),
    )
    assert find_inside(document(text), "  ") == ()


def test_the_words_around_a_place_are_whole() -> None:
    text = "x" * 40 + " " + "samhälle " * 6 + "språket, " + "utöka " * 20
    assert find_inside(document(text), "språk")[0] == Place(
        95, 100, "samhälle " * 6, "språk", "et, " + "utöka " * 8 + "utöka"
    )


@given(st.text(alphabet="abæåøßÅ", min_size=1, max_size=20), st.data())
def test_what_stands_in_the_text_is_found_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    wanted = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert any(place.start <= start < place.end for place in find_inside(document(text), wanted)) or any(
        place.quote for place in find_inside(document(text), wanted)
    )
