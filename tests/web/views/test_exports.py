"""A large file is asked for on a page, written by a worker, and downloaded, also in parts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.exports import slots
from events.exports.kept import make_file
from events.management.jobs import writing_exports
from events.models import Export
from events.services.exports.write import write_export
from events.services.queue.leases import QueueRules
from tests.factories import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(client):
    make_event()
    response = client.post("/exports/?kind=strike&map=6/48.5/31.2", {"format": "csv"})
    row = Export.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/exports/{row.public_id}/")
    assert row.query == "kind=strike"
    return row


@pytest.fixture
def written(asked):
    rules = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
    write_export(export_id=asked.pk, make=make_file, rules=rules, clock=timezone.now)
    asked.refresh_from_db()
    return asked


def test_the_page_says_that_the_file_waits_and_then_links_to_it(client, asked):
    page = f"/exports/{asked.public_id}/"
    assert "The file waits to be written" in client.get(page).content.decode()
    assert client.get(f"{page}file").status_code == 404
    assert client.get(f"{page}state/?seen=pending-0").status_code == 204


def test_a_local_worker_writes_it(client, asked):
    job = writing_exports()
    assert job.due() == [asked.pk]
    job.do(asked.pk)
    asked.refresh_from_db()
    assert asked.status == "done"
    assert asked.name in client.get(f"/exports/{asked.public_id}/").content.decode()


def test_the_file_is_that_of_the_download_menu(client, written):
    direct = b"".join(client.get("/events.csv?kind=strike").streaming_content)
    kept = client.get(f"/exports/{written.public_id}/file")
    assert b"".join(kept.streaming_content).decode() == direct.decode().replace(
        "http://testserver", written.site.rstrip("/")
    )
    assert kept["Content-Length"] == str(written.size)


def test_a_broken_download_goes_on_where_it_ended(client, written):
    address = f"/exports/{written.public_id}/file"
    whole = b"".join(client.get(address).streaming_content)
    rest = client.get(address, HTTP_RANGE="bytes=100-")
    assert rest.status_code == 206
    assert b"".join(rest.streaming_content) == whole[100:]
    assert rest["Content-Range"] == f"bytes 100-{len(whole) - 1}/{len(whole)}"
    assert client.get(address, HTTP_RANGE=f"bytes={len(whole)}-").status_code == 416


@pytest.mark.parametrize(
    ("query", "data"), [("", {"format": "exe"}), ("", {}), ("?kind=war", {"format": "csv"})]
)
def test_what_cannot_be_written_is_refused_with_the_form(client, query, data):
    assert client.post(f"/exports/{query}", data).status_code == 422
    assert not Export.objects.exists()


def test_when_too_many_are_written_at_once_the_next_is_told_when_to_come_back(client, monkeypatch):
    monkeypatch.setattr(slots, "WAIT_SECONDS", 0.01)
    held = [client.get("/events.csv") for _ in range(2)]
    busy = client.get("/events.csv"), client.get("/api/v1/events.csv")
    assert [(r.status_code, "Retry-After" in r) for r in busy] == [(503, True)] * 2
    list(held[0].streaming_content)
    free = client.get("/events.csv")
    assert free.status_code == 200
    for response in (held[1], free):
        list(response.streaming_content)
