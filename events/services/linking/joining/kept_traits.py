"""The traits of reports as rows: written with the report, read as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from events import lengths
from events.extraction import types
from events.extraction.serialize import from_json
from events.extraction.types import Count, DateSpan, Kind, Precision, WeaponType
from events.models import Actor, Report, ReportTraits
from events.models.linking import NODE_COLUMNS, ReportTraitsQuerySet
from events.services.ledger.voices import keys_spoken
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.traits import Munition, Spot, Traits
from events.services.linking.matching.version import rule_version
from events.services.reference.resolve import Named, actor_key, place_key

Parents = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Node:
    """A report with the event that it is in (None: not yet in one) and what it is compared by.

    `age` orders reports as they were accepted. `because` is why it was linked last; empty if it
    never was. `told_by` is the public id of its article.
    """

    report: int
    event: int | None
    age: tuple[int, int]
    side: str
    traits: Traits
    because: str
    told_by: str


def write_traits(rows: Sequence[Report], named: Named | None = None) -> list[ReportTraits]:
    """Keep the traits of these reports, which are saved. In a transaction. What they name is
    looked up in `named`, and kept there.
    """
    records = {row.pk: from_json(row.extracted) for row in rows}
    named = named or Named()
    named.look_up(records.values(), keys_spoken(records.values()))
    return ReportTraits.objects.bulk_create(
        [_row(row, records[row.pk], named) for row in rows],
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


def nodes_of(rows: Iterable[ReportTraits], parents: Parents) -> dict[int, Node]:
    """The same of rows that have only just been written, and so need not be read."""
    columns = [attrgetter(name.replace("__", ".")) for name in NODE_COLUMNS]
    return {row.pk: _node([column(row) for column in columns], parents) for row in rows}


class ParentsOfSides(Parents):
    """What each side belongs to, by slugs. Read when the first two reports are compared: most
    articles tell what nothing is like.
    """

    def __getitem__(self, slug: str) -> frozenset[str]:
        return self._read[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    @cached_property
    def _read(self) -> Parents:
        rows = Actor.objects.filter(parent__isnull=False).values_list(
            "slug", "parent__slug", "parent__parent__slug"
        )
        return {slug: frozenset(above for above in line if above) for slug, *line in rows}


def _row(row: Report, record: types.Report, named: Named) -> ReportTraits:
    names = {actor.name: named.actors[actor_key(actor.name)].slug for actor in record.actors}
    told = Told("", row.article_id, row.article_id, row.starts_on, names)
    traits = traits_of(record, told)
    spot = traits.spot
    return ReportTraits(
        report=row,
        kind=row.kind,
        starts_on=traits.first_day,
        ends_on=row.ends_on,
        country=spot.country if spot else "",
        place=named.places[place_key(record.places[0])] if record.places else None,
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
        "adds": traits.adds,
        "grown": traits.grown,
        "follows": traits.follows,
    }


def _count(count: Count | None) -> list[int | None] | None:
    return [count.min, count.max] if count else None


def _node(row: Sequence[Any], parents: Parents) -> Node:
    report, event, article, origin, published, sha256, ordinal, kind, *rest = row
    starts, ends, data, because, told_by = rest
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
            Spot(key, name, Precision(precision), *where)
            for key, name, precision, *where in data["spots"]
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
        adds=data.get("adds", False),
        grown=data.get("grown", False),
        follows=data.get("follows", False),
        parents=parents,
    )
    side = " ".join(data["by"])[: lengths.NAME]
    return Node(report, event, (article, report), side, traits, because, told_by)
