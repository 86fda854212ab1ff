"""GET, POST and PATCH /api/v1/feeds/."""

import pytest

from events.api.views import feeds
from events.models import Feed
from tests.factories import make_feed

pytestmark = pytest.mark.django_db
FEEDS = "/api/v1/feeds/"
ADDRESS = "https://example.org/feed.xml"


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """The feeds that a worker was woken for."""
    ids = []
    monkeypatch.setattr(feeds, "wake_poll", ids.append)
    return ids


def post(client, **values):
    return client.post(FEEDS, values, format="json")


def test_a_feed_is_added_once_and_polled_at_once(writer, woken):
    response = post(writer, address=ADDRESS, outlet="A paper", minutes=15)
    feed = Feed.objects.get()
    assert (response.status_code, woken) == (201, [feed.pk])
    assert (feed.source.name, feed.minutes, feed.active) == ("A paper", 15, True)
    assert writer.get(response["Location"]).json() == response.json()
    again = post(writer, address=ADDRESS)
    assert (again.status_code, again.json()["id"], again.json()["minutes"], len(woken)) == (
        200,
        feed.pk,
        15,
        1,
    )


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, ["address"]),
        ({"address": "x", "minutes": 4, "outlet": "o" * 201}, ["address", "outlet", "minutes"]),
        ({"address": ADDRESS, "minutes": "often"}, ["minutes"]),
        ({"address": ADDRESS, "every": 5}, ["every"]),
        ({"address": "http://10.0.0.1/feed"}, ["address"]),
    ],
)
def test_a_refused_feed_has_each_field_named(writer, values, fields):
    response = post(writer, **values)
    assert (response.status_code, response.json()["detail"]) == (400, "The feed was not accepted.")
    assert [error["field"] for error in response.json()["errors"]] == fields
    assert Feed.objects.count() == 0


def test_how_its_polling_goes_is_told(writer):
    make_feed(errors_in_a_row=3, last_error="The server answers 500.")
    shown = writer.get(FEEDS).json()["results"][0]
    assert (shown["errors_in_a_row"], shown["error"]) == (3, "The server answers 500.")


def test_it_is_changed_and_laid_to_rest(writer):
    feed = make_feed()
    changed = writer.patch(f"{FEEDS}{feed.pk}/", {"minutes": 60, "active": False}, format="json")
    assert (changed.status_code, changed.json()["minutes"], changed.json()["active"]) == (
        200,
        60,
        False,
    )
    for body, field in (({"minutes": 3}, "minutes"), ({"address": "x"}, "address")):
        refused = writer.patch(f"{FEEDS}{feed.pk}/", body, format="json")
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, field)
    assert writer.patch(f"{FEEDS}{feed.pk + 1}/", {}, format="json").status_code == 404


def test_without_a_key_feeds_are_neither_shown_nor_changed(api):
    feed = make_feed()
    assert api.get(FEEDS).status_code == 401
    assert api.get(f"{FEEDS}{feed.pk}/").status_code == 401
    assert post(api, address=ADDRESS).status_code == 401
    assert api.patch(f"{FEEDS}{feed.pk}/", {"active": False}, format="json").status_code == 401
