"""Tokens of the API: create, recognise, revoke."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from events.models.tokens import ApiToken

PREFIX_BYTES = 4
SECRET_BYTES = 32
LAST_USE_IS_KEPT_EVERY = timedelta(minutes=1)


class Scope(StrEnum):
    """What a token may do. Reading needs none."""

    READ = "read"
    SUBMIT = "submit"
    REVIEW = "review"
    FEEDS = "feeds"


def create_token(*, name: str, scopes: Collection[Scope] = (Scope.SUBMIT,)) -> tuple[ApiToken, str]:
    """A new token and its secret, which is not stored: 32 random bytes need only a plain hash."""
    prefix = secrets.token_hex(PREFIX_BYTES)
    words = f"{prefix}.{secrets.token_urlsafe(SECRET_BYTES)}"
    token = ApiToken.objects.create(
        name=name, prefix=prefix, sha256=_hash(words), scopes=[str(scope) for scope in scopes]
    )
    return token, words


def find_token(*, words: str, now: datetime) -> ApiToken | None:
    """The token with this secret, unless it was revoked. Its use is noted at most once a minute."""
    prefix, _, _ = words.partition(".")
    if not (prefix.isascii() and prefix.isalnum()):  # PostgreSQL cannot even be asked for a NUL
        return None
    token = ApiToken.objects.filter(
        prefix=prefix[: PREFIX_BYTES * 2], revoked_at__isnull=True
    ).first()
    if token is None or not hmac.compare_digest(token.sha256, _hash(words)):
        return None
    if token.last_used_at is None or token.last_used_at < now - LAST_USE_IS_KEPT_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def revoke_token(*, token: ApiToken, now: datetime) -> None:
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=now)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
