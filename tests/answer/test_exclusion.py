"""What a question leaves out, and what only looks like it."""

import pytest

from rag.answer import Answerer
from rag.answer.exclusion import split_exclusion
from tests.answer.catalogue import NAMES


@pytest.mark.parametrize(
    ("question", "kept", "left_out"),
    [
        ("Vilka projekt finns inte i Skåne?", "Vilka projekt finns ?", "i Skåne"),
        ("Vilka projekt i Lund, utom Kom vidare?", "Vilka projekt i Lund, ?", "Kom vidare"),
        ("Projekt för kvinnor, men inte för män", "Projekt för kvinnor", "för män"),
        ("Which projects are not in Norway?", "Which projects are ?", "in Norway"),
        ("Hvilke projekter er ikke danske?", "Hvilke projekter er ?", "danske"),
        ("Vilka finns utanför Sverige?", "Vilka finns ?", "Sverige"),
    ],
)
def test_what_is_left_out(question: str, kept: str, left_out: str) -> None:
    assert split_exclusion(question) == (kept, left_out)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka projekt hjälper unga som inte har jobb?",
        "Vilka projekt når kvinnor utanför arbetsmarknaden?",
        "Hvilke projekter hjælper unge, der ikke er i arbejde?",
        "Which projects help people who cannot read?",
    ],
)
def test_a_negation_inside_a_group_leaves_nothing_out(question: str) -> None:
    assert split_exclusion(question) is None


@pytest.mark.parametrize(
    ("all_of", "those", "the_others"),
    [
        ("Vilka projekt finns?", "Vilka projekt finns i Umeå?", "Vilka projekt finns inte i Umeå?"),
        ("Vilka projekt finns?", "Vilka projekt är danska?", "Vilka projekt är inte danska?"),
        (
            "Vilka projekt är för kvinnor?",
            "Vilka projekt för kvinnor finns i Sverige?",
            "Vilka projekt för kvinnor finns inte i Sverige?",
        ),
    ],
)
def test_a_list_and_what_it_leaves_out_are_the_whole(
    answerer: Answerer, all_of: str, those: str, the_others: str
) -> None:
    whole, first, second = (
        {p.name for p in answerer.ask(question).projects if p.match == "yes"}
        for question in (all_of, those, the_others)
    )
    assert (first & second, first | second) == (set(), whole)


def test_what_only_no_text_says_is_a_perhaps(answerer: Answerer) -> None:
    answer = answerer.ask("Vilka projekt riktar sig inte till kvinnor?")
    others = [name for name in NAMES if name not in ("Odla ord", "Open Kitchen")]
    assert (answer.abstained, answer.text) == (
        True,
        f"Inget av de 7 projekten stämmer säkert; kanske {', '.join(others)}. "
        "Närmast kommer avsnitten nedan.",
    )
    assert {hit.passage.context.split(" · ")[0] for hit in answer.nearest} <= {
        *others,
        "Nattfjärilen – mentorer i mörkret",
        "Verktygslådan (VELO)",
    }
