"""Drafts of one event become its report: what the sentences leave open is taken from the article, or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction import references, vocabulary
from events.extraction.gazetteer import Gazetteer
from events.extraction.place_names import Names
from events.extraction.reading import Document, Draft
from events.extraction.sides import Sides, is_state
from events.extraction.steps import actors, attribution, dates, merging, subkinds, targets
from events.extraction.types import Attribution, Casualties, DateSpan, Evidence, Kind, Place, Report, Why

MOST_SPEAKERS = 2
SHORT = 2  # days: a night or a day is carried on to the sentences that follow; "last week" is not


def reports(
    groups: Sequence[Sequence[Draft]], document: Document, sides: Sides, names: Names, gazetteer: Gazetteer
) -> Iterator[Report]:
    """One report for each group that says enough of an occurrence."""
    carried: DateSpan | None = None
    for told in groups:
        if not worth_telling(told):
            continue
        own = merging.date_of(told)
        if own and (own.end - own.start).days < SHORT and not dates.is_background(own, document.published_on):
            carried = own
        yield report(told, own or _carried(told, carried, document), document, sides, names, gazetteer)


def _carried(told: Sequence[Draft], carried: DateSpan | None, document: Document) -> DateSpan:
    today = DateSpan(document.published_on, document.published_on)
    violent = told[0].kind in {Kind.STRIKE, Kind.INTERCEPTION, Kind.GROUND_COMBAT, Kind.ATTACK_ON_CIVILIANS}
    return carried if violent and carried is not None else today


def worth_telling(told: Sequence[Draft]) -> bool:
    """A place, casualties or counts of its own; a verb with a doer; not a bare *the attack* that points at nothing."""
    if any(d.places or _harm(d.casualties) or any(w.launched or w.intercepted for w in d.weapons) for d in told):
        return not all(d.mention.refers_back and not (d.places or _harm(d.casualties)) for d in told)
    fresh = [d for d in told if not d.mention.refers_back]
    return any(d.perpetrators and (d.date or "/verb/" in d.mention.rule or d.mention.mutual) for d in fresh)


def _harm(found: Casualties) -> bool:
    return found.killed is not None or found.wounded is not None


def _nationwide(told: Sequence[Draft], names: Names, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """A barrage or its interception for which no place is named: the country of the state that it was launched at.

    Only where the article names ground of that country: drones fired at a state's warships did not hit its country.
    """
    counted = any(w.launched is not None or w.intercepted is not None for d in told for w in d.weapons)
    under_fire = [n for d in told for n in (d.perpetrators if d.kind is Kind.INTERCEPTION else d.targets)]
    actor = vocabulary.actors_by_name().get(under_fire[0]) if under_fire else None
    if not counted or actor is None or actor.kind != "state" or actor.country not in {p.country for p in names.places.values()}:
        return ()
    entry = gazetteer.entry(f"iso:{actor.country}")
    return (entry.as_place(),) if entry is not None else ()


def report(told: Sequence[Draft], span: DateSpan, document: Document, sides: Sides, names: Names, gazetteer: Gazetteer) -> Report:
    kind = told[0].kind
    where = merging.places_of(told) or _nationwide(told, names, gazetteer)
    used = merging.weapons_of(told)
    subkind = subkinds.subkind_of(kind, [d.mention for d in told], used, document)
    by, to = _actors(told, where, document, sides, by_air=subkind == "airstrike")
    said, speakers = _said(told)
    return Report(
        kind=kind,
        subkind=subkind,
        date=span,
        places=where,
        actors=actors.as_actors(by, to),
        weapons=used,
        casualties=merging.casualties_of(told),
        personnel=next((d.personnel for d in told if d.personnel), None),
        attribution=said,
        status=attribution.status_of(said, speakers, by, to),
        evidence=_evidence(told, document),
        not_counted="told as background" if dates.is_background(span, document.published_on) else None,
        why=_why(told),
    )


def _actors(
    told: Sequence[Draft], where: Sequence[Place], document: Document, sides: Sides, *, by_air: bool
) -> tuple[Sequence[str], Sequence[str]]:
    """Who did it to whom: as the first draft that says so, else as the article implies."""
    kind, near = told[0].kind, references.paragraph(document, told[0].mention.sentence)
    by: Sequence[str] = next((d.perpetrators for d in told if d.perpetrators), ())
    to = next((d.targets for d in told if d.targets), ())
    by = by or actors.owner_by_place(sides, where, kind, to, near, by_air=by_air) or _own_defence(told)
    return by, to or targets.implied_target(kind, sides, by, where, near)


def _own_defence(told: Sequence[Draft]) -> Sequence[str]:
    """*28 drones were shot down, the air force said*: by the state that says so."""
    said = (s for d in told for s in d.speakers if d.kind is Kind.INTERCEPTION and s is not None and is_state(s))
    return list(said)[:1]


def _said(told: Sequence[Draft]) -> tuple[tuple[Attribution, ...], list[str | None]]:
    """Each speaker once, the first two that assert, and any who deny."""
    found: dict[str, tuple[Attribution, str | None]] = {}
    for draft in told:
        for said, side in zip(draft.said, draft.speakers, strict=True):
            found.setdefault(said.source.lower(), (said, side))
    kept = list(found.values())[:MOST_SPEAKERS]
    return tuple(said for said, _ in kept), [side for _, side in kept]


def _evidence(told: Sequence[Draft], document: Document) -> tuple[Evidence, ...]:
    sentences = {d.mention.sentence.index: d.mention.sentence for d in told}
    return tuple(sentence.evidence(document.text) for sentence in sentences.values())


def _why(told: Sequence[Draft]) -> tuple[Why, ...]:
    return tuple(dict.fromkeys(w for d in told for w in d.why))
