"""Which sentences tell an occurrence, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data import known_triggers
from events.extraction.data.known_triggers import Trigger
from events.extraction.data.word_lists import word_sets
from events.extraction.kind_table import kinds_where
from events.extraction.mentions import anaphora
from events.extraction.mentions.modality import is_irrealis
from events.extraction.mentions.trigger_needs import NEEDS
from events.extraction.reading import syntax
from events.extraction.reading.document import (
    Document,
    Sentence,
    sentence_end,
    sentence_start,
    window,
)
from events.extraction.reading.mention import Mention
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

# "wrested full control", "opened heavy fire": how far behind its verb the rest of a phrase may
# stand
FORWARD = 6


def find(document: Document) -> list[Mention]:
    """Every mention of an occurrence that the text asserts, claims, reports or denies, in the order
    of the text.
    """
    found: list[Mention] = []
    for sentence in document.sentences:
        found.extend(_in_sentence(document, sentence))
    return found


def _in_sentence(document: Document, sentence: Sentence) -> list[Mention]:
    every = [
        (token, trigger) for token in document.tokens(sentence) if (trigger := _trigger(token))
    ]
    hits = list(
        _without_launches_of_the_downed(
            [(token, trigger) for token, trigger in every if not is_irrealis(token)]
        )
    )
    rivals = [(token, trigger) for token, trigger in every if not _infinitive(token)]
    told: dict[tuple[int, Kind | int], Mention] = {}
    for token, trigger in hits:
        # what is not told as done still has its own clause: its place and day are not those of the
        # rest
        clause = int(token.i) if _has_place_of_its_own(token, trigger) else _leading(token)
        told.setdefault(
            (clause, trigger.kind or int(token.i)), _mention(token, trigger, sentence, rivals)
        )
    return _with_stray_harm(_with_their_effects(list(told.values()), document), document, sentence)


HARM = {"kill", "die", "dead", "wound", "injure", "hurt", "perish", "hospitalise", "hospitalize"}


def _with_stray_harm(told: list[Mention], document: Document, sentence: Sentence) -> list[Mention]:
    """*A missile hit the hospital: six dead, 30 hurt*: harm that no clause holds belongs to the
    occurrence told before it.
    """
    if not told:
        return told
    held = frozenset().union(*(m.scope for m in told))
    stray = [
        t for t in document.tokens(sentence) if syntax.lemma(t) in HARM and int(t.i) not in held
    ]
    for token in stray:
        at = max(
            (n for n, m in enumerate(told) if m.trigger < token.i),
            key=lambda n: told[n].trigger,
            default=0,
        )
        told[at] = replace(told[at], scope=told[at].scope | (syntax.below(token) - held))
    return told


def _has_place_of_its_own(token: Token, trigger: Trigger) -> bool:
    """*entered X and took Y*: the second verb of ground taken has its own object, and tells another
    place.
    """
    target = (
        syntax.undergoer(token)
        if trigger.kind is Kind.TERRITORIAL_CLAIM and token.dep_ == "conj"
        else None
    )
    ground = word_sets("scenery", "place_words", "town_words")
    named = target is not None and (
        target.ent_type_ in {"GPE", "LOC", "FAC"} or target.pos_ == "PROPN"
    )
    return named or (target is not None and syntax.lemma(target) in ground)


def _infinitive(token: Token) -> bool:
    """*amassed troops to push out the enemy from Kursk*: what for, and the place is that of the
    troops.
    """
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in syntax.governor(token).children)


def _mention(
    token: Token, trigger: Trigger, sentence: Sentence, hits: list[tuple[Token, Trigger]]
) -> Mention:
    return Mention(
        kind=trigger.kind,
        subkind=trigger.subkind,
        sentence=sentence,
        trigger=int(token.i),
        rule=trigger.rule,
        scope=syntax.scope(
            token,
            [other for other, _ in hits],
            [other for other, its in hits if its.kind is not None],
        ),
        refers_back=anaphora.refers_back(token),
        anew=anaphora.anew(token),
        mutual=anaphora.mutual(token),
    )


def _with_their_effects(told: list[Mention], document: Document) -> list[Mention]:
    """*seven were killed when militants raided a base*: the harm belongs to the raid, with all that
    its clause says.
    """
    settled = [m for m in told if m.kind is not None]
    attacks = [m for m in told if m.rule.startswith("attack/")]
    effects = {m.trigger: _cause(m, settled, document) for m in told if m.kind is None}
    effects |= {
        m.trigger: _cause(m, attacks, document)
        for m in told
        if m.rule.startswith(("harm", "damage")) and not effects[m.trigger]
    }
    effects = {
        trigger: cause or _only_occurrence(trigger, settled, document)
        for trigger, cause in effects.items()
    }
    effects |= {
        trigger: _joined_harm(trigger, effects, document)
        for trigger, cause in effects.items()
        if cause is None
    }
    kept = []
    for mention in told:
        if effects.get(mention.trigger) is not None:
            continue
        own = [m for m in told if effects.get(m.trigger) == mention.trigger]
        wider = (
            mention.scope.union(*(m.scope for m in own)) - _claimed(mention, settled, document)
            if own
            else mention.scope
        )
        kept.append(replace(mention, scope=wider - _of_others(mention, told, effects, document)))
    return kept


def _only_occurrence(effect: int, settled: list[Mention], document: Document) -> int | None:
    """*They fought with mortars; 30 people died*: harm told behind the one occurrence of its
    sentence, in a clause beside.
    """
    token = document.parse[effect]
    before = [m for m in settled if m.trigger < effect and m.kind in OF_OPEN_WORDS]
    if len(settled) != 1 or not before or syntax.lemma(token) not in HARM or _told_as_before(token):
        return None
    between = document.parse[before[0].trigger : effect]
    return before[0].trigger if any(t.text in {";", ":", "—", "–"} for t in between) else None


OF_OPEN_WORDS = kinds_where(lambda row: row.open_words)


def _joined_harm(effect: int, effects: Mapping[int, int | None], document: Document) -> int | None:
    """*Two youths had been killed and six people injured*: the second harm goes with the first, or
    with what caused that.

    *Two were killed and six injured in a strike*: the first goes with what caused the second.
    """
    token = document.parse[effect]
    if syntax.lemma(token) not in HARM:
        return None
    caused = [
        effects.get(int(t.i))
        for t in token.children
        if t.dep_ == "conj" and syntax.lemma(t) in HARM
    ]
    if any(caused) or token.dep_ != "conj":
        return next((cause for cause in caused if cause), None)
    first = int(token.head.i)
    return (effects[first] or first) if first in effects and first != effect else None


def _of_others(
    mention: Mention, told: list[Mention], effects: dict[int, int | None], document: Document
) -> frozenset[int]:
    """Clauses of harm that another occurrence did: *fired rockets after three were killed in an air
    strike*.
    """
    others: set[int] = set()
    for effect in told:
        if effect.trigger in {
            mention.trigger,
            *(t for t, cause in effects.items() if cause == mention.trigger),
        }:
            continue
        clause = syntax.below(syntax.governor(document.parse[effect.trigger]))
        if effect.trigger in effects and mention.trigger not in clause:
            others |= clause
    return frozenset(others)


def _claimed(mention: Mention, settled: list[Mention], document: Document) -> frozenset[int]:
    """What other occurrences of the sentence tell for themselves."""
    others = [m for m in settled if m.trigger != mention.trigger and m.trigger not in mention.scope]
    return frozenset().union(*(m.scope - mention.scope for m in others)) if others else frozenset()


def _cause(effect: Mention, settled: list[Mention], document: Document) -> int | None:
    """The trigger of the occurrence that an attack, a harm or a damage is told together with, if
    there is one.
    """
    token = document.parse[effect.trigger]
    agent = syntax.agent(token) if syntax.is_verb(token) else None
    if agent is not None and any(m.trigger == agent.i for m in settled):
        return int(agent.i)  # "the air strikes killed 63 people a day after the offensive began"
    within = {int(t.i) for t in token.subtree if t.i > token.i}
    for mention in settled:
        if mention.trigger in within and _brings_about(document.parse[mention.trigger], token):
            return mention.trigger
    if _told_as_before(token):
        return None
    above = {_leading(token), *(int(a.i) for a in token.ancestors if a.dep_ in CONTINUES)}
    for mention in settled:
        trigger = document.parse[mention.trigger]
        described = (
            syntax.governor(token).dep_ == "relcl"
            and int(syntax.governor(token).head.i) == mention.trigger
        )
        if (
            described
            or _leading(trigger) in above
            or mention.trigger in above
            or _when(trigger, token)
        ):
            return mention.trigger
    return None


def _brings_about(trigger: Token, effect: Token) -> bool:
    """*killed in a strike*, *died during the bombardment*, *hurt by shelling*: the noun hangs on
    the harm itself.
    """
    node = trigger
    while node.head.i != node.i and node.head.i != effect.i:
        if node.dep_ in {"relcl", "acl", "advcl", "ccomp", "pcomp"} or (
            node is not trigger and syntax.is_verb(node)
        ):
            return False
        node = node.head
    return (
        node.lower_ in {"in", "during", "by", "from", "after", "following", "when", "as"}
        or node.dep_ == "agent"
    )


def _told_as_before(effect: Token) -> bool:
    """*fired rockets after three of its men were killed*: the harm came first, by another side."""
    clause = syntax.governor(effect)
    return clause.dep_ == "advcl" and any(
        c.lower_ == "after" and c.dep_ == "mark" for c in clause.children
    )


def _when(trigger: Token, effect: Token) -> bool:
    """Whether the trigger's clause says when or how the effect came about: *died when the car was
    hit*.
    """
    clause = syntax.governor(trigger)
    marked = any(
        c.lower_ in {"when", "as", "after", "while"} and c.dep_ in {"advmod", "mark"}
        for c in clause.children
    )
    governor = syntax.governor(effect)
    # "two were killed and five injured when ..."
    heads = {int(governor.i), *(int(t.i) for t in governor.conjuncts)}
    return clause.dep_ == "advcl" and marked and int(clause.head.i) in heads


def _without_launches_of_the_downed(
    hits: list[tuple[Token, Trigger]],
) -> Iterator[tuple[Token, Trigger]]:
    """*downed 20 drones launched by Russia* is one interception: the launch only describes what was
    downed.
    """
    downed = {int(token.i) for token, trigger in hits if trigger.kind is Kind.INTERCEPTION}
    for token, trigger in hits:
        describes = token.dep_ in {"acl", "relcl"} or token.pos_ == "NOUN"
        if (
            trigger.kind is Kind.STRIKE
            and describes
            and any(int(a.i) in downed for a in token.ancestors)
        ):
            continue
        yield token, trigger


CONTINUES = {"advcl", "conj", "xcomp", "acl", "relcl"}


def _leading(token: Token) -> int:
    """The clause that the token's own goes on with: *attacked the city, launching drones*, *a
    strike that killed four*.
    """
    clause = syntax.governor(token)
    while clause.dep_ in CONTINUES and not _own_subject(clause):
        clause = syntax.governor(clause.head)
    return int(clause.i)


def _own_subject(verb: Token) -> bool:
    own = syntax.child(verb, "nsubj", "nsubjpass")
    return own is not None and own.tag_ not in {"WDT", "WP"}


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[Trigger]]:
    table: dict[str, list[Trigger]] = {}
    for trigger in known_triggers.triggers():
        first = trigger.words[-1] if trigger.pos == "noun" else trigger.words[0]
        table.setdefault(first, []).append(trigger)
    return table


def _trigger(token: Token) -> Trigger | None:
    """The first trigger of the vocabulary that this token is, with all that it needs beside it."""
    for trigger in _by_first_word().get(syntax.lemma(token), ()):
        if _is_word(token, trigger) and (trigger.needs is None or NEEDS[trigger.needs](token)):
            return trigger
    return None


def _is_word(token: Token, trigger: Trigger) -> bool:
    if trigger.pos == "adjective":
        named = syntax.child(token, "det") is not None  # "the dead were from ..." tells no death
        return token.pos_ == "ADJ" and token.dep_ != "amod" and not named
    if trigger.pos == "noun":
        return (
            token.pos_ in {"NOUN", "PROPN"}
            and _occurs(token)
            and _preceded(token, trigger.words[:-1])
        )
    verb = token.pos_ == "VERB" or (token.pos_ == "AUX" and trigger.words[0] == "be")
    return verb and not _adjective(token) and _followed(token, trigger.words[1:])


def _occurs(noun: Token) -> bool:
    """Whether a noun tells an occurrence, and not a part of another word: *attack drones*, *strike
    group*, *raid sirens*.
    """
    return noun.dep_ != "compound" and not (
        (noun.pos_ == "PROPN" and noun.ent_type_ in {"ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})
        or _stops_work(noun)
    )


def _stops_work(noun: Token) -> bool:
    """*went on strike*: of workers."""
    bare = all(c.dep_ not in {"det", "amod", "compound"} for c in noun.children)
    return noun.lower_ == "strike" and noun.dep_ == "pobj" and noun.head.lower_ == "on" and bare


def _adjective(verb: Token) -> bool:
    """*occupied East Jerusalem*, *the besieged enclave*: what a place is like, not what was done to
    it now.
    """
    if verb.dep_ == "amod":
        return True
    before = verb.nbor(-1) if verb.i > sentence_start(verb) else None
    after = verb.nbor(1) if verb.i + 1 < sentence_end(verb) else None
    between = (
        before is not None
        and before.pos_ in {"ADP", "DET"}
        and after is not None
        and after.pos_ in {"PROPN", "NOUN"}
    )
    return bool(verb.tag_ == "VBN" and between)


def _preceded(noun: Token, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    start = noun.i - len(words)
    return start >= 0 and tuple(syntax.lemma(t) for t in window(noun.doc, start, noun.i)) == words


def _followed(verb: Token, words: tuple[str, ...]) -> bool:
    at = verb.i + 1
    for word in words:
        ahead = window(verb.doc, at, min(at + FORWARD, sentence_end(verb)))
        hit = next((t for t in ahead if word in (t.lower_, syntax.lemma(t))), None)
        if hit is None:
            return False
        at = hit.i + 1
    return True
