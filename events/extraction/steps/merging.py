"""Which mentions tell the same event: one event with all its sentences, and what each leaves open taken from the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from events.extraction.place_order import finest
from events.extraction.reading import Draft
from events.extraction.types import Casualties, Count, DateSpan, Kind, Place, Precision, Weapon, WeaponType

NEAR = 4  # sentences: *the attack* rarely points further back
LAUNCHED = "strike/launched"  # the rule of a strike that an interception tells of: *15 of 16 drones were downed*
SORTS_OF_MISSILE = (WeaponType.BALLISTIC_MISSILE, WeaponType.CRUISE_MISSILE)
RECENT = 40
LEAD = 3  # sentences: headline and lead tell the main event twice


def group(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts of one event together, in the order in which the text first tells each."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        fitting = [g for g in groups if _same(draft, _recent(g))]
        if fitting:
            max(fitting, key=lambda g: _nearness(draft, _recent(g))).append(draft)
        else:
            groups.append([draft])
    return groups


def _recent(told: Sequence[Draft]) -> Sequence[Draft]:
    """The first and the last tellings: to look at thousands for each next one takes the square of their number."""
    return told if len(told) <= RECENT else (told[0], *told[-RECENT:])


def _nearness(draft: Draft, told: Sequence[Draft]) -> tuple[bool, int]:
    shared = bool(_keys(draft.places) & {k for d in told for k in _keys(d.places)})
    return shared, max(d.mention.sentence.index for d in told)


def _same(draft: Draft, told: Sequence[Draft]) -> bool:
    if draft.kind is not told[0].kind or draft.mention.anew or draft.mention.mutual:
        return False
    return (
        _sides_agree(draft, told)
        and _dates_agree(draft, told)
        and _subkinds_agree(draft, told)
        and _numbers_agree(draft, told)
        and _places_agree(draft, told)
    )


def _sides_agree(draft: Draft, told: Sequence[Draft]) -> bool:
    known = {n for d in told for n in d.perpetrators}
    return not known or not draft.perpetrators or bool(known & set(draft.perpetrators))


def _dates_agree(draft: Draft, told: Sequence[Draft]) -> bool:
    known = next((d.date for d in told if d.date), None)
    if known is None or draft.date is None:
        return True
    day = timedelta(days=1)
    return DateSpan(known.start - day, known.end + day).overlaps(draft.date)


def _subkinds_agree(draft: Draft, told: Sequence[Draft]) -> bool:
    if draft.kind is not Kind.TERRITORIAL_CLAIM:
        return True
    return _gain(draft.mention.subkind) == _gain(told[0].mention.subkind)


def _gain(subkind: str | None) -> str | None:
    return "captured" if subkind == "recaptured" else subkind


def _numbers_agree(draft: Draft, told: Sequence[Draft]) -> bool:
    """Other numbers are other events, unless a headline or lead gives them first."""
    for d in told:
        if d.mention.sentence.index == draft.mention.sentence.index:
            continue
        for ours, theirs in ((draft.casualties.killed, d.casualties.killed), (draft.casualties.wounded, d.casualties.wounded)):
            if ours and theirs and not _overlap(ours, theirs):
                return False
        if not _counts_agree(draft.weapons, d.weapons):
            return False
    return True


def _overlap(a: Count, b: Count) -> bool:
    if a == b:
        return True
    low, high = max(a.min or 0, b.min or 0), min(a.max if a.max is not None else 10**9, b.max if b.max is not None else 10**9)
    return low <= high and (a.max is None or b.max is None)


def _counts_agree(ours: Sequence[Weapon], theirs: Sequence[Weapon]) -> bool:
    for a in ours:
        for b in theirs:
            differ = any(
                x is not None and y is not None and x != y for x, y in ((a.launched, b.launched), (a.intercepted, b.intercepted))
            )
            if a.type is b.type and differ:
                return False
    return True


def _keys(places: Sequence[Place]) -> set[str]:
    return {p.key or p.name.lower() for p in places}


def _places_agree(draft: Draft, told: Sequence[Draft]) -> bool:
    known = [p for d in told for p in d.places]
    if draft.mention.rule == LAUNCHED and any(p.precision is not Precision.COUNTRY for p in known):
        return False  # the 40 that were launched over the whole country did not all hit one house
    last = max(d.mention.sentence.index for d in told)
    near = draft.mention.sentence.index - last <= NEAR
    lead = draft.mention.sentence.index <= LEAD or told[-1].mention.sentence.headline
    if draft.places and known:
        return bool(_keys(draft.places) & _keys(known)) or ((near or lead) and _one_in_the_other(draft, known))
    if not draft.places and not known:
        return near
    if _bare(draft) or all(_bare(d) for d in told):
        return True
    if draft.places:
        return near and (draft.mention.refers_back or lead)
    return near and (draft.mention.refers_back or lead or _follows_at_once(draft, told))


def _bare(draft: Draft) -> bool:
    """*Russian forces are advancing in the east*: a side and no more, told again in full elsewhere."""
    facts = draft.places or draft.date or draft.casualties.killed or draft.casualties.wounded
    return draft.kind is Kind.TERRITORIAL_CLAIM and bool(draft.perpetrators) and not facts


def _follows_at_once(draft: Draft, told: Sequence[Draft]) -> bool:
    """A sentence without a place of its own goes on with the one before it, in the same paragraph or the next."""
    return draft.mention.sentence.index - told[-1].mention.sentence.index <= 1


def _one_in_the_other(draft: Draft, known: Sequence[Place]) -> bool:
    """Gaza and northern Gaza are one; a country and a town of it are not: the barrage and its local hits are told apart."""
    for a in draft.places:
        for b in known:
            broad = {a.precision, b.precision} & {Precision.COUNTRY}
            if a.country and a.country == b.country and a.key and b.key and (a.key in b.key or b.key in a.key):
                return True
            if a.country == b.country and broad and draft.mention.refers_back:
                return True
    return False


# ---- what a group of drafts says together


def date_of(told: Sequence[Draft]) -> DateSpan | None:
    return next((d.date for d in told if d.date), None)


def places_of(told: Sequence[Draft]) -> tuple[Place, ...]:
    """The places of the first draft that names any, or finer ones within them that a later draft names."""
    return finest(d.places for d in told)


def weapons_of(told: Sequence[Draft]) -> tuple[Weapon, ...]:
    """Each munition once, with the counts of whichever sentence gives them; a model's type beats the bare *missile*."""
    found: dict[WeaponType, Weapon] = {}
    for draft in told:
        for weapon in draft.weapons:
            before = found.get(weapon.type)
            found[weapon.type] = weapon if before is None else _joined(before, weapon)
    if len(found) > 1:
        found.pop(WeaponType.OTHER, None)
    if any(t in found for t in SORTS_OF_MISSILE) and found.get(WeaponType.MISSILE) == Weapon(WeaponType.MISSILE):
        found.pop(WeaponType.MISSILE)
    return tuple(found.values())


def _joined(a: Weapon, b: Weapon) -> Weapon:
    launched = a.launched if a.launched is not None else b.launched
    intercepted = a.intercepted if a.intercepted is not None else b.intercepted
    return Weapon(a.type, launched, intercepted)


def casualties_of(told: Sequence[Draft]) -> Casualties:
    """The latest count that the text gives for each."""
    killed = [d.casualties.killed for d in told if d.casualties.killed is not None]
    wounded = [d.casualties.wounded for d in told if d.casualties.wounded is not None]
    return Casualties(killed[-1] if killed else None, wounded[-1] if wounded else None)
