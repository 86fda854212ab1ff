"""Give an account another role, close it, open it again."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role
from events.services.accounts.sessions import end_other_sessions


def set_role(*, account: User, role: AccountRole) -> None:
    give_role(account=account, role=role)


@transaction.atomic
def set_open(*, account: User, is_open: bool) -> None:
    """A closed account is logged out everywhere and its tokens are not valid. What it did stays."""
    account.is_active = is_open
    account.save(update_fields=["is_active"])
    if not is_open:
        end_other_sessions(account=account, but=None)
