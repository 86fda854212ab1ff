"""Real Celery workers for tests, and messages to them, as beat and the web send them."""

import redis
from django.conf import settings
from kombu import Connection

from tracker.celery import app

# Without asking other workers for their state at the start, which takes a second: there are none.
WORKER = (
    "-m",
    "celery",
    "--app",
    "tracker",
    "worker",
    "--concurrency",
    "2",
    "--loglevel",
    "WARNING",
    "--without-mingle",
)


def empty_broker(number: int) -> str:
    """The address of an empty database of the Redis server, of which only tests use those from 12
    on.
    """
    url = f"{settings.REDIS_URL.rsplit('/', 1)[0]}/{number}"
    redis.Redis.from_url(url).flushdb()
    return url


def send(broker: str, task: str, *arguments: int) -> None:
    """A message for whichever worker is told to serve the task's queue."""
    with Connection(broker) as connection:
        app.send_task(f"events.tasks.{task}", arguments, connection=connection)
