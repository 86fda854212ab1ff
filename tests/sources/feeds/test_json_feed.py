import json
from datetime import date

import pytest

from events.sources.feeds import NotAFeed, read_feed

URL = "https://daily.example/feed.json"
HEAD = {"version": "https://jsonfeed.org/version/1.1", "title": "The Daily"}


def read(value):
    return read_feed(json.dumps(value).encode(), url=URL)


def test_the_items_of_a_json_feed_are_entries_newest_first():
    old = {"id": 41, "external_url": "/41", "content_text": "One.\n\nTwo."}
    new = {
        "id": "42",
        "url": "/42",
        "title": "Depot hit",
        "content_html": "<p>Drones hit <b>a depot</b>.</p>",
        "date_published": "2024-11-12T23:00:00-05:00",
    }
    feed = read({**HEAD, "items": [old, new]})
    first, second = feed.entries
    assert (first.guid, first.url, first.title) == ("42", "https://daily.example/42", "Depot hit")
    assert (first.text, first.published_on) == ("Drones hit a depot.", date(2024, 11, 12))
    assert (second.guid, second.url, second.text) == (
        "41",
        "https://daily.example/41",
        "One.\n\nTwo.",
    )
    assert second.published_on is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"{", "not JSON"),
        (b"[]", "no list of items"),
        (b'{"items": 3}', "no list of items"),
        (b'{"posts": []}', "no list of items"),
    ],
)
def test_other_json_is_refused_with_the_reason(text, reason):
    with pytest.raises(NotAFeed, match=reason):
        read_feed(text, url=URL)
