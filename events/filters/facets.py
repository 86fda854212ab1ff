"""The values that events can be narrowed by, each with how many events it would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.filters.events import EventFilter
from events.models.counting.parts import WEAPON_TYPES
from events.models.occurrence import KINDS, STATUSES
from events.models.places import PRECISIONS, Place
from events.models.reads.region_counts import by_admin1

DIVISION = "admin1"
FACETS = ("kind", "status", "country", "actor", "weapon", "precision")
WHOLE: Mapping[str, Sequence[tuple[str, str]]] = {
    "kind": KINDS,
    "status": STATUSES,
    "precision": PRECISIONS,
}
LABELS = {name: dict(choices) for name, choices in {**WHOLE, "weapon": WEAPON_TYPES}.items()}
TOP, MOST = 8, 2_000


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet; `count` is how many events bear it, among those that all other parameters
    select.
    """

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A parameter and its values: those of a short vocabulary all and in its order, of a long one
    the most frequent.

    A chosen value is always among them, even where no event bears it: else it could not be taken
    back.
    """

    name: str
    values: Sequence[Value]
    others: Sequence[Value] = ()  # too rare to be shown, and offered while somebody types

    @property
    def chosen(self) -> int:
        return sum(value.chosen for value in self.values)


def facets_of(events: EventFilter, *, top: int = TOP) -> dict[str, Facet]:
    """The facets by name: one query for each, whatever the number of events."""
    facets = {name: _facet(name, events, top) for name in FACETS}
    country = _only_country(events)
    return facets | ({DIVISION: _divisions(events, country, top)} if country else {})


def _only_country(events: EventFilter) -> str:
    """The country that the filter names, if it is one: divisions of several are no one list."""
    codes: Sequence[str] = events.read.get("country") or ()
    return codes[0] if len(codes) == 1 else ""


def _divisions(events: EventFilter, country: str, top: int) -> Facet:
    """The first-level divisions of a country, each with its towns; labels are gazetteer keys."""
    counts = by_admin1(events.without(DIVISION), country, with_unnamed=False)
    keys = {name: f"iso:{code}" for name, code in Place.objects.divisions_of(country)}
    named = {name.casefold(): name for name in [*counts, *keys] if name}
    given: Sequence[str] = events.read.get(DIVISION) or ()
    chosen = [named.get(name.casefold(), name) for name in given]
    known = [name for name, number in counts.items() if name and number]
    shown = list(dict.fromkeys([*known[:top], *chosen]))

    def value(name: str) -> Value:
        return Value(name, keys.get(name, ""), counts.get(name, 0), name in chosen)

    others = sorted(name for name in known if name not in shown)
    return Facet(DIVISION, [value(name) for name in shown], [value(name) for name in others])


def total(facet: Facet) -> int:
    """How many events are selected, from a facet of which each event bears exactly one value."""
    return sum(value.count for value in facet.values if value.chosen or not facet.chosen)


def _facet(name: str, events: EventFilter, top: int) -> Facet:
    chosen = _chosen(name, events)
    rows = events.without(name).facet(name, top=MOST)  # all of them: a chosen one may be rare
    counts = {row["value"]: row["count"] for row in rows}
    labels = {
        **dict.fromkeys(counts, ""),
        **{row["value"]: row.get("label", "") for row in rows},
        **chosen,
    }
    order = [value for value, _ in WHOLE.get(name, ())] or [*list(counts)[:top], *chosen]
    known = LABELS.get(name, {})
    return Facet(
        name,
        [
            Value(
                value,
                labels.get(value) or known.get(value, value),
                counts.get(value, 0),
                value in chosen,
            )
            for value in dict.fromkeys(order)
        ],
    )


def _chosen(name: str, events: EventFilter) -> dict[str, str]:
    """The values that the address names, with a label where the value is not its own."""
    given = events.read.get(name) or ()
    if name == "actor":
        return {side.slug: side.name for side in given}
    return dict.fromkeys(given, "")
