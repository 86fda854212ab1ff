"""The country that a counted barrage was launched at, where no place is named."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data import known_actors
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.places.toponyms import Names
from events.extraction.reading.mention import Draft
from events.extraction.types import Place, Precision, Why

FEW = 10  # munitions: a barrage at a whole country is of more


def nationwide(
    told: Sequence[Draft], under_fire: Sequence[str], names: Names, gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """The country that a counted barrage was launched at, where no place is named.

    Only where the article names ground of that country: drones fired at a state's warships did not
    hit its country.
    """
    counted = any(
        w.launched is not None or w.intercepted is not None for d in told for w in d.weapons
    )
    actor = known_actors.actors_by_name().get(under_fire[0]) if under_fire else None
    if (
        not counted
        or actor is None
        or actor.kind != "state"
        or actor.country not in {p.country for p in names.places.values()}
    ):
        return ()
    entry = gazetteer.entry(f"iso:{actor.country}")
    return (entry.as_place(),) if entry is not None else ()


def is_told_finer(
    why: Why | None, implied: Sequence[Place], told: Sequence[Draft], drafts: Sequence[Draft]
) -> bool:
    """*A drone bound for Eilat was shot down*, *it brought down one of them*: a barrage at a whole
    country is of many. *23 of the 30* are of the 30 that were launched at one region, and what a
    warship stops at sea was not launched at its country.
    """
    if why is None or all(p.precision is Precision.COUNTRY for p in implied):
        return False
    few = not is_of_many(told)
    at_sea = why.rule == "place/told of another kind" and all(p.country is None for p in implied)
    before = few and (why.rule == "place/told before" or at_sea)
    same = _launched(told) & _launched_at(implied, drafts)
    return why.rule == "place/named beside" or before or bool(same)


def is_of_many(told: Sequence[Draft]) -> bool:
    """Whether it was a barrage of so many that it was launched at a whole country."""
    counts = [n for d in told for w in d.weapons for n in (w.launched, w.intercepted) if n]
    return max(counts, default=0) > FEW


def _launched(told: Sequence[Draft]) -> set[int]:
    return {w.launched for d in told for w in d.weapons if w.launched}


def _launched_at(where: Sequence[Place], drafts: Sequence[Draft]) -> set[int]:
    return _launched([d for d in drafts if d.places and set(d.places) <= set(where)])
