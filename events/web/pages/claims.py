"""Who says what of an event, by the side that they speak for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.extraction.types import Role
from events.models import Event
from events.services.linking.derive import role_of_speaker
from events.web.pages.event import Telling
from events.web.pages.voices import names_of, sides_of

HEADINGS: Mapping[Role | None, Promise] = {
    Role.PERPETRATOR: _("The side that did it"),
    Role.TARGET: _("The side that it was done to"),
    None: _("Others, or not said for whom"),
}
OWN_WORDS = _("Outlets in their own words")


@dataclass(frozen=True, slots=True)
class Side:
    """The tellings of an event, each with what speakers of one side say in it; in those of outlets
    nobody speaks.

    Where nobody speaks for a side, all stand together without a heading.
    """

    heading: Promise | str
    names: str
    tellings: list[Telling]


def claims_by_side(event: Event, tellings: list[Telling]) -> list[Side]:
    """Who did it, whom it was done to, the others, the outlets: those of whom there are any.
    `event` is from `for_detail`.
    """
    sides, names = sides_of(event), names_of(event)
    spoken = {role: [_only(role, telling, names) for telling in tellings] for role in HEADINGS}
    heard = {
        role: [telling for telling in said if telling.told.said] for role, said in spoken.items()
    }
    if not any(heard[role] for role in Role):
        return [Side("", "", tellings)]
    found = [
        Side(HEADINGS[role], ", ".join(actor.name for actor in sides[role]) if role else "", said)
        for role, said in heard.items()
    ]
    found.append(Side(OWN_WORDS, "", [telling for telling in tellings if not telling.told.said]))
    return [side for side in found if side.tellings]


def _only(role: Role | None, telling: Telling, names: Mapping[Role, frozenset[str]]) -> Telling:
    said = tuple(
        said for said in telling.told.said if role_of_speaker(said.claim.speaker, names) == role
    )
    return replace(telling, told=replace(telling.told, said=said))
