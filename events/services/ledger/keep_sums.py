"""Keep relations between events, and what sums count, in step with the events.

Called in the transaction that changes them. The number of queries is bounded for each event.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from events import lengths
from events.models import Event, PartOf
from events.services.ledger.nodes import WHATS, Loaded
from events.services.ledger.sums import LeftOut, Relation, left_out
from events.services.ledger.wholes import possible_parts, wholes_of

LOCK = 7_304_410_816  # an advisory lock: of two workers, one settles sums after the other
DEEPEST = 6  # steps from a hit to the total at the top: town, region, country, and reviewers'
COLUMNS = {what: f"{what}_left_out" for what in WHATS}


def take_turns() -> None:
    """Make other workers that settle sums wait until the transaction ends.

    Call it before events are locked. SQLite has one writer at a time and needs no lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def keep_sums(keys: Collection[int]) -> None:
    """Find anew what holds these events, which have changed, and what they hold. Settles all sums
    that this can change.
    """
    held = set(PartOf.objects.filter(whole__in=keys).values_list("part", flat=True))
    loaded = Loaded()
    parts = {*keys, *held, *possible_parts(keys, loaded)}
    touched = tree_of(parts)
    if _write_relations(parts, loaded):
        touched |= tree_of(parts)
    settle(touched, loaded)


def let_go(keys: Collection[int]) -> None:
    """Take events that are withdrawn out of every sum. What they held finds another whole."""
    keep_sums(keys)


def settle(keys: Collection[int], loaded: Loaded | None = None) -> None:
    """Write which numbers sums leave out; `keys` are whole trees."""
    reasons = settled(keys, loaded)
    changed = []
    for event in Event.objects.filter(pk__in=keys).only("pk", *COLUMNS.values()):
        columns = left_out_columns(event.pk, reasons)
        if any(getattr(event, column) != reason for column, reason in columns.items()):
            for column, reason in columns.items():
                setattr(event, column, reason)
            changed.append(event)
    Event.objects.bulk_update(changed, list(COLUMNS.values()), batch_size=200)


def settled(keys: Collection[int], loaded: Loaded | None = None) -> LeftOut:
    """Why sums leave out numbers of these events, by the rules of today; `keys` are whole trees."""
    rows = PartOf.objects.holding().filter(part__in=keys).order_by("pk")
    relations = [Relation(row.part_id, row.whole_id, row.rule, row.because) for row in rows]
    return left_out((loaded or Loaded()).of(keys), relations)


def left_out_columns(key: int, reasons: LeftOut) -> dict[str, str]:
    """The columns of an event that keep these reasons."""
    return {
        column: reasons.get((key, what), "")[: lengths.REASON] for what, column in COLUMNS.items()
    }


def tree_of(keys: Collection[int]) -> set[int]:
    """These events, all above them, and all below those."""
    holding = PartOf.objects.holding()
    found = set(keys)
    for one, other in (("part", "whole"), ("whole", "part")):
        edge = set(found)
        for _step in range(DEEPEST):
            rows = holding.filter(**{f"{one}__in": edge}).values_list(other, flat=True)
            edge = set(rows) - found
            if not edge:
                break
            found |= edge
    return found


def _write_relations(parts: Collection[int], loaded: Loaded) -> bool:
    """Whether any has changed. What reviewers made stays."""
    wanted = {key: one for key, one in wholes_of(parts, loaded).items() if one.pk is None}
    stale = []
    for row in PartOf.objects.filter(part__in=parts, made_by=None):
        new = wanted.get(row.part_id)
        if new and _says_the_same(new, row):
            del wanted[row.part_id]
        else:
            stale.append(row.pk)
    PartOf.objects.filter(pk__in=stale).delete()
    PartOf.objects.bulk_create(wanted.values())
    return bool(stale or wanted)


def _says_the_same(one: PartOf, other: PartOf) -> bool:
    return (one.whole_id, one.rule, one.because) == (other.whole_id, other.rule, other.because)
