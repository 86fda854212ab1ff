"""A parameter that an address does not know is named, wherever events are chosen: an answer that
ignored it would look like the right one.
"""

import pytest

from events.models import Subscription
from tests.factories import make_actor, make_article, make_event, make_place, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
OF_THE_API = [
    *("events/", "events.csv", "events.geojson", "events.pdf", "events/{event}/", "revisions/"),
    *("events/{event}.csv", "events/{event}/revisions/", "timeline/", "facets/", "sums/"),
    *("articles/", "articles/{article}/", "actors/", "actors/russia/", "places/"),
    *("places/{place}/", "sources/", "accuracy/", "deleted/"),
]
FILES = [
    *("/events.csv", "/events.xlsx", "/events.atom", "/events.html", "/events/{event}.kml"),
    *("/map/points.json", "/map/clusters.json", "/map/events.json"),
    *("/charts/kinds.svg", "/charts/kinds.csv"),
]
PAGES = [
    *("/", "/charts/", "/totals/", "/articles/", "/exports/", "/follow/"),
    *("/embed/map/", "/charts/kinds/embed/", "/places/{place}/", "/actors/russia/"),
]


@pytest.fixture
def things(db):
    make_actor("Russia", country="RU")
    kyiv = make_place("Kyiv")
    event, article = make_event(places=[kyiv], perpetrator="Russia"), make_article()
    make_report(event, article)
    return {"event": event.public_id, "article": article.public_id, "place": kyiv.pk}


@pytest.mark.parametrize("address", OF_THE_API)
def test_the_api_refuses_it_by_name(client, things, address):
    answer = client.get(f"/api/v1/{address.format(**things)}?knid=strike")
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["knid"]
    assert "There is no such parameter." in answer.json()["errors"][0]["reason"]


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_refused_by_name(client, things, address):
    answer = client.get(f"{address.format(**things)}?knid=strike")
    assert answer.status_code == 400
    assert b"knid" in answer.content and b"There is no such parameter." in answer.content


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_so(client, things, address):
    answer = client.get(f"{address.format(**things)}?knid=strike")
    words = answer.content.decode()
    assert "knid" in words and "There is no such parameter." in words


def test_a_misspelt_filter_is_not_followed_as_all_events(client, things):
    form = {"name": "Strikes", "channel": "email", "address": "r@example.org", "how_often": "now"}
    answer = client.post("/follow/?knid=strike", {**form, "triggers": ["new"]})
    assert answer.status_code == 422
    assert "knid: There is no such parameter." in answer.content.decode()
    assert not Subscription.objects.exists()
