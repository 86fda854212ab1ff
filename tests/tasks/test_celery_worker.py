"""A real Celery worker on PostgreSQL and Redis, killed and stopped in the middle of an article."""

import pytest
import redis
from django.conf import settings

from events.models import Article, Worker
from tests.factories import make_waiting
from tests.processes import is_now, kept, kill_all, run, started, wait_until

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]

WORKER = ("-m", "celery", "--app", "tracker", "worker", "--concurrency", "2", "--loglevel", "WARNING")


@pytest.fixture
def broker():
    """An empty database of the Redis server that nothing else uses."""
    url = f"{settings.REDIS_URL.rsplit('/', 1)[0]}/13"
    redis.Redis.from_url(url).flushdb()
    return url


def sweep(broker: str) -> str:
    return run("manage.py", "sweep", REDIS_URL=broker, EXTRACTION_LEASE_SECONDS=3)


def test_an_article_whose_worker_is_killed_half_way_has_its_events_exactly_once(broker):
    article = make_waiting("SLEEP 1.5", events=3)
    with started(*WORKER, REDIS_URL=broker, EXTRACTION_LEASE_SECONDS=3) as worker:
        assert sweep(broker) == "Forgotten and woken: 1.\n"
        wait_until(lambda: is_now(article, "running"))
        kill_all(worker)
    assert is_now(article, "running") and kept(article) == (0, 0, 0)
    redis.Redis.from_url(broker).flushdb()  # and every message with it
    wait_until(lambda: "woken: 1" in sweep(broker))
    with started(*WORKER, REDIS_URL=broker, EXTRACTION_LEASE_SECONDS=3):
        wait_until(lambda: is_now(article, "done"))
    assert (article.attempts, kept(article)) == (2, (3, 3, 3))
    print("killed half way under Celery: attempts", article.attempts, "reports, sentences, events", kept(article))  # noqa: T201


def test_a_text_that_kills_its_worker_is_set_aside_and_the_others_are_read(broker):
    poison, other = make_waiting("KILL"), make_waiting()
    limits = {"EXTRACTION_LEASE_SECONDS": 1, "EXTRACTION_MAX_ATTEMPTS": 2}
    with started(*WORKER, REDIS_URL=broker, **limits):
        wait_until(lambda: run("manage.py", "sweep", REDIS_URL=broker, **limits) and is_now(poison, "quarantined"), seconds=60)
        wait_until(lambda: is_now(other, "done"))
    assert (poison.attempts, kept(poison)) == (2, (0, 0, 0))


def test_a_worker_that_is_stopped_finishes_what_it_has_in_hand(broker):
    article = make_waiting("SLEEP 2")
    with started(*WORKER, REDIS_URL=broker, REMAP_SIGTERM="SIGQUIT") as worker:
        sweep(broker)
        wait_until(lambda: is_now(article, "running"))
        worker.terminate()
        worker.wait(30)
    assert is_now(article, "done") and article.attempts == 1


def test_a_worker_says_that_it_is_at_work(broker):
    with started(*WORKER, REDIS_URL=broker) as worker:
        mine = Worker.objects.filter(kind="celery", name__endswith=f":{worker.pid}")
        wait_until(mine.exists)
        first = mine.get().seen_at
        wait_until(lambda: mine.get().seen_at > first)


def test_an_article_that_is_submitted_wakes_the_worker(broker):
    script = """
from django.utils import timezone
from events.services.submit import submit_article
from events.tasks import wake_extraction
text = "The war went on through the night. Two drones hit a depot in the north of the country!"
wake_extraction(submit_article(text=text, submitted_by="form", now=timezone.now(), max_characters=1000).article.pk)
"""
    with started(*WORKER, REDIS_URL=broker):
        run("manage.py", "shell", "--no-imports", "-c", script, REDIS_URL=broker)
        wait_until(lambda: is_now(Article.objects.get(), "done"))
    assert kept(Article.objects.get()) == (1, 1, 1)
