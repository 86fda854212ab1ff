"""How likely a draft reports the event that others report: named features of the pair, each with
a weight of `data/same_event.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.extraction.coreference.ruled_out import disjoint, names_one_victim
from events.extraction.data import fitted_weights
from events.extraction.places.relations import place_relation
from events.extraction.quantities.people.who_fell import of_other_sides
from events.extraction.reading.mention import Draft
from events.extraction.types import Count, Precision, Weapon, WeaponType

NEAR = 4  # sentences: *the attack* rarely refers further back
LEAD = 2  # sentences: headline and lead report the main event before its details
WEEK = 7
MANY = 5  # launched or stopped: a barrage, of which a house that was hit is a part


@dataclass(frozen=True, slots=True)
class Rivals:
    """How an event stands among those told so far: `alone`, where the draft may report no other;
    `latest`, where no other was told since.
    """

    alone: bool = False
    latest: bool = False


NOT_KNOWN = Rivals()


def among(may: Sequence[Sequence[Draft]], groups: Sequence[Sequence[Draft]]) -> list[Rivals]:
    """How each of the events that a draft may report stands among all told so far."""
    last = max((_last(told) for told in groups), default=0)
    return [Rivals(len(may) == 1, _last(told) == last) for told in may]


def _last(told: Sequence[Draft]) -> int:
    return max(d.mention.sentence.index for d in told)


def likelihood(draft: Draft, told: Sequence[Draft], rivals: Rivals = NOT_KNOWN) -> float:
    """The log-odds that `draft` reports the event of `told`, if it may."""
    weights = fitted_weights.same_event_weights()
    return weights["always"] + sum(
        weights.get(feature, 0.0) for feature in features(draft, told, rivals)
    )


def features(draft: Draft, told: Sequence[Draft], rivals: Rivals = NOT_KNOWN) -> Iterator[str]:
    """What speaks for or against one event, each by the name of its weight."""
    where = place_relation(draft.places, [p for d in told for p in d.places])
    yield where
    yield from _kinds(draft, told, where)
    if where in {"place of one", "place in country"} and (
        _hit_of(told, [draft]) or _hit_of([draft], told)
    ):
        yield "barrage and local hit"
    yield from _harm(draft, told)
    yield from _victims(draft, told)
    yield from _munitions(draft.weapons, [w for d in told for w in d.weapons])
    yield from _days(draft, told)
    yield from _sides(draft, told)
    yield from _telling(draft, told, where)
    yield from _rivals(draft, distance(draft, told), rivals)
    if is_bare(draft) or all(is_bare(d) for d in told):
        yield "bare"


def _victims(draft: Draft, told: Sequence[Draft]) -> Iterator[str]:
    """Whether those killed are named: the same, or each of the two an only one of another name."""
    if names_one_victim(draft, told):
        yield "victim same"
    elif draft.is_of_one and any(d.is_of_one for d in told):
        yield "victim other"


def _kinds(draft: Draft, told: Sequence[Draft], where: str) -> Iterator[str]:
    if draft.kind is told[0].kind:
        yield f"{draft.kind}, {where}"
        return
    yield "kind other"
    yield f"kind other, {where}"
    yield f"kind other, {draft.mention.named_kind if draft.mention.is_open else 'said'}"


def _days(draft: Draft, told: Sequence[Draft]) -> Iterator[str]:
    dated = any(d.date for d in told)
    if draft.date is not None and not dated and (draft.date.end - draft.date.start).days > WEEK:
        yield "weeks of one"
    if draft.background is not any(d.background for d in told):
        yield "background of one"
    yield from _known("date", draft.date is not None, dated)


def _sides(draft: Draft, told: Sequence[Draft]) -> Iterator[str]:
    yield from _known("agent", bool(draft.perpetrators), any(d.perpetrators for d in told))
    if disjoint([d.targets for d in told], draft.targets):
        yield "target other"


def _telling(draft: Draft, told: Sequence[Draft], where: str) -> Iterator[str]:
    """Where in the article the draft stands, and whether it refers back."""
    far = distance(draft, told)
    yield far
    if is_lead(told[0]):
        yield "told in lead"
        yield f"told in lead, {where}"
    if draft.mention.refers_back:
        yield "refers back"
        yield f"refers back, {far}"
    if draft.mention.anew:
        yield "anew"


def _rivals(draft: Draft, far: str, rivals: Rivals) -> Iterator[str]:
    """Of one event that it may mean *the attack* is surer than of several."""
    refers = "refers back, " if draft.mention.refers_back else ""
    if rivals.alone:
        yield f"{refers}the only one"
        yield f"{refers}the only one, {far}"
    if rivals.latest:
        yield f"{refers}the latest"
        yield f"{refers}the latest, {far}"


def _known(what: str, ours: bool, theirs: bool) -> Iterator[str]:
    if ours and theirs:
        yield f"{what} same"


def _is_barrage(told: Sequence[Draft]) -> bool:
    return any((w.launched or w.intercepted or 0) >= MANY for d in told for w in d.weapons)


def _hit_of(barrage: Sequence[Draft], hit: Sequence[Draft]) -> bool:
    local = any(p.precision is not Precision.COUNTRY for d in hit for p in d.places)
    return _is_barrage(barrage) and not _is_barrage(hit) and local


def is_lead(draft: Draft) -> bool:
    """Whether a draft stands in the headline or the first sentences."""
    return draft.mention.sentence.headline or draft.mention.sentence.index <= LEAD


def is_bare(draft: Draft) -> bool:
    """*Russian forces are advancing*: a side and no more; the details stand elsewhere."""
    harm = draft.casualties.killed or draft.casualties.wounded
    return not (
        draft.places
        or draft.date
        or harm
        or any(w.launched or w.intercepted for w in draft.weapons)
    )


def distance(draft: Draft, told: Sequence[Draft]) -> str:
    """How many sentences lie between the draft and the last one of the group."""
    sentences = draft.mention.sentence.index - max(d.mention.sentence.index for d in told)
    return (
        "same sentence"
        if sentences == 0
        else "next sentence"
        if sentences == 1
        else "near"
        if sentences <= NEAR
        else "far"
    )


def _harm(draft: Draft, told: Sequence[Draft]) -> Iterator[str]:
    elsewhere = [d for d in told if d.mention.sentence.index != draft.mention.sentence.index]
    for field in ("killed", "wounded"):
        ours = getattr(draft.casualties, field)
        same_side = (d for d in elsewhere if not of_other_sides(field, draft.fallen, d.fallen))
        theirs = (getattr(d.casualties, field) for d in same_side)
        known = [count for count in theirs if count is not None]
        if ours is None or not known:
            continue
        grows = _overlap(ours, known[-1]) or _told_later(draft, ours, known[-1])
        yield "harm same" if ours in known else "harm grows" if grows else "harm other"
        if ours in known and (ours.min or 0) >= MANY:
            yield "harm same, many"


def _told_later(draft: Draft, ours: Count, known: Count) -> bool:
    """*A seventh victim died in hospital*, *the toll rose to nine*: told of no day of its own, and
    more than was known before.
    """
    harm = draft.mention.rule.startswith("harm/") and draft.date is None
    return harm and known.min is not None and known.min < (ours.min or 0) <= 3 * known.min


def _overlap(a: Count, b: Count) -> bool:
    low, high = (
        max(a.min or 0, b.min or 0),
        min(a.max if a.max is not None else 10**9, b.max if b.max is not None else 10**9),
    )
    exact = a.min == a.max and b.min == b.max
    return low <= high and not exact


def _munitions(ours: Sequence[Weapon], theirs: Sequence[Weapon]) -> Iterator[str]:
    if not ours or not theirs:
        return
    if any(all(w.type is WeaponType.OTHER for w in side) for side in (ours, theirs)):
        return  # "downing more than 140 targets" may be those that are told apart later
    shared = [(a, b) for a in ours for b in theirs if a.type is b.type]
    yield "munition same" if shared else "munition other"
    counts = [
        x == y
        for a, b in shared
        for x, y in ((a.launched, b.launched), (a.intercepted, b.intercepted))
        if x is not None and y is not None
    ]
    if counts:
        yield "munition count same" if all(counts) else "munition count other"
