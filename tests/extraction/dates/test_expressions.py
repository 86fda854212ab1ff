"""Words that name days, read against the publication day."""

from datetime import date

import pytest

from events.extraction.dates.expressions import read_dates

WEDNESDAY = date(2024, 11, 13)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in the night to Tuesday", "2024-11-11", "2024-11-12"),
        ("late on Monday and into Tuesday", "2024-11-11", "2024-11-12"),
        ("on Monday night and early on Tuesday", "2024-11-11", "2024-11-12"),
        ("early Wednesday", "2024-11-13", "2024-11-13"),  # the publication day itself
        ("on Thursday", "2024-11-07", "2024-11-07"),  # the nearest one not after it
        ("overnight", "2024-11-12", "2024-11-13"),
        ("overnight and into Wednesday morning", "2024-11-12", "2024-11-13"),
        ("overnight into Sunday", "2024-11-09", "2024-11-10"),
        ("this week", "2024-11-11", "2024-11-13"),
        ("last week", "2024-11-04", "2024-11-10"),
        ("yesterday", "2024-11-12", "2024-11-12"),
        ("in recent days", "2024-11-09", "2024-11-13"),
        ("in recent weeks", "2024-10-23", "2024-11-13"),
        ("on 4-5 November", "2024-11-04", "2024-11-05"),  # no space around the hyphen
        ("on October 27", "2024-10-27", "2024-10-27"),
        ("on 3 December", "2023-12-03", "2023-12-03"),  # not in the future
        ("on Nov. 9, 2023", "2023-11-09", "2023-11-09"),
        ("on the night of August 23", "2024-08-22", "2024-08-23"),
        ("in February 2022", "2022-02-01", "2022-02-28"),
        ("in November", "2024-11-01", "2024-11-13"),  # the month is not over
        ("since Saturday", "2024-11-09", "2024-11-13"),
        ("on Monday and Tuesday", "2024-11-11", "2024-11-12"),  # both of them
        ("three days ago", "2024-11-10", "2024-11-10"),
        ("earlier this month", "2024-11-01", "2024-11-13"),
        ("the day before yesterday", "2024-11-11", "2024-11-11"),
        ("on 2024-11-04", "2024-11-04", "2024-11-04"),
        ("on 04.11.24", "2024-11-04", "2024-11-04"),
        ("on 04.11.2024", "2024-11-04", "2024-11-04"),
        ("from 4 to 5 November", "2024-11-04", "2024-11-05"),
        ("on November 4-6", "2024-11-04", "2024-11-06"),
        ("in late September", "2024-09-21", "2024-09-30"),
        ("in early November", "2024-11-01", "2024-11-10"),
        ("on the 9th, they said", "2024-11-09", "2024-11-09"),
        ("on the 18th in Kyiv", "2024-10-18", "2024-10-18"),  # this month's is still to come
        ("at the beginning of the month", "2024-11-01", "2024-11-10"),
        ("last weekend", "2024-11-09", "2024-11-10"),
        ("in the course of the week", "2024-11-11", "2024-11-13"),
        ("within a fortnight", "2024-10-30", "2024-11-13"),
        ("in the past few days", "2024-11-09", "2024-11-13"),  # as many as recent days
        ("for several weeks", "2024-10-23", "2024-11-13"),  # as many as recent weeks
        ("three months ago", "2024-08-01", "2024-08-31"),  # no single day
        ("a nine-day operation", "2024-11-04", "2024-11-13"),
        ("three days of fighting", "2024-11-10", "2024-11-13"),
        ("on 11/12/2024", "2024-11-12", "2024-11-12"),  # 11 December is still to come
        ("between Saturday and Monday", "2024-11-09", "2024-11-11"),
        ("on Friday last week", "2024-11-08", "2024-11-08"),
        ("before dawn on Monday", "2024-11-11", "2024-11-11"),
        ("before 6 a.m. on Monday", "2024-11-11", "2024-11-11"),
        ("a week ago", "2024-11-06", "2024-11-06"),
        ("during the past night", "2024-11-12", "2024-11-13"),
        ("from 10 p.m. on November 11 to 5 a.m. on November 12", "2024-11-11", "2024-11-12"),
        ("from Saturday to Monday", "2024-11-09", "2024-11-11"),
        ("so far this year", "2024-01-01", "2024-11-13"),
        ("after Friday's bombing", "2024-11-08", "2024-11-08"),
        ("the toll from Monday's strike", "2024-11-11", "2024-11-11"),  # not since Monday
    ],
)
def test_words_give_the_days_that_they_mean(words, start, end):
    found = read_dates(words, 0, WEDNESDAY)[0]
    assert (found.span.start.isoformat(), found.span.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "words",
    [
        "before Russia invaded in",
        "in the worst night since May",
        "the first attack on the town since early March",
        "prior to Monday",
        "a 2,022-tonne ship",
        "by Friday",
        "talks in December",
        "on 11/11/2019 or 10/11/2019",
        "after a nine-day operation",
        "in May the",
    ],
)
def test_words_that_name_no_day_of_the_event_give_none(words):
    assert [d for d in read_dates(words, 0, WEDNESDAY) if d.rule != "date/month"] == []


def test_two_days_on_which_two_things_happened_are_not_joined():
    found = read_dates("on Monday and early on Tuesday shelled Kherson", 0, WEDNESDAY)
    assert [d.span.start.isoformat() for d in found] == ["2024-11-11", "2024-11-12"]


def test_a_day_that_does_not_exist_is_not_made_up():
    assert read_dates("on February 30", 0, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("published_on", "start", "end"),
    [
        (date(2024, 11, 13), "2024-11-09", "2024-11-10"),  # a Wednesday: the one before
        (date(2024, 11, 10), "2024-11-09", "2024-11-10"),  # a Sunday: this one
        (date(2024, 11, 9), "2024-11-09", "2024-11-09"),  # a Saturday: so far
        (date(2024, 11, 11), "2024-11-09", "2024-11-10"),  # a Monday: yesterday's
    ],
)
def test_the_weekend_is_the_last_that_began(published_on, start, end):
    (found,) = read_dates("over the weekend", 0, published_on)
    assert (found.span.start.isoformat(), found.span.end.isoformat(), found.rule) == (
        start,
        end,
        "date/weekend",
    )
