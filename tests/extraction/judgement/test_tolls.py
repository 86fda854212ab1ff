"""Running totals and the tolls of periods stand beside the events, and are none."""

from datetime import date

import pytest

from events.extraction.pipeline import read_article
from events.extraction.types import Count

TODAY = date(2024, 11, 13)


@pytest.fixture(scope="module")
def read(gazetteer):
    return lambda text: read_article(text, published_on=TODAY, gazetteer=gazetteer)


@pytest.mark.parametrize(
    ("text", "killed", "since", "until", "place"),
    [
        (
            "More than 43,000 people have been killed in Gaza since the war began, it said.",
            Count(43000, None),
            None,
            TODAY,
            "Gaza Strip",
        ),
        (
            "Israel has killed 43,000 people in Gaza since October 2023, the ministry said.",
            Count(43000, 43000),
            date(2023, 10, 1),
            TODAY,
            "Gaza Strip",
        ),
        (
            "At least 120 civilians were killed in Myanmar in September, the UN said.",
            Count(120, None),
            date(2024, 9, 1),
            date(2024, 9, 30),
            "Myanmar",
        ),
        (
            "Sixteen soldiers have been killed in Lebanon this month, the army said.",
            Count(16, 16),
            date(2024, 11, 1),
            TODAY,
            "Lebanon",
        ),
    ],
)
def test_a_total_is_a_toll_and_no_event(read, text, killed, since, until, place):
    article = read(text)
    assert article.reports == []
    (toll,) = article.tolls
    assert (toll.killed, toll.since, toll.until, toll.place.name) == (killed, since, until, place)
    assert text[toll.start : toll.end].strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit a hotel in Kyiv on Tuesday, killing four people.",
        "An earthquake has killed 40 people in Turkey since the start of the year.",
        "Nobody has been hurt in Kyiv since the war began.",
    ],
)
def test_an_event_a_disaster_and_nobody_are_no_toll(read, text):
    assert read(text).tolls == []
