"""The targets of an event as its sentence names them: the object of the verb, the owner of stopped
munitions, the side that held the ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.actors.agents.victims import (
    dead_of_the_main_clause,
    dies,
    fallen,
    runs_into,
    sufferer,
)
from events.extraction.actors.implied_targets import implied_targets
from events.extraction.actors.noun_phrases import phrase_sides
from events.extraction.actors.pronouns import paragraph, pronoun
from events.extraction.actors.references import backs
from events.extraction.actors.sides import Sides, country_of, is_group, is_state, kind_of
from events.extraction.actors.spotting.borders import is_across_a_border
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_bounds, window
from events.extraction.reading.mention import Mention
from events.extraction.reading.prepositions import PREPOSITIONS_AND_DATIVES, object_of
from events.extraction.types import Kind, Place, Why

if TYPE_CHECKING:
    from spacy.tokens import Token


FORCES = word_sets("scenery", "armed_people", "force_words")


def targets(
    mention: Mention,
    document: Document,
    sides: Sides,
    by: Sequence[str],
    at: Sequence[Place],
    speaker: str | None = None,
) -> tuple[list[str], Why | None]:
    """The targets that the sentence names; else those that the place and the conflict imply."""
    trigger = document.parse[mention.trigger]
    if mention.mutual and len(by) > 1:
        return [], None
    for head in _heads(trigger, mention):
        if syntax.lemma(head) in word_set("scenery", "bystanders"):
            continue
        found = _sides_of(head, mention, document, sides, speaker)
        found = [n for n in found if n not in by]
        if found and not _is_no_target(found, head, mention, sides, by, at):
            return found, _why("actor/undergoer", head, document)
    near = paragraph(document, mention.sentence)
    implied = implied_targets(mention.kind, sides, by, at, near)
    implied = implied or [n for n in _whereabouts(trigger, mention, sides, by) if n not in by]
    return implied, _why("actor/implied", trigger, document) if implied else None


def _why(rule: str, token: Token, document: Document) -> Why:
    return Why("target", rule, document.start(token), document.end(token))


def _sides_of(
    head: Token, mention: Mention, document: Document, sides: Sides, speaker: str | None
) -> list[str]:
    found = phrase_sides(head, sides, acts=False)
    if not found and _may_be_meant(head) and mention.kind is not Kind.INTERCEPTION:
        found = pronoun(head, document, mention.sentence, sides, speaker)
    return found


def _is_no_target(
    found: Sequence[str],
    head: Token,
    mention: Mention,
    sides: Sides,
    by: Sequence[str],
    at: Sequence[Place],
) -> bool:
    """Whether those named were only harmed there, as people of a state that is no party."""
    if mention.kind is Kind.ATTACK_ON_CIVILIANS:
        return _are_strangers(found, by)
    named = mention.kind is Kind.STRIKE and head.i in sides.covers
    return named and _are_guests(found, by, head.doc[mention.trigger], at)


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
        syntax.lemma(t) in word_set("actors", "fells")
        for t in window(trigger.doc, *sentence_bounds(trigger))
    )
    home = {country_of(n) for n in found if kind_of(n) is not None}
    return hurt and _are_strangers(found, by) and not home & {p.country for p in at}


def _whereabouts(trigger: Token, mention: Mention, sides: Sides, by: Sequence[str]) -> list[str]:
    """*struck a depot in Chad* of which no gazetteer knows the place: the state whose ground it
    was.
    """
    if not by or mention.kind is Kind.ATTACK_ON_CIVILIANS:
        return []
    for phrase in map(syntax.phrase, _heads(trigger, mention)):
        for named in sides.named_by(phrase):
            elsewhere = backs(named, phrase) or is_across_a_border(named, trigger.doc)
            if is_state(named.side) and not elsewhere:
                return [named.side]
    return []


def _may_be_meant(head: Token) -> bool:
    """*its positions*, *them*; not *their mother*."""
    arms = word_set("scenery", "force_words") | word_set("actors", "forces_of_a_side")
    return syntax.lemma(head) in arms or head.lower_ in arms or syntax.names_munition([head])


def _heads(trigger: Token, mention: Mention) -> Iterator[Token]:
    """The phrases that may name to whom it was done, the surest first."""
    if mention.kind is Kind.DEPLOYMENT:
        return  # those who are sent are no target
    told = syntax.governor(trigger) if trigger.pos_ == "ADJ" else trigger  # "shot dead"
    found = _verb_heads(told, mention) if syntax.is_verb(told) else []
    if not syntax.is_verb(told) or told.dep_ == "nsubj":  # "Fighting killed 12 soldiers"
        found += _noun_heads(trigger)
    yield from (head for head in found if head is not None)


def _verb_heads(verb: Token, mention: Mention) -> list[Token | None]:
    target = syntax.undergoer(verb)
    if mention.subkind == "repelled":
        return [syntax.agent(verb)]
    if dies(verb) or runs_into(verb):
        # "a Chadian soldier died when his lorry hit a mine"
        return [syntax.subject(verb), dead_of_the_main_clause(verb)]
    if mention.kind is Kind.INTERCEPTION:
        return [_launcher(target), target] if target is not None else []
    if mention.kind is Kind.TERRITORIAL_CLAIM:
        loser = syntax.subject(verb) if syntax.lemma(verb) in word_set("harm", "lose") else None
        return [_after(verb, word_set("function_words", "from")), loser, target]
    against = _after(verb, word_set("actors", "against"))
    if mention.kind is Kind.GROUND_COMBAT and target is None and _has_two_subjects(verb):
        return [against, syntax.subject(verb)]
    if target is not None and syntax.names_munition([target]):
        return [_after(verb, word_set("actors", "launched_at")), target, _armed_who_fell(verb)]
    if mention.kind is not Kind.STRIKE:
        return [against, target]
    # "two soldiers were killed by Pakistani shelling", which the parse takes for a verb
    dead = dead_of_the_main_clause(verb) if verb.tag_ == "VBG" else None
    return [target, against, _armed_who_fell(verb), dead]


def _armed_who_fell(verb: Token) -> Token | None:
    """*Rockets hit the base, wounding five US personnel*: whose people they were, where what was
    hit has no owner.
    """
    main = syntax.governor(verb)
    # "Drones hit a base, and guards opened fire, wounding five": those the guards wounded
    own = [t for t in syntax.with_conjuncts(main) if t is main or syntax.child(t, "nsubj") is None]
    for clause in (c for told in own for c in told.children):
        if clause.dep_ == "advcl" and syntax.lemma(clause) in word_set("actors", "fells"):
            harmed = syntax.undergoer(clause)
            if harmed is not None and syntax.lemma(harmed) in FORCES:
                return harmed
    return None


def _has_two_subjects(verb: Token) -> bool:
    return len(syntax.with_conjuncts(syntax.subject(verb))) > 1


def _noun_heads(noun: Token) -> list[Token | None]:
    verb = syntax.governor(noun)
    is_subject = noun.dep_ == "nsubj"
    between = word_set("actors", "between")
    attack = syntax.lemma(noun) in word_set("scenery", "attack_words")
    return [
        fallen(noun) or sufferer(noun),
        _after(noun, word_set("actors", "against")),
        _after(noun, between) or (_after(verb, between) if is_subject else None),
        None if attack else _after(noun, word_set("function_words", "of")),
        _after(verb, word_set("actors", "attack_on")) if noun.dep_ == "dobj" else None,
        _armed_object(verb) if is_subject and syntax.is_verb(verb) else None,
    ]


def _armed_object(verb: Token) -> Token | None:
    """*The attack killed six soldiers*."""
    harmed = None if syntax.is_passive(verb) else syntax.undergoer(verb)
    armed = harmed is not None and syntax.lemma(harmed) in word_set("scenery", "armed_people")
    return harmed if armed else None


def _after(head: Token, words: frozenset[str]) -> Token | None:
    return object_of(head, words, PREPOSITIONS_AND_DATIVES)


def _launcher(noun: Token) -> Token | None:
    """*drones launched by Russia*: the by-phrase of a participle behind the noun."""
    verb = syntax.child(noun, "acl", "relcl")
    return syntax.by_phrase(verb) if verb is not None else None
