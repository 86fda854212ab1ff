"""What PostgreSQL writes is what the representation says, member by member."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from events.api.views import events as views
from events.models import Claim, Event, Evidence, PartOf, ReportTraits, Suggestion, TollStatement
from events.models.reads import event_json
from tests.factories import (
    DAY,
    make_actor,
    make_article,
    make_event,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db
EVENTS = "/api/v1/events/"
LEFT_OUT = [
    {},
    {"not_counted": "background"},
    {"killed_left_out": "held by another"},
    {"wounded_left_out": "held by another"},
    {"munitions_left_out": "held by another"},
    {"killed_left_out": "one", "wounded_left_out": "two", "munitions_left_out": "three"},
]


@pytest.fixture
def rich():
    """Events with all that events can have."""
    lost = make_place("Somewhere", precision="unresolved", lat=None, lon=None, country="")
    whole, event, other = (
        make_event(
            places=[make_place('Ky"iv', lat=50.25, lon=30.0), lost],
            perpetrator="Russia",
            target="Ukraine",
            weapons=[("drone", 16, None)],
            killed_min=0,
            killed_max=number,
            confidence=0.5,
            updated_at=datetime(2024, 11, 13, 8, 0, 5, number, tzinfo=UTC),
        )
        for number in range(3)
    )
    article = make_article(
        source=make_source("Reuters"), title="Night\tof\\drones", url="https://x/1"
    )
    reports = [
        make_report(event, article, speaker="the mayor “of” Kyiv"),
        make_report(event, make_article(), speaker=None, confidence=0.75),
        make_report(event, article),
    ]
    words = {"rule": "at_least", "start": 2, "end": 7, "quote": "дрон", "confidence": 0.86}
    Evidence.objects.create(report=reports[1], field="wounded", **words)
    said = {"speaker": "a hospital", "stance": "denies", "field": "wounded", "start": 0, "end": 4}
    Claim.objects.create(report=reports[0], value={"min": 7, "max": None}, quote="", **said)
    link = {"article": article.pk, "score": 3.5, "features": {"same_place": 1.25}}
    for report, given in zip(reports, (link, None, None), strict=True):
        ReportTraits.objects.create(
            report=report, data={}, kind="strike", starts_on=DAY, ends_on=DAY, link=given
        )
    Suggestion.objects.create(event=event, other=other, score=1.5, features={"near": 0.5})
    Suggestion.objects.create(event=whole, other=event, score=2.5, features={})
    PartOf.objects.create(part=event, whole=whole, rule="area", because="a larger area")
    PartOf.objects.create(part=other, whole=event, rule="area", because="no more", holds=False)
    toll = {"said_on": DAY, "speaker": "the mayor", "contests": False, "adds": True, "stands": True}
    numbers = {"low": 3, "high": None, "total_low": 5, "total_high": 5}
    for what, side in (("killed", make_actor("Ukraine")), ("wounded", None)):
        TollStatement.objects.create(
            event=event, report=reports[0], what=what, side=side, **toll, **numbers
        )
    for reasons in LEFT_OUT:
        for given in (
            {},
            {"killed_min": 1},
            {"wounded_max": 2},
            {"killed_min": 1, "wounded_min": 0},
        ):
            make_event(**reasons, **given)
    return event


@pytest.fixture
def both(client, monkeypatch):
    def asked(address):
        answers = []
        for able in (True, False):
            monkeypatch.setattr(views, "can_be_written", lambda request, able=able: able)
            answers.append(client.get(address))
        return answers

    return asked


@pytest.mark.postgres
def test_a_list_is_the_same(rich, both):
    written, built = both(f"{EVENTS}?limit=20")
    assert written.json() == built.json()
    assert [list(event) for event in written.json()["results"]] == [
        list(event) for event in built.json()["results"]
    ]
    assert (written["Content-Type"], written["Link"]) == (built["Content-Type"], built["Link"])
    following, page = both(written.json()["next"])
    assert (
        following.json() == page.json()
        and len(page.json()["results"]) == Event.objects.count() - 20
    )


@pytest.mark.postgres
def test_an_empty_list_is_the_same(both):
    written, built = both(EVENTS)
    assert written.json() == built.json() == {"next": None, "results": []}


@pytest.mark.postgres
def test_an_event_is_the_same(rich, both):
    for event in Event.objects.all():
        written, built = both(f"{EVENTS}{event.public_id}/")
        assert written.json() == built.json()
        assert list(written.json()) == list(built.json())


def test_an_answer_that_has_not_changed_is_not_sent_again(rich, client):
    tag = client.get(f"{EVENTS}{rich.public_id}/")["ETag"]
    assert (
        client.get(f"{EVENTS}{rich.public_id}/", headers={"if-none-match": tag}).status_code == 304
    )


def test_indented_json_is_built_of_rows(rich, client):
    answer = client.get(EVENTS, headers={"accept": "application/json; indent=2"})
    assert b'\n  "results"' in answer.content
    assert event_json.is_written_by_database() is (connection.vendor == "postgresql")
