"""The Celery application and what beat runs. It only wakes workers; the queue is a table."""

import os
from typing import Any

from celery import Celery
from celery.signals import heartbeat_sent, setup_logging, worker_init
from django.db import connections
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

app = Celery("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# A sweep that no worker has begun after 10 seconds is dropped: the next one does the same.
app.conf.beat_schedule = {
    name: {"task": f"events.tasks.{name}", "schedule": 10, "options": {"expires": 10}}
    for name in (
        *("sweep_queue", "sweep_pages", "sweep_feeds"),
        *("sweep_files", "sweep_subscriptions", "sweep_exports"),
    )
}


@setup_logging.connect
def log_like_the_rest(**_signal: object) -> None:
    """A receiver keeps Celery from setting up its own logging; Django's settings have done it."""
    import_string("tracker.log_format.set_up")()


@worker_init.connect
def load_extractor_once(sender: Any, **_signal: object) -> None:
    """Load the extractor in the parent, before it forks: children share the parser's memory.

    Not in workers that only fetch.
    """
    if set(sender.app.amqp.queues.consume_from) == {"fetch"}:
        return
    for name in ("configured.warm_up", "subscriptions.addresses.load_pages_if_followed"):
        # by name: models cannot be imported while settings load
        import_string(f"events.services.{name}")()
    connections.close_all()  # the children must not inherit one


@heartbeat_sent.connect
def say_at_work(**_signal: object) -> None:
    """While it is connected to the broker."""
    import_string("events.tasks.say_at_work")()
