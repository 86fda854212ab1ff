"""What was typed into the form of corrections, as values that differ from those of the event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.extraction.types import (
    Count,
    DateSpan,
    Kind,
    Precision,
    Role,
    Status,
    Weapon,
    WeaponType,
)
from events.models import Actor, Event, Place
from events.services.review.deciding.new_rows import NewActor, NewPlace
from events.services.review.deciding.values import KEPT_UNDER, Values
from events.web.views.review.deciding import DecisionForm
from events.web.views.review.names import actor_called, place_label, places_called

WHOLE: dict[str, Any] = {"required": False, "min_value": 0}
DAY: dict[str, Any] = {
    "input_formats": ["%Y-%m-%d"],
    "error_messages": {"invalid": _("Write the day as YYYY-MM-DD, such as 2024-11-13.")},
}


class CorrectForm(DecisionForm):
    """All fields of an event. Rows of places, sides and weapons are lists beside it."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("label of a fact", "Event type"),
        choices=[(str(one), one) for one in Kind],
    )
    subkind = forms.CharField(label=_("How"), required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[(str(one), one) for one in Status])
    starts_on = forms.DateField(label=_("First day"), **DAY)
    ends_on = forms.DateField(label=_("Last day"), **DAY)
    killed_min = forms.IntegerField(label=_("Killed, at least"), **WHOLE)
    killed_max = forms.IntegerField(label=_("Killed, at most"), **WHOLE)
    wounded_min = forms.IntegerField(label=_("Wounded, at least"), **WHOLE)
    wounded_max = forms.IntegerField(label=_("Wounded, at most"), **WHOLE)
    summary = forms.CharField(label=_("Summary"), required=False)
    places = forms.Field(label=_("Places"), required=False)
    actors = forms.Field(label=_("Sides"), required=False)
    weapons = forms.Field(label=_("Weapons"), required=False)
    new_sides = forms.BooleanField(label=_("Add sides that are not known yet"), required=False)
    new_place = forms.CharField(label=_("Name"), required=False)
    new_precision = forms.ChoiceField(
        label=_("How finely it is known"),
        choices=[(str(one), one) for one in Precision],
        required=False,
    )
    new_country = forms.CharField(label=_("Country"), required=False)
    new_admin1 = forms.CharField(label=_("Region"), required=False)
    new_lat = forms.FloatField(label=_("Latitude"), required=False)
    new_lon = forms.FloatField(label=_("Longitude"), required=False)

    def __init__(self, data: QueryDict | None, *, event: Event) -> None:
        super().__init__(data, initial=initial_of(event))
        self.event = event
        self.rows = typed_rows(data) if data is not None else rows_of(event)
        self.values = Values()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        rows: dict[str, list[Any]] = {
            "places": list(self._places()),
            "actors": list(self._actors()),
            "weapons": list(self._weapons()),
        }
        if not self.errors:
            self.values = changed_values(self.event, cleaned, rows)
        return cleaned

    def _places(self) -> Iterator[Place | NewPlace]:
        for text in self.rows["places"]:
            found_places = places_called(text)
            if len(found_places) == 1:
                yield found_places[0]
            elif found_places:
                some = "; ".join(place_label(place) for place in found_places[:6])
                words = gettext("Several places are called %(name)s. Choose one: %(some)s")
                self.add_error("places", words % {"name": text, "some": some})
            else:
                words = gettext("No place is called %(name)s. Add it as a new place.")
                self.add_error("places", words % {"name": text})
        cleaned = self.cleaned_data
        if cleaned.get("new_place") or any(cleaned.get(name) for name in NEEDS_NAME):
            yield NewPlace(
                name=cleaned.get("new_place", ""),
                precision=Precision(cleaned.get("new_precision") or "town"),
                country=cleaned.get("new_country", "").upper(),
                admin1=cleaned.get("new_admin1", ""),
                lat=cleaned.get("new_lat"),
                lon=cleaned.get("new_lon"),
            )

    def _actors(self) -> Iterator[tuple[Role, Actor | NewActor]]:
        for role, name in self.rows["actors"]:
            found = actor_called(name)
            if found is not None:
                yield Role(role), found
            elif self.cleaned_data.get("new_sides"):
                yield Role(role), NewActor(name)
            else:
                words = gettext("No side is called %(name)s. Tick that it is to be added.")
                self.add_error("actors", words % {"name": name})

    def _weapons(self) -> Iterator[Weapon]:
        for kind, *numbers in self.rows["weapons"]:
            if kind not in set(WeaponType) or not all(n == "" or n.isdecimal() for n in numbers):
                self.add_error("weapons", gettext("Write numbers, or leave them empty."))
            else:
                launched, intercepted = (int(n[:9]) if n else None for n in numbers)
                yield Weapon(WeaponType(kind), launched, intercepted)


