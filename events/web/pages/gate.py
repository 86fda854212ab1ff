"""What the gate means for whoever asks."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest

from events.models.people.roles import AccountRole, role_of
from events.services import configured
from events.services.intake.gate.arrival import AccountNeeded, arrival_of


def may_review(request: HttpRequest) -> bool:
    return role_of(request.user).at_least(AccountRole.REVIEWER)


def may_edit(request: HttpRequest) -> bool:
    return role_of(request.user).at_least(AccountRole.EDITOR)


def gate_for(request: HttpRequest) -> str:
    """What becomes of what this reader submits: `open`, `held`, or `accounts`: it is refused."""
    try:
        held = arrival_of(request.user, configured.submissions()).held
    except AccountNeeded:
        return "accounts"
    return "held" if held else "open"


def signed_in(request: HttpRequest) -> User:
    """The account that asks; views that need a role have made sure that there is one."""
    if not isinstance(request.user, User):
        raise TypeError("only for someone who is signed in")
    return request.user
