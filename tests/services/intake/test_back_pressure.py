"""A full queue takes in nothing new."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.utils import timezone

from events.models import Article
from events.services.intake.back_pressure import Backlog, backlog
from events.services.intake.submit import QueueFull, submit_article
from tests.factories import make_article

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


def submit(text, limit):
    backlog.forget()
    return submit_article(
        text=text, submitted_by="api", now=NOW, max_characters=100, max_waiting=limit
    )


def test_nothing_new_is_taken_in_and_what_is_here_is_still_answered():
    first = submit("One article.", 1).article
    with pytest.raises(QueueFull) as full:
        submit("Another article.", 1)
    assert full.value.retry_after == 30
    assert submit("One article.", 1).article == first
    assert submit("Another article.", 0).created  # no limit
    assert Article.objects.count() == 2


def test_articles_that_are_to_be_read_again_do_not_count():
    make_article(status="pending", finished_at=timezone.now())
    make_article(status="done")
    assert submit("One article.", 1).created


def test_within_a_second_the_last_count_stands(django_assert_num_queries):
    now = [0.0]
    counted = Backlog(lambda: now[0])
    with django_assert_num_queries(1):
        assert [counted.is_full(1) for _ in range(100)] == [False] * 100
    make_article(status="pending")
    assert not counted.is_full(1)
    now[0] = 1.0
    assert counted.is_full(1)
    assert not counted.is_full(2)  # another limit is another question


def test_the_count_reads_the_queue_s_index_alone_and_not_the_articles():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # which it may prefer while the table is next to empty
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "article_in_queue" in Article.objects.new_waiting()[:20].explain()
