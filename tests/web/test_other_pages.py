"""Sides, places, the page on how to read it all, and what every page has in common."""

import re
from itertools import pairwise

import pytest
from django.test import Client

from events.models.public_ids import ALPHABET
from tests.factories import make_actor, make_article, make_evaluation, make_event, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


def test_a_side_has_its_names_its_parts_and_its_events(client, told_event):
    parent = make_actor("Russia", country="RU")
    actor = make_actor("Russian Airborne Forces", kind="force", parent=parent)
    actor.aliases.create(name="VDV", key="vdv")
    told_event(perpetrator="Russian Airborne Forces")
    told_event(perpetrator=None, target="Russian Airborne Forces")
    page = client.get(actor.get_absolute_url()).content.decode()
    for words in (
        "VDV",
        "Part of <a",
        "perpetrator=russian-airborne-forces",
        "1 event\n",
        "Drone strike",
    ):
        assert words in page
    assert page.count('class="event"') == 2
    assert "Russian Airborne Forces" in client.get(parent.get_absolute_url()).content.decode()


def test_a_side_has_its_events_over_time_and_who_acts_beside_and_against_it(client, told_event):
    event = told_event()
    event.event_actors.create(actor=make_actor("Belarus"), role="perpetrator")
    told_event(perpetrator="Ukraine", target="Russia")
    page = client.get(make_actor("Russia").get_absolute_url()).content.decode()
    assert (
        "1 event as perpetrator, 1 event as target" in page
        and 'href="/charts/?actor=russia"' in page
    )
    assert 'href="/actors/belarus/">Belarus</a>: 1 event<' in page
    for pair in ("perpetrator=russia&amp;target=ukraine", "perpetrator=ukraine&amp;target=russia"):
        assert pair in page
    assert (
        client.get("/api/v1/actors/russia.json").status_code == 200
        and "/api/v1/actors/russia.json" in page
    )


def test_a_place_lists_contradicting_claims_of_control_side_by_side(client, told_event):
    kyiv = make_place()
    told_event(places=[kyiv], kind="territorial_claim", subkind="captured", perpetrator="Russia")
    told_event(
        places=[kyiv],
        kind="territorial_claim",
        subkind="recaptured",
        perpetrator="Ukraine",
        status="denied",
    )
    page = client.get(kyiv.get_absolute_url()).content.decode()
    control = page[
        page.index('class="control"') : page.index("</table>", page.index('class="control"'))
    ]
    assert control.count("<tr>") == 3
    for words in (
        "Capture",
        "Recapture",
        "Russia",
        "Ukraine",
        "the mayor",
        "13 November 2024",
    ):
        assert words in control
    assert "nothing here decides between them" in page


def test_a_place_that_nobody_claims_has_no_table_of_claims(client, told_event):
    kyiv = make_place()
    told_event(places=[kyiv])
    page = client.get(kyiv.get_absolute_url()).content.decode()
    assert "Who is said" not in page and "Events per day, by type" in page


def test_a_side_without_events_says_so(client):
    assert (
        "No event names this side"
        in client.get(make_actor("Nobody").get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ("town or village", "50.450° N, 30.520° E", "Ukraine")),
        ({"precision": "region"}, ("centre of the region, not the exact location",)),
        ({"precision": "unresolved", "lat": None, "lon": None}, ("not located",)),
        ({"country": ""}, ("none, or not known",)),
        ({"geonames_id": 703448}, ("https://www.geonames.org/703448/",)),
    ],
)
def test_a_place_says_how_finely_it_is_known(client, values, words):
    page = client.get(make_place("Somewhere", **values).get_absolute_url()).content.decode()
    for word in words:
        assert word in page


def test_a_place_lists_its_events(client, told_event):
    kyiv = make_place()
    told_event(places=[kyiv])
    told_event(places=[make_place("Kherson")])
    assert client.get(kyiv.get_absolute_url()).content.decode().count('class="event"') == 1


@pytest.mark.parametrize(
    ("query", "name"), [("older_than=x", "older_than"), ("kind=strike", "kind")]
)
def test_a_part_of_the_address_that_is_not_used_is_named(client, query, name):
    for row in (make_place(), make_actor("Nobody")):
        page = client.get(f"{row.get_absolute_url()}?{query}").content.decode()
        assert f"<code>{name}</code>" in page


def test_the_queries_of_a_side_and_a_place_do_not_grow(
    client, many_events, django_assert_num_queries
):
    for number in (2, 15):
        events = many_events(number)
        side, place = events[0].event_actors.first().actor, events[0].event_places.first().place
        with django_assert_num_queries(18):
            client.get(side.get_absolute_url())
        with django_assert_num_queries(11):
            client.get(place.get_absolute_url())


def test_the_page_on_reading_names_its_sources(client):
    page = client.get("/about/").content.decode()
    assert "GeoNames" in page and "CC BY 4.0" in page


@pytest.mark.parametrize(
    "path", ["/nope", "/places/99999999999999999999/", "/actors/nobody/", f"/events/{ALPHABET}/"]
)
def test_what_is_not_here_is_said_in_plain_words(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


@pytest.fixture
def every_page(told_event):
    make_evaluation()
    event = told_event()
    pending = make_article(status="pending")
    withdrawn = make_event(withdrawn_at="2024-11-14T00:00Z", withdrawn_because="Told in error")
    addressed = [
        event,
        event.reports.first().article,
        pending,
        withdrawn,
        make_actor("Russia"),
        make_place(),
    ]
    paths = [
        "/",
        "/?kind=deployment",
        "/charts/",
        "/charts/?kind=deployment",
        "/?foo=1",
        "/submit/",
        "/articles/",
        "/about/",
        "/accuracy/",
        "/nope",
    ]
    return paths + [row.get_absolute_url() for row in addressed]


def test_every_page_has_one_heading_landmarks_and_no_style_or_script_of_its_own(client, every_page):
    for path in every_page:
        page = client.get(path).content.decode()
        assert len(re.findall(r"<h1\b", page)) == 1, path
        assert all(
            landmark in page for landmark in ("<header", "<nav", "<main", "<footer", 'class="skip"')
        ), path
        assert not re.search(r"<[^>]+\s(style|on\w+)=", page), path
        assert "<style" not in page and not re.search(r"<script(?![^>]*\ssrc=)", page), path
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_pages_work_where_the_bundle_was_never_built(client, every_page, monkeypatch):
    monkeypatch.setattr("events.templatetags.bundle.finders.find", lambda path: None)
    for path in every_page:
        response = client.get(path)
        assert response.status_code in (200, 404, 410)
        assert "dist/live" not in response.content.decode()


def test_a_fault_is_answered_in_plain_words(monkeypatch):
    def fail(request):
        raise RuntimeError("fault")

    monkeypatch.setattr("events.web.views.exploring.timeline.EventFilter", fail)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "Something went wrong here" in response.content.decode()
