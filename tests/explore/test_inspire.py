from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import QuestionRejected
from rag.explore.alike import Kin
from rag.explore.draft import LONGEST, PIECE, Draft
from rag.explore.explorer import Explorer
from rag.explore.inspire import Inspiration, inspire
from tests.explore.catalogue import IDEA, TEXT


@pytest.fixture(scope="module")
def found(explorer: Explorer) -> Inspiration:
    return inspire(IDEA, explorer)


def test_the_most_similar_project_comes_first_with_what_is_alike(found: Inspiration) -> None:
    first = found.similar[0]
    assert first.project.name == "Kaffe och ord"
    assert first.place == "Umeå"
    assert "parents_on_leave" in {shared.term for shared in first.shared}
    assert "Mammorna övar svenska" in first.pairs[0].mine
    assert first.pairs[0].theirs.text.startswith("Mammorna övar svenska på ett språkcafé")
    assert [alike.project.name for alike in found.similar[:2]] == ["Kaffe och ord", "Trädgårdsord"]


def test_goals_with_numbers_the_nearest_first(found: Inspiration) -> None:
    assert [quote.text for quote in found.goals] == [
        "Minst 40 kvinnor deltar i språkcaféet under 2023.",
        "25 kvinnor har odlat och talat svenska i ett år.",
        "8 av 10 deltagare har ett arbete efter kursen.",
    ]


def test_lessons_are_experiences_and_advice(found: Inspiration) -> None:
    assert found.lessons[0].text.startswith("Barnpassning är det som gör att mammorna kommer")
    assert {quote.project for quote in found.lessons} == {found.similar[0].project.id, None}


def test_the_checklist_has_what_is_missing_first_and_an_advice_on_it(found: Inspiration) -> None:
    touched = {check.item.id: check.touched for check in found.checks}
    assert touched["ownership"] == "yes"
    assert touched["equality"] == touched["spread"] == touched["measurable"] == "no"
    assert found.checks[-1].item.id == "ownership"
    advice = {check.item.id: check.advice for check in found.checks}
    assert advice["equality"] is not None
    assert advice["spread"] is None


def test_whom_to_ask(found: Inspiration) -> None:
    assert (found.asks[0].name, found.asks[0].contact.name) == ("Kaffe och ord", "Karin Ovesson")


def test_every_quote_is_the_slice_that_it_cites(found: Inspiration) -> None:
    quotes = [*found.goals, *found.lessons]
    quotes += [pair.theirs for alike in found.similar for pair in alike.pairs]
    quotes += [check.advice for check in found.checks if check.advice]
    assert len(quotes) > 5
    assert all(TEXT[q.mention.start : q.mention.end] == q.text for q in quotes)


@pytest.mark.parametrize("text", ["", " \n ", "x" * (LONGEST + 1)])
def test_a_draft_that_cannot_be_read_is_rejected(explorer: Explorer, text: str) -> None:
    with pytest.raises(QuestionRejected):
        inspire(text, explorer)


def test_a_long_draft_is_read_in_pieces() -> None:
    draft = Draft.read((IDEA + "\n\n") * 80)
    assert max(map(len, draft.pieces)) <= PIECE
    assert len(draft.windows) == len(set(draft.windows)) < 10
    assert draft.kin == Draft.read(IDEA).kin
    assert draft.kin.places == ("Umeå",)


@given(st.text(alphabet="ab. \n", min_size=1, max_size=80).filter(str.strip))
def test_any_text_is_a_draft(text: str) -> None:
    draft = Draft.read(text)
    assert draft.windows
    assert draft.pieces
    assert draft.kin == Kin((), ())


def test_an_idea_without_words_of_the_collection_still_gets_an_answer(explorer: Explorer) -> None:
    assert len(inspire("zzz qqq", explorer).similar) == len(explorer.store.projects)
