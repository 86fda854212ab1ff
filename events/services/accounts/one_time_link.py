"""Links that sign in once: `make run` prints one for the person at the machine."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction

from events.models.people.accounts import SignInLink
from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role

AT_THIS_MACHINE = "this-machine"
# written out, because `serve` would take a second more to load all addresses
PAGE_OF_LINK = "/account/log-in/link/"
SECRET_BYTES = 32
LASTS = timedelta(hours=24)


class LinkEnd(StrEnum):
    """Why a link signs nobody in: a newer one was made, it was used, its day is over, or its
    account was closed.
    """

    UNKNOWN = "unknown"
    USED = "used"
    OVER = "over"
    CLOSED = "closed"


def account_at_this_machine() -> User:
    """The account of whoever starts the product on a machine of their own: an editor without a
    password, who signs in by these links alone.
    """
    account, created = User.objects.get_or_create(username=AT_THIS_MACHINE)
    if created:
        account.set_unusable_password()
        account.save(update_fields=["password"])
        give_role(account=account, role=AccountRole.EDITOR)
    return account


@transaction.atomic
def make_link(*, account: User, now: datetime, lasts: timedelta = LASTS) -> str:
    """The secret part of a new link. Those made before for this account end."""
    SignInLink.objects.filter(account=account, used_at=None).delete()
    words = secrets.token_urlsafe(SECRET_BYTES)
    SignInLink.objects.create(account=account, sha256=_hash(words), expires_at=now + lasts)
    return words


def find_link(*, words: str, now: datetime) -> SignInLink | None:
    """The link if it can still be taken."""
    links = SignInLink.objects.select_related("account")
    return links.filter(
        sha256=_hash(words), used_at=None, expires_at__gt=now, account__is_active=True
    ).first()


def why_ended(*, words: str, now: datetime) -> LinkEnd:
    """Why a link cannot be taken, for whoever has it."""
    link = SignInLink.objects.filter(sha256=_hash(words)).first()
    if link is None:
        return LinkEnd.UNKNOWN
    if link.used_at is not None:
        return LinkEnd.USED
    return LinkEnd.OVER if link.expires_at <= now else LinkEnd.CLOSED


def take_link(*, words: str, now: datetime) -> User | None:
    """The account that the link signs in. Of two who take it at once, one gets it."""
    link = find_link(words=words, now=now)
    if link is None or not SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now):
        return None
    return link.account


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