def initial_of(event: Event) -> dict[str, Any]:
    columns = ("kind", "subkind", "status", "starts_on", "ends_on", "summary")
    numbers = [f"{what}_{end}" for what in ("killed", "wounded") for end in ("min", "max")]
    return {name: getattr(event, name) for name in (*columns, *numbers)}


def rows_of(event: Event) -> dict[str, list[Any]]:
    """The rows of an event as the form shows them."""
    weapons = event.event_weapons.order_by("pk").values_list("type", "launched", "intercepted")
    places = event.event_places.select_related("place").order_by("ordinal", "pk")
    sides = event.event_actors.order_by("role", "pk").values_list("role", "actor__name")
    return {
        "places": [place_label(row.place) for row in places],
        "actors": [list(row) for row in sides],
        "weapons": [[kind, *("" if n is None else str(n) for n in ns)] for kind, *ns in weapons],
    }


def typed_rows(data: QueryDict) -> dict[str, list[Any]]:
    """The rows as typed; empty ones are left out."""
    lists = [[_line(text) for text in data.getlist(name)] for name in ROW_FIELDS]
    places, roles, names, kinds, launched, intercepted = lists
    roles = [role if role in set(Role) else str(Role.PERPETRATOR) for role in roles]
    return {
        "places": [text for text in places if text],
        "actors": [[role, name] for role, name in zip(roles, names, strict=False) if name],
        "weapons": [list(r) for r in zip(kinds, launched, intercepted, strict=False) if r[0]],
    }


def _line(text: str) -> str:
    return text.replace("\x00", "").strip()


NEEDS_NAME = ("new_admin1", "new_lat", "new_lon")  # they describe a new place
ROW_FIELDS = ("place", "role", "actor", "weapon", "launched", "intercepted")


def changed_values(event: Event, cleaned: dict[str, Any], rows: dict[str, list[Any]]) -> Values:
    """Only what differs from the event: the rest goes on following the articles."""
    typed: dict[str, Any] = {
        "kind": Kind(cleaned["kind"]),
        "subkind": cleaned["subkind"],
        "status": Status(cleaned["status"]),
        "days": DateSpan(cleaned["starts_on"], cleaned["ends_on"]),
        "killed": Count(cleaned["killed_min"], cleaned["killed_max"]),
        "wounded": Count(cleaned["wounded_min"], cleaned["wounded_max"]),
        "summary": cleaned["summary"].replace("\r\n", "\n").strip(),
        **rows,
    }
    shown = _shown(event)
    return Values(**{name: value for name, value in typed.items() if value != shown[name]})


def fields_set(event: Event) -> list[str]:
    """The fields that a reviewer has set, which can follow the articles again."""
    return [name for name, keys in KEPT_UNDER.items() if set(keys) & set(event.overrides)]


def _shown(event: Event) -> dict[str, Any]:
    places = event.event_places.select_related("place").order_by("ordinal", "pk")
    sides = event.event_actors.select_related("actor").order_by("role", "pk")
    return {
        "kind": event.kind,
        "subkind": event.subkind,
        "status": event.status,
        "days": DateSpan(event.starts_on, event.ends_on),
        "killed": event.people("killed") or Count(None, None),
        "wounded": event.people("wounded") or Count(None, None),
        "summary": event.summary.strip(),
        "places": [row.place for row in places],
        "actors": [(Role(row.role), row.actor) for row in sides],
        "weapons": [
            Weapon(WeaponType(row.type), row.launched, row.intercepted)
            for row in event.event_weapons.order_by("pk")
        ],
    }
