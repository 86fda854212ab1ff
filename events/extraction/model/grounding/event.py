"""One event of an answer, held to the text: what remains as a draft, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.extraction.dates.date_of_mention import is_background
from events.extraction.judgement.status import accused, status_of
from events.extraction.model.answers import SaidEvent
from events.extraction.model.described import Described
from events.extraction.model.grounding.amounts.munitions import weapons
from events.extraction.model.grounding.amounts.people import count
from events.extraction.model.grounding.check import Check
from events.extraction.model.grounding.days import days
from events.extraction.model.grounding.drops import Dropped, Reason
from events.extraction.model.grounding.places import places
from events.extraction.model.grounding.quotations import Span
from events.extraction.model.grounding.sides import sides
from events.extraction.model.grounding.speakers import is_flat, speakers
from events.extraction.reading.document import Sentence
from events.extraction.reading.mention import Draft, Mention
from events.extraction.types import SUBKINDS, Casualties, Kind, Status, Why

SHORTEST_TRIGGER = 3  # letters


@dataclass(frozen=True, slots=True)
class Grounded:
    """An event that stands in the text, with every sentence that tells it."""

    draft: Draft
    told: tuple[Sentence, ...]
    status: Status
    by: tuple[str, ...]
    piece: int = 0


def ground(
    said: SaidEvent, article: Described, *, piece: int = 0
) -> tuple[Grounded | None, tuple[Dropped, ...]]:
    """The event with the values that the text bears out; None where nothing tells it."""
    check = Check(article, article.numbered(said.sentences))
    if said.kind not in set(Kind):
        check.drop("event", said.kind, Reason.KIND)
        return None, tuple(check.dropped)
    span = _trigger(said, check)
    trigger = article.sentence_at(span) if span is not None else None
    if span is None or trigger is None:
        return None, tuple(check.dropped)
    check.told = _told(trigger, check)
    return _grounded(said, Kind(said.kind), span, check, piece), tuple(check.dropped)


def _trigger(said: SaidEvent, check: Check) -> Span | None:
    """Where the words stand that tell the event."""
    if sum(letter.isalpha() for letter in said.trigger) < SHORTEST_TRIGGER:
        check.drop("event", said.trigger, Reason.NO_TRIGGER)
        return None
    return check.quoted(said.trigger, "event", said.trigger)


def _told(trigger: Sentence, check: Check) -> list[Sentence]:
    """The sentence of the trigger first, then the others that the answer names, without passages
    that speak to a model.
    """
    others = [
        s
        for s in dict.fromkeys(check.told)
        if s != trigger and not check.article.speaks_to_a_model(Span(s.start, s.end))
    ]
    return [trigger, *others]


def _grounded(said: SaidEvent, kind: Kind, trigger: Span, check: Check, piece: int) -> Grounded:
    span, why_day = days(said.day, check)
    where, why_where = places(said.places, check)
    by, why_by = sides(said.perpetrators, "perpetrator", check)
    to, why_to = sides(said.targets, "target", check)
    used, why_used = weapons(said.weapons, check)
    killed, why_killed = count(said.killed, "killed", check)
    wounded, why_wounded = count(said.wounded, "wounded", check)
    troops, why_troops = count(said.personnel, "personnel", check)
    told = speakers(said.sources, check, accused(by, to, kind))
    attribution, their_sides = tuple(one for one, _ in told), tuple(side for _, side in told)
    single = (why_day, why_killed, why_wounded, why_troops)
    whys = (
        Why("kind", "model/kind", trigger.start, trigger.end),
        *why_where,
        *why_by,
        *why_to,
        *why_used,
        *(why for why in single if why is not None),
    )
    draft = Draft(
        mention=_mention(said, kind, check),
        date=span,
        places=where,
        perpetrators=by,
        targets=to,
        weapons=used,
        casualties=Casualties(killed, wounded),
        personnel=troops,
        said=attribution,
        speakers=their_sides,
        why=whys,
        background=span is not None and is_background(span, check.article.published_on),
    )
    status = status_of(attribution, their_sides, by, to, flat=is_flat(told, check))
    return Grounded(draft, tuple(check.told), status, by, piece)


def _mention(said: SaidEvent, kind: Kind, check: Check) -> Mention:
    subkind = said.subkind if said.subkind in SUBKINDS[kind] else None
    if said.subkind is not None and subkind is None:
        check.drop("subkind", said.subkind, Reason.KIND)
    return Mention(
        kind=kind,
        subkind=subkind or kind.row.default_subkind,
        sentence=check.told[0],
        trigger=0,
        rule=f"model/{kind}",
        scope=frozenset(),
    )


def sentences_of(events: Sequence[Grounded]) -> tuple[Sentence, ...]:
    """Every sentence that tells these events, each once, the first trigger's first."""
    return tuple(dict.fromkeys(sentence for event in events for sentence in event.told))
