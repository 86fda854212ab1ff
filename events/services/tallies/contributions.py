# ruff: noqa: S608 - made of this module's own names; no value comes from outside
"""What an event adds to the tallies, as SQL: one definition, from which triggers, folding,
rebuilding and checking all read.

It is a view, `events_contribution`: a row for each facet, value, country and month of an event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from events.extraction.types import Kind
from events.models.events import OF_BARRAGES

VIEW = "events_contribution"
COLUMNS = "facet, country, day, kind, status, value, key, amount"
PLACES = "JOIN events_eventplace x ON x.event_id = e.id JOIN events_place p ON p.id = x.place_id"
# of several places with the same value the one named first, so that no event counts twice
ONCE = (
    "NOT EXISTS (SELECT 1 FROM events_eventplace y JOIN events_place q ON q.id = y.place_id "
    "WHERE y.event_id = e.id AND y.id < x.id AND {})"
)
HERE = "JOIN events_eventplace sx ON sx.event_id = e.id JOIN events_place sp ON sp.id = sx.place_id"
ONCE_HERE = (
    "sp.country <> '' AND NOT EXISTS (SELECT 1 FROM events_eventplace sy "
    "JOIN events_place sq ON sq.id = sy.place_id "
    "WHERE sy.event_id = e.id AND sy.id < sx.id AND sq.country = sp.country)"
)
SOMEWHERE = (
    "EXISTS (SELECT 1 FROM events_eventplace y JOIN events_place q ON q.id = y.place_id "
    "WHERE y.event_id = e.id AND q.country <> '' AND {})"
)


@dataclass(frozen=True, slots=True)
class Facet:
    """`by_day`: kept day by day, not by month and for ever. `scoped`: again for each country."""

    name: str
    value: str = "''"
    key: str = "0"
    amount: str = "1"
    joins: str = ""
    where: str = "1 = 1"
    by_day: bool = False
    scoped: bool = True
    country: str = "''"


def facets(vague_after: str) -> list[Facet]:
    """`vague_after` is the condition that an event is told of so long a time that no day is
    certain.
    """
    first = "x.ordinal = 0 AND p.lat IS NOT NULL"
    place = "SELECT 1 FROM events_eventplace x JOIN events_place p ON p.id = x.place_id"
    same_side = (
        "NOT EXISTS (SELECT 1 FROM events_eventactor y "
        "WHERE y.event_id = e.id AND y.id < x.id AND y.actor_id = x.actor_id)"
    )
    return [
        Facet("day", by_day=True),
        Facet("all"),
        Facet("review", "e.review"),
        Facet("unplaced", where=f"NOT EXISTS ({place} WHERE x.event_id = e.id AND {first})"),
        Facet("vague", where=vague_after),
        Facet(
            "country",
            "p.country",
            joins=PLACES,
            where=f"p.country <> '' AND {ONCE.format('q.country = p.country')}",
            scoped=False,
        ),
        Facet("country", where=f"NOT {SOMEWHERE.format('1 = 1')}", scoped=False),
        Facet(
            "precision",
            "p.precision",
            joins=PLACES,
            where=ONCE.format("q.precision = p.precision"),
        ),
        Facet("weapon", "x.type", joins="JOIN events_eventweapon x ON x.event_id = e.id"),
        Facet(
            "actor",
            key="x.actor_id",
            joins="JOIN events_eventactor x ON x.event_id = e.id",
            where=same_side,
        ),
        Facet(
            "admin1",
            "p.admin1",
            joins=PLACES,
            where="p.country <> '' AND p.admin1 <> '' AND "
            + ONCE.format("q.country = p.country AND q.admin1 = p.admin1"),
            scoped=False,
            country="p.country",
        ),
        Facet(
            "admin1",
            joins=PLACES,
            where="p.country <> '' AND "
            + ONCE.format("q.country = p.country")
            + " AND NOT "
            + SOMEWHERE.format("q.country = p.country AND q.admin1 <> ''"),
            scoped=False,
            country="p.country",
        ),
        Facet(
            "pair",
            "coalesce(CAST(a.actor_id AS varchar(20)), '') || '>' || "
            "coalesce(CAST(t.actor_id AS varchar(20)), '')",
            joins=(
                "LEFT JOIN events_eventactor a ON a.event_id = e.id AND a.role = 'perpetrator' "
                "LEFT JOIN events_eventactor t ON t.event_id = e.id AND t.role = 'target'"
            ),
        ),
        Facet(
            "together",
            "CAST(a.actor_id AS varchar(20)) || '>' || CAST(b.actor_id AS varchar(20))",
            joins=(
                "JOIN events_eventactor a ON a.event_id = e.id AND a.role = 'perpetrator' "
                "JOIN events_eventactor b ON b.event_id = e.id AND b.role = 'perpetrator' "
                "AND b.actor_id > a.actor_id"
            ),
        ),
        Facet("place", key="x.place_id", joins=PLACES, where=first),
        Facet("unnumbered", where=unnumbered()),
        *munitions(),
        *(facet for what in ("killed", "wounded") for facet in people(what)),
    ]


def unnumbered() -> str:
    """A strike or interception that sums count, which names a munition and gives no number."""
    kinds = ", ".join(f"'{kind}'" for kind in OF_BARRAGES)
    named = "SELECT 1 FROM events_eventweapon w WHERE w.event_id = e.id"
    return (
        f"e.kind IN ({kinds}) AND e.not_counted = '' AND e.munitions_left_out = '' "
        f"AND EXISTS ({named}) AND NOT EXISTS "
        f"({named} AND (w.launched IS NOT NULL OR w.intercepted IS NOT NULL))"
    )


def munitions() -> Iterator[Facet]:
    """How many numbers of munitions are given, and their sums. The value is the munition and three
    marks: *u* where the number launched is given, *d* where that intercepted, *w* where it is told
    of a whole country. The key is the side that launched it.
    """
    kinds = ", ".join(f"'{kind}'" for kind in OF_BARRAGES)
    roles = " ".join(f"WHEN '{kind}' THEN '{Kind(kind).row.launched_by}'" for kind in OF_BARRAGES)
    side = (
        "coalesce((SELECT min(s.actor_id) FROM events_eventactor s "
        f"WHERE s.event_id = e.id AND s.role = CASE e.kind {roles} END), 0)"
    )
    whole = (
        "EXISTS (SELECT 1 FROM events_eventplace y JOIN events_place q ON q.id = y.place_id "
        "WHERE y.event_id = e.id AND y.ordinal = 0 AND q.precision = 'country')"
    )
    given = "w.launched IS NOT NULL", "w.intercepted IS NOT NULL", whole
    marks = [
        f"CASE WHEN {so} THEN '{mark}' ELSE '' END" for so, mark in zip(given, "udw", strict=True)
    ]
    amounts = {"barrage": "1", "launched": "w.launched", "stopped": "w.intercepted"}
    for name, amount in amounts.items():
        said = "w.launched IS NOT NULL OR w.intercepted IS NOT NULL"
        yield Facet(
            name,
            " || ".join(("w.type || ' '", *marks)),
            side,
            amount,
            "JOIN events_eventweapon w ON w.event_id = e.id",
            f"e.kind IN ({kinds}) AND e.not_counted = '' AND e.munitions_left_out = '' "
            f"AND ({said if name == 'barrage' else f'{amount} IS NOT NULL'})",
            by_day=True,
        )


def people(what: str) -> Iterator[Facet]:
    """The sums of what is said at least and at most of the events that sums count."""
    low, high = f"e.{what}_min", f"e.{what}_max"
    summed = f"e.not_counted = '' AND e.{what}_left_out = ''"
    said = f"({low} IS NOT NULL OR {high} IS NOT NULL)"
    open_ = f"{low} IS NOT NULL AND {high} IS NULL"
    sums = {
        "low": (f"coalesce({low}, 0)", f"{summed} AND {said}"),
        "high": (f"coalesce({high}, {low}, 0)", f"{summed} AND {said}"),
        "open": ("1", f"{summed} AND {open_}"),
        "said": ("1", f"{summed} AND {said}"),
        "out": ("1", f"NOT ({summed})"),
    }
    for name, (amount, where) in sums.items():
        yield Facet(f"{what}_{name}", amount=amount, where=where, by_day=True)


def view(vendor: str) -> str:
    """The statement that makes the view."""
    return f"CREATE VIEW {VIEW} AS\n" + "\nUNION ALL\n".join(_branches(vendor))


def _branches(vendor: str) -> Iterator[str]:
    postgresql = vendor == "postgresql"
    vague = "e.ends_on > " + ("e.starts_on + 7" if postgresql else "date(e.starts_on, '+7 days')")
    month = (
        "CAST(date_trunc('month', e.ends_on) AS date)"
        if postgresql
        else "date(e.ends_on, 'start of month')"
    )
    ever = "CAST('0001-01-01' AS date)" if postgresql else "'0001-01-01'"
    for facet in facets(vague):
        yield _branch(facet, month, ever, facet.country, "", "")
        if facet.scoped:
            yield _branch(facet, month, ever, "sp.country", HERE, f" AND {ONCE_HERE}")


def _branch(facet: Facet, month: str, ever: str, country: str, scope: str, once: str) -> str:
    grain = "" if facet.by_day else "CROSS JOIN (SELECT 1 AS n UNION ALL SELECT 2) g"
    day = "e.ends_on" if facet.by_day else f"CASE g.n WHEN 1 THEN {ever} ELSE {month} END"
    return (
        f"SELECT e.id AS event_id, CAST('{facet.name}' AS varchar(12)) AS facet, "
        f"CAST({country} AS varchar(2)) AS country, {day} AS day, e.kind AS kind, "
        f"e.status AS status, CAST({facet.value} AS varchar(200)) AS value, "
        f"{facet.key} AS key, {facet.amount} AS amount "
        f"FROM events_event e {facet.joins} {scope} {grain} "
        f"WHERE e.withdrawn_at IS NULL AND {facet.where}{once}"
    )
