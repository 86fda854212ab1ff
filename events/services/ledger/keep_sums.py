"""Keep relations between events, and what sums count, in step with the events.

Called in the transaction that changes them. The number of queries is bounded for each event.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from events import lengths
from events.models import Event, PartOf
from events.services.ledger.nodes import WHATS, Loaded, Node
from events.services.ledger.sums import LeftOut, Relation, left_out
from events.services.ledger.wholes import possible_parts, wholes_of

DEEPEST = 6  # steps from a hit to the total at the top: town, region, country, and reviewers'
COLUMNS = {what: f"{what}_left_out" for what in WHATS}


def keep_sums(
    keys: Collection[int], loaded: Loaded | None = None, *, new: Collection[int] = ()
) -> None:
    """Find anew what holds these events, which have changed, and what they hold. Settles all sums
    that this can change. Nothing is told yet of `new` ones.
    """
    loaded = loaded or Loaded()
    old = set(keys).difference(new)
    around = list(PartOf.objects.touching(old)) if old else []
    held = {row.part_id for row in around if row.whole_id in keys}
    parts = {*keys, *held, *possible_parts(keys, loaded)}
    if parts - set(keys):
        around = list(PartOf.objects.touching(parts))
    touched = tree_of(parts) if around else set(parts)
    if _write_relations(parts, loaded, [row for row in around if row.part_id in parts]):
        touched |= tree_of(parts)
        settle(touched, loaded)
    else:
        settle(touched, loaded, related=bool(around))


def let_go(keys: Collection[int]) -> None:
    """Take events that are withdrawn out of every sum. What they held finds another whole."""
    keep_sums(keys)


def settle(keys: Collection[int], loaded: Loaded, *, related: bool = True) -> None:
    """Write which numbers sums leave out; `keys` are whole trees."""
    reasons = settled(keys, loaded, related=related)
    nodes = loaded.of(keys)
    changed = [
        Event(pk=key, **left_out_columns(key, reasons))
        for key, kept in {**_kept(set(keys) - nodes.keys()), **_as_columns(nodes)}.items()
        if kept != left_out_columns(key, reasons)
    ]
    Event.objects.bulk_update(changed, list(COLUMNS.values()), batch_size=200)


def _as_columns(nodes: Mapping[int, Node]) -> dict[int, dict[str, str]]:
    names = COLUMNS.values()
    return {key: dict(zip(names, node.left_out, strict=True)) for key, node in nodes.items()}


def _kept(keys: Collection[int]) -> dict[int, dict[str, str]]:
    """Of events that readers do not see, and that are no nodes."""
    rows = Event.objects.filter(pk__in=keys).values("pk", *COLUMNS.values()) if keys else ()
    return {row.pop("pk"): row for row in rows}


def settled(
    keys: Collection[int], loaded: Loaded | None = None, *, related: bool = True
) -> LeftOut:
    """Why sums leave out numbers of these events, by the rules of today; `keys` are whole trees.

    Not `related`: none of them is in another, as the caller knows.
    """
    rows = PartOf.objects.holding().filter(part__in=keys).order_by("pk") if related else ()
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


def _write_relations(parts: Collection[int], loaded: Loaded, there: Collection[PartOf]) -> bool:
    """Whether any has changed. What reviewers made stays. `there` are the relations of these."""
    said = {(row.part_id, row.whole_id): row for row in there if row.made_by_id is not None}
    wanted = {key: one for key, one in wholes_of(parts, loaded, said).items() if one.pk is None}
    stale = []
    for row in (row for row in there if row.made_by_id is None):
        new = wanted.get(row.part_id)
        if new and _says_the_same(new, row):
            del wanted[row.part_id]
        else:
            stale.append(row.pk)
    if stale:
        PartOf.objects.filter(pk__in=stale).delete()
    PartOf.objects.bulk_create(wanted.values())
    return bool(stale or wanted)


def _says_the_same(one: PartOf, other: PartOf) -> bool:
    return (one.whole_id, one.rule, one.because) == (other.whole_id, other.rule, other.because)
