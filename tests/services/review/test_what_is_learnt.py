"""Annotated articles and figures that come of what reviewers judged."""

import io
from datetime import UTC, datetime

import pytest

from events.extraction.scoring.gold import read_gold
from events.extraction.types import Count, Kind, Status
from events.models import Article, Event
from events.models.reads.agreement import judged_by_month
from events.services.language_model.gold_export import line_of, settled_articles
from events.services.review.accept import accept
from events.services.review.correct import correct
from events.services.review.deciding.values import Values
from events.services.review.merge import merge
from events.services.review.reject import reject
from events.services.review.undo import undo
from events.services.review.withdraw import withdraw
from tests.factories import make_place
from tests.services.review.reviewing import KYIV, SUMY, by, event_of, strike, told

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
JANUARY = datetime(2025, 1, 5, tzinfo=UTC)


def last_read(*reports, version="1", article=None):
    """The article, as this version read it last."""
    article = told(*reports, version=version, article=article)
    Article.objects.filter(pk=article.pk).update(extractor_version=version)
    return article


def gold():
    lines = "".join(map(line_of, settled_articles()))
    return {one.id: one.events for one in read_gold(io.StringIO(lines))} if lines else {}


def test_articles_are_annotated_as_reviewers_left_their_events():
    corrected, rejected = (
        last_read(strike(dead=3)),
        last_read(strike("Shells fell.", place=SUMY, on=16)),
    )
    place = make_place("Kryvyi Rih")
    assert gold() == {}, "nobody has judged them"
    values = Values(killed=Count(5, 6), places=(place,), status=Status.DENIED)
    correct(event=event_of(corrected), values=values, **by())
    reject(event=event_of(rejected), **by())
    found = gold()
    assert set(found) == {corrected.public_id, rejected.public_id}
    (event,) = found[corrected.public_id]
    assert event["casualties"]["killed"] == {"min": 5, "max": 6}
    assert (event["places"][0]["key"], event["status"]) == (place.key, "denied")
    assert not found[rejected.public_id], "it tells no event"


def test_what_has_changed_since_or_what_two_articles_tell_otherwise_is_not_settled():
    first = last_read(strike(dead=3))
    accept(event=event_of(first), **by())
    assert list(gold()) == [first.public_id]
    last_read(strike(dead=8), article=first, version="2")
    assert gold() == {}
    correct(event=event_of(first), values=Values(killed=Count(8, 8)), **by())
    second = last_read(strike())
    assert event_of(second) == event_of(first) and gold() == {}


def test_another_kind_has_no_subkind_of_the_old_one():
    article = last_read(strike(subkind="drone"))
    correct(event=event_of(article), values=Values(kind=Kind.TERRITORIAL_CLAIM), **by())
    (event,) = gold()[article.public_id]
    assert (event["kind"], event["subkind"]) == ("territorial_claim", None)


def test_reports_that_a_reviewer_joined_are_one_event():
    """A reader that finds the event once would be told that it missed the other."""
    article = last_read(strike(dead=3), strike(place=SUMY, on=16, dead=1))
    event, other = Event.objects.filter(reports__article=article).order_by("pk")
    merge(event=other, into=event, **by())
    accept(event=event, **by())
    (told_once,) = gold()[article.public_id]
    assert {place["key"] for place in told_once["places"]} == {KYIV.key, SUMY.key}
    assert len(told_once["evidence"]) == 1, "both stand in the same sentence"


def test_what_was_accepted_and_then_withdrawn_is_not_settled():
    article = last_read(strike(dead=3))
    accept(event=event_of(article), **by())
    assert gold()
    withdraw(event=event_of(article), **by())
    assert gold() == {}


def test_agreement_is_counted_once_an_event_by_month_without_what_was_taken_back():
    one, two, three = (
        told(strike(f"Hit {n}.", place=None, by=(f"S{n}",), dead=int(n))) for n in "123"
    )
    accept(event=event_of(one), **by())
    correct(event=event_of(two), values=Values(killed=Count(9, 9)), **by())
    correct(event=event_of(two), values=Values(killed=Count(7, 7)), **by())
    slip = reject(event=event_of(three), **by())
    (month,) = judged_by_month()
    assert (month.judged, month.rejected) == (3, 1)
    assert (month.agreed["killed"], month.agreed["kind"]) == (1, 2)
    undo(decision=slip, **by())
    accept(event=event_of(three), **{**by(), "now": JANUARY})
    assert [(row.month.month, row.judged) for row in judged_by_month()] == [(1, 1), (11, 2)]


def test_the_page_of_accuracy_shows_it(client):
    assert "As judged by reviewers" not in client.get("/accuracy/").content.decode()
    accept(event=event_of(told(strike())), **by())
    shown = client.get("/accuracy/").content.decode()
    assert "As judged by reviewers" in shown and "2024-11" in shown
