"""Links that sign in once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from events.models import SignInLink
from events.models.people.roles import AccountRole, role_of
from events.services.accounts.give_role import give_role
from events.services.accounts.one_time_link import (
    PAGE_OF_LINK,
    account_at_this_machine,
    find_link,
    make_link,
    take_link,
    why_ended,
)

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PAGE = PAGE_OF_LINK + "{}/"


def test_a_link_signs_in_once():
    words = make_link(account=account_at_this_machine(), now=NOW)
    account = take_link(words=words, now=NOW)
    assert account is not None and role_of(account) == AccountRole.EDITOR
    assert not account.has_usable_password()
    assert take_link(words=words, now=NOW) is None


@pytest.mark.parametrize(
    ("after", "there"), [(timedelta(hours=23), True), (timedelta(hours=25), False)]
)
def test_a_link_ends_after_a_day(after, there):
    words = make_link(account=account_at_this_machine(), now=NOW)
    assert bool(find_link(words=words, now=NOW + after)) is there


def test_a_new_link_ends_the_one_before():
    first, second = (make_link(account=account_at_this_machine(), now=NOW) for _ in range(2))
    assert find_link(words=first, now=NOW) is None
    assert find_link(words=second, now=NOW)


def test_a_copy_of_the_database_opens_nothing():
    words = make_link(account=account_at_this_machine(), now=NOW)
    assert words not in str(list(SignInLink.objects.values()))


def test_a_closed_account_is_not_signed_in():
    account = account_at_this_machine()
    words = make_link(account=account, now=NOW)
    account.is_active = False
    account.save()
    assert take_link(words=words, now=NOW) is None


def test_looking_at_the_link_does_not_use_it_up(client):
    """Programs look at addresses, too: those that draw previews in a chat."""
    page = PAGE.format(make_link(account=account_at_this_machine(), now=datetime.now(UTC)))
    assert "this-machine" in client.get(page).content.decode()
    assert "sessionid" not in client.cookies
    assert client.post(page)["Location"] == "/"
    assert "this-machine" in client.get("/about/").content.decode()
    assert client.post(page).status_code == client.get(page).status_code == 410


def test_the_account_at_this_machine_keeps_the_role_that_it_was_given():

    give_role(account=account_at_this_machine(), role=AccountRole.REVIEWER)
    assert role_of(account_at_this_machine()) == AccountRole.REVIEWER


@pytest.mark.parametrize(
    ("become", "said"),
    [
        (lambda words: take_link(words=words, now=datetime.now(UTC)), "was used already"),
        (lambda _: SignInLink.objects.update(expires_at=NOW), "time of this link is over"),
        (
            lambda _: make_link(account=account_at_this_machine(), now=datetime.now(UTC)),
            "or a newer one was made",
        ),
        (lambda _: User.objects.update(is_active=False), "account of this link is closed"),
    ],
    ids=["used", "over", "replaced", "closed"],
)
def test_a_link_that_signs_nobody_in_says_why(client, become, said):
    words = make_link(account=account_at_this_machine(), now=datetime.now(UTC))
    become(words)
    for answer in (client.get(PAGE.format(words)), client.post(PAGE.format(words))):
        assert answer.status_code == 410
        assert said in answer.content.decode()


def test_a_link_nobody_made_is_unknown():
    assert why_ended(words="never", now=NOW) == "unknown"
