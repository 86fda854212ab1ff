"""What rules out that two drafts report one event: kinds, sides, days, towns, ground won or lost,
counts of munitions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from events.extraction.coreference.open_kinds import may_share_a_kind
from events.extraction.places.relations import place_relation
from events.extraction.reading.mention import Draft
from events.extraction.types import DateSpan, Kind, Precision

# the rule of a strike that an interception tells of: *15 of 16 drones were downed*
LAUNCHED = "strike/launched"
DAY = timedelta(days=1)
FINE = {Precision.TOWN, Precision.SITE}


def possible(draft: Draft, told: Sequence[Draft]) -> bool:
    """Whether nothing rules out that both report one event: kind, sides, days, gain or loss of
    ground.
    """
    again = names_one_victim(draft, told)
    return (
        may_share_a_kind(draft, told)
        and not draft.mention.mutual
        and not disjoint([d.perpetrators for d in told], draft.perpetrators)
        and (again or _days_agree(draft, told))
        and _gains_agree(draft, told)
        and not _told_apart(draft, told)
        and not _told_as_earlier(draft, told)
        and not _each_on_its_day(draft, told)
        and not _harmed_apart(draft, told)
        and not _launch_of_many(draft, told)
        and not _launched_apart(draft, told)
        and not _stopped_elsewhere(draft, told)
        and (
            again
            or draft.mention.refers_back
            or draft.background is any(d.background for d in told)
        )
    )


def names_one_victim(draft: Draft, told: Sequence[Draft]) -> bool:
    """*killed Fuad Shukr on Tuesday ... Shukr's killing a week ago*: nobody dies twice. *Ahmed
    Nasser* and *Khaled Nasser* are two.
    """
    return any(_is_one(a, b) for d in told for a in draft.victims for b in d.victims)


def _is_one(name: str, other: str) -> bool:
    longer, shorter = sorted((name, other), key=len, reverse=True)
    return longer == shorter or (" " not in shorter and longer.endswith(f" {shorter}"))


def disjoint(known: Sequence[Sequence[str]], ours: Sequence[str]) -> bool:
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
    """*Missiles struck Kyiv on Monday and hit Kharkiv on Tuesday*: two days and two places. At one
    place a day and the next may be one night, unless one sentence tells them apart. *Struck the
    suburbs on Thursday ... 37 were killed across the country on Wednesday* are two as well.
    """
    return any(
        d.date is not None
        and draft.date is not None
        and not d.date.overlaps(draft.date)
        and (_apart(draft, d) or _land_and_part(draft, d))
        for d in told
    )


def _land_and_part(draft: Draft, other: Draft) -> bool:
    lands = [_is_a_land(draft), _is_a_land(other)]
    counted = all(
        d.casualties.killed or d.casualties.wounded for d in (draft, other) if _is_a_land(d)
    )
    return bool(draft.places and other.places) and any(lands) and not all(lands) and counted


def _is_a_land(draft: Draft) -> bool:
    return bool(draft.places) and all(p.precision is Precision.COUNTRY for p in draft.places)


def _apart(draft: Draft, other: Draft) -> bool:
    """Two places of one sentence, or two towns."""
    if not draft.places or not other.places:
        return False
    if other.mention.sentence.index == draft.mention.sentence.index:
        return not set(draft.places) & set(other.places)
    fine = all(p.precision in FINE for p in (*draft.places, *other.places))
    return fine and place_relation(draft.places, other.places) == "place other"


def _harmed_apart(draft: Draft, told: Sequence[Draft]) -> bool:
    """*injuring two in Krolevets ... six were killed in Lebedyn*: other towns, other numbers."""
    ours = (draft.casualties.killed, draft.casualties.wounded)
    return any(
        any(ours)
        and any(theirs := (d.casualties.killed, d.casualties.wounded))
        and ours != theirs
        and d.mention.sentence.index != draft.mention.sentence.index
        and _apart(draft, d)
        for d in told
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
