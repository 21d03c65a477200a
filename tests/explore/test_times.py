from __future__ import annotations

from rag.explore.times import Run, Timeline, Year, timeline
from rag.types import Project


def project(name: str, start: str | None, end: str | None) -> Project:
    return Project(name, name.upper(), (), start=start, end=end)


def test_periods_by_their_start_and_every_year_between_the_first_and_the_last() -> None:
    shown = timeline(
        [
            project("b", "2022-01-01", None),
            project("a", "2019-05-01", "2019-12-31"),
            project("c", None, "2022-06-30"),
            project("d", None, None),
        ]
    )
    assert shown == Timeline(
        runs=(
            Run("a", "A", "2019-05-01", "2019-12-31", open=False),
            Run("b", "B", "2022-01-01", "2022-06-30", open=True),
            Run("c", "C", "2022-06-30", "2022-06-30", open=True),
        ),
        years=(Year("2019", 1), Year("2020", 0), Year("2021", 0), Year("2022", 2)),
        timeless=1,
    )


def test_without_periods_there_is_no_timeline() -> None:
    assert timeline([project("a", None, None)]) == Timeline((), (), 1)
