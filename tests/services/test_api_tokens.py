"""Tokens of the API."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from events.models import ApiToken
from events.services.api_tokens import (
    Scope,
    create_token,
    find_ended,
    find_token,
    revoke_token,
    rotate_token,
)

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
NOW = datetime(2024, 11, 13, 12, tzinfo=UTC)


def test_only_a_hash_of_a_token_is_kept():
    token, words = create_token(name="the desk")
    assert words.startswith(f"{token.prefix}.")
    assert words.split(".")[1] not in str(list(ApiToken.objects.values()))
    assert find_token(words=words, now=NOW) == token


def test_a_token_with_the_right_prefix_and_other_words_is_not_known():
    token, words = create_token(name="the desk")
    assert find_token(words=f"{token.prefix}.guess", now=NOW) is None
    assert find_token(words=words + "x", now=NOW) is None


def test_a_revoked_token_is_not_known_and_keeps_the_first_moment():
    token, words = create_token(name="the desk")
    for hours in (0, 1):
        revoke_token(token=token, now=NOW + timedelta(hours=hours))
    assert find_token(words=words, now=NOW) is None
    assert ApiToken.objects.get().revoked_at == NOW


def test_its_last_use_is_noted_once_a_minute(django_assert_num_queries):
    _, words = create_token(name="the desk")
    find_token(words=words, now=NOW)
    with django_assert_num_queries(1):
        find_token(words=words, now=NOW + timedelta(seconds=59))
    assert ApiToken.objects.get().last_used_at == NOW
    find_token(words=words, now=NOW + timedelta(seconds=61))
    assert ApiToken.objects.get().last_used_at == NOW + timedelta(seconds=61)


def test_the_command_prints_a_token_that_works(capsys):
    call_command("create_token", "the desk")
    token = find_token(words=capsys.readouterr().out.strip(), now=NOW)
    assert token is not None and token.name == "the desk"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"expires_at": NOW + timedelta(seconds=1)}, True),
        ({"expires_at": NOW}, False),
        ({"account": True}, True),
        ({"account": False}, False),  # closed
    ],
)
def test_a_token_ends_with_its_time_and_its_account(values, found):
    if "account" in values:
        values = {"account": User.objects.create_user("ana", is_active=values["account"])}
    _, words = create_token(name="the desk", **values)
    assert bool(find_token(words=words, now=NOW)) is found


def test_only_who_has_the_words_of_an_ended_token_finds_it():
    token, words = create_token(name="the desk", expires_at=NOW)
    assert find_ended(words=words) == token
    for guess in (f"{token.prefix}.guess", "unknown.guess", "\0.x", ""):
        assert find_ended(words=guess) is None


def test_a_rotated_token_is_like_the_old_one_which_is_good_for_a_day_more():
    old, old_words = create_token(
        name="the desk", scopes=[Scope.REVIEW], expires_at=timezone.now() + timedelta(days=90)
    )
    old.refresh_from_db()
    now = old.created_at + timedelta(days=80)
    new, words = rotate_token(token=old, now=now)
    assert (new.name, new.scopes) == ("the desk", ["review"])
    assert abs(new.expires_at - now - timedelta(days=90)) < timedelta(minutes=1)
    for after, valid in ((timedelta(hours=23), True), (timedelta(hours=25), False)):
        assert bool(find_token(words=old_words, now=now + after)) is valid
        assert find_token(words=words, now=now + after)


def test_a_rotation_does_not_make_an_old_token_live_longer():
    ends = timezone.now() + timedelta(hours=1)
    old, _ = create_token(name="the desk", expires_at=ends)
    old.refresh_from_db()
    rotate_token(token=old, now=timezone.now())
    old.refresh_from_db()
    assert old.expires_at == ends


def test_the_command_gives_scopes_and_an_end(capsys):
    call_command("create_token", "the desk", "--scope", "review", "--days", "3")
    token = find_token(words=capsys.readouterr().out.strip(), now=timezone.now())
    assert token.scopes == ["review"] and token.expires_at
    with pytest.raises(CommandError, match="no open account named 'nobody'"):
        call_command("create_token", "the desk", "--account", "nobody")
