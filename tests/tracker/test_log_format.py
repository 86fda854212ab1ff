"""A log line says which article, which attempt and where in the code, never a word of the text."""

import io
import json
import logging
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from events import tasks
from events.models import Article
from events.services.queue.leases import QueueRules
from events.services.reading.extract import extract_article
from tests.factories import make_article, make_waiting
from tests.fakes import ScriptedExtractor
from tests.processes import PROJECT, environment
from tracker.log_format import FORMATTERS, WithoutText, describe_exception

MARKER = "Xylophonia"
NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)
RULES = QueueRules(lease=timedelta(minutes=5), max_attempts=3)


@contextmanager
def logged(form):
    """All that is logged meanwhile, as the setting would write it."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(FORMATTERS[form]())
    handler.addFilter(WithoutText())
    root, celery = logging.getLogger(), logging.getLogger("celery")
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield handler.stream
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        assert celery.propagate


def a_text_that_its_reader_quotes(client, monkeypatch):
    article = make_waiting(f"QUOTE {MARKER}", not_before=NOW)
    extract_article(
        article_id=article.pk,
        extractor=ScriptedExtractor(gazetteer_file=None),
        rules=RULES,
        clock=lambda: NOW,
    )
    article.refresh_from_db()
    assert MARKER in article.last_error  # for whoever has to mend it
    return article.public_id


def a_text_that_the_form_quotes(client, monkeypatch):
    def quote(**values):
        raise ValueError(values["text"])

    monkeypatch.setattr("events.web.views.intake.submit.submit_article", quote)
    client.raise_request_exception = False
    assert client.post("/submit/", {"text": f"A drone over {MARKER}."}).status_code == 500
    return "/submit/"


def a_text_that_the_api_quotes(client, monkeypatch):
    def quote(**values):
        raise ValueError(values["text"])

    monkeypatch.setattr("events.api.requests.submitting.submit_article", quote)
    monkeypatch.setattr("events.api.permissions.ReadOrSubmit.has_permission", lambda *args: True)
    answer = client.post(
        "/api/v1/articles/", {"text": f"A drone over {MARKER}."}, content_type="application/json"
    )
    assert answer.status_code == 500
    return "/api/v1/articles/"


def a_row_that_the_database_quotes(client, monkeypatch):
    try:
        with transaction.atomic():
            make_article(f"A drone over {MARKER}.", published_on=None)
    except IntegrityError:
        logging.getLogger("events").exception("Refused")
    return "Refused"


def a_text_that_celery_quotes(client, monkeypatch):
    def quote(**values):
        raise ValueError(MARKER)

    monkeypatch.setattr(tasks.extract, "extract_article", quote)
    monkeypatch.setattr(tasks.configured, "extractor", lambda: None)
    assert tasks.extract_article.apply((17,)).failed()
    return "raised unexpected: ValueError"


QUOTED = [
    a_text_that_its_reader_quotes,
    a_text_that_the_form_quotes,
    a_text_that_the_api_quotes,
    a_row_that_the_database_quotes,
    a_text_that_celery_quotes,
]


@pytest.mark.either_database
@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMATTERS)
@pytest.mark.parametrize("quote", QUOTED, ids=lambda one: one.__name__)
def test_the_log_tells_of_and_does_not_quote(form, quote, client, monkeypatch):
    with logged(form) as log:
        expected = quote(client, monkeypatch)
    assert expected in log.getvalue()
    assert "ValueError" in log.getvalue() or "IntegrityError" in log.getvalue()
    assert MARKER not in log.getvalue()


@pytest.mark.either_database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", FORMATTERS)
def test_a_local_worker_writes_no_text_either(form):
    article = make_waiting(f"QUOTE {MARKER}")
    other = make_waiting(MARKER)
    command = [sys.executable, "manage.py", "work", "--once", "--processes", "1"]
    variables = environment(LOG_FORMAT=form, LOG_LEVEL="DEBUG")
    done = subprocess.run(
        command, cwd=PROJECT, env=variables, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert MARKER not in done.stderr + done.stdout
    assert MARKER in Article.objects.get(pk=article.pk).last_error
    if form == "json":
        lines = [json.loads(line) for line in done.stderr.splitlines()]
        told = {line["article"]: line for line in lines if "article" in line}
        assert (told[article.public_id]["outcome"], told[article.public_id]["attempt"]) == (
            "error",
            1,
        )
        assert told[article.public_id]["exception"].endswith("ValueError")
        assert (told[other.public_id]["outcome"], told[other.public_id]["level"]) == (
            "done",
            "INFO",
        )
        assert told[other.public_id]["ms"] >= 0
    else:
        assert f"article={article.public_id} attempt=1 outcome=error ms=" in done.stderr
        assert "tests/fakes.py" in done.stderr


def test_a_request_cannot_write_a_line_of_its_own():
    with logged("line") as log:
        logging.getLogger("events").warning("Not Found: %s", "/a\n2026-11-24 ERROR forged")
    assert len(log.getvalue().splitlines()) == 1


def test_what_else_a_library_hangs_on_a_record_is_left_out():
    with logged("json") as log:
        logging.getLogger("events").warning(
            "Told", extra={"data": {"text": MARKER}, "article": "k3j"}
        )
    found = json.loads(log.getvalue())
    assert (found["article"], "data" in found) == ("k3j", False)


def test_an_exception_is_told_with_what_led_to_it():
    try:
        try:
            raise KeyError(MARKER)
        except KeyError as first:
            raise ValueError(MARKER) from first
    except ValueError as error:
        told = describe_exception(error)
    assert [line for line in told.splitlines() if not line.startswith("  ")] == [
        "KeyError",
        "which led to",
        "ValueError",
    ]
    assert MARKER not in told
