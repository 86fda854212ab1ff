"""What is the database's own trouble is told from what is the fault of the rows."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError

from events.models import Article, Event, FeedEntry, Report
from events.services.intake.feeds.fetch_page import IntakeLimits, fetch_page
from events.services.intake.feeds.poll_feed import PUT_OFF_FOR, PollRules, poll_feed
from events.services.intake.files import import_file as importing
from events.services.intake.files.import_row import accept_upload
from events.services.intake.files.take_in_rows import Terms
from events.services.intake.submit import submit_article
from events.services.queue.database_trouble import Trouble, trouble_of
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.sources.fetching.answers import FetchRules
from tests.factories import make_article, make_feed, make_page
from tests.fakes import ScriptedExtractor, ScriptedWeb, news_page, rss
from tests.trouble import BOTH

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=2)
LONG = (
    "The war went on and nobody slept. Two drones hit a depot in the north of the country! " * 400
)


def submit(text=LONG):
    return submit_article(
        text=text, outlet="Gazette", submitted_by="form", now=NOW, max_characters=1_000_000
    )


# 60 reports, which quote more than the text is long
MANY = "Two drones hit a depot in the north of the country! " * 60


class FullMeanwhile(ScriptedExtractor):
    """Reads as scripted, and by then the disk has run full; `room()` makes some again."""

    def __call__(self, text, *, published_on):
        self.disk = BOTH["full"]()
        self.disk.__enter__()
        return super().__call__(text, published_on=published_on)

    def room(self):
        self.disk.__exit__(None, None, None)


def read(article, now, extractor=None):
    extractor = extractor or ScriptedExtractor(gazetteer_file=None)
    return extract_article(
        article_id=article.pk, extractor=extractor, rules=RULES, clock=lambda: now
    )


@pytest.mark.parametrize("trouble", list(Trouble)[:2], ids=str)
def test_an_article_that_cannot_be_kept_leaves_nothing_behind(trouble):
    with BOTH[trouble](), pytest.raises(DatabaseError) as raised:
        submit()
    assert trouble_of(raised.value) is trouble
    assert Article.objects.count() == 0
    assert submit().created  # once there is room again


def test_an_article_read_onto_a_full_disk_is_put_off_whole_and_without_counting_an_attempt():
    article, full = (
        make_article(MANY, status="pending", not_before=NOW),
        FullMeanwhile(gazetteer_file=None),
    )
    for n in range(RULES.max_attempts + 2):
        now = NOW + n * timedelta(minutes=1)
        with pytest.raises(DatabaseError):
            read(article, now, full)
        full.room()
        article.refresh_from_db()
        assert (article.status, article.attempts, article.token) == ("pending", 0, "")
        assert article.not_before == now + RULES.first_pause
        assert Report.objects.count() == Event.objects.count() == 0
    assert read(article, NOW + timedelta(hours=1)) == "done"
    assert Report.objects.count() == 60


class FullMeanwhileWeb(ScriptedWeb):
    """Answers as scripted, and by then the disk has run full; `room()` makes some again."""

    def __call__(self, url, **asked):
        self.disk = BOTH["full"]()
        self.disk.__enter__()
        return super().__call__(url, **asked)

    def room(self):
        self.disk.__exit__(None, None, None)


def test_a_page_fetched_onto_a_full_disk_is_put_off_without_counting_an_attempt():
    page, limits = make_page(), IntakeLimits(1_000_000)
    answers = {page.address: news_page(LONG)}
    full = FullMeanwhileWeb(answers)

    def fetch(web, now):
        return fetch_page(
            page_id=page.pk, fetch=web, rules=RULES, limits=limits, clock=lambda: now
        ).outcome

    for n in range(RULES.max_attempts + 1):
        now = NOW + n * timedelta(minutes=1)
        with pytest.raises(DatabaseError):
            fetch(full, now)
        full.room()
        page.refresh_from_db()
        assert (page.status, page.attempts, page.token, page.raw, page.last_error) == (
            "pending",
            0,
            "",
            None,
            "",
        )
        assert page.not_before == now + RULES.first_pause
    assert Article.objects.count() == 0
    assert fetch(ScriptedWeb(answers), NOW + timedelta(hours=1)) == "done"
    assert Article.objects.count() == 1


def test_a_feed_polled_onto_a_full_disk_is_put_off_and_is_not_called_in_trouble():
    feed = make_feed()
    answers = {feed.address: rss({"guid": "1", "content": LONG})}
    full, rules = (
        FullMeanwhileWeb(answers),
        PollRules(timedelta(minutes=2), FetchRules(), IntakeLimits(1_000_000)),
    )
    with pytest.raises(DatabaseError):
        poll_feed(feed_id=feed.pk, fetch=full, rules=rules, clock=lambda: NOW)
    full.room()
    feed.refresh_from_db()
    assert (feed.token, feed.lease_until, feed.errors_in_a_row, feed.last_error) == (
        "",
        None,
        0,
        "",
    )
    assert feed.next_poll_at == NOW + PUT_OFF_FOR
    assert Article.objects.count() == FeedEntry.objects.count() == 0
    done = poll_feed(
        feed_id=feed.pk, fetch=ScriptedWeb(answers), rules=rules, clock=lambda: NOW + PUT_OFF_FOR
    )
    assert (done.outcome, Article.objects.count()) == ("done", 1)


def test_a_file_taken_in_onto_a_full_disk_is_put_off_with_its_place(monkeypatch):
    # a small file, and more rows than there is room for
    rows = "\n".join(f"One drone hit town {n}." for n in range(100))
    row, disk = (
        accept_upload(name="a.csv", content=f"text\n{rows}\n".encode(), now=NOW).row,
        BOTH["full"](),
    )
    read, take_in = importing.rows_of_file, importing.import_file
    given = {"import_id": row.pk, "terms": Terms(max_characters=1_000_000), "rules": RULES}
    with monkeypatch.context() as meanwhile, pytest.raises(DatabaseError):
        meanwhile.setattr(importing, "rows_of_file", lambda *file: disk.__enter__() or read(*file))
        take_in(**given, clock=lambda: NOW)
    disk.__exit__(None, None, None)
    row.refresh_from_db()
    assert (row.status, row.attempts, row.position, row.last_error) == ("pending", 0, 0, "")
    assert take_in(**given, clock=lambda: NOW + RULES.first_pause) is False
    row.refresh_from_db()
    assert (row.status, row.accepted, Article.objects.count()) == ("done", 100, 100)


def test_an_article_in_a_read_only_database_is_not_even_claimed():
    article = make_article(LONG, status="pending", not_before=NOW)
    with BOTH["read only"](), pytest.raises(DatabaseError) as raised:
        read(article, NOW)
    assert trouble_of(raised.value) is Trouble.READ_ONLY
    article.refresh_from_db()
    assert (article.status, article.attempts) == ("pending", 0)


def test_a_broken_rule_is_no_trouble_of_the_database():
    with pytest.raises(IntegrityError) as raised:
        make_article(text="x", sha256=None)
    assert trouble_of(raised.value) is None
    assert trouble_of(ValueError("database or disk is full")) is None
    assert trouble_of(None) is None


@pytest.mark.parametrize(
    "error", [OperationalError("database is locked"), InterfaceError("connection already closed")]
)
def test_without_a_code_it_is_away(error):
    assert trouble_of(error) is Trouble.AWAY


def test_a_file_that_allows_no_writing_is_read_only(tmp_path):
    path = tmp_path / "one.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE one (n)")
    opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with closing(opened), pytest.raises(sqlite3.OperationalError) as raised:
        opened.execute("INSERT INTO one VALUES (1)")
    wrapped = OperationalError("wrapped as Django does")
    wrapped.__cause__ = raised.value
    assert trouble_of(wrapped) is Trouble.READ_ONLY
