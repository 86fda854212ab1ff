"""Each attempt at a row leaves one line in the log: which row, how it ended, and never a word of
what was read.
"""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from events.services.intake.feeds.fetch_page import IntakeLimits, fetch_page
from events.services.intake.feeds.poll_feed import PollRules, poll_feed
from events.services.intake.files.import_file import import_file
from events.services.intake.files.import_row import accept_upload
from events.services.intake.files.take_in_rows import Terms
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from events.sources.fetching.answers import FetchRefused, FetchRules
from tests.factories import make_feed, make_page, make_waiting
from tests.fakes import NEWS, ScriptedExtractor, ScriptedWeb, news_page, rss
from tracker.log_format import FIELDS

pytestmark = pytest.mark.django_db

RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)
LIMITS = IntakeLimits(10_000)
SECRET = "MARKER"  # stands in each text


def an_article(script=SECRET):
    row = make_waiting(script)
    extract_article(
        article_id=row.pk,
        extractor=ScriptedExtractor(gazetteer_file=None),
        rules=RULES,
        clock=timezone.now,
    )
    return "article", row.public_id


def an_article_that_fails():
    return an_article(f"QUOTE {SECRET}")


def a_page(answer=None):
    row = make_page()
    answer = answer or news_page(*NEWS, f"{SECRET} drones came in all.")
    fetch_page(
        page_id=row.pk,
        fetch=ScriptedWeb({row.address: answer}),
        rules=RULES,
        limits=LIMITS,
        clock=timezone.now,
    )
    return "page", row.public_id


def a_page_that_is_gone():
    return a_page(FetchRefused("The server answers 404 (Not Found)."))


def a_page_that_fails():
    return a_page(ValueError(SECRET))


def a_feed(answer=None):
    row = make_feed()
    fetch, rules = (
        ScriptedWeb({row.address: answer or rss({"guid": SECRET})}),
        PollRules(RULES.lease, FetchRules(), LIMITS),
    )
    poll_feed(feed_id=row.pk, fetch=fetch, rules=rules, clock=timezone.now)
    return "feed", str(row.pk)


def a_feed_that_is_none():
    return a_feed(f"<p>{SECRET}")


def a_feed_that_fails():
    return a_feed(ValueError(SECRET))


def a_file(content=f"text\n{SECRET} drone.\n"):
    row = accept_upload(name="a.csv", content=content.encode(), now=timezone.now()).row
    import_file(import_id=row.pk, terms=Terms(100), rules=RULES, clock=timezone.now)
    return "import", row.public_id


def a_file_that_fails(monkeypatch_reader):
    monkeypatch_reader.setattr(
        "events.services.intake.files.import_file.rows_of_file", lambda *_: 1 / 0
    )
    return a_file()


ENDED = [
    (an_article, "done", logging.INFO),
    (an_article_that_fails, "error", logging.ERROR),
    (a_page, "done", logging.INFO),
    (a_page_that_is_gone, "error", logging.INFO),  # no fault of ours: no stack is worth keeping
    (a_page_that_fails, "error", logging.ERROR),
    (a_feed, "done", logging.INFO),
    (a_feed_that_is_none, "error", logging.INFO),
    (a_feed_that_fails, "error", logging.ERROR),
    (a_file, "done", logging.INFO),
]


def check(records, kind, row_id, outcome, level):
    (record,) = [record for record in records if record.name.startswith("events.services.")]
    fields = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
    assert fields.pop("ms") >= 0
    assert fields.pop("attempt", 1) == 1  # feeds count errors, not attempts
    assert (fields, record.levelno) == ({kind: row_id, "outcome": outcome}, level)
    assert SECRET not in record.getMessage()


@pytest.mark.parametrize(
    ("attempt", "outcome", "level"), ENDED, ids=lambda one: getattr(one, "__name__", "")
)
def test_one_line_is_logged_of(caplog, attempt, outcome, level):
    caplog.set_level(logging.INFO, "events")
    kind, row_id = attempt()
    check(caplog.records, kind, row_id, outcome, level)


def test_one_line_is_logged_of_a_file_that_fails(caplog, monkeypatch):
    caplog.set_level(logging.INFO, "events")
    kind, row_id = a_file_that_fails(monkeypatch)
    check(caplog.records, kind, row_id, "error", logging.ERROR)
