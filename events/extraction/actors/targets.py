"""To whom it was done: the object, whose munitions were stopped, who held the ground; else the
state, or whom the doer fights.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.actors import agents
from events.extraction.actors.opponents import against, home_foe, nearest
from events.extraction.actors.pronouns import paragraph, pronoun
from events.extraction.actors.references import backs, phrase_sides
from events.extraction.actors.sides import Sides, is_group, is_state
from events.extraction.data import known_actors
from events.extraction.data.known_actors import ActorEntry
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_bounds, window
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind, Place, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

CIVILIANS = "civilians"
AGAINST = {"against", "on", "with", "at", "targeting"}


def targets(
    mention: Mention,
    document: Document,
    sides: Sides,
    by: Sequence[str],
    at: Sequence[Place],
    speaker: str | None = None,
) -> tuple[list[str], Why | None]:
    """The sides that it was done to: as the sentence gives them, else as place and quarrel do."""
    trigger = document.parse[mention.trigger]
    if mention.mutual and len(by) > 1:
        return [], None
    for head in _heads(trigger, mention, by):
        if syntax.lemma(head) in word_set("scenery", "bystanders"):
            continue
        found = phrase_sides(head, sides, acts=False)
        if not found and _may_be_meant(head) and mention.kind is not Kind.INTERCEPTION:
            found = pronoun(head, document, mention.sentence, sides, speaker)
        found = [n for n in found if n not in by]
        if mention.kind is Kind.ATTACK_ON_CIVILIANS and _are_strangers(found, by):
            continue
        if (
            mention.kind is Kind.STRIKE
            and head.i in sides.covers
            and _are_guests(found, by, trigger, at)
        ):
            continue
        if found:
            return found, Why("target", "actor/undergoer", document.start(head), document.end(head))
    implied = implied_target(mention.kind, sides, by, at, paragraph(document, mention.sentence))
    implied = implied or [n for n in _whereabouts(trigger, mention, sides, by) if n not in by]
    return implied, Why(
        "target", "actor/implied", document.start(trigger), document.end(trigger)
    ) if implied else None


def _are_strangers(found: Sequence[str], by: Sequence[str]) -> bool:
    """*gunmen beheaded a Vietnamese sailor*: his state is no side of theirs."""
    fought = {o for n in by for o in known_actors.opponents().get(n, ())}
    return (
        bool(by)
        and any(map(is_group, by))
        and bool(found)
        and all(is_state(n) and n not in fought for n in found)
    )


def _are_guests(
    found: Sequence[str], by: Sequence[str], trigger: Token, at: Sequence[Place]
) -> bool:
    """*killed two Indians* who worked where a group's missile fell: what was struck is of the state
    of the place.
    """
    hurt = any(
        syntax.lemma(t) in agents.FELLED for t in window(trigger.doc, *sentence_bounds(trigger))
    )
    home = {
        known_actors.actors_by_name()[n].country
        for n in found
        if n in known_actors.actors_by_name()
    }
    return hurt and _are_strangers(found, by) and not home & {p.country for p in at}


def _whereabouts(trigger: Token, mention: Mention, sides: Sides, by: Sequence[str]) -> list[str]:
    """*struck a depot in Chad* of which no gazetteer knows the place: the state whose ground it
    was.
    """
    if not by or mention.kind is Kind.ATTACK_ON_CIVILIANS:
        return []
    heads = _heads(trigger, mention, by)
    phrases = (syntax.phrase(head) for head in heads)
    return next(
        (
            [n.side]
            for p in phrases
            for n in sides.named_by(p)
            if is_state(n.side) and not backs(n, p)
        ),
        [],
    )


def _may_be_meant(head: Token) -> bool:
    """*its positions*, *them*; not *their mother*."""
    arms = word_set("scenery", "force_words") | {
        "position",
        "base",
        "territory",
        "post",
        "camp",
        "enemy",
        "them",
    }
    return syntax.lemma(head) in arms or head.lower_ in arms or syntax.names_munition([head])


def _heads(trigger: Token, mention: Mention, by: Sequence[str]) -> Iterator[Token]:
    """The phrases that may name to whom it was done, the surest first."""
    if mention.kind is Kind.DEPLOYMENT:
        return  # those who are sent are no target
    told = syntax.governor(trigger) if trigger.pos_ == "ADJ" else trigger  # "shot dead"
    found = _verb_heads(told, mention) if syntax.is_verb(told) else _noun_heads(trigger)
    yield from (head for head in found if head is not None)


def _verb_heads(verb: Token, mention: Mention) -> list[Token | None]:
    target = syntax.undergoer(verb)
    if mention.subkind == "repelled":
        return [syntax.agent(verb)] if syntax.agent(verb) is not None else []
    if syntax.lemma(verb) in {"die", "perish"} or agents.runs_into(verb):
        return [syntax.subject(verb)]
    if mention.kind is Kind.INTERCEPTION:
        return [launcher(target), target] if target is not None else []
    if (
        mention.kind is Kind.GROUND_COMBAT
        and target is None
        and len(syntax.with_conjuncts(syntax.subject(verb))) > 1
    ):
        return [_after(verb, AGAINST), syntax.subject(verb)]
    if mention.kind is Kind.TERRITORIAL_CLAIM:
        return [
            _after(verb, {"from"}),
            syntax.subject(verb) if syntax.lemma(verb) in {"lose"} else None,
            target,
        ]
    if syntax.names_munition([target]) if target is not None else False:
        return [_after(verb, AGAINST | {"into", "towards", "toward"}), target]
    against_whom = _after(verb, AGAINST)
    return [against_whom, target] if mention.kind is not Kind.STRIKE else [target, against_whom]


def _noun_heads(noun: Token) -> list[Token | None]:
    verb = syntax.governor(noun)
    between = _after(noun, {"between"}) or (
        _after(verb, {"between"}) if noun.dep_ == "nsubj" else None
    )
    of = None if syntax.lemma(noun) in word_set("scenery", "attack_words") else _after(noun, {"of"})
    harmed = (
        syntax.undergoer(verb)
        if noun.dep_ == "nsubj" and syntax.is_verb(verb) and not syntax.is_passive(verb)
        else None
    )
    harmed = (
        harmed
        if harmed is not None and syntax.lemma(harmed) in word_set("scenery", "armed_people")
        else None
    )
    fell = agents.fallen(noun) or agents.sufferer(noun)
    return [
        fell,
        _after(noun, AGAINST),
        between,
        of,
        _after(verb, {"against", "on"}) if noun.dep_ == "dobj" else None,
        harmed,
    ]


def _after(head: Token, words: set[str]) -> Token | None:
    return next(
        (
            syntax.child(c, "pobj")
            for c in head.children
            if c.dep_ in {"prep", "dative"} and c.lower_ in words
        ),
        None,
    )


def launcher(noun: Token | None) -> Token | None:
    """*drones launched by Russia*: the by-phrase of a participle behind the noun."""
    verb = syntax.child(noun, "acl", "relcl") if noun is not None else None
    return syntax.by_phrase(verb) if verb is not None else None


# ---- where no sentence says so


def implied_target(
    kind: Kind | None,
    sides: Sides,
    by: Sequence[str],
    at: Sequence[Place],
    near: range | None = None,
) -> list[str]:
    """To whom it was done where no sentence says so.

    The state of the place, if the doer is no side of a civil war there; the one whom the doer
    fights there, if the article names them; of people killed or abducted on the ground nothing but
    that they were civilians.
    """
    country = next((p.country for p in at if p.country), None)
    state = known_actors.states_by_country().get(country or "")
    if kind is Kind.ATTACK_ON_CIVILIANS:
        return [] if at and country is None else _harmed(sides, by, country)
    if not by or (at and country is None and kind is Kind.STRIKE):
        return []  # a ship at sea is nobody's that the place could tell
    if kind is Kind.DEPLOYMENT:
        return [
            n
            for n in against(by[0], sides, country, near)
            if near is None or any(t.side == n and t.at in near for t in sides.told)
        ]
    if state is None and not at and kind is not Kind.INTERCEPTION and _is_from_anywhere(by[0]):
        state = known_actors.states_by_country().get(sides.country or "")
    if kind is Kind.INTERCEPTION or state is None or state.name in by or _is_own(by[0], state):
        return against(by[0], sides, country, near, without=by)
    if kind is not Kind.STRIKE and _is_mission(by[0]):
        return against(by[0], sides, country, near, without=by)
    return _holders(by[0], sides, country, near) or [state.name]


def _is_from_anywhere(side: str) -> bool:
    """Whether a group of the vocabulary is of no country: Islamic State strikes at the state where
    it is.
    """
    entry = known_actors.actors_by_name().get(side)
    return entry is not None and is_group(side) and not entry.country


def _is_own(side: str, state: ActorEntry) -> bool:
    """Whether a group is of a country whose state it does not fight: *militants in Gaza* do not
    fire at Gaza.
    """
    entry = known_actors.actors_by_name().get(side)
    at_home = entry is not None and is_group(side) and entry.country == state.country
    return at_home and state.name not in known_actors.opponents().get(side, ())


def _is_mission(side: str) -> bool:
    """Whether a side is a coalition: peacekeepers fight with the state's leave, if they fight."""
    entry = known_actors.actors_by_name().get(side)
    return entry is not None and entry.kind == "coalition"


