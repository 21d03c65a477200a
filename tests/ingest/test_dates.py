"""Dates and periods as catalogues write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.ingest.dates import MONTHS, find_dates, read_period
from rag.ingest.periods import state_period
from rag.types import Field

DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31))


@given(DAYS)
def test_an_iso_date_comes_back_as_it_is(day: datetime.date) -> None:
    (found,) = find_dates(day.isoformat())
    assert (found.first, found.last, found.span.end) == (day.isoformat(), day.isoformat(), 10)


@given(DAYS, st.sampled_from(sorted(MONTHS)))
def test_a_written_month_is_read_in_any_of_the_languages(day: datetime.date, name: str) -> None:
    (found,) = find_dates(f"den 1 {name} {day.year} började det")
    assert found.first == f"{day.year}-{MONTHS[name]:02}-01"


@given(st.text(max_size=60))
def test_any_text_gives_real_dates_or_none(text: str) -> None:
    for found in find_dates(text):
        assert text[found.span.start : found.span.end] == found.written
        if found.first is not None and found.last is not None:
            assert datetime.date.fromisoformat(found.first) <= datetime.date.fromisoformat(found.last)


@pytest.mark.parametrize("written", ["2023-02-29", "31.11.2020", "31/4 2021", "2020-13-01", "0/5 2020"])
def test_a_day_that_does_not_exist_is_null_and_a_warning(written: str) -> None:
    period = read_period(f"2019-01-01 - {written}")
    assert (period.start, period.end, period.warnings) == ("2019-01-01", None, (f"{written}: no such date",))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-09-01 - 2023-12-31", "2022-09-01", "2023-12-31"),
        ("1/3 2020 – 31/12 2021", "2020-03-01", "2021-12-31"),
        ("12.3.2020–4.5.2021", "2020-03-12", "2021-05-04"),
        ("20210901-20221231", "2021-09-01", "2022-12-31"),
        ("05/2020 - 08/2021", "2020-05-01", "2021-08-31"),
        ("mars 2020–juni 2021", "2020-03-01", "2021-06-30"),
        ("1st March 2020 to May 4, 2021", "2020-03-01", "2021-05-04"),
        ("2020–2022", "2020-01-01", "2022-12-31"),
        ("februar 2024", "2024-02-01", "2024-02-29"),
        ("januari–juni 2020", "2020-01-01", "2020-06-30"),
        ("1 januari - 30 juni 2020", "2020-01-01", "2020-06-30"),
        ("1.–31. maj 2020", "2020-05-01", "2020-05-31"),
        ("till och med 2021-06-30", None, "2021-06-30"),
        ("t.o.m. 31/12-2021", None, "2021-12-31"),
        ("senast den 30 juni 2021", None, "2021-06-30"),
        ("fra 1. januar 2020", "2020-01-01", None),
        ("Från mars 2019 och framåt", "2019-03-01", None),
        ("Ongoing since 2018", "2018-01-01", None),
        ("2022-09-01 - tills vidare", "2022-09-01", None),
        ("1.9.2019–", "2019-09-01", None),
        ("2019-2021 (förlängt till 2022)", "2019-01-01", "2021-12-31"),
        ("2017, ongoing", "2017-01-01", None),
        ("2020, pågår", "2020-01-01", None),
        ("januari 2021, fast verksamhet från 2023", "2021-01-01", None),
        ("tre år", None, None),
    ],
)
def test_periods(text: str, start: str | None, end: str | None) -> None:
    period = read_period(text)
    assert (period.start, period.end, period.warnings) == (start, end, ())


@pytest.mark.parametrize(
    ("labelled", "start", "end"),
    [
        ([("Since", "2019")], "2019-01-01", None),
        ([("Startår", "2019"), ("Slutår", "2021")], "2019-01-01", "2021-12-31"),
        ([("Since", "January 2019"), ("Until", "March 2020")], "2019-01-01", "2020-03-31"),
        ([("Slutdatum", "juni 2022")], None, "2022-06-30"),
        ([("Start och slut", "2022")], "2022-01-01", "2022-12-31"),
        ([("År", "2024")], "2024-01-01", "2024-12-31"),
    ],
)
def test_a_label_for_one_end_of_the_period(
    labelled: list[tuple[str, str]], start: str | None, end: str | None
) -> None:
    stated = state_period([Field(label, "period", "a.txt", 0, 1, text) for label, text in labelled])
    assert stated is not None
    assert (stated[0].start, stated[0].end) == (start, end)
