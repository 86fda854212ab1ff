"""Local workers as an operator runs them: `manage.py work`, killed, stopped and starved."""

import os
import signal
from contextlib import suppress

import pytest
from django.utils import timezone

from events.models import Article, Import, Worker
from events.services.intake.files.import_row import accept_upload
from tests.factories import make_waiting
from tests.processes import children, is_now, kept, kill_all, started, wait_until

pytestmark = pytest.mark.django_db(transaction=True)

WORK = ("manage.py", "work", "--processes", "2")
ONCE = (*WORK, "--once")


def test_an_article_whose_workers_are_killed_half_way_has_its_events_exactly_once():
    article = make_waiting("SLEEP 1.5", events=3)
    with started(*WORK, EXTRACTION_LEASE_SECONDS=3) as workers:
        wait_until(lambda: is_now(article, "running"))
        kill_all(workers)
    assert is_now(article, "running") and kept(article) == (0, 0, 0)
    with started(*WORK, EXTRACTION_LEASE_SECONDS=3):
        wait_until(lambda: is_now(article, "done"))
    assert (article.attempts, kept(article)) == (2, (3, 3, 3))
    print(  # noqa: T201
        "killed half way: attempts", article.attempts, "reports, sentences, events", kept(article)
    )


@pytest.mark.either_database
def test_a_worker_that_dies_is_replaced():
    article = make_waiting("SLEEP 1.5")
    with started(*WORK, EXTRACTION_LEASE_SECONDS=3) as workers:
        wait_until(lambda: is_now(article, "running"))
        for child in children(workers):
            os.kill(child, signal.SIGKILL)
        wait_until(lambda: is_now(article, "done"))
    assert (article.attempts, kept(article)) == (2, (1, 1, 1))


@pytest.mark.either_database
def test_each_worker_process_says_that_it_is_at_work():
    with started(*WORK) as workers:
        wait_until(lambda: Worker.objects.count() == 2)
        names = {worker.name.rpartition(":")[2] for worker in Worker.objects.filter(kind="local")}
        assert names == {str(pid) for pid in children(workers)}


@pytest.mark.either_database
def test_workers_that_are_stopped_finish_what_they_have_in_hand():
    article, next_one = make_waiting("SLEEP 1"), make_waiting("SLEEP 1")
    third = make_waiting("SLEEP 1")
    with started(*WORK) as workers:
        wait_until(lambda: is_now(article, "running") and is_now(next_one, "running"))
        workers.terminate()
        assert workers.wait(60) == 0
    assert is_now(article, "done") and is_now(next_one, "done") and is_now(third, "pending")


@pytest.mark.either_database
def test_no_worker_outlives_its_parent():
    with started(*WORK) as workers:
        wait_until(lambda: len(children(workers)) == 2)
        orphans = children(workers)
        workers.kill()
        workers.wait()
        wait_until(lambda: not any(is_alive(pid) for pid in orphans), seconds=30)


def is_alive(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("KILL", id="kills its process"),
        pytest.param("SLEEP 60", id="never ends", marks=pytest.mark.either_database),
    ],
)
def test_a_text_that_takes_its_worker_down_is_set_aside_and_the_others_are_read(script):
    poison, others = make_waiting(script), [make_waiting() for _ in range(3)]
    with started(*WORK, EXTRACTION_LEASE_SECONDS=1, EXTRACTION_MAX_ATTEMPTS=2):
        wait_until(lambda: is_now(poison, "quarantined"))
        wait_until(lambda: all(is_now(article, "done") for article in others))
    assert (poison.attempts, kept(poison)) == (2, (0, 0, 0))
    assert "lost or ran out of time in each of 2 attempts" in poison.last_error


def test_many_workers_read_each_article_once_and_stop_when_none_is_left():
    articles = [make_waiting() for _ in range(40)]
    with started("manage.py", "work", "--once", "--processes", "4") as workers:
        assert workers.wait(60) == 0
    assert {(kept(article), is_now(article, "done"), article.attempts) for article in articles} == {
        ((1, 1, 1), True, 1)
    }


@pytest.mark.either_database
def test_an_article_that_waits_after_an_error_does_not_keep_a_drained_queue_open():
    article = make_waiting("FAIL")
    with started(*ONCE) as workers:
        assert workers.wait(60) == 0
    assert is_now(article, "pending") and article.attempts == 1


@pytest.mark.either_database
def test_without_a_gazetteer_it_says_how_to_make_one_and_claims_nothing(tmp_path):
    article = make_waiting()
    missing = {
        "EXTRACTOR": "events.services.reading.rule_extractor.RuleExtractor",
        "GAZETTEER_FILE": tmp_path / "none.sqlite3",
    }
    with started(*ONCE, **missing) as workers:
        assert workers.wait(60) == 1
    assert is_now(article, "pending") and article.attempts == 0


def test_a_file_whose_worker_is_killed_half_way_has_each_row_once():
    content = b"text\n" + b"".join(b"The war went on in town %d.\n" % n for n in range(500))
    row = accept_upload(name="long.csv", content=content, now=timezone.now()).row
    with started(*WORK, EXTRACTION_LEASE_SECONDS=3) as workers:
        wait_until(lambda: has_come_to(row, 100), seconds=120)
        kill_all(workers)
    assert row.position < 500
    with started(*WORK, EXTRACTION_LEASE_SECONDS=3):
        wait_until(lambda: has_come_to(row, 500) and row.status == "done", seconds=120)
    assert (row.accepted, row.already_here, row.content, Article.objects.count()) == (
        500,
        0,
        None,
        500,
    )


def has_come_to(row: Import, position: int) -> bool:
    row.refresh_from_db()
    return row.position >= position
