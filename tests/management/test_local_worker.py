"""What a local worker does while the database can be read and not written, or fails by a fault of
ours.
"""

import pytest
from django.db import IntegrityError

from events.management import local_worker
from events.management.jobs import Job, all_jobs
from events.management.local_worker import DATABASE_AWAY_SECONDS, LocalWorker
from events.services.queue import turns
from tests.factories import make_waiting
from tests.processes import is_now
from tests.trouble import BOTH

pytestmark = pytest.mark.django_db(transaction=True)


class Naps:
    """Stands for `time.sleep`: a sleep of no time begins the trouble, after `until` naps it is
    over.
    """

    def __init__(self, trouble, until):
        self.trouble, self.until, self.seconds = trouble, until, []

    def __call__(self, seconds):
        if not seconds:
            self.trouble.__enter__()
            return
        self.seconds.append(seconds)
        if len(self.seconds) == self.until:
            self.trouble.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def scripted(settings, monkeypatch):
    """A worker that would be ended by the system at the end of its lease would take the tests with
    it.
    """
    settings.EXTRACTOR, settings.REDIS_URL = "tests.fakes.ScriptedExtractor", ""
    monkeypatch.setattr(local_worker.signal, "setitimer", lambda *_: None)


def test_it_waits_while_the_database_cannot_be_written_and_then_goes_on(monkeypatch):
    article, trouble = make_waiting(), BOTH["read only"]()
    naps = Naps(trouble, until=3)
    monkeypatch.setattr(local_worker.time, "sleep", naps)
    naps(0)
    assert LocalWorker(all_jobs(), processes=1, once=True).work(1, lambda: False) is True
    assert naps.seconds == [DATABASE_AWAY_SECONDS] * 3
    assert is_now(article, "done") and article.attempts == 1


def test_it_waits_when_the_disk_ran_full_under_an_article_and_counts_no_attempt(monkeypatch):
    article, trouble = make_waiting("SLEEP 0", events=60), BOTH["full"]()
    naps = Naps(trouble, until=1)
    monkeypatch.setattr(local_worker.time, "sleep", naps)
    assert LocalWorker(all_jobs(), processes=1, once=True).work(1, lambda: False) is True
    assert naps.seconds == [DATABASE_AWAY_SECONDS]
    assert is_now(article, "pending") and (article.attempts, article.last_error) == (0, "")


def test_another_fault_of_the_database_ends_the_process(monkeypatch):
    monkeypatch.setattr(local_worker.time, "sleep", lambda _: pytest.fail("It waited."))

    def broken():
        raise IntegrityError("A rule was broken.")

    job = Job(due=broken, do=lambda _: None, sweep=list, lease=all_jobs()[0].lease)
    with pytest.raises(IntegrityError):
        LocalWorker([job], processes=1, once=True).work(1, lambda: False)


def test_a_slow_row_lets_the_other_jobs_have_their_turn(monkeypatch):
    clock, did = [0.0], []
    monkeypatch.setattr(turns.time, "monotonic", lambda: clock[0])

    def slow(row):
        did.append("slow" if row < 4 else "other")
        clock[0] += local_worker.TURN_SECONDS + 1

    lease = all_jobs()[0].lease
    none = Job(due=list, do=did.append, sweep=list, lease=lease)
    first = Job(due=lambda: [1, 2, 3], do=slow, sweep=list, lease=lease)
    second = Job(due=lambda: [4], do=slow, sweep=list, lease=lease)
    LocalWorker([none, first, second], processes=1, once=True).work(1, lambda: len(did) >= 4)
    assert did == ["slow", "other", "slow", "other"]
