"""Scopes of tokens and roles of accounts in the API: a clear refusal, and no more than either."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser, User
from rest_framework.test import APIClient

from events.api.permissions import MayFeed, MayReview, MaySubmit, ReadOrReview
from events.models import ApiToken
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from events.services.api_tokens import Scope, create_token

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
THEN = datetime(2024, 11, 13, 9, 5, tzinfo=UTC)
TEXT = {"text": "A drone hit a house in Kyiv on 13 November 2024."}


def account(role):
    made = User.objects.create_user(str(role))
    give_role(account=made, role=role)
    return made


class Asked:
    method = "POST"

    def __init__(self, user=None, auth=None, method="POST"):
        self.user, self.auth, self.method = user or AnonymousUser(), auth, method


@pytest.mark.parametrize(
    ("permission", "scopes", "role", "allowed"),
    [
        (MaySubmit, [Scope.SUBMIT], None, True),  # a program of the site
        (MaySubmit, [Scope.READ, Scope.REVIEW, Scope.FEEDS], None, False),
        (MaySubmit, [Scope.SUBMIT], AccountRole.SUBMITTER, True),
        (MaySubmit, [Scope.SUBMIT], AccountRole.READER, False),  # it lost the role since
        (MayFeed, [Scope.SUBMIT], None, False),
        (MayFeed, [Scope.FEEDS], None, True),
        (MayReview, [Scope.SUBMIT, Scope.FEEDS], AccountRole.EDITOR, False),  # the token is less
        (MayReview, [Scope.REVIEW], AccountRole.SUBMITTER, False),  # the account is less
        (MayReview, [Scope.REVIEW], AccountRole.REVIEWER, True),
    ],
)
def test_a_token_may_what_both_its_scopes_and_its_account_may(permission, scopes, role, allowed):
    token, _ = create_token(name="t", scopes=scopes, account=role and account(role))
    assert permission().has_permission(Asked(token.account, token), None) is allowed


@pytest.mark.parametrize(
    ("permission", "role", "allowed"),
    [
        (MaySubmit, AccountRole.READER, False),
        (MaySubmit, AccountRole.SUBMITTER, True),
        (MayReview, AccountRole.SUBMITTER, False),
        (MayReview, AccountRole.ADMINISTRATOR, True),
    ],
)
def test_a_person_needs_the_role(permission, role, allowed):
    assert permission().has_permission(Asked(account(role)), None) is allowed


def test_reading_is_open():
    assert ReadOrReview().has_permission(Asked(method="GET"), None)
    assert not ReadOrReview().has_permission(Asked(method="POST"), None)


@pytest.mark.parametrize(
    ("scope", "address", "detail"),
    [
        (Scope.FEEDS, "/api/v1/articles/", "This token does not have the scope `submit`."),
        (Scope.READ, "/api/v1/feeds/", "This token does not have the scope `feeds`."),
    ],
)
def test_what_is_missing_is_told(scope, address, detail):
    _, words = create_token(name="t", scopes=[scope])
    client = APIClient(HTTP_AUTHORIZATION=f"Bearer {words}")
    answer = client.post(address, TEXT, format="json")
    assert (answer.status_code, answer.json()["detail"]) == (403, detail)


@pytest.mark.parametrize(
    ("become", "said"),
    [
        (
            {"expires_at": datetime(2024, 11, 13, 9, 5, tzinfo=UTC)},
            "expired at 2024-11-13 09:05 UTC",
        ),
        (
            {"revoked_at": datetime(2024, 11, 13, 9, 5, tzinfo=UTC)},
            "revoked at 2024-11-13 09:05 UTC",
        ),
        ({"sha256": "0" * 64}, "is not known"),
    ],
)
def test_a_token_that_has_ended_is_told_why(become, said):
    token, words = create_token(name="the desk")
    ApiToken.objects.filter(pk=token.pk).update(**become)
    answer = APIClient().get("/api/v1/events/", headers={"authorization": f"Bearer {words}"})
    assert answer.status_code == 401
    assert said in str(answer.json())


def test_a_token_of_a_closed_account_is_told_so():
    account = User.objects.create_user("ana", is_active=False)
    _, words = create_token(name="the desk", account=account)
    answer = APIClient().get("/api/v1/events/", headers={"authorization": f"Bearer {words}"})
    assert (answer.status_code, "is closed" in str(answer.json())) == (401, True)
