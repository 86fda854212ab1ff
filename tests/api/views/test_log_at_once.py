"""Whoever follows the log of changes while others write misses none and gets none twice."""

import os
import random
import time
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.utils import timezone
from rest_framework.test import APIClient

from events.models import Event, LogEnd, Revision
from events.services.linking.history import record_revision
from tests.factories import make_event

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
WRITERS, SECONDS = 4, 6.0
LOG = "/api/v1/revisions/"


class TakenBack(Exception):
    """Ends a transaction, so that its changes never were."""


def write(events, until):
    """Some changes in each transaction, which may last after them, and may come to nothing."""
    number = 0
    while time.monotonic() < until:
        with suppress(TakenBack), transaction.atomic():
            for pk in random.sample(events, random.randint(1, 3)):
                number += 1
                event = Event.objects.get(pk=pk)
                event.killed_min = event.killed_max = number
                record_revision(event, reason="read", now=timezone.now(), extractor_version="t")
                time.sleep(random.choice((0, 0, 0.01)))
            if random.random() < 0.1:
                raise TakenBack


def begin(events, until):
    """A writer in a process of its own; its process id."""
    child = os.fork()
    if child:
        return child
    failed = 1
    try:
        random.seed()
        write(events, until)
        failed = 0
    finally:
        os._exit(failed)


def at_work(children):
    """Those that have not ended; one that failed fails the test."""
    left = []
    for child in children:
        ended, status = os.waitpid(child, os.WNOHANG)
        assert not status, "a writer failed"
        left += [] if ended else [child]
    return left


def follow(children):
    """The positions as they come: pages by their cursor to the end, then again from the last."""
    api, found = APIClient(), []
    while True:
        last_look = not children
        page = api.get(LOG, {"after": found[-1] if found else 0, "limit": 7}).json()
        while page["results"]:
            found += [row["position"] for row in page["results"]]
            page = api.get(page["next"]).json() if page["next"] else {"results": []}
        if last_look:
            return found
        children = at_work(children)


def test_a_follower_gets_each_change_once_and_in_order_while_four_processes_write(settings):
    settings.API_READS_PER_MINUTE = 0
    events = [[make_event().pk for _ in range(5)] for _ in range(WRITERS)]
    connection.close()
    until = time.monotonic() + SECONDS
    found = follow([begin(mine, until) for mine in events])
    written = list(Revision.objects.tied().order_by("position").values_list("position", flat=True))
    assert len(written) > 10 * WRITERS
    assert written == list(range(1, LogEnd.objects.get().position + 1))
    assert found == written
