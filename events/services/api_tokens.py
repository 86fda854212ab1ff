"""Tokens of the API: create, recognise, rotate, revoke."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction

from events.models.people.roles import AccountRole
from events.models.people.tokens import ApiToken, Tokens

PREFIX_BYTES = 4
SECRET_BYTES = 32
LAST_USE_IS_KEPT_EVERY = timedelta(minutes=1)
# so that a program that is at work can be given its new token before the old one ends
OLD_ONE_STAYS = timedelta(hours=24)


class Scope(StrEnum):
    """What a token may do. What is public needs none: `read` is for a program that writes nothing
    and wants a limit of its own.
    """

    READ = "read"
    SUBMIT = "submit"
    REVIEW = "review"
    FEEDS = "feeds"
    FOLLOW = "follow"


# What the account of a token must have besides the scope.
ROLE_OF_SCOPE = {
    Scope.READ: AccountRole.READER,
    Scope.SUBMIT: AccountRole.SUBMITTER,
    Scope.REVIEW: AccountRole.REVIEWER,
    Scope.FEEDS: AccountRole.SUBMITTER,
    Scope.FOLLOW: AccountRole.READER,
}


def create_token(
    *,
    name: str,
    scopes: Collection[Scope] = (Scope.SUBMIT, Scope.FEEDS),
    account: User | None = None,
    expires_at: datetime | None = None,
) -> tuple[ApiToken, str]:
    """A new token and its secret, which is not stored: 32 random bytes need only a plain hash."""
    prefix = secrets.token_hex(PREFIX_BYTES)
    words = f"{prefix}.{secrets.token_urlsafe(SECRET_BYTES)}"
    token = ApiToken.objects.create(
        account=account,
        name=name,
        prefix=prefix,
        sha256=_hash(words),
        scopes=[str(scope) for scope in scopes],
        expires_at=expires_at,
    )
    return token, words


def find_token(*, words: str, now: datetime) -> ApiToken | None:
    """The token with this secret, if it is valid. Its use is noted at most once a minute."""
    token = _with_words(words, ApiToken.objects.valid(now))
    if token is None:
        return None
    if token.last_used_at is None or token.last_used_at < now - LAST_USE_IS_KEPT_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def find_ended(*, words: str) -> ApiToken | None:
    """The token with this secret, valid or not: whoever has its words may know why it ended."""
    return _with_words(words, ApiToken.objects.all())


def _with_words(words: str, tokens: Tokens) -> ApiToken | None:
    prefix, _, _ = words.partition(".")
    if not (prefix.isascii() and prefix.isalnum()):  # PostgreSQL cannot even be asked for a NUL
        return None
    named = tokens.select_related("account").filter(prefix=prefix[: PREFIX_BYTES * 2])
    token = named.first()
    return token if token and hmac.compare_digest(token.sha256, _hash(words)) else None


@transaction.atomic
def rotate_token(*, token: ApiToken, now: datetime) -> tuple[ApiToken, str]:
    """A new token with the same name, scopes and lifetime. The old one is good for a day more."""
    lifetime = token.expires_at - token.created_at if token.expires_at else None
    ends = now + OLD_ONE_STAYS
    if token.expires_at is None or token.expires_at > ends:
        ApiToken.objects.filter(pk=token.pk).update(expires_at=ends)
    return create_token(
        name=token.name,
        scopes=[Scope(scope) for scope in token.scopes],
        account=token.account,
        expires_at=now + lifetime if lifetime else None,
    )


def revoke_token(*, token: ApiToken, now: datetime) -> None:
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=now)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
