"""What documents and users write is shown as text, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.types import Answer, Mention, Project, Statement
from rag.ui import markup, slides
from rag.ui.context import Excerpt
from rag.ui.judged import judged_table
from rag.ui.language import LANGUAGES, Texts
from rag.ui.table import JudgedRow
from rag.ui.view import AnswerView, ComparedView, ProjectView, SourceView, hidden_view, view_answer
from tests.ui.conftest import PERHAPS, SURE, TITLES, read

SWEDISH = Texts.load("sv")
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[klicka](javascript:alert(1)) **fet** $x^2$ :red[röd]",
    "abc\u202edcba",
    "</bdi></mark><style>*{display:none}</style>",
    "&lt;b&gt; &amp;",
]


class Reader(HTMLParser):
    """Collects the tags, the attributes and the text of a piece of HTML, and checks that the tags pair up."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.languages: set[str | None] = set()
        self.text = ""
        self.marked: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs if name != "lang"}
        self.languages |= {value for name, value in attrs if name == "lang"}
        self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "mark" in self.open:
            self.marked[-1] += data


def everywhere(value: str) -> AnswerView:
    """An answer with ``value`` in each place where a document can put a text."""
    around = Excerpt(value, value, value, cut_before=True, cut_after=True)
    source = SourceView(1, value, value, 2, around, met=value, place=Mention(value, 1, 2))
    project = ProjectView(value, value, (value,), (value,), (source,))
    claim = Statement(value, (1,))
    compared = ComparedView(value, value, (claim,))
    return AnswerView(
        False, value, True, False, 1, (claim,), (project,), (project,), (source,), (), (compared,)
    )


def pages(value: str) -> Iterator[str]:
    view = everywhere(value)
    yield markup.answer(view, SWEDISH)
    yield markup.abstention(replace(view, judged=False, nearest=view.sources), SWEDISH)
    yield judged_table((JudgedRow(value, "yes", value, value, value, value),), SWEDISH)
    yield slides.slide(view, SWEDISH)
    yield markup.heading(value)
    yield markup.notice(value, value)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_text_adds_no_tag_and_no_attribute(value: str) -> None:
    for hostile, plain in zip(pages(value), pages("text"), strict=True):
        read_hostile, read_plain = Reader(hostile), Reader(plain)
        assert read_hostile.tags == read_plain.tags
        assert read_hostile.attributes == read_plain.attributes
        assert read_hostile.languages <= set(LANGUAGES)
        assert value in read_hostile.text


@given(st.text())
def test_any_text_is_shown_as_it_is_and_isolated(value: str) -> None:
    shown = Reader(markup.text(value))
    assert shown.tags == {"bdi"}
    assert shown.text == value


def test_the_quote_is_marked_in_its_source(list_answer: Answer, projects: tuple[Project, ...]) -> None:
    shown = Reader(markup.answer(view_answer(list_answer, read, TITLES, projects), SWEDISH))
    assert shown.marked == [SURE, PERHAPS]


def test_a_list_says_how_many_match(list_answer: Answer, projects: tuple[Project, ...]) -> None:
    shown = Reader(markup.answer(view_answer(list_answer, read, TITLES, projects), SWEDISH))
    assert shown.text.startswith("1 stämmer, 1 kanske, 62 granskadeStämmerKom vidareLunds kommun2022-01-01")


def test_a_claim_links_to_its_source(fact_answer: Answer, projects: tuple[Project, ...]) -> None:
    html = markup.answer(view_answer(fact_answer, read, TITLES, projects), SWEDISH)
    assert f'href="#{markup.source_id(1)}"' in html
    assert f'id="{markup.source_id(1)}"' in html


def test_names_and_quotes_link_to_their_page_and_their_place(
    list_answer: Answer, projects: tuple[Project, ...]
) -> None:
    view = view_answer(list_answer, read, TITLES, projects)
    shown = markup.answer(view, SWEDISH)
    assert '<h3><a class="pl-link" href="project?id=kom-vidare" target="_self"><bdi>Kom vidare' in shown
    start = view.yes[0].sources[0].place
    assert start is not None
    assert f'href="sources?doc=katalog.txt&amp;start={start.start}&amp;end={start.end}"' in shown
    table = judged_table(
        (JudgedRow("a&b", "yes", "A", "", "", ""), JudgedRow("", "no", "B", "", "", "")), SWEDISH
    )
    assert (
        '<th scope="row"><a class="pl-link" href="project?id=a%26b" target="_self"><bdi>A</bdi></a></th>'
        in table
    )
    assert '<th scope="row"><bdi>B</bdi></th>' in table


