"""A reading again is kept whole or not at all: until it is finished the old reading stands."""

from datetime import timedelta

import pytest

from events.models import Article, Event
from events.services.linking.differences import What
from events.services.queue.articles import claim, due, read_again
from events.services.queue.attempts import Outcome
from events.services.reading.preview import preview_article
from tests.factories import make_article, make_waiting
from tests.services.reading.rereading import (
    LATER,
    NOW,
    RULES,
    SECOND,
    Reader,
    again,
    an_article,
    dead,
    state,
    told,
)

pytestmark = pytest.mark.django_db


def test_until_the_new_reading_is_finished_the_old_one_stands(monkeypatch):
    article = an_article(told())
    before = state()
    assert read_again(article_ids=[article.pk], now=NOW) == [article.pk]
    article.refresh_from_db()
    assert (article.status, article.attempts, article.extractor_version) == ("pending", 0, "1")
    claim(article_id=article.pk, now=NOW, rules=RULES)
    assert state() == before


def test_a_crash_half_way_through_writing_leaves_the_old_state(monkeypatch):
    article = an_article(told(), told(SECOND, place="Sumy"))
    before = state()

    def killed(*_args, **_values):
        raise RuntimeError("killed half way")

    with monkeypatch.context() as patched:
        # the last step: all rows are written by then
        patched.setattr("events.services.reading.record.refresh_events", killed)
        assert again(article, told(casualties=dead(3))) is Outcome.ERROR
    assert state() == before
    article.refresh_from_db()
    assert (article.status, article.extractor_version) == ("pending", "1")


def test_a_worker_that_lost_its_lease_leaves_the_old_state():
    article = an_article(told())
    before = state()

    def overtaken():
        assert claim(article_id=article.pk, now=LATER + timedelta(minutes=6), rules=RULES)

    assert again(article, told(casualties=dead(3)), meanwhile=overtaken) is Outcome.LEASE_LOST
    assert state() == before


def test_only_what_is_finished_is_put_back():
    done, aside = (
        make_article(attempts=2),
        make_article(status="quarantined", attempts=5, last_error="No."),
    )
    waiting = make_waiting()
    running = make_article(status="running", token="t", lease_until=LATER, attempts=1)
    keys = [article.pk for article in (done, aside, waiting, running)]
    assert read_again(article_ids=keys, now=NOW) == [done.pk, aside.pk]
    assert set(Article.objects.filter(attempts=0).values_list("pk", flat=True)) == {
        done.pk,
        aside.pk,
        waiting.pk,
    }


def test_a_new_article_does_not_wait_behind_those_that_are_read_again():
    old = make_article(finished_at=NOW)
    read_again(article_ids=[old.pk], now=NOW - timedelta(days=1))
    new = make_article(status="pending", not_before=NOW)
    assert due(now=NOW, rules=RULES) == [new.pk, old.pk]


def test_a_preview_tells_all_and_keeps_nothing():
    article = an_article(told(), told(SECOND, place="Sumy"))
    kept, gone = Event.objects.order_by("pk")
    before = state()
    reader = Reader(told(casualties=dead(3)), told(SECOND, place="Lviv", kind="ground_combat"))
    differences = preview_article(article=article, extractor=reader, now=LATER)
    assert state() == before
    by_what = {one.what: one for one in differences}
    assert (by_what[What.CHANGED].event, by_what[What.GONE].event) == (
        kept.public_id,
        gone.public_id,
    )
    assert [(one.field, one.before, one.after) for one in by_what[What.CHANGED].changes] == [
        ("killed", None, {"min": 3, "max": 3})
    ]
    assert What.NEW in by_what
