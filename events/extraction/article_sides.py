"""Who did it to whom, once all that the article tells is at hand: what the sentences of an event leave open, the rest may say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from events.extraction import established, vocabulary
from events.extraction.reading import Document, Draft
from events.extraction.references import paragraph
from events.extraction.sides import Sides, is_group, is_state
from events.extraction.steps import actors, targets
from events.extraction.types import Kind, Place

PLAIN = 0.65  # of the other events of a kind: by one side so often, the article is plain about who does such things
UNKNOWN = re.compile(r"\b(?:gunm[ae]n|armed m[ae]n|bandits|unidentified|unknown|raiders|no group|not claimed)\b", re.IGNORECASE)


def who_to_whom(
    told: Sequence[Draft],
    where: Sequence[Place],
    drafts: Sequence[Draft],
    document: Document,
    sides: Sides,
    *,
    subkind: str | None,
) -> tuple[Sequence[str], Sequence[str]]:
    """Perpetrators and targets of an event: as the first draft that says so, else as the article implies. `drafts`: all of it."""
    kind, near = told[0].kind, paragraph(document, told[0].mention.sentence)
    by: Sequence[str] = next((d.perpetrators for d in told if d.perpetrators), ())
    to = next((d.targets for d in told if d.targets and not set(d.targets) <= set(by)), ())
    implied = actors.owner_by_place(sides, where, kind, to, near, by_air=subkind == "airstrike", planted=subkind == "bombing")
    by = by or (implied if kind is Kind.INTERCEPTION else ()) or _by_own_word(told, to, sides) or implied
    by = by or _as_the_others(told, to, where, drafts, document, planted=subkind == "bombing")
    return by, to or targets.implied_target(kind, sides, by, where, near)


def _by_own_word(told: Sequence[Draft], to: Sequence[str], sides: Sides) -> Sequence[str]:
    """*a strike killed five rebels, the army said*: by the side that says so, if it fights them."""
    said = [s for d in told for s in d.speakers if s is not None and s in vocabulary.actors_by_name()]
    if told[0].kind is Kind.INTERCEPTION:
        return [s for s in said if not is_group(s)][:1] or _defender(told, sides)
    if told[0].mention.subkind == "recaptured":
        return said[:1]  # "has been brought back under control, the ministry said"
    return [s for s in said if to and to[0] in vocabulary.opponents().get(s, ())][:1]


def _defender(told: Sequence[Draft], sides: Sides) -> Sequence[str]:
    """*28 drones were shot down, the air force said*: by the state that the article is about."""
    state = vocabulary.states_by_country().get(sides.country or "")
    official = any(established.AN_OFFICIAL in d.speakers for d in told)
    return [state.name] if state is not None and official and sides.named.get(state.name) else []


def _as_the_others(
    told: Sequence[Draft],
    to: Sequence[str],
    where: Sequence[Place],
    drafts: Sequence[Draft],
    document: Document,
    *,
    planted: bool,
) -> Sequence[str]:
    """The side that does what else of this kind the article tells; not where the text says that nobody knows who did it."""
    if told[0].kind is Kind.DEPLOYMENT or any(UNKNOWN.search(document.words(d.mention.sentence)) for d in told):
        return ()
    others = Counter(d.perpetrators for d in drafts if d.kind is told[0].kind and d.perpetrators and d not in told)
    if not others:
        return ()
    side, times = others.most_common(1)[0]
    states = (vocabulary.states_by_country().get(p.country or "") for p in where)
    ground = {state.name for state in states if state is not None}
    at_own = any(is_state(s) and s in ground for s in side) and told[0].kind in {Kind.STRIKE, Kind.ATTACK_ON_CIVILIANS}
    at_own = at_own or (planted and any(map(is_state, side)))  # planted and suicide bombs are no state's
    fits = not set(side) & set(to) and not at_own
    return side if fits and times / sum(others.values()) >= PLAIN else ()
