"""Where articles differ from what a reviewer set or accepted: kept for the queue of reviewers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from events.extraction import types
from events.extraction.types import Count, DateSpan
from events.models import Actor, Difference, Event, Place, Report, Revision
from events.models.events import Review
from events.models.judging.decisions import JUDGES_VALUES
from events.services.linking.write_values import Derived
from events.services.reference.resolve import actor_key, place_key

Values = dict[str, Any]  # by field, as revisions keep them
COMPARED_FIELDS = (
    *("kind", "subkind", "date", "places", "actors", "weapons", "killed", "wounded", "status"),
)
FIELD_OF = {
    "starts_on": "date",
    "ends_on": "date",
    "killed_min": "killed",
    "killed_max": "killed",
    "wounded_min": "wounded",
    "wounded_max": "wounded",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What all articles of an event together give, and what each report does, by article."""

    together: Values
    each: Sequence[tuple[str, Values]]


def without_places(said: Said, shown: Values) -> Said:
    """The same but for places, of which a rule hides how finely the articles name them."""
    own = {"places": shown["places"]}
    return Said({**said.together, **own}, [(one, {**values, **own}) for one, values in said.each])


def is_judged(event: Event) -> bool:
    """Whether a reviewer has set or accepted values of it."""
    return event.review != Review.UNREVIEWED or bool(event.overrides)


def fields_set(overrides: Collection[str]) -> set[str]:
    """The fields of which a reviewer set the value."""
    return {FIELD_OF.get(name, name) for name in overrides} & set(COMPARED_FIELDS)


def said_of(
    event: Event,
    found: Derived,
    reports: Sequence[Report],
    records: Sequence[types.Report],
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
) -> Said:
    """The values of the articles, in the form in which revisions keep them."""
    each = [
        (report.article.public_id, _of_record(record, places, actors))
        for report, record in zip(reports, records, strict=True)
    ]
    return Said(_together(event, found, records), each)


def note_differences(event: Event, shown: Values, said: Said, *, now: datetime) -> None:
    """Keep in which fields articles differ from the reviewer; those that are new are not yet seen.

    `shown` is the event as it stands. Call it after the event was derived.
    """
    wanted = {one.field: one for one in _differences(event, shown, said, now)}
    for row in Difference.objects.filter(event=event):
        new = wanted.pop(row.field, None)
        if new is None:
            row.delete()
        elif not _is_known(new, row):
            new.pk = row.pk
            new.save(force_update=True)
    Difference.objects.bulk_create(wanted.values())


def mark_seen(event: Event, *, now: datetime) -> None:
    """A reviewer has looked at the event: what differs is known. What was accepted anew differs no
    more.
    """
    Difference.objects.filter(event=event, stands=False).delete()
    Difference.objects.filter(event=event, seen_at=None).update(seen_at=now)


def _is_known(new: Difference, row: Difference) -> bool:
    return (new.articles, new.reviewer) == (row.articles, row.reviewer) and set(new.told_by) <= set(
        row.told_by
    )


def _differences(event: Event, shown: Values, said: Said, now: datetime) -> Iterator[Difference]:
    set_by_hand = fields_set(event.overrides)
    accepted = _accepted(event) if event.review != Review.UNREVIEWED else {}
    for field in COMPARED_FIELDS:
        stands = field in set_by_hand
        reviewer = shown[field] if stands else accepted.get(field, shown[field])
        articles = said.together[field] if stands else shown[field]
        if not _same(reviewer, articles):
            yield Difference(
                event=event,
                field=field,
                reviewer=reviewer,
                articles=articles,
                told_by=_against(field, reviewer, said.each),
                stands=stands,
                found_at=now,
            )


def _accepted(event: Event) -> Values:
    """The event as the last reviewer who judged its values left it."""
    rows = Revision.objects.filter(
        event=event, decision__what__in=JUDGES_VALUES, decision__undone_at=None
    )
    last = rows.order_by("number").last()
    return dict(last.after) if last and isinstance(last.after, dict) else {}


def _against(field: str, reviewer: Any, each: Sequence[tuple[str, Values]]) -> list[str]:
    """The articles that say something else than the reviewer."""
    told = (
        article
        for article, values in each
        if values[field] not in (None, "", []) and not _same(values[field], reviewer)
    )
    return list(dict.fromkeys(told))


def _same(one: Any, other: Any) -> bool:
    return bool(_comparable(one) == _comparable(other))


def _comparable(value: Any) -> Any:
    """Lists without their order; a place by its key, as a newer gazetteer may rename it."""
    if isinstance(value, list):
        return sorted(str(_comparable(one)) for one in value)
    if isinstance(value, dict) and "key" in value:
        return value["key"]
    return sorted(value.items()) if isinstance(value, dict) else value


def _together(event: Event, found: Derived, records: Sequence[types.Report]) -> Values:
    columns, rows = found.columns, found.rows
    return {
        "kind": str(records[0].kind) if "kind" in event.overrides else event.kind,
        "subkind": columns["subkind"],
        "date": _days(DateSpan(columns["starts_on"], columns["ends_on"])),
        "places": [_place(row.place) for row in rows["places"]],  # type: ignore[attr-defined]
        "actors": [_side(row.role, row.actor) for row in rows["actors"]],  # type: ignore[attr-defined]
        "weapons": [_weapon(row) for row in rows["weapons"]],
        "killed": _count(Count(columns["killed_min"], columns["killed_max"])),
        "wounded": _count(Count(columns["wounded_min"], columns["wounded_max"])),
        "status": str(columns["status"]),
    }


def _of_record(
    record: types.Report, places: Mapping[str, Place], actors: Mapping[str, Actor]
) -> Values:
    return {
        "kind": str(record.kind),
        "subkind": record.subkind or "",
        "date": _days(record.date),
        "places": [_place(places[place_key(place)]) for place in record.places],
        "actors": [_side(one.role, actors[actor_key(one.name)]) for one in record.actors],
        "weapons": [_weapon(weapon) for weapon in record.weapons],
        "killed": _count(record.casualties.killed),
        "wounded": _count(record.casualties.wounded),
        "status": str(record.status),
    }


def _days(days: DateSpan) -> dict[str, str]:
    return {"start": days.start.isoformat(), "end": days.end.isoformat()}


def _place(place: Place) -> dict[str, str]:
    return {"name": place.name, "key": place.key}


def _side(role: str, actor: Actor) -> dict[str, str]:
    return {"role": str(role), "name": actor.name}


def _weapon(weapon: Any) -> dict[str, Any]:
    return {
        "type": str(weapon.type),
        "launched": weapon.launched,
        "intercepted": weapon.intercepted,
    }


def _count(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None or count == Count(None, None) else asdict(count)