def test_a_slide_has_a_quote_a_project_and_folds_its_sources(
    list_answer: Answer, projects: tuple[Project, ...]
) -> None:
    view = view_answer(list_answer, read, TITLES, projects)
    shown = slides.slide(hidden_view(view, lambda told: told), SWEDISH)
    cards, folded = shown.split('<details class="pl-folded">')
    assert Reader(cards + "</article>").text == (
        "1 stämmer, 1 kanske, 62 granskade"
        f"StämmerKom vidare1Lunds kommun2022-01-01{SURE}KanskePlats för fler2MedborgarskolanEslöv{PERHAPS}"
    )
    assert folded.startswith("<summary><bdi>Källor (2)</bdi></summary>")
    assert [folded.count(f'id="{markup.source_id(n)}"') for n in (1, 2)] == [1, 1]


def test_a_slide_without_an_answer_says_so_and_folds_what_is_near(no_answer: Answer) -> None:
    shown = slides.slide(view_answer(no_answer, read, TITLES, ()), SWEDISH)
    assert shown.index(SWEDISH("abstained.title")) < shown.index("pl-folded") < shown.index(PERHAPS)


def test_an_abstention_says_so_before_the_nearest_passages(no_answer: Answer) -> None:
    shown = Reader(markup.answer(view_answer(no_answer, read, TITLES, ()), SWEDISH))
    assert shown.text.startswith(SWEDISH("abstained.title") + SWEDISH("abstained.hint") + PERHAPS)


def test_the_words_that_met_stand_under_the_opened_source(no_answer: Answer) -> None:
    line = "mammor ≈ föräldralediga · Lund"
    view = view_answer(no_answer, read, TITLES, (), met=lambda passage: line)
    shown = markup.abstention(view, SWEDISH)
    assert Reader(shown).text.endswith(f"Gemensamma ord: {line}{SWEDISH('answer.in_document')}")
    assert shown.index("</summary>") < shown.index("Gemensamma ord") < shown.index("</details>")
    assert "Gemensamma ord" not in markup.answer(view_answer(no_answer, read, TITLES, ()), SWEDISH)


def test_an_empty_list_says_how_many_projects_were_checked(no_answer: Answer) -> None:
    view = view_answer(replace(no_answer, kind="list"), read, TITLES, ())
    shown = Reader(markup.answer(view, SWEDISH))
    assert shown.text.startswith("Inget av de 62 granskade projekten stämmer." + SWEDISH("abstained.hint"))


def test_a_quote_in_another_language_than_the_page_is_labelled_with_it() -> None:
    quote = "Formålet er at kvinderne kommer i job ved at opbygge deres personlige fundament og netværk."
    view = SourceView(1, "Katalog", "Formål", None, Excerpt("", quote, "", cut_before=False, cut_after=False))
    foreign, own = (markup.source(view, Texts.load(language)) for language in ("sv", "da"))
    assert "<bdi>Katalog · Formål · danska</bdi>" in foreign
    assert [foreign.count('lang="da"'), own.count("lang=")] == [2, 0]
    assert "<bdi>Katalog · Formål</bdi>" in own


def test_the_bullets_of_a_quote_stand_each_on_a_line_and_broken_lines_are_joined() -> None:
    quote = " - Kvinnor som\n  är nya\n - Män\n\nBarn 2015-\n2016"
    view = SourceView(1, "Katalog", "", None, Excerpt("", quote, "", cut_before=False, cut_after=False))
    assert "<bdi>- Kvinnor som är nya\n- Män Barn 2015- 2016</bdi></blockquote>" in markup.source(
        view, SWEDISH
    )


def test_a_short_quote_is_in_the_language_of_the_text_around_it() -> None:
    around = "De frivillige hjælper familierne med at finde rundt i kommunens tilbud. "
    short = Excerpt(around, "Frivillige.", "", cut_before=False, cut_after=False)
    assert short.language == "da"


def test_addresses_and_numbers_say_nothing_of_a_quotes_language() -> None:
    around = "Föräldrarna träffas varje vecka på den öppna förskolan och övar svenska tillsammans. "
    contact = "Li Berg li.berg@kommun.example 0410 - 73 39 50 www.kommun.example/li-berg/og/ikke/med"
    assert Excerpt(around, contact, "", cut_before=False, cut_after=False).language == "sv"
