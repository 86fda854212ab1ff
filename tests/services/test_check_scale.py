"""What is missing for many events is named, with what to do."""

import pytest
from django.db import connection

from events.models import Tally
from events.services import check_scale
from events.services.check_scale import Advised, missing
from events.services.tallies import triggers
from events.services.tallies.rebuild import rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_a_server(monkeypatch):
    """Settings are those of the machine that runs the tests."""
    monkeypatch.setattr(check_scale, "SETTINGS", {})


def test_nothing_is_missing_once_all_is_counted():
    rebuild()
    assert missing() == []


def test_each_missing_thing_is_named():
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX event_longest")
        cursor.execute("DROP INDEX events_report_event_id_8f67cbbf")
    triggers.remove()
    found = "\n".join(missing())
    assert "event_longest" in found
    assert "events_report has no index that begins with event_id" in found
    assert "tally_event_update" in found
    assert "never counted" in found


def test_tallies_of_another_version_are_named():
    rebuild()
    Tally.objects.filter(facet="version").update(value="older")
    assert missing() == ["The tallies are of another version: run `manage.py rebuild_tallies`."]


@pytest.mark.parametrize(
    ("advised", "value", "holds"),
    [(Advised(16), 4, False), (Advised(16), 16, True), (Advised(1.5, least=False), 4, False)],
)
def test_a_setting_is_judged_by_its_bound(advised, value, holds):
    assert advised.holds(value) is holds
