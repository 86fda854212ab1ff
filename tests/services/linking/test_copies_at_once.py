"""Copies of one text that are accepted and read at the same moment, on SQLite and on PostgreSQL."""

import pytest

from events.models import Article, Event
from events.services.queue.attempts import Outcome
from events.services.reading.extract import extract_article
from tests.services.linking.reprints import FULL, NOW, RULES, Reads, submit
from tests.services.queue.test_concurrency import WORKERS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def read(article: Article) -> Outcome:
    return extract_article(article_id=article.pk, extractor=Reads(), rules=RULES, clock=lambda: NOW)


def assert_one_origin() -> None:
    first, *others = Article.objects.order_by("pk")
    assert [article.status for article in (first, *others)] == ["done"] * WORKERS
    assert first.origin is None
    assert {article.origin_id for article in others} == {first.pk}
    event = Event.objects.get()
    assert (event.article_count, event.origin_count) == (WORKERS, 1)


def test_copies_that_are_read_at_once_have_one_origin_and_one_event():
    articles = [
        submit(f"{FULL} Printed as number{number}.", outlet=f"Paper {number}")
        for number in range(WORKERS)
    ]
    assert at_once(lambda number: read(articles[number])) == [Outcome.DONE] * WORKERS
    assert_one_origin()


def test_copies_that_are_accepted_and_read_at_once_have_one_origin_and_one_event():
    """One that is read before another is committed cannot see it; the other then sees both."""
    assert (
        at_once(lambda number: read(submit(f"{FULL} Printed as number{number}.")))
        == [Outcome.DONE] * WORKERS
    )
    assert_one_origin()
