"""Harm and damage that a sentence reports together with the occurrence that did it: *seven were
killed when militants raided a base* is one mention, the raid's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events.extraction.actors.agents.victims import dies
from events.extraction.data.known_triggers import ATTACK, HARM
from events.extraction.data.word_lists import word_set
from events.extraction.kind_table import kinds_where
from events.extraction.mentions.clauses import GOES_ON, leading_clause
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_OPEN_WORDS = kinds_where(lambda row: row.open_words)
BREAKS = {";", ":", "—", "–"}
NESTED = {"relcl", "acl", "advcl", "ccomp", "pcomp"}

Causes = Mapping[int, int | None]  # trigger of an effect -> trigger of what caused it


def with_effects(
    mentions: Sequence[Mention], document: Document, sentence: Sentence
) -> list[Mention]:
    """The mentions of a sentence, each with the harm that it did; what is part of another is no
    mention of its own.
    """
    causes = _causes(mentions, document)
    settled = [m for m in mentions if m.kind is not None]
    kept = []
    for mention in mentions:
        if causes.get(mention.trigger) is not None:
            continue
        own = [m for m in mentions if causes.get(m.trigger) == mention.trigger]
        scope = (
            mention.scope.union(*(m.scope for m in own)) - _claimed(mention, settled)
            if own
            else mention.scope
        )
        kept.append(replace(mention, scope=scope - _of_others(mention, mentions, causes, document)))
    return _with_stray_harm(kept, document, sentence)


def _causes(mentions: Sequence[Mention], document: Document) -> Causes:
    """For each attack, harm or damage the occurrence that it is reported together with, if any."""
    settled = [m for m in mentions if m.kind is not None]
    attacks = [m for m in mentions if m.named_kind == ATTACK]
    causes = {
        m.trigger: _cause(m, [s for s in settled if _may_cause(s, m, document)], document)
        for m in mentions
        if m.kind is None
    }
    causes |= {
        m.trigger: _cause(m, attacks, document)
        for m in mentions
        if m.is_effect and causes[m.trigger] is None
    }
    causes = {
        # the first word of a text is number 0
        trigger: _only_occurrence(trigger, settled, document) if cause is None else cause
        for trigger, cause in causes.items()
    }
    return causes | {
        trigger: _joined_harm(trigger, causes, document)
        for trigger, cause in causes.items()
        if cause is None
    }


def _may_cause(occurrence: Mention, effect: Mention, document: Document) -> bool:
    """*crossed the border and attacked a post*: the attack is no part of the way there. Of *killed
    eight when they overran the post* the dead are of the fight for it.
    """
    if effect.is_effect:
        return effect.named_kind != HARM or occurrence.kind is not Kind.TERRITORIAL_CLAIM
    joined = document.parse[effect.trigger].dep_ in {"conj", "dep"}
    return occurrence.kind is not Kind.DEPLOYMENT or not joined


def _cause(effect: Mention, occurrences: Sequence[Mention], document: Document) -> int | None:
    token = document.parse[effect.trigger]
    agent = syntax.agent(token) if syntax.is_verb(token) else None
    if agent is not None and any(m.trigger == agent.i for m in occurrences):
        return int(agent.i)  # "the air strikes killed 63 people a day after the offensive began"
    done_by = next((m.trigger for m in occurrences if _stands_as_subject(m, token)), None)
    if done_by is not None:
        return done_by
    within = {int(t.i) for t in token.subtree if t.i > token.i}
    for mention in occurrences:
        if mention.trigger in within and _brings_about(document.parse[mention.trigger], token):
            return mention.trigger
    if _came_before(token):
        return None
    above = {leading_clause(token), *(int(a.i) for a in token.ancestors if a.dep_ in GOES_ON)}
    return next(
        (m.trigger for m in occurrences if _is_told_with(document.parse[m.trigger], token, above)),
        None,
    )


def _stands_as_subject(occurrence: Mention, effect: Token) -> bool:
    """*Shelling by rebels killed nine*: a verb in the place of the subject."""
    trigger = effect.doc[occurrence.trigger]
    opens = trigger.dep_ in {"advcl", "csubj"} and trigger.tag_ == "VBG" and trigger.i < effect.i
    return opens and trigger.head.i == effect.i and syntax.child(effect, "nsubj") is None


def _is_told_with(trigger: Token, effect: Token, above: set[int]) -> bool:
    """In one chain of clauses: *a strike that killed four*, *struck the city, killing four*, *died
    when the car was hit*.
    """
    clause = syntax.governor(effect)
    described = clause.dep_ == "relcl" and clause.head.i == trigger.i
    return (
        described
        or leading_clause(trigger) in above
        or trigger.i in above
        or _says_when(trigger, effect)
    )


def _brings_about(trigger: Token, effect: Token) -> bool:
    """*killed in a strike*, *died during the bombardment*, *hurt by shelling*: the noun hangs on
    the harm itself.
    """
    node = trigger
    while node.head.i != node.i and node.head.i != effect.i:
        if node.dep_ in NESTED or (node is not trigger and syntax.is_verb(node)):
            return False
        node = node.head
    return node.lower_ in word_set("mentions", "brought_about") or node.dep_ == "agent"


def _came_before(effect: Token) -> bool:
    """*fired rockets after three of its men were killed*: the harm came first, of another's
    doing.
    """
    clause = syntax.governor(effect)
    after = word_set("mentions", "after")
    return clause.dep_ == "advcl" and any(
        c.lower_ in after and c.dep_ == "mark" for c in clause.children
    )


def _says_when(trigger: Token, effect: Token) -> bool:
    """Whether the trigger's clause says when or how the effect came about: *died when the car was
    hit*.
    """
    clause = syntax.governor(trigger)
    when = word_set("mentions", "brought_about_when")
    marked = any(c.lower_ in when and c.dep_ in {"advmod", "mark"} for c in clause.children)
    governor = syntax.governor(effect)
    # "two were killed and five injured when ..."
    heads = {int(governor.i), *(int(t.i) for t in governor.conjuncts)}
    return clause.dep_ == "advcl" and marked and int(clause.head.i) in heads


def _only_occurrence(effect: int, settled: Sequence[Mention], document: Document) -> int | None:
    """*They fought with mortars; 30 people died*: harm behind the one occurrence of its sentence,
    in a clause beside it.
    """
    token = document.parse[effect]
    before = [m for m in settled if m.trigger < effect and m.kind in OF_OPEN_WORDS]
    if len(settled) != 1 or not before or not _is_harm(token) or _came_before(token):
        return None
    between = document.parse[before[0].trigger : effect]
    apart = any(t.text in BREAKS for t in between) or _is_joined_behind(token)
    return before[0].trigger if apart else None


def _is_joined_behind(effect: Token) -> bool:
    """*Fighters clashed in the camp, and 11 people were killed*: a clause of its own behind *and*,
    which names no place of its own.
    """
    who = syntax.subject(effect) if syntax.is_verb(effect) else None
    if who is None or not (syntax.is_passive(effect) or dies(effect)):
        return False
    first = syntax.phrase(who)[0]
    joint = first.nbor(-1) if first.i > first.sent.start else first
    placed = any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in effect.subtree if t.i > effect.i)
    joined = joint.lower_ in word_set("function_words", "and")
    return joined and not placed and not _is_by_accident(effect)


def _is_by_accident(effect: Token) -> bool:
    """*and 11 were killed in a boat accident*: no dead of the fight before it."""
    words = word_set("setting", "accidents") | word_set("setting", "crashes")
    return any(syntax.lemma(t) in words for t in effect.subtree if t.i > effect.i)


def _joined_harm(effect: int, causes: Causes, document: Document) -> int | None:
    """*Two youths had been killed and six people injured*: the second harm goes with the first, or
    with what caused that.

    *Two were killed and six injured in a strike*: the first goes with what caused the second.
    """
    token = document.parse[effect]
    if not _is_harm(token):
        return None
    joined = [t for t in token.children if t.dep_ == "conj" and _is_harm(t)]
    caused = [cause for t in joined if (cause := causes.get(int(t.i))) is not None]
    if caused or token.dep_ != "conj":
        return next(iter(caused), None)
    first = int(token.head.i)
    if first not in causes or first == effect:
        return None
    of_first = causes[first]
    return first if of_first is None else of_first


def _of_others(
    mention: Mention, mentions: Sequence[Mention], causes: Causes, document: Document
) -> frozenset[int]:
    """Clauses of harm that another occurrence did: *fired rockets after three were killed in an air
    strike*.
    """
    own = {mention.trigger, *(t for t, cause in causes.items() if cause == mention.trigger)}
    others: set[int] = set()
    for effect in mentions:
        if effect.trigger in own or effect.trigger not in causes:
            continue
        clause = syntax.below(syntax.governor(document.parse[effect.trigger]))
        if mention.trigger not in clause:
            others |= clause
    return frozenset(others)


def _claimed(mention: Mention, settled: Sequence[Mention]) -> frozenset[int]:
    """What other occurrences of the sentence hold for themselves."""
    others = [m for m in settled if m.trigger != mention.trigger and m.trigger not in mention.scope]
    return frozenset().union(*(m.scope - mention.scope for m in others)) if others else frozenset()


def _with_stray_harm(
    mentions: list[Mention], document: Document, sentence: Sentence
) -> list[Mention]:
    """*A missile hit the hospital: six dead, 30 hurt*: harm that no clause holds belongs to the
    occurrence before it.
    """
    if not mentions:
        return mentions
    held = frozenset().union(*(m.scope for m in mentions))
    found = list(mentions)
    for token in document.tokens(sentence):
        if not _is_harm(token) or int(token.i) in held:
            continue
        at = max(
            (n for n, m in enumerate(found) if m.trigger < token.i),
            key=lambda n: found[n].trigger,
            default=0,
        )
        found[at] = replace(found[at], scope=found[at].scope | (syntax.below(token) - held))
    return found


def _is_harm(token: Token) -> bool:
    return syntax.lemma(token) in word_set("mentions", "harm")
