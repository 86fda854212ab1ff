"""The example of each problem in docs/api.md is what the product answers."""

import json
import re
from http import HTTPStatus
from pathlib import Path

import pytest
from rest_framework.test import APIClient

from events.models import Event
from events.services.api_tokens import create_token
from events.services.intake.back_pressure import backlog
from tests.factories import make_event

pytestmark = pytest.mark.django_db
DOCUMENT = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
SECTION = DOCUMENT.partition("## Errors")[2].partition("\n## ")[0]
EXAMPLES = {
    (body["status"], body["instance"]): body
    for body in map(json.loads, re.findall(r"^    (\{.*\})$", SECTION, re.MULTILINE))
}
EVENTS, ARTICLES = "/api/v1/events/", "/api/v1/articles/"
KEY = {"HTTP_IDEMPOTENCY_KEY": "morning-1"}


@pytest.fixture
def api(db):
    client = APIClient()
    _, client.secret = create_token(name="the desk", scopes=["submit"])
    return client


def withdrawn():
    Event.objects.filter(pk=make_event().pk).update(
        public_id="7q4nzk2xwd",
        withdrawn_at="2026-05-04T09:30:00Z",
        withdrawn_because="the article was retracted",
    )


def submitted_with_a_key(api, settings):
    post(api, ARTICLES, {"text": "One text."}, **KEY)


def after_one_read(api, settings):
    settings.API_READS_PER_MINUTE = 1
    api.get(f"{EVENTS}?limit=2")


def with_a_full_queue(api, settings):
    post(api, ARTICLES, {"text": "The first."})
    settings.MAX_WAITING_ARTICLES = 1
    backlog.forget()


def post(api, address, body, content_type="application/json", **headers):
    headers = {"HTTP_AUTHORIZATION": f"Bearer {api.secret}", **headers}
    given = body if isinstance(body, str) else json.dumps(body)
    return api.generic("POST", address, given, content_type=content_type, **headers)


BEFORE = {410: lambda *_: withdrawn(), 409: submitted_with_a_key, 429: after_one_read,
          503: with_a_full_queue}  # fmt: skip
ASKED = {
    400: lambda api: api.get(f"{EVENTS}?after=13.11.2024"),
    401: lambda api: api.post(ARTICLES, {"text": "A"}, format="json"),
    403: lambda api: post(api, f"{EVENTS}7q4nzk2xwd/accept/", {}),
    404: lambda api: api.get(f"{EVENTS}nothing/"),
    405: lambda api: post(api, "/api/v1/actors/", {}),
    406: lambda api: api.get("/api/v1/facets/", HTTP_ACCEPT="text/csv"),
    409: lambda api: post(api, ARTICLES, {"text": "Another text."}, **KEY),
    410: lambda api: api.get(f"{EVENTS}7q4nzk2xwd/"),
    413: lambda api: post(api, ARTICLES, "x" * 8_000_001),
    415: lambda api: post(api, ARTICLES, "text=A", "application/x-www-form-urlencoded"),
    429: lambda api: api.get(EVENTS),
    503: lambda api: post(api, ARTICLES, {"text": "The second."}),
}


@pytest.mark.parametrize("status", ASKED)
def test_the_example_of_a_problem_is_what_is_answered(api, settings, status):
    BEFORE.get(status, lambda *_: None)(api, settings)
    answer = ASKED[status](api)
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    body["detail"] = re.sub(r"in \d+ seconds?", "in 41 seconds", body["detail"])
    assert EXAMPLES.get((status, body["instance"])) == body, json.dumps(body, ensure_ascii=False)


def test_every_problem_has_its_example():
    assert {status for status, _ in EXAMPLES} == set(ASKED)
    listed = {int(row) for row in re.findall(r"^\*\*(\d{3})\*\*", SECTION, re.MULTILINE)}
    assert set(ASKED) <= listed
    assert {HTTPStatus(status) for status in listed}
