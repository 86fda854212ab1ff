"""The traits of reports as rows: written with the report, read as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from events import lengths
from events.extraction import types
from events.extraction.serialize import from_json
from events.extraction.types import Count, DateSpan, Kind, Precision, WeaponType
from events.models import Actor, Report, ReportTraits
from events.models.linking import NODE_COLUMNS, ReportTraitsQuerySet
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.traits import Munition, Spot, Traits
from events.services.linking.matching.version import rule_version
from events.services.reference.resolve import actor_key, actor_rows, place_key, place_rows

Parents = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Node:
    """A report with the event that it is in (None: not yet in one) and what it is compared by.

    `age` orders reports as they were accepted.
    """

    report: int
    event: int | None
    age: tuple[int, int]
    side: str
    traits: Traits


def write_traits(rows: Sequence[Report]) -> None:
    """Keep the traits of these reports, which are saved. In a transaction."""
    records = {row.pk: from_json(row.extracted) for row in rows}
    places = place_rows(place for record in records.values() for place in record.places)
    actors = actor_rows(actor.name for record in records.values() for actor in record.actors)
    ReportTraits.objects.bulk_create(
        [_row(row, records[row.pk], actors, place=_first(records[row.pk], places)) for row in rows],
        update_conflicts=True,
        unique_fields=["report"],
        update_fields=UPDATED,
    )


def write_missing_traits(events: Iterable[int]) -> None:
    """Keep the traits of reports from before traits were kept."""
    missing = Report.objects.filter(event__in=list(events), traits__isnull=True)
    rows = list(missing.select_related("article").defer("article__text"))
    if rows:
        write_traits(rows)


def read_nodes(
    found: Sequence[ReportTraitsQuerySet], known: Mapping[int, Node], parents: Parents
) -> dict[int, Node]:
    """The reports of these rows, by primary key, without those that are `known`; in one query."""
    if not found:
        return {}
    first, *others = (rows.exclude(report__in=known).values_list(*NODE_COLUMNS) for rows in found)
    read = {row[0]: row for row in first.union(*others, all=True)}
    return {key: _node(row, parents) for key, row in read.items()}


def parents_of_sides() -> Parents:
    """What each side belongs to, by slugs."""
    rows = Actor.objects.filter(parent__isnull=False).values_list(
        "slug", "parent__slug", "parent__parent__slug"
    )
    return {slug: frozenset(above for above in line if above) for slug, *line in rows}


def _row(
    row: Report, record: types.Report, actors: Mapping[str, Actor], place: Any
) -> ReportTraits:
    names = {actor.name: actors[actor_key(actor.name)].slug for actor in record.actors}
    told = Told("", row.article_id, row.article_id, row.starts_on, names)
    traits = traits_of(record, told)
    spot = traits.spot
    return ReportTraits(
        report=row,
        kind=row.kind,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        country=spot.country if spot else "",
        place=place,
        lat=spot.lat if spot else None,
        lon=spot.lon if spot else None,
        exact=spot is not None and spot.exact,
        side=" ".join(sorted(traits.perpetrators))[: lengths.NAME],
        data=_as_json(traits),
        rule=rule_version(),
    )


UPDATED = (
    *(
        "kind",
        "starts_on",
        "ends_on",
        "country",
        "place",
        "lat",
        "lon",
        "exact",
        "side",
        "data",
        "rule",
    ),
)


def _first(record: types.Report, places: Mapping[str, Any]) -> Any:
    return places[place_key(record.places[0])] if record.places else None


def _as_json(traits: Traits) -> dict[str, Any]:
    """What the columns do not have."""
    return {
        "subkind": traits.subkind,
        "spots": [
            [spot.key, spot.name, spot.precision, spot.admin1, spot.country, spot.lat, spot.lon]
            for spot in traits.spots
        ],
        "by": sorted(traits.perpetrators),
        "against": sorted(traits.targets),
        "killed": _count(traits.killed),
        "wounded": _count(traits.wounded),
        "munitions": [[m.type, m.launched, m.intercepted] for m in traits.munitions],
        "words": sorted(traits.words),
        "sentences": sorted(traits.sentences),
        "sites": sorted(traits.sites),
        "covers": traits.covers,
    }


def _count(count: Count | None) -> list[int | None] | None:
    return [count.min, count.max] if count else None


def _node(row: Sequence[Any], parents: Parents) -> Node:
    report, event, article, origin, published, sha256, ordinal, kind, starts, ends, data = row
    told_on = published or ends  # of an undated article: not before the day that it names
    traits = Traits(
        key=f"{told_on} {sha256} {ordinal:04d}",
        article=article,
        text=origin or article,
        published_on=told_on,
        kind=Kind(kind),
        subkind=data["subkind"],
        days=DateSpan(starts, ends),
        spots=tuple(
            Spot(key, name, Precision(precision), *rest)
            for key, name, precision, *rest in data["spots"]
        ),
        perpetrators=frozenset(data["by"]),
        targets=frozenset(data["against"]),
        killed=Count(*data["killed"]) if data["killed"] else None,
        wounded=Count(*data["wounded"]) if data["wounded"] else None,
        munitions=tuple(Munition(WeaponType(name), *counts) for name, *counts in data["munitions"]),
        words=frozenset(data["words"]),
        sentences=frozenset(data["sentences"]),
        sites=frozenset(data.get("sites", ())),  # rows from before sites were kept
        covers=data.get("covers", False),
        parents=parents,
    )
    return Node(report, event, (article, report), " ".join(data["by"])[: lengths.NAME], traits)
