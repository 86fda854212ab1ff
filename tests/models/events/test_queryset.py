"""Reads of events: order, paging, and a number of queries that does not grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Event
from tests.factories import DAY, make_article, make_event, make_place, make_report, make_source

pytestmark = pytest.mark.django_db


def make_told_events(count):
    for n in range(count):
        event = make_event(
            places=[make_place("Kyiv")],
            perpetrator="Russia",
            target="Ukraine",
            weapons=[("drone", n, None)],
        )
        make_report(event, make_article(source=make_source()), speaker="Kyiv's mayor")
        make_report(event, speaker="the ministry")


def show(event):
    """All that a row of a list shows."""
    parts = [(row.place.name, row.ordinal) for row in event.event_places.all()]
    parts += [(row.actor.name, row.role) for row in event.event_actors.all()]
    parts += [(row.type, row.launched) for row in event.event_weapons.all()]
    for report in event.reports.all():
        parts += [report.article.title, report.article.source and report.article.source.name]
        parts += [claim.speaker for claim in report.claims.all()] + [
            evidence.quote for evidence in report.evidence.all()
        ]
    return parts


@pytest.mark.parametrize(("read", "expected"), [("for_list", 7), ("for_detail", 8)])
def test_a_page_takes_the_same_queries_whatever_its_size(read, expected):
    make_told_events(12)
    counts = []
    for size in (2, 12):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert [show(event) for event in getattr(Event.objects.newest_first(), read)()[:size]]
        counts.append(len(queries))
    assert counts == [expected, expected]


def test_a_list_loads_no_text_of_any_article():
    make_told_events(1)
    with CaptureQueriesContext(connection) as queries:
        list(Event.objects.for_list())
    assert not any('"text"' in query["sql"] for query in queries)


def test_newest_first_goes_by_the_last_day_and_then_by_id():
    first, second = make_event(), make_event()
    newest = make_event(starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 1))
    assert list(Event.objects.newest_first()) == [newest, second, first]


def test_the_pages_of_a_crowded_day_hold_each_event_once():
    events = {make_event().pk for _ in range(7)} | {make_event(ends_on=date(2024, 11, 1)).pk}
    seen, page = [], list(Event.objects.newest_first()[:3])
    while page:
        seen += [event.pk for event in page]
        page = list(Event.objects.newest_first().older_than(page[-1].ends_on, page[-1].pk)[:3])
    assert len(seen) == 8
    assert set(seen) == events


def test_each_event_counts_once_on_its_last_day():
    make_event(
        starts_on=date(2024, 11, 12),
        ends_on=DAY,
        places=[make_place("Kyiv"), make_place("Odesa", lat=46, lon=30)],
    )
    make_event(kind="deployment", subkind="buildup")
    assert list(Event.objects.by_day()) == [
        {"ends_on": DAY, "kind": "deployment", "count": 1},
        {"ends_on": DAY, "kind": "strike", "count": 1},
    ]


def test_facets_count_events_and_not_their_places():
    make_event(
        places=[make_place("Kyiv"), make_place("Odesa", lat=46, lon=30)],
        perpetrator="Russia",
        weapons=[("drone", 1, None)],
    )
    make_event(perpetrator="Russia", target="Russia")
    facets = Event.objects.facet_counts()
    assert facets["kind"] == [{"value": "strike", "count": 2}]
    assert facets["country"] == [{"value": "UA", "count": 1}]
    assert facets["weapon"] == [{"value": "drone", "count": 1}]
    assert facets["actor"] == [{"value": "russia", "label": "Russia", "count": 2}]
