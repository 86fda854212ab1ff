"""What an account follows, by program: begin, list, look at the log, send again, end."""

import pytest
from django.contrib.auth import get_user_model
from rest_framework.test import APIClient

from events.models import Delivery, Subscription
from events.services.api_tokens import Scope, create_token

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
ALL = "/api/v1/subscriptions/"
HOOK = {
    "name": "Strikes in Ukraine",
    "filter": "country=UA&kind=strike",
    "channel": "webhook",
    "address": "https://receiver.example/in",
}


def client_of(name, *scopes, account=True):
    user = get_user_model().objects.create_user(name) if account else None
    client = APIClient()
    _, secret = create_token(name=name, scopes=scopes or (Scope.FOLLOW,), account=user)
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


@pytest.fixture
def mine(db):
    return client_of("rita")


def test_a_webhook_begins_with_a_ping_and_tells_its_secret(mine):
    answer = mine.post(ALL, HOOK, format="json")
    assert answer.status_code == 201
    begun = answer.json()
    assert answer["Location"] == begun["api_url"]
    assert begun["secret"].startswith("whsec_") and begun["confirmed_at"]
    assert begun["triggers"] == ["correction", "new", "status", "toll", "withdrawal"]
    assert begun["events"].endswith("/api/v1/events/?country=UA&kind=strike")
    assert mine.get(begun["events"]).status_code == mine.get(begun["page"]).status_code == 200
    assert mine.get(ALL).json()["results"] == [begun]
    (ping,) = mine.get(f"{begun['api_url']}messages/").json()["results"]
    assert (ping["status"], ping["position"]) == ("pending", 0)


def test_a_letter_waits_for_its_answer_and_a_view_sends_nothing(mine):
    letter = {**HOOK, "channel": "email", "address": "rita@example.org", "how_often": "weekly"}
    begun = mine.post(ALL, letter, format="json").json()
    assert (begun["secret"], begun["confirmed_at"]) == (None, None)
    saved = mine.post(ALL, {"name": "Mali", "filter": "country=ML", "channel": "view"},
                      format="json").json()  # fmt: skip
    assert saved["address"] is None
    assert mine.get(f"{saved['api_url']}messages/").json()["results"] == []
    assert [one.name for one in Subscription.objects.active()] == []


def test_a_message_is_sent_again_and_a_pause_ends(mine):
    begun = mine.post(ALL, HOOK, format="json").json()
    Delivery.objects.update(status="quarantined", attempts=12)
    Subscription.objects.update(paused_because="Ten messages in a row did not arrive.")
    (ping,) = mine.get(f"{begun['api_url']}messages/").json()["results"]
    again = mine.post(f"{begun['api_url']}messages/{ping['id']}/send-again/").json()
    assert (again["id"], again["status"]) == (ping["id"], "pending")
    assert mine.post(f"{begun['api_url']}messages/nothing/send-again/").status_code == 404
    assert mine.post(f"{begun['api_url']}resume/").json()["paused_because"] is None


def test_an_ended_one_is_gone_and_another_account_sees_nothing(mine):
    begun = mine.post(ALL, HOOK, format="json").json()
    other = client_of("otto")
    assert other.get(ALL).json()["results"] == []
    for address in ("", "messages/"):
        assert other.get(f"{begun['api_url']}{address}").status_code == 404
    assert other.delete(begun["api_url"]).status_code == 404
    assert mine.delete(begun["api_url"]).status_code == 204
    assert mine.get(begun["api_url"]).status_code == 404
    assert Subscription.objects.get().ended_at


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"filter": "kind=war"}, "filter", "kind: "),
        ({"filter": "limit=5"}, "filter", "limit: "),
        ({"channel": "pigeon"}, "channel", "how you want"),
        ({"address": "ftp://x"}, "address", "https://"),
        ({"address": "http://127.0.0.1/in"}, "address", "private network"),
        ({"how_often": "daily"}, "how_often", "at once"),
        ({"triggers": ["rain"]}, "triggers", "at least one"),
        ({"name": ""}, "name", "Give it a name"),
        ({"colour": "red"}, "colour", "no such field"),
    ],
)
def test_what_cannot_be_followed_is_named(mine, sent, field, words):
    answer = mine.post(ALL, {**HOOK, **sent}, format="json")
    assert answer.status_code == 400
    errors = {one["field"]: one["reason"] for one in answer.json()["errors"]}
    assert words in errors[field]
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    ("scopes", "account", "words"),
    [
        ((Scope.SUBMIT,), True, "scope `follow`"),
        ((Scope.FOLLOW,), False, "belongs to no account"),
    ],
)
def test_a_token_needs_the_scope_and_an_account(scopes, account, words):
    answer = client_of("x", *scopes, account=account).get(ALL)
    assert answer.status_code == 403 and words in answer.json()["detail"]


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", ""), ("post", ""), ("get", "x/"), ("delete", "x/"), ("get", "x/messages/"),
     ("post", "x/resume/"), ("post", "x/messages/y/send-again/")],
)  # fmt: skip
def test_who_is_not_signed_in_gets_nothing(client, method, path):
    answer = getattr(client, method)(f"{ALL}{path}", HOOK, content_type="application/json")
    assert answer.status_code == 401
    assert not Subscription.objects.exists()
