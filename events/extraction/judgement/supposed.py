"""Who did it where the sentences of an event do not say, as the text around lets one suppose: the
side of the event just before, or of most others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from events.extraction.actors.agents.candidates import agents
from events.extraction.actors.generic_references import in_civil_war
from events.extraction.actors.implied_perpetrators import two_foes
from events.extraction.actors.opponents import fights_in
from events.extraction.actors.pronouns import paragraph
from events.extraction.actors.sides import Sides, country_of, is_group, is_state, kind_of
from events.extraction.data import known_actors
from events.extraction.data.phrase_patterns import one_of_list, phrases
from events.extraction.data.word_lists import word_set
from events.extraction.judgement.land import owners
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft
from events.extraction.types import Kind, Place

VIOLENT = {Kind.STRIKE, Kind.ATTACK_ON_CIVILIANS, Kind.GROUND_COMBAT}
# Of the other events of a kind: what one side did so often is also done by it here.
PLAIN = 0.65


@cache
def _phrases(name: str) -> re.Pattern[str]:
    so_far = rf"(?:{one_of_list('judgement', 'so_far')} )*"
    return re.compile(phrases("judgement", name, so_far=so_far), re.IGNORECASE)


def is_said(
    name: str, told: Sequence[Draft], document: Document, behind: Iterable[Sentence] = ()
) -> bool:
    """Whether a sentence of an event, or one of those behind it, holds a phrase of a list."""
    sentences = (*(draft.mention.sentence for draft in told), *behind)
    return any(_phrases(name).search(document.words(sentence)) for sentence in sentences)


def is_planted(told: Sequence[Draft], document: Document) -> bool:
    """Whether a bomb lay there, or somebody carried it."""
    return told[0].kind is Kind.STRIKE and is_said("planted", told, document)


def is_flown(told: Sequence[Draft], subkind: str | None, document: Document) -> bool:
    """Whether it came from the air as only states send it: *air strikes*, *jets bombed the town*,
    *bombs fell*; drones anybody has.
    """
    by_air = subkind == "airstrike" or any(_is_by_aircraft(d, document) for d in told)
    return by_air and not is_planted(told, document)  # "a suicide bomber" is no plane


def _is_by_aircraft(draft: Draft, document: Document) -> bool:
    if draft.kind is not Kind.STRIKE:
        return False
    trigger, aircraft = document.parse[draft.mention.trigger], word_set("actors", "aircraft")
    for _rule, head in agents(trigger, draft.mention):
        if syntax.lemma(head) in aircraft:
            return True
    bombs = draft.mention.subkind == "bombing"
    return bombs and syntax.lemma(trigger) in word_set("actors", "falls_from_above")


def supposed_side(
    told: Sequence[Draft],
    to: Sequence[str],
    where: Sequence[Place],
    drafts: Sequence[Draft],
    document: Document,
    sides: Sides,
    *,
    implied: Sequence[str],
    planted: bool,
    flown: bool,
) -> Sequence[str]:
    """The side of what is told just before, else of the other events of the same kind, else the one
    that place and accusations imply, else that of all other violence. What was stopped was stopped
    by whom the strikes of the article were aimed at, and not by who launched them.
    """
    stopped = told[0].kind is Kind.INTERCEPTION
    before = (
        () if stopped else as_just_before(told, to, where, drafts, planted=planted, flown=flown)
    )
    if before:
        return before
    for kinds in ({told[0].kind},) if stopped else ({told[0].kind}, VIOLENT):
        side = as_the_others(
            told, to, where, drafts, document, sides, kinds, planted=planted, flown=flown
        )
        if side or implied:
            return side or implied
    if stopped:
        return under_fire(drafts)
    if told[0].kind is Kind.ATTACK_ON_CIVILIANS and not is_said("unknown", told, document):
        return sole_group(to, where, sides)
    near = paragraph(document, told[0].mention.sentence)
    clash = told[0].kind is Kind.GROUND_COMBAT and not to
    return two_foes(sides, next((p.country for p in where), None), near)[:1] if clash else ()


def _at_home(side: Sequence[str], where: Sequence[Place]) -> bool:
    """Whether a state is said to strike its own ground, as in a civil war."""
    return bool(set(owners(where)) & set(side))


def at_peace(side: Sequence[str], to: Sequence[str], where: Sequence[Place]) -> bool:
    """Whether two sides both fight others and not each other: an attack in Burkina Faso is not by
    Mali's army, nor one on British soldiers by NATO. A coalition may strike at its host's ground.
    """
    hosts = owners(where)
    opponents = known_actors.opponents()
    return any(
        (is_state(a) or (kind_of(a) == "coalition" and b not in hosts))
        and is_state(b)
        and opponents.get(b)
        and a not in opponents.get(b, ())
        for a in side
        for b in to
    )


def as_the_others(
    told: Sequence[Draft],
    to: Sequence[str],
    where: Sequence[Place],
    drafts: Sequence[Draft],
    document: Document,
    sides: Sides,
    kinds: AbstractSet[Kind],
    *,
    planted: bool,
    flown: bool,
) -> Sequence[str]:
    """The side that did most of the article's other events of these kinds; nobody where the text
    says that it is not known.
    """
    if told[0].kind is Kind.DEPLOYMENT or is_said("unknown", told, document):
        return ()
    others = Counter(
        d.perpetrators for d in drafts if d.kind in kinds and d.perpetrators and d not in told
    )
    if not others:
        return ()
    side, times = others.most_common(1)[0]
    at_own = _at_home(side, where) and told[0].kind in {Kind.STRIKE, Kind.ATTACK_ON_CIVILIANS}
    at_own = at_own and not (
        told[0].kind is Kind.STRIKE and any(in_civil_war(s, sides) for s in side)
    )
    # planted and suicide bombs are no state's
    at_own = at_own or (planted and any(map(is_state, side)))
    by_word = told[0].kind is Kind.ATTACK_ON_CIVILIANS and not any(
        n.sure for n in sides.told if n.side in side
    )
    # artillery fires from near: it is of those who fight there
    struck = to or (owners(where) if told[0].mention.subkind == "artillery" else ())
    peace = at_peace(side, struck, where)
    grounded = flown and any(map(is_group, side))
    fits = not set(side) & set(to) and not (at_own or by_word or peace or grounded)
    fits = fits and _may_fight_at(side, where)
    return side if fits and times / sum(others.values()) >= PLAIN else ()


def under_fire(drafts: Sequence[Draft]) -> Sequence[str]:
    """*Russia attacked the Odesa region with drones. Air defence shot down 23*: the state at whose
    ground the strikes of the article were aimed, if it fights those who launched them.
    """
    struck = Counter(
        owner
        for d in drafts
        if d.kind is Kind.STRIKE
        for owner in owners(d.places)
        if set(d.perpetrators) & set(known_actors.opponents().get(owner, ()))
    )
    return [side for side, _times in struck.most_common(1)]


def sole_group(to: Sequence[str], where: Sequence[Place], sides: Sides) -> list[str]:
    """*Gunmen attacked the post* in an article on al-Shabaab alone: the one group that it names of
    those who fight the state of the place.
    """
    struck = next((s for s in (*to, *owners(where)) if known_actors.opponents().get(s)), "")
    ground, lands = known_actors.grounds(), {p.country for p in where} | {country_of(struck)}
    groups = [
        n
        for n in known_actors.opponents().get(struck, ())
        if is_group(n) and sides.named.get(n, 0) > 1 and _is_named_for_sure(n, sides)
        if ground.get(frozenset((n, struck))) in lands
    ]
    wider = {e.parent for n in groups if (e := known_actors.actors_by_name().get(n)) is not None}
    closest = [n for n in groups if n not in wider]
    return closest if len(closest) == 1 else []


def _is_named_for_sure(side: str, sides: Sides) -> bool:
    return any(n.sure and n.side == side for n in sides.told)


def as_just_before(
    told: Sequence[Draft],
    to: Sequence[str],
    where: Sequence[Place],
    drafts: Sequence[Draft],
    *,
    planted: bool,
    flown: bool,
) -> Sequence[str]:
    """*ISIS snipers shoot at those who leave; three brothers were killed*: the side of what is told
    just before, in the same sentence or the one before it in the paragraph.
    """
    first = min((d.mention for d in told), key=lambda m: m.trigger)
    before = [
        d
        for d in drafts
        if d.mention.trigger < first.trigger
        and d.kind in VIOLENT
        and d.mention.sentence.paragraph == first.sentence.paragraph
        and first.sentence.index - d.mention.sentence.index <= 1
    ]
    side = max(before, key=lambda d: d.mention.trigger).perpetrators if before else ()
    at_own = _at_home(side, where) and told[0].kind is not Kind.GROUND_COMBAT
    unlike = (planted and any(map(is_state, side))) or (flown and any(map(is_group, side)))
    elsewhere = not _may_fight_at(side, where)
    if set(side) & set(to) or at_own or unlike or elsewhere or at_peace(side, to, where):
        return ()
    return side


def _may_fight_at(side: Sequence[str], where: Sequence[Place]) -> bool:
    lands = {p.country for p in where if p.country}
    return not lands or all(any(fights_in(s, land) for land in lands) for s in side)