def _holders(by: str, sides: Sides, country: str | None, near: range | None) -> list[str]:
    """The group that this side is known to fight in this country: Israel fights Hamas in Gaza, the
    US the Houthis in Yemen.
    """
    state = known_actors.states_by_country().get(country or "")
    at_home = (
        state is not None and state.name in known_actors.opponents().get(by, ()) and is_group(by)
    )
    if at_home and state is not None and sides.named.get(state.name):
        return []  # rebels fight their state first
    fought = [o for o in known_actors.opponents().get(by, ()) if sides.named.get(o) and is_group(o)]
    there = [o for o in fought if known_actors.grounds().get(frozenset((by, o))) == country]
    if not there and state is not None and by not in known_actors.opponents().get(state.name, ()):
        # its own rebels, wherever it strikes at them
        there = [o for o in fought if home_foe(o, (by,))]
    return nearest(there, sides, near)


def _harmed(sides: Sides, by: Sequence[str], country: str | None) -> list[str]:
    """Of a war between states the state whose people they are; in a civil war civilians."""
    state = known_actors.states_by_country().get(country or "")
    foreign = [n for n in by if is_state(n) and state is not None and n != state.name]
    if state is not None and (foreign or any(not is_at_home(n, country) for n in by)):
        return [state.name]
    return [CIVILIANS]


def is_at_home(side: str, country: str | None) -> bool:
    """Whether a side is one of the country itself, or of none in particular."""
    entry = known_actors.actors_by_name().get(side)
    return entry is None or not entry.country or entry.country == country or entry.kind != "state"
