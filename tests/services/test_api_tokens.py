"""Tokens of the API."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from events.models import ApiToken
from events.services.api_tokens import create_token, find_token, revoke_token

pytestmark = pytest.mark.django_db
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
