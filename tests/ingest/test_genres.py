"""What a heading says of the sections below it."""

from __future__ import annotations

import pytest

from rag.ingest.genres import says_projects


@pytest.mark.parametrize(
    ("heading", "holds"),
    [
        ("Beviljade insatser 2024", True),
        ("Projekt som fick stöd", True),
        ("Tiltak i Nordland", True),
        ("Råd till nya projekt", False),
        ("LÄRDOMAR AV PROJEKTEN", False),
        ("Hvordan starter man tiltak", False),
        ("Success factors of the projects", False),
    ],
)
def test_a_chapter_of_projects_is_no_chapter_about_projects(heading: str, holds: bool) -> None:
    assert says_projects(heading) is holds
