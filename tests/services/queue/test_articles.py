"""The queue: claims, leases, attempts, sweeps."""

from datetime import UTC, datetime, timedelta

import pytest

from events.models import Article
from events.services.queue import leases
from events.services.queue.articles import claim, due, retry, sweep
from events.services.queue.leases import LOST, QueueRules, pause
from tests.factories import make_article

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
LATER = NOW + timedelta(minutes=6)


def waiting(**values) -> Article:
    return make_article(**{"status": "pending", "not_before": NOW, **values})


def take(article: Article, now: datetime = NOW):
    return claim(article_id=article.pk, now=now, rules=RULES)


def test_a_claim_holds_the_article_for_the_lease_and_counts_the_attempt():
    article = waiting()
    claimed = take(article)
    article.refresh_from_db()
    assert (article.status, article.attempts, article.lease_until) == (
        "running",
        1,
        NOW + RULES.lease,
    )
    assert (claimed.lease.token, claimed.text, claimed.published_on, claimed.lease.attempt) == (
        article.token,
        article.text,
        article.published_on,
        1,
    )


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"status": "done"}, "finished"),
        ({"status": "quarantined"}, "set aside"),
        ({"not_before": NOW + timedelta(seconds=1)}, "not due yet"),
        (
            {"status": "running", "token": "t", "lease_until": NOW + timedelta(seconds=1)},
            "in other hands",
        ),
        ({"attempts": 3}, "out of attempts"),
    ],
)
def test_an_article_is_not_claimed_when(values, why):
    article = waiting(**values)
    assert take(article) is None, why
    assert due(now=NOW, rules=RULES) == []


def test_an_article_whose_lease_ran_out_goes_to_the_next_and_is_lost_to_the_first():
    article = waiting()
    first, second = take(article), take(article, LATER)
    assert second.lease.attempt == 2
    assert not leases.give_up(
        Article.objects.all(), first.lease, error="late", now=LATER, rules=RULES
    )
    assert not leases.hand_back(Article.objects.all(), first.lease, now=LATER)
    assert Article.objects.get(pk=article.pk).token == second.lease.token


def test_after_an_error_the_article_waits_longer_each_time_and_is_then_set_aside():
    article = waiting()
    pauses, now = [], NOW
    for _attempt in range(RULES.max_attempts):
        assert leases.give_up(
            Article.objects.all(),
            take(article, now).lease,
            error="No.\x00" + "x" * 5000,
            now=now,
            rules=RULES,
        )
        article.refresh_from_db()
        pauses.append(article.not_before - now)
        now = article.not_before
    assert (article.status, article.attempts, article.token) == ("quarantined", 3, "")
    assert (
        timedelta(seconds=10)
        <= pauses[0]
        <= timedelta(seconds=15)
        < timedelta(seconds=20)
        <= pauses[1]
    )
    assert article.last_error.startswith("No.x") and len(article.last_error) < 2001


@pytest.mark.parametrize(
    ("attempt", "jitter", "seconds"),
    [(1, 0, 10), (1, 1, 15), (2, 0, 20), (3, 0.5, 50), (20, 0, 600), (20, 1, 900)],
)
def test_the_pause_doubles_up_to_a_limit(attempt, jitter, seconds):
    assert pause(attempt, rules=RULES, jitter=jitter).total_seconds() == seconds


def test_an_article_handed_back_is_due_at_once_and_keeps_its_attempts():
    article = waiting()
    leases.hand_back(Article.objects.all(), take(article).lease, now=NOW)
    article.refresh_from_db()
    assert (article.status, article.attempts) == ("pending", 0)
    assert due(now=NOW, rules=RULES) == [article.pk]


def test_the_longest_due_comes_first():
    second, first = waiting(), waiting(not_before=NOW - timedelta(minutes=1))
    assert due(now=NOW, rules=RULES) == [first.pk, second.pk]
    assert due(now=NOW, rules=RULES, limit=1) == [first.pk]


def test_a_sweep_lists_what_nobody_comes_for():
    lost = waiting(status="running", token="t", lease_until=NOW - timedelta(seconds=1))
    unheard = waiting(not_before=NOW - timedelta(seconds=31))
    waiting(not_before=NOW - timedelta(seconds=29))  # its wake-up may still be under way
    waiting(status="running", token="t", lease_until=NOW + timedelta(seconds=1))
    assert sorted(sweep(now=NOW, rules=RULES)) == sorted([lost.pk, unheard.pk])


def test_a_sweep_sets_aside_what_killed_its_worker_each_time():
    killer = waiting(
        status="running", token="t", lease_until=NOW - timedelta(seconds=1), attempts=3
    )
    erring = waiting(
        status="running",
        token="t",
        lease_until=NOW - timedelta(seconds=1),
        attempts=3,
        last_error="An error.",
    )
    at_work = waiting(status="running", token="t", lease_until=LATER, attempts=3)
    assert sweep(now=NOW, rules=RULES) == []
    assert [Article.objects.get(pk=article.pk).status for article in (killer, erring, at_work)] == [
        "quarantined",
        "quarantined",
        "running",
    ]
    assert Article.objects.get(pk=killer.pk).last_error == LOST.format(attempts=3)
    assert Article.objects.get(pk=erring.pk).last_error == "An error."


def test_a_person_can_put_an_article_back():
    article = waiting(status="quarantined", attempts=3, last_error="An error.")
    assert retry(article_id=article.pk, now=LATER)
    assert take(article, LATER).lease.attempt == 1
    assert not retry(article_id=article.pk, now=LATER)  # it is at work now


def test_an_article_from_the_form_does_not_wait_behind_those_of_a_file():
    of_file = waiting(submitted_by="file", not_before=NOW - timedelta(hours=1))
    of_form = waiting(submitted_by="form")
    assert due(now=NOW, rules=RULES) == [of_form.pk, of_file.pk]
