"""The home page: its list, and the form that narrows it."""

import pytest
from django.db import connection

from events.models import Event
from events.web.pages import paging
from tests.factories import make_actor, make_event, make_place, make_report

pytestmark = pytest.mark.django_db

QUERIES = 20  # from tallies, which need the names of sides
# What no tally holds is counted at once, of three filters: with all parameters, without the kind,
# without the days. PostgreSQL is told how long that may take, and no longer, in savepoints.
AT_ONCE = 15 + (3 * 4 if connection.vendor == "postgresql" else 0)


@pytest.fixture
def get(client):
    def get(query="", status=200, **options):
        response = client.get(f"/{query}", **options)
        assert response.status_code == status
        return response.content.decode() if status == 200 else response

    return get


@pytest.mark.either_database
def test_an_empty_tracker_asks_for_an_article(get):
    page = get()
    assert "No events yet" in page
    assert 'href="/submit/"' in page


@pytest.mark.either_database
def test_a_filter_that_matches_nothing_offers_to_clear_it(get, told_event):
    told_event(kind="strike")
    page = get("?kind=deployment")
    assert "No events match these filters" in page
    assert "No events yet" not in page


@pytest.mark.either_database
def test_a_row_says_what_where_who_how_many_and_who_says_so(get, told_event):
    event = told_event()
    page = get()
    for words in (
        event.get_absolute_url(),
        "Drone strike",
        "Kyiv, Ukraine",
        "as claimed",
        "at least 5 killed",
        "3–6 wounded",
        "Drones: 16 launched, 15 intercepted",
        "According to <strong>the mayor</strong>",
        "2 articles: Example Agency",
        "Wednesday 13 November 2024",
    ):
        assert words in page


@pytest.mark.either_database
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"killed_min": 0, "killed_max": 0}, "none killed"),  # said, unlike an unknown number
        ({"places": []}, "place not given"),
        ({"perpetrator": None}, "actor not named"),
        ({"weapons": [("missile", None, None)]}, "Missiles"),
        ({"article_count": 1}, "1 article:"),
    ],
)
def test_what_is_not_known_is_said(get, told_event, values, words):
    told_event(**values)
    assert words in get()


@pytest.mark.either_database
def test_a_row_is_silent_on_numbers_that_nobody_gives(get, told_event):
    told_event(killed_min=None, wounded_min=None, wounded_max=None, weapons=[])
    page = get()
    assert "event-numbers" not in page and "not reported" not in page


@pytest.mark.either_database
def test_places_that_are_no_points_say_so(get):
    make_event(places=[make_place("Kharkiv Oblast", precision="region")])
    make_event(places=[make_place("Rivnopil", precision="unresolved", lat=None, lon=None)])
    make_event(places=[make_place("Ukraine", precision="country")])
    page = get()
    assert "Kharkiv Oblast, Ukraine (region)" in page
    assert "Rivnopil, Ukraine (not geocoded)" in page
    assert "Ukraine (whole country)" in page


@pytest.mark.either_database
def test_a_denial_stands_beside_the_claim(get):
    event = make_event(kind="territorial_claim", subkind="captured", status="disputed")
    make_report(event, speaker="Moscow")
    make_report(event, speaker="Kyiv", stance="denies")
    page = get()
    assert "Capture" in page and 'class="status status-disputed">Disputed' in page
    assert "According to <strong>Moscow</strong>" in page
    assert "Denied by <strong>Kyiv</strong>" in page


@pytest.mark.either_database
def test_a_denial_alone_stands_alone(get):
    event = make_event(kind="territorial_claim", subkind="captured", status="denied")
    make_report(event, speaker="Kyiv", stance="denies", status="denied")
    page = get()
    assert "Capture" in page and "Denied by <strong>Kyiv</strong>" in page
    assert "Reported by" not in page and "According to" not in page
    assert "In the outlet’s own words" not in page


def test_withdrawn_events_are_not_listed(get, told_event):
    event = told_event()
    Event.objects.update(withdrawn_at="2024-11-14T00:00Z")
    assert event.public_id not in get()


