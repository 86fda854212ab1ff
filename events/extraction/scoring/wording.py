"""A field of an event in words, for lists of errors: *at least 5*, *Kyiv (UA)*, *not said*."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from events.extraction.scoring.agreement import Event, Field
from events.extraction.scoring.measures import is_given, value_of

NOTHING = "not said"


def in_words(event: Event, field: Field) -> str:
    """Of several accepted spellings the first is shown."""
    return _WORDS[field](value_of(event, field)) if is_given(event, field) else NOTHING


def quoted(event: Event) -> str:
    """The sentence that tells the event first."""
    return next((passage.get("text", "") for passage in event.get("evidence") or ()), "")


def _days(date: Mapping[str, str | None]) -> str:
    start, end = date.get("start"), date.get("end")
    return str(start) if start == end else f"{start} to {end}"


def _places(places: Sequence[Event]) -> str:
    return ", ".join(
        f"{_first(place.get('name'))} ({place.get('country') or 'no country'})" for place in places
    )


def _points(places: Sequence[Event]) -> str:
    return ", ".join(f"{_point(place)} ({place.get('precision')})" for place in places)


def _point(place: Event) -> str:
    return "no point" if place.get("lat") is None else f"{place['lat']:.3f} {place['lon']:.3f}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(map(_first, names))


def _weapons(weapons: Sequence[Event]) -> str:
    return ", ".join(_weapon(weapon) for weapon in weapons)


def _weapon(weapon: Event) -> str:
    counts = [
        f"{weapon[name]} {name}"
        for name in ("launched", "intercepted")
        if weapon.get(name) is not None
    ]
    name = _first(weapon.get("type")).replace("_", " ")
    return f"{name} ({', '.join(counts)})" if counts else name


def _number(bounds: tuple[int | None, int | None]) -> str:
    least, most = bounds
    if most is None:
        return f"at least {least}" if least is not None else NOTHING
    if least is None:
        return f"up to {most}"
    return str(most) if least == most else f"{least} to {most}"


def _speakers(attribution: Sequence[Event]) -> str:
    return ", ".join(
        f"{_first(said.get('source'))}{' (denies)' if said.get('stance') == 'denies' else ''}"
        for said in attribution
    )


def _first(name: str | None) -> str:
    return (name or "").split("|")[0]


_WORDS: Mapping[Field, Callable[[Any], str]] = {
    Field.DATE: _days,
    Field.PLACE: _places,
    Field.GEO: _points,
    Field.PERPETRATOR: _names,
    Field.TARGET: _names,
    Field.WEAPONS: _weapons,
    Field.KILLED: _number,
    Field.WOUNDED: _number,
    Field.SOURCE: _speakers,
    Field.STATUS: str,
}
