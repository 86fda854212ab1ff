"""POST with an Idempotency-Key."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from rest_framework.test import APIClient

from events.api.requests import submitting
from events.models import Article, KeyedRequest
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from events.services.api_tokens import create_token
from events.services.intake.back_pressure import backlog
from events.services.intake.keyed_requests import forget_old_requests

pytestmark = pytest.mark.django_db
ARTICLES = "/api/v1/articles/"
BATCH = "/api/v1/articles/batch/"
TEXT = "A drone hit a house in Kyiv on Tuesday, killing two people, the mayor said."


@pytest.fixture(autouse=True)
def woken(monkeypatch):
    ids = []
    monkeypatch.setattr(submitting, "wake_extraction", ids.append)
    return ids


def post(client, key="k-1", text=TEXT, **values):
    headers = {} if key is None else {"HTTP_IDEMPOTENCY_KEY": key}
    return client.post(ARTICLES, {"text": text, **values}, format="json", **headers)


def test_the_same_request_again_gets_the_first_answer_again(writer, woken):
    first, second = post(writer), post(writer)
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert first["Location"] == second["Location"]
    assert (first.get("Idempotent-Replayed"), second["Idempotent-Replayed"]) == (None, "true")
    assert len(woken) == Article.objects.count() == 1


def test_the_first_answer_stays_although_the_article_was_read_meanwhile(writer):
    first = post(writer)
    Article.objects.update(status="done")
    assert post(writer).json() == first.json()


def test_a_key_with_another_body_is_409_and_keeps_nothing(writer):
    post(writer)
    response = post(writer, text=TEXT + " More.")
    assert (response.status_code, response["Content-Type"]) == (409, "application/problem+json")
    assert response.json()["errors"][0]["field"] == "Idempotency-Key"
    assert Article.objects.count() == 1


def test_a_body_that_is_only_spaced_otherwise_is_the_same_body(writer):
    post(writer)
    spaced = json.dumps({"text": TEXT}, indent=4)
    response = writer.post(
        ARTICLES, spaced, content_type="application/json", HTTP_IDEMPOTENCY_KEY="k-1"
    )
    assert response["Idempotent-Replayed"] == "true"


def test_a_key_belongs_to_its_sender(writer):
    account, person = User.objects.create_user("ana"), APIClient()
    give_role(account=account, role=AccountRole.SUBMITTER)
    person.force_login(account)
    other = APIClient(HTTP_AUTHORIZATION=f"Bearer {create_token(name='another')[1]}")
    answers = [post(client, text=f"{TEXT} {n}") for n, client in enumerate((writer, person, other))]
    assert [answer.status_code for answer in answers] == [202, 202, 202]


def test_a_key_belongs_to_its_address(writer):
    post(writer)
    response = writer.post(
        BATCH,
        json.dumps({"text": TEXT}),
        content_type="application/x-ndjson",
        HTTP_IDEMPOTENCY_KEY="k-1",
    )
    assert response.status_code == 409


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 201, "é", "a\tb", "\x7f"])
def test_a_key_that_cannot_be_one_is_400(writer, key):
    response = post(writer, key=key)
    assert response.status_code == 400
    assert response.json()["errors"] == [
        {
            "field": "Idempotency-Key",
            "reason": "It must have 1 to 200 visible ASCII characters, without spaces.",
        }
    ]
    assert Article.objects.count() == 0


@pytest.mark.parametrize("key", ["a", "x" * 200, "!~\"'{}", "0f6c9d1e-6e5c-4f7e-9d2b-000000000000"])
def test_a_key_may_be_anything_that_is_visible(writer, key):
    assert post(writer, key=key).status_code == 202


def test_a_request_that_failed_leaves_its_key_free(writer, settings):
    assert post(writer, text="").status_code == 400
    assert post(writer, text="").status_code == 400
    assert (
        writer.post(
            ARTICLES, b"x" * 8_000_001, content_type="application/json", HTTP_IDEMPOTENCY_KEY="k-1"
        ).status_code
        == 413
    )
    settings.MAX_WAITING_ARTICLES = 1
    post(writer, key=None, text="Another article that waits.")
    backlog.forget()
    assert post(writer).status_code == 503
    settings.MAX_WAITING_ARTICLES = 0
    assert KeyedRequest.objects.count() == 0
    assert post(writer).status_code == 202


def test_keys_are_forgotten_after_two_days(writer):
    post(writer)
    now = timezone.now()
    assert forget_old_requests(now=now + timedelta(hours=47)) == 0
    assert forget_old_requests(now=now + timedelta(hours=49)) == 1
    assert post(writer).status_code == 200  # the text is known by itself


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", [ARTICLES, BATCH])
def test_requests_at_the_same_moment_get_one_answer_and_the_same_one(address):
    words = create_token(name="tests")[1]
    answers = at_once(words, address, lambda _number: TEXT)
    assert Article.objects.count() == 1
    assert {answer.status_code for answer in answers} == {202 if address == ARTICLES else 200}
    # PostgreSQL keeps the members in an order of its own
    told = [json.loads(answer.content) for answer in answers]
    assert told == [told[0]] * 6
    assert sorted(answer.get("Idempotent-Replayed", "") for answer in answers) == [
        "",
        *["true"] * 5,
    ]


@pytest.mark.django_db(transaction=True)
def test_of_different_bodies_at_the_same_moment_one_is_taken_in():
    words = create_token(name="tests")[1]
    answers = at_once(words, ARTICLES, lambda number: f"{TEXT} {number}")
    assert sorted(answer.status_code for answer in answers) == [202, *[409] * 5]
    assert Article.objects.count() == 1


def at_once(words, address, text):
    barrier = Barrier(6)
    content_type = "application/json" if address == ARTICLES else "application/x-ndjson"

    def send(number):
        client = APIClient(HTTP_AUTHORIZATION=f"Bearer {words}", HTTP_IDEMPOTENCY_KEY="k-1")
        try:
            connection.ensure_connection()
            barrier.wait()
            return client.post(
                address, json.dumps({"text": text(number)}), content_type=content_type
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(send, range(6)))
