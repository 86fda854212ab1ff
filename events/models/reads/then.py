"""Events as revisions have them, with their parts as rows: what lists and exports of a moment show.

Names are those of then. Coordinates are those of the gazetteer now, the articles' titles and
outlets those of now. What history does not keep is empty: claims, evidence, sums' reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.models.actors import Actor
from events.models.articles import Article
from events.models.events import Event, Revision
from events.models.events.rows import ActorRow, Parts, PlaceRow, ReportRow, WeaponRow
from events.models.occurrence import COUNTED
from events.models.places import Place


@dataclass(frozen=True, slots=True)
class Then:
    """An event at a moment. `event` is not in the database; its `updated_at` is the moment of the
    change that made it so.
    """

    event: Event
    parts: Parts
    number: int

    @property
    def articles(self) -> Sequence[ReportRow]:
        return self.parts.reports

    def sides(self, role: str) -> list[ActorRow]:
        return [row for row in self.parts.actors if row.role == role]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database knows now of what these states name."""

    places: Mapping[str, Place]
    sides: Mapping[str, Actor]
    articles: Mapping[str, ReportRow]


def states(revisions: Iterable[Revision]) -> list[Then]:
    """The events of these revisions, in their order: three queries for all of them. Read
    `with_event`.
    """
    rows = [(one, _shown(one, one.after)) for one in revisions if isinstance(one.after, dict)]
    known = _known([state for _, state in rows])
    return [
        Then(_event(one, _told(state, known)), _parts(state, known), one.number)
        for one, state in rows
    ]


def _shown(revision: Revision, state: dict[str, Any]) -> Mapping[str, Any]:
    """Without the places of an event that is shown coarser: its history holds the fine ones."""
    return {**state, "places": []} if revision.event.coarsened else state


def _told(state: Mapping[str, Any], known: _Known) -> Mapping[str, Any]:
    """Without the sentence if readers may no longer see one of the articles: it may be from that
    one.
    """
    seen = all(public_id in known.articles for public_id in state.get("articles", ()))
    return state if seen else {**state, "summary": ""}


def _known(found: Sequence[Mapping[str, Any]]) -> _Known:
    keys = {place["key"] for state in found for place in state.get("places", ())}
    names = {side["name"] for state in found for side in state.get("actors", ())}
    ids = {public_id for state in found for public_id in state.get("articles", ())}
    return _Known(
        {place.key: place for place in Place.objects.filter(key__in=keys)},
        {side.name: side for side in Actor.objects.filter(name__in=names)},
        {row.article: row for row in _articles(ids)},
    )


def _articles(ids: set[str]) -> list[ReportRow]:
    rows = (
        Article.objects.public()
        .filter(public_id__in=ids)
        .values_list("public_id", "title", "url", "published_on", "source__name")
    )
    return [ReportRow(0, "", None, "", None, "", *row) for row in rows]


def _event(revision: Revision, state: Mapping[str, Any]) -> Event:
    days, summary = state["date"], state.get("summary")
    event = Event(
        pk=revision.event_id,
        public_id=revision.event.public_id,
        kind=state["kind"],
        subkind=state.get("subkind", ""),
        starts_on=date.fromisoformat(days["start"]),
        ends_on=date.fromisoformat(days["end"]),
        status=state["status"],
        summary=summary if isinstance(summary, str) else "",
        not_counted=state.get("not_counted", ""),
        confidence=state.get("confidence"),
        withdrawn_because=state.get("withdrawn_because", ""),
        updated_at=revision.changed_at,
        article_count=state.get("article_count", len(set(state.get("articles", ())))),
    )
    # NULL in no column, but not known of states from before they were kept
    event.origin_count = state.get("origin_count")  # type: ignore[assignment]
    event.review = state.get("review")  # type: ignore[assignment]
    for what in COUNTED:
        count = state.get(what) or {}
        setattr(event, f"{what}_min", count.get("min"))
        setattr(event, f"{what}_max", count.get("max"))
    return event


def _parts(state: Mapping[str, Any], known: _Known) -> Parts:
    return Parts(
        places=[_place(place, known) for place in state.get("places", ())],
        actors=[_side(side, known) for side in state.get("actors", ())],
        weapons=[
            WeaponRow(weapon["type"], weapon["launched"], weapon["intercepted"])
            for weapon in state.get("weapons", ())
        ],
        reports=[
            known.articles[public_id]
            for public_id in dict.fromkeys(state.get("articles", ()))
            if public_id in known.articles
        ],
    )


def _side(named: Mapping[str, str], known: _Known) -> ActorRow:
    side = known.sides.get(named["name"])
    now = (side.slug, side.kind, side.country) if side else ("", "", "")
    return ActorRow(named["role"], named["name"], *now)


def _place(named: Mapping[str, str], known: _Known) -> PlaceRow:
    place = known.places.get(named["key"])
    if place is None:
        return PlaceRow(0, named["name"], "", "", None, None, "unresolved")
    return PlaceRow(
        place.pk,
        named["name"],
        place.admin1,
        place.country,
        place.lat,
        place.lon,
        place.precision,
    )
