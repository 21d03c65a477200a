from __future__ import annotations

import numpy as np
import pytest

from rag.explore.alike import Alike, Kin, Shared, compare, kin_of, rank
from rag.explore.explorer import Explorer
from rag.explore.telling import Quote, apart
from rag.types import Mention, Project
from tests.explore.catalogue import NAME, TEXT

WOMEN, FOOD = Mention("a.txt", 1, 4), Mention("a.txt", 5, 9)
THEIRS = Project(
    "x",
    "X",
    (),
    organisation="Lunds kommun",
    municipality="Lund",
    target_groups=("women", "men"),
    themes=("food",),
    evidence=(("target_groups:women", WOMEN), ("themes:food", FOOD), ("themes:food", WOMEN)),
)


def project(explorer: Explorer, name: str) -> Project:
    return next(p for p in explorer.store.projects if p.name == name)


def test_what_is_shared_and_what_differs() -> None:
    mine = Kin(("women", "parents"), ("food", "work"), ("Lund", "Malmö"), "LUNDS KOMMUN")
    assert compare(mine, THEIRS, 1.23456, ()) == Alike(
        project=THEIRS,
        score=1.2346,
        shared=(Shared("women", "groups", WOMEN), Shared("food", "themes", FOOD)),
        only_mine=(("groups", "parents"), ("themes", "work")),
        only_theirs=(("groups", "men"),),
        place="Lund",
        organisation="Lunds kommun",
        pairs=(),
    )


def test_a_rare_common_term_counts_more_than_a_frequent_one() -> None:
    projects = [
        Project("a", "A", (), target_groups=("women",)),
        Project("b", "B", (), target_groups=("women",)),
        Project("c", "C", (), target_groups=("men",)),
    ]
    scores = rank(Kin(("women", "men"), ()), np.zeros(3, np.float32), projects)
    assert scores[2] > scores[0] == scores[1]


def test_a_project_is_compared_by_what_its_record_says() -> None:
    assert kin_of(THEIRS) == Kin(("women", "men"), ("food",), ("Lund",), "Lunds kommun")


@pytest.mark.parametrize(
    ("name", "nearest"), [("Kaffe och ord", "Trädgårdsord"), ("Verktygslådan", "Hammaren")]
)
def test_the_nearest_project_is_the_one_that_does_the_same(
    explorer: Explorer, name: str, nearest: str
) -> None:
    found = explorer.similar(project(explorer, name))
    assert found[0].project.name == nearest
    assert len(found) == len(explorer.store.projects) - 1
    assert [a.score for a in found] == sorted((a.score for a in found), reverse=True)


def test_the_sentence_that_is_alike_is_quoted_exactly(explorer: Explorer) -> None:
    found = explorer.similar(project(explorer, "Verktygslådan"))[0]
    assert found.organisation == "Lunds kommun"
    (pair,) = found.pairs
    assert "får ett intyg som arbetsgivare litar på" in pair.mine
    assert "får ett intyg som arbetsgivare litar på" in pair.theirs.text
    mention = pair.theirs.mention
    assert (mention.document, TEXT[mention.start : mention.end]) == (NAME, pair.theirs.text)


def test_a_project_without_texts_and_terms_is_like_none(explorer: Explorer) -> None:
    assert explorer.similar(Project("empty", "Tom", ())) == ()


def quote(start: int, end: int, project: str | None, section: str = "S") -> Quote:
    return Quote(Mention("a.txt", start, end), project, section, None, "x")


def test_chosen_quotes_do_not_overlap_and_none_crowds_out_the_others() -> None:
    quotes = [
        quote(0, 10, "x"),
        quote(5, 15, "x"),
        quote(20, 30, "x"),
        quote(40, 50, "x"),
        quote(60, 70, None),
        quote(80, 90, None),
        quote(90, 99, None, "T"),
    ]
    assert apart(quotes, 9, 2) == [0, 2, 4, 5, 6]
    assert apart(quotes, 2, 1) == [0, 4]
