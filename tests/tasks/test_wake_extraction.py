"""Waking a worker after an article was accepted: once it is committed, in bounded time, whatever
the broker does.
"""

import json
import time

import pytest
from django.conf import settings

from events.models import Article
from events.tasks import wake_extraction
from tests.processes import run, started
from tests.proxies import FreezingProxy, closed_port, silent_server

# Runs in a process of its own, as a web server is one. The time is that of the wake-up alone, and
# not of the first, which loads the client's code: what a broker costs is time spent waiting for it,
# and what else a loaded machine takes its time for is not.
SUBMIT = """
import json, sys, time
from django.conf import settings
from django.utils import timezone
from events import tasks
from events.services.queue.outage import Outage
from events.services.intake.submit import submit_article
from events.tasks import wake_extraction

def delay(text):
    tasks.broker_outage = Outage()  # or the failure of the one before would be answered for
    now = timezone.now()
    submitted = submit_article(text=text, submitted_by="form", now=now, max_characters=1000)
    started = time.monotonic()
    wake_extraction(submitted.article.pk)
    return time.monotonic() - started
"""


@pytest.mark.django_db
def test_without_a_broker_nothing_is_sent(settings, django_capture_on_commit_callbacks):
    settings.REDIS_URL = ""
    with django_capture_on_commit_callbacks() as scheduled:
        wake_extraction(1)
    assert scheduled == []


@pytest.mark.django_db
def test_with_a_broker_nothing_is_sent_before_the_row_is_committed(
    settings, django_capture_on_commit_callbacks
):
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port()}/0"
    with django_capture_on_commit_callbacks() as scheduled:
        wake_extraction(1)
    assert len(scheduled) == 1


@pytest.mark.django_db(transaction=True)
def test_a_dead_or_silent_broker_delays_an_article_under_two_seconds_and_loses_nothing():
    dead = f"redis://127.0.0.1:{closed_port()}/0"
    with silent_server() as port:
        script = f"""{SUBMIT}
delay("No drone hit a depot.")
found = [delay("One drone hit a depot.")]
settings.CELERY_BROKER_URL = "redis://127.0.0.1:{port}/0"
print(json.dumps([*found, delay("Two drones hit a depot.")]))
"""
        refused, silent = json.loads(
            run("manage.py", "shell", "--no-imports", "-c", script, REDIS_URL=dead)
        )
    assert refused < 2
    assert 0.4 < silent < 2  # it was waited for, and not for longer than a request may be held
    assert Article.objects.filter(status="pending").count() == 3


@pytest.mark.redis
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pause", [0, 6], ids=["at once", "after its connection was idle"])
def test_a_broker_that_freezes_delays_an_article_by_less_than_two_seconds_and_loses_nothing(pause):
    proxy = FreezingProxy(settings.REDIS_URL)
    script = f"""{SUBMIT}
delay("One drone hit a depot.")
print(json.dumps(delay("Two drones hit a depot.")), flush=True)
sys.stdin.readline()
print(json.dumps(delay("Three drones hit a depot.")))
"""
    with started(
        "manage.py", "shell", "--no-imports", "-c", script, pipes=True, REDIS_URL=proxy.url
    ) as process:
        warm = json.loads(process.stdout.readline())
        proxy.freeze()
        time.sleep(pause)
        frozen = json.loads(process.communicate("go on\n", timeout=30)[0])
    proxy.close()
    assert warm < 2 and frozen < 2
    assert Article.objects.filter(status="pending").count() == 3
