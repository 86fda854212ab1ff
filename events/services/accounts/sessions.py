"""Where accounts are signed in: noted as they are used, ended on demand."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction

from events import lengths
from events.models.people.accounts import AccountSession, SignInLink

ENDED_IS_KEPT = timedelta(days=1)  # a session may be noted a moment before its row is written
LINK_IS_KEPT = timedelta(days=30)


def note_session(
    *, account: User, session_key: str, user_agent: str, address: str, now: datetime
) -> None:
    AccountSession.objects.update_or_create(
        session_key=session_key,
        defaults={
            "account": account,
            "user_agent": user_agent.replace("\0", "")[: lengths.USER_AGENT],
            "address": address,
            "seen_at": now,
        },
    )


def end_session(*, account: User, session_id: int) -> bool:
    """Whether there was such a session of this account."""
    row = AccountSession.objects.filter(account=account, pk=session_id).first()
    if row is None:
        return False
    _end([row])
    return True


def end_other_sessions(*, account: User, but: str | None) -> int:
    """All but the one with the key `but`. Gives how many let in until now."""
    return _end(list(AccountSession.objects.filter(account=account).exclude(session_key=but)))


@transaction.atomic
def _end(rows: list[AccountSession]) -> int:
    ended, _ = Session.objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    AccountSession.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return ended


def forget_ended_sessions(*, now: datetime) -> None:
    """Erase sessions that are over, with the browsers and addresses that they were used from, and
    links that sign nobody in any more. A link that is over is kept for a while, to say so.
    """
    Session.objects.filter(expire_date__lt=now).delete()
    ended = AccountSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    ended.filter(seen_at__lt=now - ENDED_IS_KEPT).delete()
    SignInLink.objects.filter(expires_at__lt=now - LINK_IS_KEPT).delete()