@pytest.mark.either_database
def test_the_form_shows_what_the_address_says(get):
    make_actor("Russia")
    page = get(
        "?kind=strike,interception&status=claimed&after=2024-01-02&country=ua&actor=russia&q=drone&min_killed=2"
    )
    # Two kinds, a status, a country and a side though no event bears them, and min_killed, which
    # has no field of its own.
    assert page.count(" checked") == 7  # with the list, which is shown first
    assert 'name="after" value="2024-01-02"' in page
    assert 'name="country" value="UA" checked' in page
    assert 'name="actor" value="russia" checked' in page
    assert 'name="min_killed" value="2" checked' in page


@pytest.mark.either_database
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("?foo=1", "foo"),
        ("?kind=war", "kind"),
        ("?after=13.11.2024", "after"),
        ("?after=2024-11-13&before=2024-11-13", "before"),
        ("?actor=nobody", "actor"),
        ("?place=Atlantis", "place"),
        ("?country=Ukraine", "country"),
        ("?map=here", "map"),
        ("?map=6/95/0", "map"),
        ("?lanes=weather", "lanes"),
        ("?lanes=kind&lanes=side", "lanes"),
        ("?axis=log", "axis"),
        ("?located=maybe", "located"),
        ("?precision=exact", "precision"),
        ("?actor=russia&actor=nobody", "actor"),
        ("?older_than=yesterday", "older_than"),
        ("?newer_than=2024-13-45.1", "newer_than"),
        ("?older_than=2024-11-13.99999999999999999999999", "older_than"),
        ("?q=%00", "q"),
        ("?actor=%00", "actor"),
        ("?%3Cscript%3E=1", "&lt;script&gt;"),
    ],
)
def test_a_wrong_parameter_is_named_and_the_rest_is_shown(get, told_event, query, parameter):
    told_event()
    page = get(query)
    assert "Some filters were ignored" in page
    assert f"<code>{parameter}</code>:" in page
    assert "<script>=" not in page


@pytest.mark.either_database
def test_empty_fields_of_the_form_leave_the_address(get):
    assert get("?kind=strike&q=&after=", status=302).url == "/?kind=strike"
    assert get("?q=", status=302).url == "/"


def test_pages_join_without_a_gap_or_a_repeat(client, many_events):
    events = many_events(2 * paging.PAGE_SIZE + 3)
    seen, address, pages = [], "/", 0
    while address:
        page = client.get(address).context["page"]
        seen += [event.pk for event in page.events]
        address = f"/{page.older}" if page.older else None
        pages += 1
    assert pages == 3
    assert seen == [event.pk for event in events]
    back = client.get(f"/{page.newer}").context["page"]
    assert [event.pk for event in back.events] == [
        event.pk for event in events[paging.PAGE_SIZE : 2 * paging.PAGE_SIZE]
    ]
    first = client.get(f"/{back.newer}").context["page"]
    assert [event.pk for event in first.events] == [
        event.pk for event in events[: paging.PAGE_SIZE]
    ]
    assert first.newer is None


@pytest.mark.either_database
def test_pages_keep_the_filter(client, many_events):
    many_events(paging.PAGE_SIZE + 1, kind="strike")
    page = client.get("/?kind=strike").context["page"]
    assert page.older.startswith("?kind=strike&older_than=2024-")


@pytest.mark.parametrize(
    ("query", "queries"),
    [
        ("?kind=strike", QUERIES),
        ("?kind=strike&lanes=side&located=yes&after=2024-01-01&axis=range", AT_ONCE),
    ],
)
def test_the_queries_do_not_grow_with_the_events(
    client, many_events, django_assert_num_queries, query, queries
):
    many_events(2)
    with django_assert_num_queries(queries):
        client.get(f"/{query}")
    many_events(20)
    with django_assert_num_queries(queries):
        client.get(f"/{query}")


@pytest.mark.either_database
def test_the_list_is_offered_as_data_with_its_filter(client, get, told_event):
    told_event()
    page = get("?kind=strike&older_than=2030-01-01.1")
    for name in ("events.csv", "events.geojson", "api/v1/events/"):
        address = f"/{name}?kind=strike"
        assert f'href="{address}"' in page
        answer = client.get(address)
        assert answer.status_code == 200 and b"".join(answer)  # to its end, or it takes up a slot
    assert "/events.csv" not in get("?kind=strike&foo=1")
