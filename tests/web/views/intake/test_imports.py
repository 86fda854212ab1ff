"""The page that takes in a file, and the page that shows what became of it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from events.models import Article, Import
from events.services.intake.files import import_row
from events.services.intake.files.import_file import import_file
from events.services.intake.files.take_in_rows import Terms
from events.services.queue.leases import QueueRules

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
PAGE = "/submit/file/"
FILE = b"text,title\nOne drone hit.,a\n,b\nTwo drones <b>hit</b>.,c\n"


@pytest.fixture(autouse=True)
def _no_requests_before():
    cache.clear()


def send(client, content=FILE, name="articles.csv", **headers):
    """Upload a file and begin it as it is guessed; the answer to the upload."""
    answer = client.post(PAGE, {"file": SimpleUploadedFile(name, content)}, **headers)
    if answer.status_code == 302:
        client.post(f"{answer.url}start/")
    return answer


def take_in(row):
    rules = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
    import_file(
        import_id=row.pk, terms=Terms(max_characters=1_000), rules=rules, clock=timezone.now
    )


def test_the_page_says_what_a_file_must_look_like(client):
    page = client.get(PAGE).content.decode()
    assert "up to 20 MB" in page
    assert "published_on" in page
    assert 'accept=".csv,.tsv,.json,.jsonl,.ndjson,.xlsx,.zip,.txt,.pdf,.html,.htm,.eml"' in page


def test_a_file_is_kept_taken_in_and_its_refused_rows_are_shown(client, monkeypatch):
    woken = []
    monkeypatch.setattr("events.web.views.intake.import_page.wake_import", woken.append)
    response = send(client)
    row = Import.objects.get()
    assert (response.status_code, response.url) == (302, f"/imports/{row.public_id}/")
    assert (bytes(row.content), row.name, woken) == (FILE, "articles.csv", [row.pk])
    waiting = client.get(response.url).content.decode()
    assert "Waiting to be imported" in waiting and 'hx-trigger="every 2s"' in waiting
    take_in(row)
    Article.objects.update(status="done")
    page = client.get(response.url).content.decode()
    assert "1 row was refused" in page
    assert "The text is empty." in page
    assert "hx-trigger" not in page


def test_the_state_is_sent_when_it_has_changed(client):
    address = f"{send(client).url}state/"
    assert client.get(f"{address}?seen=pending-0-0").status_code == 204
    Import.objects.update(position=1_200, status="running", token="x", lease_until=timezone.now())
    assert "1,200 rows so far" in client.get(f"{address}?seen=pending-0-0").content.decode()
    take_in(Import.objects.get())
    assert client.get("/imports/nothing/").status_code == 404


def test_the_same_file_again_shows_what_became_of_it(client):
    first = send(client)
    take_in(Import.objects.get())
    again = send(client, name="copy.csv")
    assert again.url == first.url
    assert "submitted before" in client.get(again.url).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "status", "message"),
    [
        (b"", "a.csv", 422, "The file is empty."),
        (b"PK\x03\x04" + b"\x00" * 99, "a.csv", 422, "binary"),
        (b"text\nx\n", "a.docx", 422, "must end in .csv"),
        (b"text\n" + b"x" * 20_000_000, "a.csv", 413, "20,000,000 are allowed"),
        (b"text\n" + b"x" * 21_000_000, "a.csv", 413, "A file may have 20 MB at most"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_with_the_reason(
    client, content, name, status, message
):
    response = send(client, content, name)
    assert response.status_code == status
    assert message in response.content.decode()
    assert Import.objects.count() == 0


def test_without_a_file_the_page_asks_for_one(client):
    response = client.post(PAGE, {})
    assert response.status_code == 422
    assert "Choose a file first." in response.content.decode()


def test_one_client_has_one_file_in_hand(client):
    first = send(client)
    second = send(client, FILE + b"More.,x\n")
    assert (second.status_code, second["Retry-After"]) == (429, "30")
    assert first.url in second.content.decode()
    assert send(Client(REMOTE_ADDR="192.0.2.9"), FILE + b"Other.,x\n").status_code == 302
    take_in(Import.objects.order_by("pk").first())
    assert send(client, FILE + b"More.,x\n").status_code == 302


def test_where_many_files_wait_none_is_accepted(client, monkeypatch):
    monkeypatch.setattr(import_row, "MOST_WAITING_FILES", 0)
    response = send(client)
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "no more are accepted for now" in response.content.decode()


def test_who_submits_too_often_waits(client, settings):
    settings.FORM_SUBMISSIONS_PER_MINUTE = 1
    send(client, b"")
    response = send(client, HTTP_X_FORWARDED_FOR="10.0.0.1")
    assert response.status_code == 429
    assert Import.objects.count() == 0


def test_a_form_without_its_token_is_refused():
    assert send(Client(enforce_csrf_checks=True)).status_code == 403
    assert Import.objects.count() == 0


def test_a_file_s_page_takes_five_queries_however_many_rows_were_refused(
    client, django_assert_num_queries
):
    url = send(client, b"text,title\n" + b"x\n" * 300).url
    take_in(Import.objects.get())
    with django_assert_num_queries(5):
        assert "It has 1 cell" in client.get(url).content.decode()
