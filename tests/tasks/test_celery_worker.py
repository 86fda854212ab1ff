"""A real Celery worker on PostgreSQL and Redis, killed and stopped in the middle of an article or a
file.
"""

from datetime import timedelta

import pytest
import redis
from django.utils import timezone

from events.models import Article, Worker
from events.services.intake.files.import_row import accept_upload
from tests.celery_workers import WORKER, empty_broker, send
from tests.factories import make_waiting
from tests.processes import is_now, kept, kill_all, run, started, wait_until

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.django_db(transaction=True)]

LEASE = {"EXTRACTION_LEASE_SECONDS": 3}


@pytest.fixture
def broker():
    return empty_broker(13)


@pytest.fixture(scope="module")
def lasting(django_db_setup, django_db_blocker):
    """A worker that no test kills, and its broker: a worker takes seconds to start."""
    broker = empty_broker(14)
    with django_db_blocker.unblock(), started(*WORKER, REDIS_URL=broker) as worker:
        yield worker, broker


def sweep_until(condition, broker):
    """Sweep as often as beat would in minutes, until it holds."""
    wait_until(lambda: send(broker, "sweep_queue") or condition(), seconds=120, pause=1)


def test_an_article_whose_worker_is_killed_half_way_has_its_events_exactly_once(broker):
    article = make_waiting("SLEEP 1.5", events=3)
    with started(*WORKER, REDIS_URL=broker, **LEASE) as worker:
        send(broker, "sweep_queue")
        wait_until(lambda: is_now(article, "running"))
        kill_all(worker)
    assert is_now(article, "running") and kept(article) == (0, 0, 0)
    redis.Redis.from_url(broker).flushdb()  # and every message with it
    with started(*WORKER, REDIS_URL=broker, **LEASE):
        sweep_until(lambda: is_now(article, "done"), broker)
    assert (article.attempts, kept(article)) == (2, (3, 3, 3))
    print(  # noqa: T201
        "killed half way under Celery: attempts",
        article.attempts,
        "reports, sentences, events",
        kept(article),
    )


def test_a_text_that_kills_its_worker_is_set_aside_and_the_others_are_read(broker):
    poison, other = make_waiting("KILL"), make_waiting()
    with started(*WORKER, REDIS_URL=broker, EXTRACTION_LEASE_SECONDS=1, EXTRACTION_MAX_ATTEMPTS=2):
        sweep_until(lambda: is_now(poison, "quarantined"), broker)
        wait_until(lambda: is_now(other, "done"))
    assert (poison.attempts, kept(poison)) == (2, (0, 0, 0))


def test_a_worker_that_is_stopped_finishes_what_it_has_in_hand(broker):
    article = make_waiting("SLEEP 2")
    with started(*WORKER, REDIS_URL=broker, REMAP_SIGTERM="SIGQUIT") as worker:
        send(broker, "sweep_queue")
        wait_until(lambda: is_now(article, "running"))
        worker.terminate()
        worker.wait(30)
    assert is_now(article, "done") and article.attempts == 1


def test_a_file_whose_worker_is_killed_half_way_has_each_row_once(broker):
    row = accept_upload(name="long.csv", content=many_rows(600), now=timezone.now()).row
    with started(*WORKER, REDIS_URL=broker, **LEASE) as worker:
        send(broker, "import_file", row.pk)
        wait_until(lambda: has_come_to(row, 100), seconds=120)
        kill_all(worker)
    assert has_come_to(row, 100) and row.position < 600
    with started(*WORKER, REDIS_URL=broker, **LEASE):
        wait_until(
            lambda: send(broker, "sweep_files") or has_come_to(row, 600), seconds=120, pause=1
        )
        wait_until(lambda: is_now(row, "done"))
    assert (row.accepted, row.already_here, row.content, Article.objects.count()) == (
        600,
        0,
        None,
        600,
    )


def test_a_worker_says_that_it_is_at_work(lasting):
    worker, _ = lasting
    mine = Worker.objects.filter(kind="celery", name__endswith=f":{worker.pid}")
    wait_until(mine.exists)
    first = mine.get().seen_at
    wait_until(lambda: mine.get().seen_at > first)


def test_an_article_that_is_submitted_wakes_the_worker(lasting):
    script = """
from django.utils import timezone
from events.services.intake.submit import submit_article
from events.tasks import wake_extraction
text = "The war went on through the night. Two drones hit a depot in the north of the country!"
now = timezone.now()
given = {"submitted_by": "form", "published_on": now.date()}
submitted = submit_article(text=text, now=now, max_characters=1000, **given)
wake_extraction(submitted.article.pk)
"""
    run("manage.py", "shell", "--no-imports", "-c", script, REDIS_URL=lasting[1])
    wait_until(lambda: is_now(Article.objects.get(), "done"))
    assert kept(Article.objects.get()) == (1, 1, 1)


def test_a_sweep_by_hand_wakes_the_worker(lasting):
    # it is there: a message that nobody takes for 10 seconds is dropped
    wait_until(Worker.objects.filter(kind="celery").exists)
    article = make_waiting()
    assert run("manage.py", "sweep", REDIS_URL=lasting[1]) == "Forgotten and woken: 1.\n"
    wait_until(lambda: is_now(article, "done"))


def test_a_file_that_is_uploaded_is_taken_in_and_its_articles_are_read(lasting):
    content = (
        b"text,url,published_on\n"
        b"The war went on. Two drones hit a depot in the north of the country!,,2024-11-14\n,x,\n"
    )
    row = accept_upload(name="a.csv", content=content, now=timezone.now()).row
    send(lasting[1], "import_file", row.pk)
    wait_until(lambda: is_now(row, "done"))
    assert (row.position, row.accepted, row.refused) == (2, 1, 1)
    # as if half a minute had gone by
    Article.objects.update(not_before=row.submitted_at - timedelta(minutes=1))
    send(lasting[1], "sweep_queue")
    wait_until(lambda: is_now(Article.objects.get(), "done"))
    assert kept(Article.objects.get()) == (1, 1, 1)


def many_rows(number):
    return b"text\n" + b"".join(b"The war went on in town %d.\n" % n for n in range(number))


def has_come_to(row, position):
    row.refresh_from_db()
    return row.position >= position
