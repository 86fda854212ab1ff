"""Files of articles, taken in by workers: rows and the place in the file are written together."""

from datetime import UTC, datetime, timedelta

import pytest

from events.models import Article, Import, Page
from events.services import configured
from events.services.intake.back_pressure import backlog
from events.services.intake.files import import_file as module
from events.services.intake.files.import_file import import_file
from events.services.intake.files.import_row import MOST_WAITING_FILES, accept_upload
from events.services.intake.files.take_in_rows import PlaceLost, Terms, take_in_rows
from events.services.intake.submit import QueueFull
from events.services.queue.leases import QueueRules
from events.sources.article_files import ArticleRow, FileRefused
from tests.factories import make_article

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
TERMS = Terms(max_characters=100)
FILE = b"text,title,url\nOne drone hit.,a,\n,b,x\nTwo drones hit.,c,\nOne drone hit.,d,\n"


def upload(content=FILE, name="a.csv"):
    return accept_upload(name=name, content=content, now=NOW).row


def work(row, terms=TERMS, now=NOW, clock=None):
    return import_file(import_id=row.pk, terms=terms, rules=RULES, clock=clock or (lambda: now))


def counts(row):
    row.refresh_from_db()
    return row.status, row.position, row.accepted, row.already_here, row.refused


def many(number):
    return b"text\n" + b"".join(b"Drone %d hit a depot.\n" % n for n in range(number))


def test_every_row_is_taken_in_or_refused_with_its_reasons():
    row = upload()
    assert work(row) is False
    assert counts(row) == ("done", 4, 2, 1, 1)
    assert row.refusals == [
        {"line": 3, "field": "text", "reason": "The text is empty."},
        {
            "line": 3,
            "field": "url",
            "reason": "It is not a web address: it must begin with http:// or https:// "
            "and name a host.",
        },
    ]
    assert row.content is not None, "the refused rows are given back as a file"
    assert {(article.title, article.submitted_by) for article in Article.objects.all()} == {
        ("a", "file"),
        ("c", "file"),
    }


def test_a_file_that_is_done_is_not_taken_in_again():
    row = upload()
    work(row)
    again = accept_upload(name="b.csv", content=FILE, now=NOW)
    assert (again.created, again.row.pk) == (False, row.pk)
    assert work(row) is False
    assert counts(row) == ("done", 4, 2, 1, 1)


def test_a_long_file_is_given_back_after_a_while_and_goes_on_there():
    row = upload(many(250))
    now = [NOW]

    def clock():
        now[0] += timedelta(seconds=8)
        return now[0]

    turns = 0
    while work(row, clock=clock):
        turns += 1
        assert counts(row)[0] == "pending" and row.attempts == 0
    assert turns >= 1
    assert counts(row) == ("done", 250, 250, 0, 0)


def test_where_the_queue_is_full_the_file_waits_and_then_goes_on(settings):
    row = upload(many(3))
    backlog.forget()
    make_article(status="pending")
    full = Terms(max_characters=100, max_waiting=1)
    assert work(row, full) is False
    assert counts(row) == ("pending", 0, 0, 0, 0)
    assert (row.not_before, row.attempts) == (NOW + timedelta(seconds=30), 0)
    assert work(row, now=NOW + timedelta(seconds=31)) is False
    assert counts(row) == ("done", 3, 3, 0, 0)


def test_a_worker_that_lost_its_lease_writes_nothing():
    row = upload(many(3))
    Import.objects.filter(pk=row.pk).update(status="running", token="another", lease_until=NOW)
    with pytest.raises(PlaceLost):
        take_in_rows(
            [ArticleRow(2, text="One.")],
            import_id=row.pk,
            position=0,
            terms=TERMS,
            now=NOW,
            token="mine",
        )
    assert Article.objects.count() == 0


@pytest.mark.parametrize("position", [0, 2])
def test_rows_that_another_process_has_taken_in_meanwhile_are_not_taken_in_twice(position):
    row = upload(many(3))
    Import.objects.filter(pk=row.pk).update(position=1)
    with pytest.raises(PlaceLost):
        take_in_rows(
            [ArticleRow(2, text="One.")], import_id=row.pk, position=position, terms=TERMS, now=NOW
        )
    assert Article.objects.count() == 0


def test_an_error_puts_the_file_back_with_its_place(monkeypatch):
    row = upload(many(150))
    calls = []

    def fail_at_the_second(*args, **values):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("away")
        return take_in_rows(*args, **values)

    monkeypatch.setattr(module, "take_in_rows", fail_at_the_second)
    assert work(row) is False
    assert counts(row)[:3] == ("pending", 100, 100)
    assert row.last_error == "RuntimeError: away"
    work(row, now=NOW + timedelta(minutes=1))
    assert counts(row)[:3] == ("done", 150, 150)


def test_a_file_that_cannot_be_read_is_not_accepted():
    with pytest.raises(FileRefused):
        upload(b"notes\nx\n")
    assert Import.objects.count() == 0


def test_no_more_than_some_files_wait():
    for number in range(MOST_WAITING_FILES):
        upload(many(number + 1))
    with pytest.raises(QueueFull):
        upload(many(50))
    assert upload(many(1)).position == 0  # one that is here already is answered all the same


def test_a_file_that_a_command_left_half_way_is_taken_over():
    row = upload(many(150))
    Import.objects.filter(pk=row.pk).update(content=None, position=100)
    assert accept_upload(name="a.csv", content=many(150), now=NOW).row.pk == row.pk
    work(row)
    assert counts(row)[:3] == ("done", 150, 50)


def test_many_refusals_are_counted_and_the_first_are_kept():
    row = upload(b"text,title\n" + b"x\n" * 700)
    work(row)
    assert counts(row)[-1] == 700
    assert len(row.refusals) == 500


def test_an_address_without_a_text_becomes_a_page_to_fetch():
    content = b"url,title\nhttps://example.org/news/1,a\nhttps://www.example.org/news/1,b\nftp://example.org/,c\n,d\n"
    row = upload(content)
    work(row, Terms(max_characters=100, outlet="A paper", pages=configured.page_fetch_rules()))
    assert counts(row) == ("done", 4, 1, 1, 2)
    page = Page.objects.get()
    assert (page.address, page.title, page.source.name, page.submitted_by) == (
        "https://example.org/news/1",
        "a",
        "A paper",
        "file",
    )
    assert [(refusal["line"], refusal["field"]) for refusal in row.refusals] == [
        (4, "url"),
        (5, "text"),
    ]
