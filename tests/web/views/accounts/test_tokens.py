"""The page of an account's tokens."""

import re

import pytest

from events.models import ApiToken
from events.models.people.roles import AccountRole
from events.services.api_tokens import create_token

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
TOKENS = "/account/tokens/"
WORDS = re.compile(r"[0-9a-f]{8}\.[\w-]{43}")


def test_a_token_is_shown_once(client, ana):
    client.force_login(ana)
    made = client.post(TOKENS, {"name": "desk", "scopes": ["submit", "review"], "lifetime": "90"})
    words = WORDS.search(made.content.decode())[0]
    assert "no-store" in made["Cache-Control"]
    assert words not in client.get(TOKENS).content.decode()
    token = ApiToken.objects.get()
    assert (token.account, token.scopes) == (ana, ["submit", "review"])
    assert (token.expires_at - token.created_at).days in {89, 90}


@pytest.mark.parametrize(
    ("role", "scopes", "status"),
    [
        (AccountRole.READER, ["read"], 200),
        (AccountRole.READER, ["submit"], 422),
        (AccountRole.SUBMITTER, ["submit", "feeds"], 200),
        (AccountRole.SUBMITTER, ["review"], 422),
        (AccountRole.REVIEWER, [], 422),  # a token that may nothing
        (AccountRole.REVIEWER, ["all"], 422),
    ],
)
def test_no_scope_above_the_role_is_given(client, make_account, role, scopes, status):
    client.force_login(make_account("ben", role))
    sent = {"name": "desk", "scopes": scopes, "lifetime": ""}
    assert client.post(TOKENS, sent).status_code == status
    assert ApiToken.objects.count() == (status == 200)


def test_a_token_is_rotated_and_revoked(client, ana):
    client.force_login(ana)
    token, words = create_token(name="desk", account=ana)
    page = client.post(f"{TOKENS}{token.pk}/rotate/").content.decode()
    assert WORDS.search(page)[0] != words and ApiToken.objects.count() == 2
    client.post(f"{TOKENS}{token.pk}/revoke/")
    token.refresh_from_db()
    assert token.revoked_at
    assert client.post(f"{TOKENS}{token.pk}/rotate/").status_code == 404


def test_the_tokens_of_others_are_not_there(client, ana, make_account):
    token, _ = create_token(name="harvest", account=make_account("ben"))
    client.force_login(ana)
    assert "harvest" not in client.get(TOKENS).content.decode()
    for what in ("rotate", "revoke"):
        assert client.post(f"{TOKENS}{token.pk}/{what}/").status_code == 404
