"""What the tests of the pages share."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    DAY,
    make_actor,
    make_article,
    make_event,
    make_place,
    make_report,
    make_source,
)


@pytest.fixture
def told_event(db):
    """Makes an event with all its parts, told by articles of its own."""

    def make(articles=2, day: date = DAY, **values):
        event = make_event(
            **{
                "places": [make_place()],
                "perpetrator": "Russia",
                "target": "Ukraine",
                "weapons": [("drone", 16, 15)],
                "killed_min": 5,
                "wounded_min": 3,
                "wounded_max": 6,
                "article_count": articles,
                "ends_on": day,
                **values,
            }
        )
        for _ in range(articles):
            article = make_article(source=make_source(), published_on=day, title="Drones over Kyiv")
            make_report(event, article, speaker="the mayor", kind=event.kind, status=event.status)
        return event

    return make


@pytest.fixture
def many_events(told_event):
    """Makes so many events, a day apart, the latest first."""

    def make(number, **values):
        make_actor("Belarus")
        return [
            told_event(day=DAY - timedelta(days=n), articles=1, **values) for n in range(number)
        ]

    return make
