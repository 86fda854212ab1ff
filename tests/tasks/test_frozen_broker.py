"""The web server, run for real, while its Redis stands still: every request is answered, soon, and
every article kept.
"""

import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.articles import Text
from benchmarks.running.clients import by_api, by_form
from benchmarks.running.product import answers
from benchmarks.running.servers import free_port, make_redis
from events.models import Article
from events.services.api_tokens import create_token
from tests.processes import started, wait_until

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]

WEB = ("-m", "gunicorn", "--config", "tracker/web_server.py", "tracker.wsgi", "--bind")
NO_LIMITS = {"API_WRITES_PER_MINUTE": 10_000, "FORM_SUBMISSIONS_PER_MINUTE": 10_000}
AT_ONCE = 24  # four for each thread that takes submissions
THREADS = 6
DELAY_SECONDS = 2.0


@pytest.fixture
def redis(tmp_path):
    server = make_redis(tmp_path)
    server.program.start()
    wait_until(lambda: answers(server))
    yield server
    if server.program.process.poll() is None:
        server.program.process.kill()
        server.program.process.wait()


def is_open(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def longest(ways, name, first=0, at_once=AT_ONCE):
    """Seconds, of `AT_ONCE` submissions, so many at a time, numbered from `first`: a number is the
    request's key, and each needs its own.
    """

    def submit(number):
        text = (
            f"{name} {number}: two drones hit a depot in the north of the country, officials said."
        )
        began = time.monotonic()
        answer = ways[number % len(ways)](Text(first + number, text, "2024-11-14"))
        assert answer.article, answer
        return time.monotonic() - began

    with ThreadPoolExecutor(at_once) as clients:
        return max(clients.map(submit, range(AT_ONCE)))


@pytest.mark.parametrize("state", ["frozen", "dead"])
def test_a_broker_that_is_away_delays_no_request_by_more_than_two_seconds_and_loses_nothing(
    state, redis
):
    port, (_, token) = free_port(), create_token(name="program")
    ways = (by_api(port, token), by_form(port))
    with started(*WEB, f"127.0.0.1:{port}", REDIS_URL=redis.url, **NO_LIMITS):
        wait_until(lambda: is_open(port))
        # Each thread loads what it needs. All at once, the last would wait for so long on a busy
        # machine that they are asked to come again.
        longest(ways, "first", at_once=THREADS)
        calm = longest(ways, "calm", first=100)
        os.kill(redis.program.pid, signal.SIGSTOP if state == "frozen" else signal.SIGKILL)
        meanwhile = longest(ways, state, first=200)
    assert meanwhile < calm + DELAY_SECONDS
    assert Article.objects.filter(status="pending").count() == 3 * AT_ONCE
    print(  # noqa: T201
        f"longest of {AT_ONCE} requests at once: {calm:.2f} s, with Redis {state} {meanwhile:.2f} s"
    )
