"""How likely a draft reports the event that others report: named features of the pair, each with
a weight of `data/same_event.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import timedelta

from events.extraction.coreference.open_kinds import may_share_a_kind
from events.extraction.data import fitted_weights
from events.extraction.places.relations import place_relation
from events.extraction.quantities.people.who_fell import of_other_sides
from events.extraction.reading.mention import Draft
from events.extraction.types import Count, DateSpan, Kind, Precision, Weapon, WeaponType

# the rule of a strike that an interception tells of: *15 of 16 drones were downed*
LAUNCHED = "strike/launched"
NEAR = 4  # sentences: *the attack* rarely refers further back
LEAD = 2  # sentences: headline and lead report the main event before its details
DAY = timedelta(days=1)
WEEK = 7
MANY = 5  # launched or stopped: a barrage, of which a house that was hit is a part


def likelihood(draft: Draft, told: Sequence[Draft]) -> float:
    """The log-odds that `draft` reports the event of `told`; minus infinity where kind, sides or
    days rule it out.
    """
    if not possible(draft, told):
        return -math.inf
    weights = fitted_weights.same_event_weights()
    return weights["always"] + sum(weights.get(feature, 0.0) for feature in features(draft, told))


def possible(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether nothing rules out that both report one event: kind, sides, days, gain or loss of
    ground.
    """
    return (
        may_share_a_kind(draft, told)
        and not draft.mention.mutual
        and not _disjoint([d.perpetrators for d in told], draft.perpetrators)
        and _days_agree(draft, told)
        and _gains_agree(draft, told)
        and not _told_apart(draft, told)
        and not _told_as_earlier(draft, told)
        and not _each_on_its_day(draft, told)
        and not _launch_of_many(draft, told)
        and not _launched_apart(draft, told)
        and not _stopped_elsewhere(draft, told)
        and (draft.mention.refers_back or draft.background is any(d.background for d in told))
    )


def _disjoint(known: Sequence[Sequence[str]], ours: Sequence[str]) -> bool:
    names = {name for part in known for name in part}
    return bool(names and ours) and not names & set(ours)


def _days_agree(draft: Draft, told: Sequence[Draft]) -> bool:
    known = next((d.date for d in told if d.date), None)
    return (
        known is None
        or draft.date is None
        or DateSpan(known.start - DAY, known.end + DAY).overlaps(draft.date)
    )


def _gains_agree(draft: Draft, told: Sequence[Draft]) -> bool:
    return draft.kind is not Kind.TERRITORIAL_CLAIM or _gain(draft.mention.subkind) == _gain(
        told[0].mention.subkind
    )


def _gain(subkind: str | None) -> str | None:
    return "captured" if subkind == "recaptured" else subkind


def _stopped_elsewhere(draft: Draft, told: Sequence[Draft]) -> bool:
    """*114 drones were shot down*, *43 were shot down over Russia*: another count of what was
    stopped means another interception.
    """
    if draft.kind is not Kind.INTERCEPTION:
        return False
    ours = {(w.type, w.intercepted) for w in draft.weapons if w.intercepted is not None}
    theirs = {(w.type, w.intercepted) for d in told for w in d.weapons if w.intercepted is not None}
    return any(a is b and x != y for a, x in ours for b, y in theirs) and not ours & theirs


def _told_apart(draft: Draft, told: Sequence[Draft]) -> bool:
    """*two in Pokrovsk and one in Lyman*: the parts of one mention, each in its place."""
    return any(
        d.mention.trigger == draft.mention.trigger
        and d.mention.sentence.index == draft.mention.sentence.index
        and d.places != draft.places
        for d in told
    )


def _told_as_earlier(draft: Draft, told: Sequence[Draft]) -> bool:
    """*Jets hit the camp, hours after a bomber wounded two*: one after the other."""
    here = [d for d in told if d.mention.sentence.index == draft.mention.sentence.index]
    return any(d.earlier is not draft.earlier for d in here)


def _each_on_its_day(draft: Draft, told: Sequence[Draft]) -> bool:
    """*Missiles struck Kyiv on Monday and hit Kharkiv on Tuesday*: two days and two places in one
    sentence. Elsewhere a day and the next may be one night.
    """
    here = [d for d in told if d.mention.sentence.index == draft.mention.sentence.index]
    return any(
        d.date is not None
        and draft.date is not None
        and not d.date.overlaps(draft.date)
        and bool(d.places and draft.places)
        and not set(d.places) & set(draft.places)
        for d in here
    )


def _launch_of_many(draft: Draft, told: Sequence[Draft]) -> bool:
    """The 40 that were launched over the whole country did not all hit one house; the 30 that were
    launched at a region are those of which 23 were stopped.
    """
    if draft.mention.rule != LAUNCHED:
        return False
    ours = {(w.type, w.launched) for w in draft.weapons if w.launched is not None}
    theirs = {(w.type, w.launched) for d in told for w in d.weapons}
    local = any(p.precision is not Precision.COUNTRY for d in told for p in d.places)
    return local and not ours & theirs


def _launched_apart(draft: Draft, told: Sequence[Draft]) -> bool:
    """*fired four drones at X. ... fired nine drones at X*: a later sentence may correct a toll,
    but not the number launched.
    """
    earlier = [d for d in told if d.mention.sentence.index != draft.mention.sentence.index]
    known = {(w.type, w.launched) for d in earlier for w in d.weapons if w.launched is not None}
    ours = {(w.type, w.launched) for w in draft.weapons if w.launched is not None}
    return bool({t for t, _ in known} & {t for t, _ in ours}) and not known & ours


def features(draft: Draft, told: Sequence[Draft]) -> Iterator[str]:
    """What speaks for or against one event, each by the name of its weight."""
    where = place_relation(draft.places, [p for d in told for p in d.places])
    yield where
    yield from _kinds(draft, told, where)
    if where in {"place of one", "place in country"} and (
        _hit_of(told, [draft]) or _hit_of([draft], told)
    ):
        yield "barrage and local hit"
    yield from _harm(draft, told)
    yield from _munitions(draft.weapons, [w for d in told for w in d.weapons])
    yield from _days(draft, told)
    yield from _sides(draft, told)
    yield from _telling(draft, told, where)
    if is_bare(draft) or all(is_bare(d) for d in told):
        yield "bare"


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
    if _disjoint([d.targets for d in told], draft.targets):
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
    return low <= high and (a.max is None or b.max is None)


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
