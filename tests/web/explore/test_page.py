"""The home page without a script: what it draws, says and links to."""

import re
from datetime import date, datetime, timedelta

import pytest

from events.web.explore import lanes
from tests.factories import DAY, make_actor, make_event, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


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


def test_the_drawing_says_its_buckets_and_how_events_are_counted(get, events):
    page = get()
    assert "Events per month. Each event is counted once, on its last day." in page
    assert page.count('title="Counted back from the latest event, 13 November 2024"') == 3
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
    assert 'aria-current="true">30 days' in get("?after=2024-10-15")


def test_how_it_is_shown_stays_while_the_filter_changes(get, events):
    page = get("?map=6/48.5/31.2&lanes=side&axis=range&kind=strike")
    for field in (
        'name="map" value="6/48.5/31.2"',
        'name="lanes" value="side"',
        'name="axis" value="range"',
    ):
        assert field in page
    assert "Some filters were ignored" not in page
    assert 'href="/events.csv?kind=strike"' in page
    assert '<data id="filter" value="?kind=strike" hidden>' in page


def test_what_could_not_be_read_is_kept_from_map_and_exports(get, events):
    assert '<data id="filter" value="?kind=strike" hidden>' in get(
        "?kind=strike&foo=1&status=maybe"
    )


def test_trays_count_and_link_to_what_is_nowhere_and_at_no_time(get, events):
    page = get("?status=denied,claimed")
    assert (
        'href="?status=denied,claimed&amp;located=no"><bdi>2</bdi> events without coordinates'
        in page
    )
    assert (
        'href="?status=denied,claimed&amp;dated=no"><bdi>1</bdi> event without an exact date'
        in page
    )
    tray = get("?dated=no")
    assert "Only events without an exact date are shown" in tray
    assert tray.count('<li class="event" ') == 1


def test_marks_tell_kind_status_place_and_days_in_words(get, events):
    page = get()
    assert 'aria-label="Drone strike, Kyiv, Ukraine (claimed), 13 November 2024"' in page
    assert (
        'aria-label="Drone strike, Rivnopil, Ukraine (not geocoded) (denied), 24 October – 13 '
        'November 2024"'
    ) in page
    assert page.count('fill="url(#fade-strike)"') == 1  # the bar whose days are not certain


def test_lanes_of_too_many_events_say_so(get, events, monkeypatch):
    monkeypatch.setattr(lanes, "ONE_BY_ONE", 2)
    monkeypatch.setattr("events.web.views.exploring.timeline.ONE_BY_ONE", 2)
    page = get()
    assert "The darker a year, the more events. Filter to 2 events or fewer" in page
    assert "lane-mark " not in page
    # lanes have coarser buckets than the bars above
    assert 'aria-label="November 2024: 2 events"' not in page
    assert 'aria-label="2024: 2 events"' in page


def test_no_match_draws_nothing_and_keeps_the_days_on_the_form(get, events):
    page = get("?q=nothing-like-this&after=2024-01-01")
    assert "No events to show." in page
    assert 'name="after" value="2024-01-01"' in page
    assert "No events match these filters" in page


def test_each_value_of_the_filter_is_a_chip_that_leads_to_the_view_without_it(get, events):
    make_actor("Russia", slug="russia")
    page = get("?kind=strike,deployment&actor=russia&lanes=side")
    chips = re.findall(r'class="chip" href="([^"]+)">(.*?) <', page)
    assert chips == [
        ("?actor=russia&amp;lanes=side&amp;kind=deployment", "Strike"),
        ("?actor=russia&amp;lanes=side&amp;kind=strike", "Deployment"),
        ("?kind=strike,deployment&amp;lanes=side", "With Russia"),
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?after=2024-11-01&before=2024-11-15", "0 in the 14 days before (+2)"),
        ("?after=2022-03-01&before=2022-03-02", None),  # nothing is known of the day before
        ("?before=2024-11-15", None),  # no beginning, so no length
    ],
)
def test_chosen_days_are_compared_with_as_many_before(get, events, query, said):
    page = re.sub(r"<[^>]+>", "", get(query))
    assert (said in page) if said else ("days before" not in page and "day before" not in page)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?place=Kyev", "?place=Kyiv"),  # an unknown place
        ("?actor=Rusia", "?actor=Russia"),
        ("?q=Kyjiv", "?place=Kyiv"),  # words that no event has
    ],
)
def test_a_name_like_one_of_ours_is_asked_after(get, events, query, name):
    assert f'href="{name}"' in get(query).split("Did you mean:")[1].split("</p>")[0]


def test_a_region_includes_its_towns(get):
    make_event(places=[make_place("Enerhodar", admin1="Zaporizhzhia Oblast")])
    region = make_place("Zaporizhzhia Oblast", precision="region")
    assert get(f"?place={region.name}").count('<li class="event" ') == 1


@pytest.mark.parametrize(("sort", "first"), [("toll", 9), ("updated", 1), ("day", 5)])
def test_the_list_is_sorted_by_day_toll_or_change(get, client, sort, first):
    moments = ("2024-11-20T00:00Z", "2024-11-21T00:00Z", "2024-11-22T00:00Z")
    for killed, day, moment in zip((5, 9, 1), (14, 12, 13), moments, strict=True):
        make_event(
            killed_min=killed,
            ends_on=date(2024, 11, day),
            updated_at=datetime.fromisoformat(moment),
        )
    shown = client.get(f"/?sort={sort}").context["page"].events
    assert shown[0].killed_min == first


def test_a_table_has_the_columns_that_are_asked_for_in_one_order(get, events):
    page = get("?as=table&columns=killed&columns=date")
    head = re.search(r"<thead>(.*?)</thead>", page.split("event-table")[1])[1]
    assert re.findall(r">([^<>]+)</th>", head) == ["Event", "Date", "Killed"]
    assert page.count('data-event="') == 3


@pytest.mark.parametrize(
    ("field", "q", "names"),
    [("place", "ky", ["Kyiv"]), ("actor", "rus", ["Russia"]), ("place", "", []), ("what", "k", [])],
)
def test_names_are_suggested_while_somebody_types(client, events, field, q, names):
    assert client.get("/names/", {"field": field, "q": q}).json() == {"names": names}
