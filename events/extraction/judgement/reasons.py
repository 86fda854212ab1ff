"""Why each value of an event is what it is: the deciding reason of each field first, then the other
reasons that the sentences give.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.actors.unnamed import is_unnamed
from events.extraction.judgement.confidence import confidence
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import Attribution, DateSpan, Place, Stance, Status, Why


def reasons(
    told: Sequence[Draft],
    document: Document,
    span: DateSpan,
    where: Sequence[Place],
    why_where: Why | None,
) -> Iterator[Why]:
    """The reasons of kind, day, place, harm and munitions; `side_reasons` and `status_reason` give
    the others.
    """
    yield from _of("kind", told[:1])
    dated = [d for d in told if d.date == span]
    yield from (
        _of("date", dated[:1])
        if dated and _has("date", dated[0])
        else [_concluded(told, document, "date", "date/goes on")]
    )
    chosen = [d for d in told if d.places and d.places == tuple(where)] or [
        d for d in told if d.places
    ]
    if why_where is not None:
        yield why_where
    elif chosen:
        yield from _of("places", chosen[:1])
    elif where:
        yield _concluded(told, document, "places", "place/nationwide")
    yield from _of("killed", [d for d in told if d.casualties.killed is not None][-1:])
    yield from _of("wounded", [d for d in told if d.casualties.wounded is not None][-1:])
    yield from _of("weapons", told)


def side_reasons(
    told: Sequence[Draft], document: Document, by: Sequence[str], to: Sequence[str]
) -> Iterator[Why]:
    """The reasons of perpetrator and target: the words of the draft that names them, else that the
    article implies them.
    """
    for field, names, drafts in (
        ("perpetrator", by, [d for d in told if d.perpetrators]),
        ("target", to, [d for d in told if d.targets]),
    ):
        found = list(_of(field, drafts[:1]))
        if names:
            implied = "actor/unnamed" if is_unnamed(names[0]) else "actor/implied by the article"
            yield from found or [_concluded(told, document, field, implied)]


def status_reason(
    said: Sequence[Attribution], status: Status, told: Sequence[Draft], document: Document
) -> Why:
    """What the status rests on: the speaker who denies or asserts, else the outlet's own words."""
    stance = Stance.DENIES if status in {Status.DENIED, Status.DISPUTED} else Stance.ASSERTS
    word = next((s for s in said if s.stance is stance), None)
    if word is None:
        return _concluded(told, document, "status", "status/own voice")
    return Why("status", f"status/{status}", word.start, word.end)


def with_confidence(whys: Sequence[Why]) -> tuple[Why, ...]:
    """Each reason once, with how sure its rule is."""
    return tuple(
        replace(why, confidence=confidence(why.field, why.rule)) for why in dict.fromkeys(whys)
    )


def _has(field: str, draft: Draft) -> bool:
    return any(why.field == field for why in draft.why)


def _of(field: str, drafts: Sequence[Draft]) -> Iterator[Why]:
    return (why for draft in drafts for why in draft.why if why.field == field)


def _concluded(told: Sequence[Draft], document: Document, field: str, rule: str) -> Why:
    """A reason without words of its own: the words that report the event stand for it."""
    trigger = document.parse[told[0].mention.trigger]
    return Why(field, rule, document.start(trigger), document.end(trigger))
