"""Whoever changes the log of changes behind the services' back is found out."""

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from events import migrations
from events.models import Event, LogEnd, Revision
from events.models.events.chain import sealed_words
from events.services.linking.history import record_revision
from events.services.verify import Noted, verify
from events.services.verify.chain import invariants
from tests.factories import make_event, make_place

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def events():
    """Two events of two changes each, in turns."""
    made = [make_event(places=[make_place("Київ")]), make_event(confidence=0.1)]
    for killed in (1, 2):
        for event in made:
            event.killed_min = event.killed_max = killed
            event.save()
            record_revision(event, reason="Joined by article x", now=NOW, extractor_version="r1")
    return made


def problems(noted=None):
    return [f"{one.public_id} {one.problem}" for one in verify(invariants(noted))]


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_what_the_services_wrote_is_whole(events):
    assert problems() == []
    assert list(Revision.objects.values_list("position", flat=True).order_by("pk")) == [1, 2, 3, 4]


TAMPERED = [
    ("UPDATE events_revision SET reason = 'x' WHERE position = 2", "change 1 was altered"),
    ("UPDATE events_revision SET by_name = 'x' WHERE position = 1", "change 1 was altered"),
    ("UPDATE events_revision SET after = '{}' WHERE position = 3", "change 2 was altered"),
    ("UPDATE events_revision SET digest = 'x' WHERE position = 2", "change 1 was altered"),
    ("DELETE FROM events_revision WHERE position = 2", "change 2 has no change before it"),
    ("UPDATE events_revision SET position = NULL WHERE position = 4", "change 2 is not tied"),
    ("DELETE FROM events_revision WHERE position = 4", "its last changes are missing"),
    ("DELETE FROM events_revision WHERE position > 0", "its last changes are missing"),
    ("DELETE FROM events_logend WHERE position > 0", "says that it ends elsewhere"),
    ("UPDATE events_event SET public_id = 'another'", "was altered"),
]


@pytest.mark.parametrize(("statement", "problem"), TAMPERED)
def test_verify_names(events, statement, problem):
    if "public_id" in statement:
        statement += f" WHERE id = {events[0].pk}"
    run(statement)
    assert any(problem in found for found in problems()), problems()


def test_a_log_that_was_written_anew_is_told_from_the_one_that_was_noted(events):
    noted = Noted.read(str(LogEnd.objects.get()))
    Revision.objects.filter(position=4).delete()
    LogEnd.objects.update(position=3, digest=Revision.objects.get(position=3).digest)
    assert problems() == []
    assert "no longer holds the change that was noted" in problems(noted)[0]


def test_words_that_had_to_be_erased_leave_the_chain_whole(events):
    for one in Revision.objects.all():
        one.after = {**one.after, "summary": sealed_words(one.after["summary"])}
        one.before = one.before and {**one.before, "summary": sealed_words(one.before["summary"])}
        one.save()
    assert problems() == []


def test_an_account_that_is_deleted_leaves_its_name(events):
    user = get_user_model().objects.create_user("olena")
    record_revision(events[0], reason="Seen", now=NOW, even_if_same=True, changed_by=user)
    user.delete()
    assert (Revision.objects.last().by_name, Revision.objects.last().by_role) == (
        "olena",
        "reader",
    )
    assert problems() == []


def test_the_migration_ties_the_changes_from_before(events):
    kept = list(Revision.objects.order_by("pk").values_list("position", "digest", "ends_on"))
    Revision.objects.update(position=None, digest="", ends_on=None)
    LogEnd.objects.all().delete()
    (path,) = Path(migrations.__path__[0]).glob("*_chain_the_history.py")
    migration = import_module(f"events.migrations.{path.stem}")
    migration.chain(apps, None)
    assert (
        list(Revision.objects.order_by("pk").values_list("position", "digest", "ends_on")) == kept
    )
    assert problems() == []


def test_counts_and_confidence_alone_make_no_change(events):
    Event.objects.filter(pk=events[0].pk).update(origin_count=7, confidence=0.9)
    events[0].refresh_from_db()
    assert record_revision(events[0], reason="Counted", now=NOW, extractor_version="r1") is None
