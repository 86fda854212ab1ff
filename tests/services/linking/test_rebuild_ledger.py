"""Events from before the ledger get one."""

import pytest
from django.utils import timezone

from events.extraction.types import Casualties, Count
from events.models import Event, TollStatement
from events.services.linking.rebuild_ledger import rebuild_ledger
from events.services.reading.record import record_reports
from tests.factories import make_article, make_extracted

pytestmark = pytest.mark.django_db


@pytest.fixture
def older():
    """An event whose range is that of the first version: everything that was ever said."""
    for number in (2, 20):
        report = make_extracted(
            "The Horlivka bakery burnt.",
            place="Kyiv",
            by=["Russia"],
            casualties=Casualties(killed=Count(number, number)),
        )
        record_reports(article=make_article(), reports=[report], version="1", now=timezone.now())
    TollStatement.objects.all().delete()
    Event.objects.update(killed_min=2, killed_max=20, ledger=0)
    return Event.objects.get()


def test_older_events_get_their_ledger_once(older):
    revisions = list(rebuild_ledger(now=timezone.now()))
    assert [revision.event for revision in revisions] == []  # history held 20 already
    older.refresh_from_db()
    assert older.people("killed") == Count(20, 20)
    assert older.toll_statements.count() == 2
    assert not list(rebuild_ledger(now=timezone.now()))
    assert older.toll_statements.count() == 2


def test_a_reviewers_number_stays(older):
    Event.objects.update(overrides={"killed_min": 7, "killed_max": 7}, killed_min=7, killed_max=7)
    list(rebuild_ledger(now=timezone.now()))
    older.refresh_from_db()
    assert older.people("killed") == Count(7, 7)
