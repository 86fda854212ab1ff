"""Which events, as they were at a moment: the parameters that history can answer, and a clear
refusal of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from events.extraction.types import Precision, Role
from events.filters import fields
from events.filters.events import EventFilter
from events.filters.problems import AS_OF, BadParameter, bad_values, repeated_parameters
from events.models import Actor, Event, Place, Revision
from events.models.events import RevisionQuerySet

MOMENT = "As it was at this moment, ISO 8601; UTC if it has no offset."
HELP = (
    f"{MOMENT} Takes kind, subkind, status, after, before, place, country, actor, perpetrator, "
    "target, forces, weapon and min_killed beside it."
)
Answer = Callable[[RevisionQuerySet, Any], RevisionQuerySet]


class MomentForm(forms.Form):
    """`as_of` alone."""

    as_of = fields.MomentField(help_text=HELP)


def _at(states: RevisionQuerySet, places: Collection[Place]) -> RevisionQuerySet:
    countries = [place.country for place in places if place.precision == Precision.COUNTRY]
    return states.at_places([place.key for place in places], [code for code in countries if code])


ANSWERS: Mapping[str, Answer] = {
    "kind": lambda states, kinds: states.of_kind(*kinds),
    "subkind": lambda states, names: states.of_subkind(*names),
    "status": lambda states, statuses: states.with_status(*statuses),
    "after": lambda states, day: states.between(after=day),
    "before": lambda states, day: states.between(before=day),
    "place": _at,
    "country": lambda states, codes: states.at_places([], codes),
    "weapon": lambda states, types: states.with_weapons(*types),
    "min_killed": lambda states, number: states.with_killed_at_least(number),
    "forces": lambda states, answer: states,
}
SIDES: Mapping[str, Role | None] = {
    "actor": None,
    "perpetrator": Role.PERPETRATOR,
    "target": Role.TARGET,
}
TAKEN = (*ANSWERS, *SIDES)


class AsOfFilter:
    """As `EventFilter`: `.states` are the revisions that the parameters select, `.problems` what is
    wrong with them. `also` names the parameters that the caller reads itself.
    """

    def __init__(self, data: QueryDict, *, now: datetime, also: Collection[str] = ()) -> None:
        self.data, self.now = data, now
        self._form = MomentForm(data)
        self._rest = EventFilter(data, Event.objects.none(), also=[*also, AS_OF])

    @cached_property
    def moment(self) -> datetime | None:
        """The moment asked for; None if it cannot be read or has not come yet."""
        self._form.full_clean()
        given: datetime | None = self._form.cleaned_data.get(AS_OF)
        return given if given and given <= self.now else None

    @cached_property
    def problems(self) -> list[BadParameter]:
        found = [*repeated_parameters(self.data, [AS_OF]), *bad_values(self._form.errors)]
        if self.moment is None and not found:
            found.append(BadParameter(AS_OF, gettext("This moment has not come yet.")))
        refused = [name for name in self._rest.filters if name not in TAKEN and self.data.get(name)]
        reason = gettext(
            "The history cannot be searched by this. Together with `as_of` you can give: %(names)s."
        ) % {"names": ", ".join(TAKEN)}
        return [*found, *self._rest.problems, *(BadParameter(name, reason) for name in refused)]

    @property
    def states(self) -> RevisionQuerySet:
        """The states that the parameters select; none without a moment."""
        if self.moment is None:
            return Revision.objects.none()
        states = Revision.objects.standing_at(self.moment).with_event()
        for name, value in self._rest.read.items():
            if name in ANSWERS and value not in (None, "", []):
                states = ANSWERS[name](states, value)
            if name in SIDES and value:
                states = states.with_sides(self._names(value), SIDES[name])
        return states

    def _names(self, sides: Collection[Actor]) -> list[str]:
        """The names of these sides and, as in the filter of events, of their forces."""
        if self._rest.read.get("forces") == "no":
            return [side.name for side in sides]
        return list(Actor.objects.with_forces(sides).values_list("name", flat=True))
