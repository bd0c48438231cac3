"""When a question's events took place, and how well articles fit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer.period import Period, days_of, fit, newness, period_of
from index.text.analyzer import analyze

dates = st.dates(date(1990, 1, 1), date(2039, 12, 31))
periods = st.builds(
    lambda first, run, year: Period(first, first + run, year),
    st.integers(1, 12),
    st.integers(0, 2),
    st.none() | st.integers(1990, 2039),
)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("ماذا حدث في يوليو 2018؟", Period(7, 7, 2018)),
        ("من زار دمشق في تموز؟", Period(7, 7, None)),
        ("معارك تشرين الثاني ٢٠١٧", Period(11, 11, 2017)),
        ("معارك تشرين الأول", Period(10, 10, None)),
        ("خلال شهر كانون الثاني 2019", Period(1, 1, 2019)),
        ("what happened in June 2018", Period(6, 6, 2018)),
        ("حرائق صيف 2018", Period(6, 8, 2018)),
        ("حرائق الصيف", Period(6, 8, None)),
        ("snow in winter 2016", Period(12, 14, 2016)),
        ("بين 2015 ويوليو 2018", Period(7, 7, 2018)),
        ("من يسيطر على البوكمال؟", None),
        ("كأس العالم 2018", None),
        ("", None),
    ],
)
def test_the_period_that_a_question_names(text: str, period: Period | None) -> None:
    assert period_of(analyze(text)) == period


@pytest.mark.parametrize(
    ("published", "fits"),
    [
        ("2018-07-01", 1.0),
        ("2018-07-31T23:00:00+03:00", 1.0),
        ("2018-08-15", 1.0),
        ("2018-12-15", -1.0),
        ("2017-07-15", -1.0),
        ("2018-01-01", -1.0),
        (None, 0.0),
    ],
)
def test_an_article_fits_inside_its_month_and_not_far_from_it(
    published: str | None, fits: float
) -> None:
    assert fit(Period(7, 7, 2018), published) == pytest.approx(fits, abs=0.4)
    if fits:
        assert (fit(Period(7, 7, 2018), published) > 0) == (fits > 0)


def test_without_a_year_every_year_counts_half() -> None:
    for year in (2001, 2018):
        assert fit(Period(7, 7, None), f"{year}-07-20") == 0.5
        assert fit(Period(7, 7, None), f"{year}-02-20") == -0.5
    assert fit(Period(12, 14, None), "2018-02-10") == 0.5
    assert fit(Period(12, 14, None), "2018-06-10") == -0.5


@given(period=periods, day=dates)
def test_a_day_inside_the_period_fits_and_none_fits_better(period: Period, day: date) -> None:
    fits = fit(period, day.isoformat())
    assert -1 <= fits <= 1
    months = {(month - 1) % 12 + 1 for month in range(period.first, period.last + 1)}
    if period.year is None and day.month in months:
        assert fits == 0.5
    if period.year == day.year and period.last <= 12 and day.month in months:
        assert fits == 1.0


def test_no_period_fits_nothing() -> None:
    assert fit(None, "2018-07-01") == 0.0


@given(days=st.lists(dates, min_size=1, max_size=6))
def test_newness_is_in_the_order_of_days(days: list[date]) -> None:
    numbers = [days_of(day.isoformat()) for day in days]
    found = newness(numbers)
    assert max(found) == 1.0
    assert all(-1 <= value <= 1 for value in found)
    pairs = sorted(zip(numbers, found, strict=True))
    assert [value for _, value in pairs] == sorted(found)


def test_an_unknown_day_is_neither_new_nor_old() -> None:
    assert days_of(None) == 0
    assert newness([0, 0]) == [0.0, 0.0]
    assert newness([]) == []
    assert newness([days_of("2018-07-31"), 0, days_of("2018-07-01")]) == [1.0, 0.0, 0.0]
