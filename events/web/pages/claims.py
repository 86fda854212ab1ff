"""Who says what about an event, grouped by the side they speak for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.extraction.types import Role
from events.models import Event
from events.services.linking.derive import role_of_speaker
from events.web.pages.event import Account
from events.web.pages.voices import names_of, sides_of
from events.wording.labels.places import actor_name

HEADINGS: Mapping[Role | None, Promise] = {
    Role.PERPETRATOR: _("Actor"),
    Role.TARGET: _("Target"),
    None: _("Other sources"),
}
OWN_WORDS = _("In the outlet’s own words")


@dataclass(frozen=True, slots=True)
class Side:
    """The accounts of an event, each with what this side's speakers say in it. In accounts of
    outlets nobody speaks.

    If nobody speaks for either side, all accounts are listed without a heading.
    """

    heading: Promise | str
    names: str
    accounts: list[Account]


def claims_by_side(event: Event, accounts: list[Account]) -> list[Side]:
    """Perpetrator, target, others, outlets: the groups that say something. `event` comes from
    `for_detail`.
    """
    sides, names = sides_of(event), names_of(event)
    spoken = {role: [_only(role, account, names) for account in accounts] for role in HEADINGS}
    heard = {
        role: [account for account in said if account.cited.said] for role, said in spoken.items()
    }
    if not any(heard[role] for role in Role):
        return [Side("", "", accounts)]
    found = [
        Side(
            HEADINGS[role],
            ", ".join(actor_name(actor) for actor in sides[role]) if role else "",
            said,
        )
        for role, said in heard.items()
    ]
    found.append(Side(OWN_WORDS, "", [account for account in accounts if not account.cited.said]))
    return [side for side in found if side.accounts]


def _only(role: Role | None, account: Account, names: Mapping[Role, frozenset[str]]) -> Account:
    said = tuple(
        said for said in account.cited.said if role_of_speaker(said.claim.speaker, names) == role
    )
    return replace(account, cited=replace(account.cited, said=said))
