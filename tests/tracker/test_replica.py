"""What is read from a copy of the database."""

import pytest
from django.conf import settings
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from events.models import Event
from tracker.replica import NAME, ReadFromReplica, ReplicaRouter, may_lag

ASK = RequestFactory()
TABLE = [
    ("the home page", ASK.get("/"), True),
    ("an event", ASK.get("/events/abcdefghjk/"), True),
    ("events by the API", ASK.get("/api/v1/events.csv"), True),
    ("an article, whose sender waits for it", ASK.get("/articles/abcdefghjk/"), False),
    ("the form", ASK.get("/submit/"), False),
    ("a report of a mistake", ASK.post("/events/abcdefghjk/mistake/"), False),
    (
        "a program, which may have written",
        ASK.get("/api/v1/events/", headers={"authorization": "x"}),
        False,
    ),
    ("health, which is that of the database itself", ASK.get("/health/ready"), False),
]


@pytest.mark.parametrize(("what", "request_", "lags"), TABLE, ids=[row[0] for row in TABLE])
def test_a_copy_may_answer(what, request_, lags):
    assert may_lag(request_) is lags


def test_a_copy_never_answers_somebody_who_is_signed_in():
    request = ASK.get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "s"
    assert not may_lag(request)


@pytest.mark.parametrize(("path", "asked"), [("/", NAME), ("/submit/", None)])
def test_reads_go_there_during_the_request_alone_and_writes_never(path, asked):
    router, seen = ReplicaRouter(), []

    def view(request):
        seen.append((router.db_for_read(Event), router.db_for_write(Event)))

    ReadFromReplica(view)(ASK.get(path))
    assert seen == [(asked, "default")]
    assert router.db_for_read(Event) is None


def test_a_copy_is_never_migrated():
    assert ReplicaRouter().allow_migrate("default", "events")
    assert not ReplicaRouter().allow_migrate(NAME, "events")


def test_an_export_reads_there_until_its_last_byte():
    router = ReplicaRouter()

    def chunks():
        yield (router.db_for_read(Event) or "none").encode()

    response = ReadFromReplica(lambda request: StreamingHttpResponse(chunks()))(
        ASK.get("/events/x")
    )
    assert response.getvalue() == NAME.encode()
    assert router.db_for_read(Event) is None
