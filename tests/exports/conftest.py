"""A small war that every format is asked for, and how a file is read whole."""

from datetime import UTC, date, datetime

import pytest

from events.models import Event
from tests.factories import (
    make_actor,
    make_article,
    make_event,
    make_place,
    make_report,
    make_source,
)

HOSTILE = '=HYPERLINK("http://x","y") <b>&amp; "quoted"\nsecond\x0b line \u0423\u043a\u0440 \u0639'


@pytest.fixture
def war(db):
    """Events at a point, at two, in a region, at an unknown place and nowhere; counts of 0 and of
    none; a west longitude; a hostile text.
    """
    kyiv, odesa = make_place("Kyiv"), make_place("Odesa", lat=46.48, lon=30.72)
    bamako = make_place("Bamako", country="ML", lat=12.65, lon=-8.0)
    donetsk = make_place("Donetsk Oblast", precision="region", lat=48.0, lon=37.8)
    unknown = make_place("Nowhere", precision="unresolved", lat=None, lon=None, country="")
    make_actor("Ukraine", country="UA")
    spoken = {"speaker": "the mayor"}
    first = make_event(
        places=[kyiv, odesa],
        perpetrator="Russia",
        target="Ukraine",
        weapons=[("drone", 37, 30), ("missile", None, 2)],
        killed_min=0,
        killed_max=0,
        wounded_min=3,
    )
    make_report(first, make_article(source=make_source(), url="https://example.org/1"), **spoken)
    area = make_event(places=[donetsk], kind="ground_combat", subkind="clash", summary=HOSTILE)
    make_report(area, make_article(source=make_source("Почта")), speaker="Kyiv", stance="denies")
    make_event(places=[unknown], ends_on=date(2024, 11, 20), starts_on=date(2024, 11, 14))
    make_event(places=[bamako], kind="deployment", subkind="movement", killed_min=5, killed_max=7)
    make_event(kind="interception", subkind="drone", status="confirmed")
    make_event(places=[kyiv], kind="attack_on_civilians", subkind="killing", killed_max=9)
    Event.objects.update(updated_at=datetime(2024, 12, 1, 12, tzinfo=UTC))


@pytest.fixture
def fetch(client):
    """The bytes of a file."""

    def get(path, expected=200, **headers):
        response = client.get(path, **headers)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code == expected, body[:500]
        return body

    return get
