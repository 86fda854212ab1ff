"""Reviewers decide by program."""

import pytest
from django.contrib.auth import get_user_model

from events.models import Decision, Event
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from tests.factories import make_place
from tests.services.review.reviewing import SUMY, event_of, strike, told

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.fixture
def two():
    first, other = told(strike(dead=3)), told(strike("Shells fell.", place=SUMY, on=16, dead=1))
    return event_of(first), event_of(other)


@pytest.fixture
def sign_in(client):
    def sign(role):
        user = get_user_model().objects.create_user(f"a {role}")
        give_role(account=user, role=AccountRole(role))
        client.force_login(user)
        return client

    return sign


def send(client, event, what="", *, method="post", **body):
    address = f"/api/v1/events/{event.public_id}/{what}"
    body = {"reason": "So it is", **body}
    return getattr(client, method)(address, body, content_type="application/json")


def test_values_are_corrected_and_a_stale_reviewer_is_told(sign_in, two):
    client, event, place = sign_in("reviewer"), two[0], make_place("Kryvyi Rih")
    sent = {"killed": {"min": 4, "max": 5}, "wounded": None, "places": [place.key]}
    answer = send(client, event, method="patch", expected_revision=1, **sent)
    assert answer.status_code == 200, answer.content
    assert answer.json()["what"] == "correct"
    event.refresh_from_db()
    assert (event.killed_max, event.places.get()) == (5, place)
    again = send(client, event, method="patch", expected_revision=1, **sent)
    assert again.status_code == 409 and "So it is" in again.json()["detail"]
    now = answer.json()["revisions"][0]["number"]
    follow = send(client, event, method="patch", expected_revision=now, follow_articles=["killed"])
    assert follow.status_code == 200
    assert send(client, event, "undo/").status_code == 200
    assert Decision.objects.standing().count() == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"killed": {"min": 5, "max": 3}}, "killed"),
        ({"places": ["no:such"]}, "places"),
        ({"reason": "", "subkind": ""}, "reason"),
        ({}, "values"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_what_cannot_be_is_named(sign_in, two, body, field):
    answer = send(sign_in("reviewer"), two[0], method="patch", **body)
    assert answer.status_code == 400
    assert [one["field"] for one in answer.json()["errors"]] == [field]
    assert not Decision.objects.exists()


def test_an_editor_merges_withdraws_and_takes_back(sign_in, two):
    client, (event, other) = sign_in("editor"), two
    assert send(client, other, "merge/", into=event.public_id).status_code == 200
    other.refresh_from_db()
    assert other.merged_into == event
    article = other.merged_report.article.public_id
    assert send(client, event, "split/", articles=[article]).json()["other"] == other.public_id
    for what, seen in (
        ("withdraw/", False),
        ("restore/", True),
        ("reject/", False),
        ("undo/", True),
    ):
        assert send(client, event, what).status_code == 200
        assert Event.objects.visible().filter(pk=event.pk).exists() is seen
    assert send(client, event, "accept/").status_code == 200


@pytest.mark.parametrize(
    ("role", "what", "status"),
    [
        ("reader", "accept/", 403),
        ("submitter", "reject/", 403),
        ("reviewer", "accept/", 200),
        ("reviewer", "withdraw/", 403),
        ("reviewer", "merge/", 403),
        ("editor", "withdraw/", 200),
    ],
)
def test_a_decision_needs_its_role(sign_in, two, role, what, status):
    assert (
        send(sign_in(role), two[0], what, **({"into": "x"} if what == "merge/" else {})).status_code
        == status
    )
