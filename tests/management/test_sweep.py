"""`manage.py sweep` by hand."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from kombu.exceptions import OperationalError

from events.management.commands import sweep
from tests.factories import make_waiting

pytestmark = pytest.mark.django_db


def told() -> str:
    out = StringIO()
    call_command("sweep", stdout=out)
    return out.getvalue()


def test_without_a_broker_it_says_how_many_wait_and_who_comes_for_them(settings):
    settings.REDIS_URL = ""
    make_waiting()
    assert told() == "Forgotten: 1. Local workers find them by themselves: manage.py work\n"


def test_it_sets_aside_what_has_used_up_its_attempts(settings):
    settings.REDIS_URL = ""
    article = make_waiting(attempts=settings.EXTRACTION_MAX_ATTEMPTS)
    told()
    article.refresh_from_db()
    assert article.status == "quarantined"


def test_a_broker_that_does_not_answer_is_named_as_the_reason(settings, monkeypatch):
    def away() -> int:
        raise OperationalError("Connection refused")

    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(sweep, "sweep_queue", away)
    with pytest.raises(
        CommandError, match="The broker does not answer \\(Connection refused\\); nothing was woken"
    ):
        told()
