"""The home page without a script: what it draws, says and links to."""

from datetime import date, timedelta

import pytest

from events.web.explore import lanes
from tests.factories import DAY, make_event, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client):
    def get(query=""):
        response = client.get(f"/{query}")
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.fixture
def events():
    nowhere = make_place("Rivnopil", precision="unresolved", lat=None, lon=None)
    make_event(places=[make_place()], perpetrator="Russia")
    make_event(places=[nowhere], starts_on=DAY - timedelta(days=20), status="denied")
    make_event(kind="deployment", subkind="", ends_on=date(2022, 3, 1))


def test_the_drawing_says_its_buckets_its_zone_and_how_events_are_counted(get, events):
    page = get()
    assert "Events per month. Each counts once, on its last day." in page
    assert (
        "Days are as the articles name them, in no time zone; the times of changes are UTC." in page
    )
    assert "count back from the latest event, 13 November 2024" in page
    assert "Events per day." in get("?after=2024-10-20&before=2024-11-20&axis=range")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "All dates"),
        ("?after=2024-10-15", "From 15 October 2024"),
        ("?before=2024-10-15", "Until 14 October 2024"),  # the day itself is not in the range
        ("?after=2024-10-01&before=2024-11-01", "1 October 2024 – 31 October 2024"),
        ("?after=2024-10-01&before=2024-09-01", "All dates"),  # a problem names it
    ],
)
def test_the_range_is_said_in_words(get, events, query, said):
    assert f'id="time-range">{said}</p>' in get(query)


def test_presets_keep_the_filter_and_leave_the_end_open(get, events):
    page = get("?kind=strike&before=2024-11-01&older_than=2024-10-01.5")
    assert 'href="?kind=strike&amp;after=2024-10-15"' in page
    assert 'href="?kind=strike&amp;after=2024-08-16"' in page
    assert 'aria-current="true">Last 30 days' in get("?after=2024-10-15")


def test_how_it_is_shown_stays_while_the_filter_changes(get, events):
    page = get("?map=6/48.5/31.2&lanes=side&axis=range&kind=strike")
    for field in (
        'name="map" value="6/48.5/31.2"',
        'name="lanes" value="side"',
        'name="axis" value="range"',
    ):
        assert field in page
    assert "Part of the address was not used" not in page
    assert 'href="/events.csv?kind=strike"' in page
    assert '<data id="filter" value="?kind=strike" hidden>' in page


def test_what_could_not_be_read_is_kept_from_map_and_exports(get, events):
    assert '<data id="filter" value="?kind=strike" hidden>' in get(
        "?kind=strike&foo=1&status=maybe"
    )


def test_trays_count_and_link_to_what_is_nowhere_and_at_no_time(get, events):
    page = get("?status=denied,claimed")
    assert (
        'href="?status=denied,claimed&amp;located=no"><bdi>2</bdi> events with no place on the map'
        in page
    )
    assert (
        'href="?status=denied,claimed&amp;dated=no"><bdi>1</bdi> event with no certain date' in page
    )
    tray = get("?dated=no")
    assert "Only events without a certain date are shown" in tray
    assert tray.count('<li class="event">') == 1


def test_marks_tell_kind_status_place_and_days_in_words(get, events):
    page = get()
    assert 'aria-label="Drone strike, Kyiv, Ukraine, 13 November 2024"' in page
    assert (
        'aria-label="Denied drone strike, Rivnopil, Ukraine (not located), 24 October – 13 '
        'November 2024"'
    ) in page
    assert page.count('fill="url(#fade-strike)"') == 1  # the bar whose days are not certain


def test_lanes_of_too_many_events_say_so(get, events, monkeypatch):
    monkeypatch.setattr(lanes, "ONE_BY_ONE", 2)
    monkeypatch.setattr("events.web.views.timeline.ONE_BY_ONE", 2)
    page = get()
    assert "3 events are too many to draw one by one" in page
    assert "lane-mark " not in page
    # lanes have coarser buckets than the bars above
    assert 'aria-label="November 2024: 2 events"' not in page
    assert 'aria-label="2024: 2 events"' in page


def test_no_match_draws_nothing_and_keeps_the_days_on_the_form(get, events):
    page = get("?q=nothing-like-this&after=2024-01-01")
    assert "No event to draw." in page
    assert 'name="after" value="2024-01-01"' in page
    assert "No event matches these filters" in page
