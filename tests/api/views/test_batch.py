"""POST /api/v1/articles/batch/."""

import json

import pytest

from events.api.requests import submitting
from events.models import Article, KeyedRequest
from events.services.intake.back_pressure import backlog
from tests.factories import make_article

pytestmark = pytest.mark.django_db
BATCH = "/api/v1/articles/batch/"
LINES = "application/x-ndjson"


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    """The articles that a worker was woken for."""
    ids = []
    monkeypatch.setattr(submitting, "wake_extraction", ids.append)
    return ids


def send(client, *lines, content_type=LINES, **headers):
    body = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )
    return client.post(BATCH, body, content_type=content_type, **headers)


def results(response):
    assert (response.status_code, response["Content-Type"]) == (200, "application/x-ndjson")
    return [json.loads(line) for line in response.content.decode().splitlines()]


def text(number):
    return {"text": f"Drone number {number} hit a house in Kyiv."}


@pytest.mark.parametrize(
    "content_type", [LINES, "application/jsonl", "application/x-ndjson; charset=utf-8"]
)
def test_each_line_gets_its_result_in_order(writer, woken, content_type):
    made = results(send(writer, text(1), text(2), text(1), content_type=content_type))
    assert [(line["line"], line["status"]) for line in made] == [(1, 202), (2, 202), (3, 200)]
    assert made[0]["id"] == made[2]["id"]
    assert writer.get(made[1]["api_url"]).json()["text"] == text(2)["text"]
    assert writer.get(made[1]["url"]).status_code == 200
    assert woken == list(Article.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (b"{", "body", "The line is not JSON"),
        (b"[" * 100_000, "body", "nested too deeply"),
        (b'{"text": "\xe9"}', "body", "not UTF-8: byte 11"),
        (b"null", "body", "No data provided"),
        (b"[1]", "body", "It must be an object, as {"),
        ({"text": ""}, "text", "The text is empty."),
        ({"text": "a\0b"}, "text", "U+0000"),
        ({"text": "x" * 200_001}, "text", "200,000 are allowed"),
        ({"text": "Fine.", "publishd_on": "2024-11-13"}, "publishd_on", "There is no such field."),
        ({"text": "Fine.", "published_on": "13.11.2024"}, "published_on", "YYYY-MM-DD"),
        ({"text": 5}, "text", "It must be a text in quotation marks."),
    ],
)
def test_a_bad_line_is_refused_alone(writer, line, field, reason):
    made = results(send(writer, text(1), line, text(2)))
    assert [result["status"] for result in made] == [202, 400, 202]
    assert made[1]["errors"][0]["field"] == field
    assert reason in made[1]["errors"][0]["reason"]
    assert Article.objects.count() == 2


def test_of_very_many_unknown_fields_a_few_are_named_and_the_others_counted(writer):
    line = {"text": "Fine.", **{f"x{n}": n for n in range(9_000)}}
    errors = results(send(writer, line))[0]["errors"]
    assert len(errors) == 21
    assert {"field": "body", "reason": "It has 9,000 fields that do not exist."} in errors


def test_blank_lines_are_passed_over_and_counted(writer):
    made = results(send(writer, b"", text(1), b"\r", text(2), b""))
    assert [(line["line"], line["status"]) for line in made] == [(2, 202), (4, 202)]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "detail"),
    [
        (b"", LINES, 400, "has no line"),
        (b"\n \n", LINES, 400, "has no line"),
        (b"{}\n" * 1_001, LINES, 413, "1,001 lines; 1,000 are allowed"),
        (b"x" * 8_000_001, LINES, 413, "8,000,000 bytes are allowed"),
        (b"{}", "application/json", 415, "Send application/x-ndjson or application/jsonl."),
    ],
)
def test_a_body_past_the_limits_is_refused_whole(writer, body, content_type, status, detail):
    response = writer.post(BATCH, body, content_type=content_type)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert detail in response.json()["detail"]
    assert Article.objects.count() == 0


@pytest.mark.either_database
def test_a_thousand_lines_are_taken_in(writer):
    made = results(send(writer, *[text(n) for n in range(1_000)]))
    assert {line["status"] for line in made} == {202}
    assert Article.objects.count() == 1_000


def test_where_the_queue_fills_in_the_middle_the_rest_is_to_come_again(
    writer, settings, monkeypatch
):
    settings.MAX_WAITING_ARTICLES = 2
    monkeypatch.setattr("events.services.intake.back_pressure.COUNTED_EVERY_SECONDS", 0)
    response = send(writer, text(1), text(2), text(3), text(1))
    made = results(response)
    assert [(line["status"], line["retry_after"]) for line in made] == [
        (202, None),
        (202, None),
        (503, 30),
        (200, None),
    ]
    assert made[2]["errors"][0]["reason"].startswith("Too many articles wait")
    assert response["Retry-After"] == "30"


def test_an_answer_with_lines_to_come_again_is_not_kept_for_its_key(writer, settings):
    settings.MAX_WAITING_ARTICLES = 1
    make_article(status="pending", finished_at=None)
    backlog.forget()
    assert results(send(writer, text(1), HTTP_IDEMPOTENCY_KEY="k"))[0]["status"] == 503
    assert KeyedRequest.objects.count() == 0
    settings.MAX_WAITING_ARTICLES = 0
    first, again = (send(writer, text(1), HTTP_IDEMPOTENCY_KEY="k") for _ in range(2))
    assert results(first)[0]["status"] == 202
    assert (results(first), again["Idempotent-Replayed"]) == (results(again), "true")


def test_without_a_key_nothing_is_accepted(api):
    assert send(api, text(1)).status_code == 401
    assert api.get(BATCH).status_code == 405
