"""The history as data: of one event, of all, and as a file whose chain others can check."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from events.services.linking.history import record_revision
from tests.factories import make_event

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
NOW = datetime(2026, 5, 4, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def changed():
    """An event of three changes, the last by a person; another event between."""
    event = make_event(killed_min=3, killed_max=3)
    record_revision(event, reason="First told by article x", now=NOW, extractor_version="r1")
    record_revision(make_event(), reason="First told by article y", now=NOW, extractor_version="r1")
    for n, killed in enumerate((4, 5), start=1):
        event.killed_min = event.killed_max = killed
        event.save()
        by = {"changed_by": get_user_model().objects.create_user(f"r{n}")}
        record_revision(event, reason="Seen", now=NOW + timedelta(days=n), **by)
    return event


def test_an_event_has_its_changes_the_oldest_first_in_pages(api, changed):
    first = api.get(f"/api/v1/events/{changed.public_id}/revisions/?limit=2").json()
    rows = first["results"] + api.get(first["next"]).json()["results"]
    assert [row["number"] for row in rows] == [1, 2, 3]
    assert [row["by"] and row["by"]["name"] for row in rows] == [None, "r1", "r2"]
    assert [row["after"]["killed"]["min"] for row in rows] == [3, 4, 5]
    assert rows[1]["before"] == rows[0]["after"]


def test_an_event_that_is_not_there_has_none(api):
    assert api.get("/api/v1/events/nothing/revisions/").status_code == 404


def test_the_log_goes_on_from_its_cursor(api, changed):
    first = api.get("/api/v1/revisions/?limit=3").json()
    assert [row["position"] for row in first["results"]] == [1, 2, 3]
    assert [row["position"] for row in api.get(first["next"]).json()["results"]] == [4]


def test_the_exported_log_can_be_checked_without_the_product(changed, tmp_path):
    """As docs/operations.md tells it."""
    file = tmp_path / "log.jsonl"
    call_command("export_revisions", file)
    previous = ""
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert [row["position"] for row in rows] == [1, 2, 3, 4]
    for row in rows:
        by = row["by"] or {"name": "", "role": ""}
        told = {name: row[name] for name in ("position", "event", "number", "changed_at", "reason")}
        told |= {name: sealed(row[name]) for name in ("before", "after")}
        told |= {"by": [by["name"], by["role"], row["version"] or ""]}
        told |= {"format": 1, "previous": previous}
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert previous == row["digest"]


def sealed(state):
    if state is None:
        return None
    words = hashlib.sha256(state["summary"].encode()).hexdigest()
    return {**state, "summary": {"erased_sha256": words}}


def test_the_export_begins_where_the_last_one_ended(changed, tmp_path):
    file = tmp_path / "log.jsonl"
    call_command("export_revisions", file, after=3)
    assert [json.loads(line)["position"] for line in file.read_text().splitlines()] == [4]
