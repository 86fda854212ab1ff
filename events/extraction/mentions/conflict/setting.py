"""Whether a mention stands in a conflict at all: not a strike of workers, a battle with cancer, a
quake that hits a city, a missile test.

An event has an armed agent, a munition or a side somewhere. Where the article is one of war, its
own words are trusted; elsewhere they must have a war word or a side near them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events.extraction.actors.sides import Sides, kind_of
from events.extraction.data.word_lists import word_set
from events.extraction.mentions.conflict import no_conflict
from events.extraction.mentions.conflict.accidents import is_accident
from events.extraction.mentions.conflict.by_arms import shoots_to_disperse, tells_of_arms
from events.extraction.mentions.conflict.exercises import is_exercise
from events.extraction.mentions.conflict.war_words import war_words
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.reading.phrases import is_proper, people

if TYPE_CHECKING:
    from spacy.tokens import Token

# Different war words: one page in fifty that is not about a conflict has as many.
ARTICLE_OF_WAR = 4
NAMES_WAR = 2  # of these, without the loose ones
MANY = 5  # words for demonstrators in an article about a protest
NEAR = 1  # sentences before and behind the mention


def within_conflict(mentions: Sequence[Mention], document: Document, sides: Sides) -> list[Mention]:
    """The mentions that have a conflict around them, and are no accident and no exercise."""
    if not mentions:
        return []
    of_war = len(war_words(document.parse)) >= ARTICLE_OF_WAR
    if not of_war and no_conflict.is_about_something_else(document):
        return []
    of_protest = is_of_protest(document)
    return [
        mention
        for mention in _by_nearness(mentions, document, sides, of_war=of_war)
        if not is_protest(document.parse[mention.trigger], of_protest=of_protest)
        and not is_private(document.parse[mention.trigger], sides)
        and not is_accident(document.parse[mention.trigger])
        and not shoots_to_disperse(document.parse[mention.trigger])
        and not is_exercise(document.parse[mention.trigger])
        and not no_conflict.tells_of_other(mention, document, of_war=of_war)
    ]


def _by_nearness(
    mentions: Sequence[Mention], document: Document, sides: Sides, *, of_war: bool
) -> list[Mention]:
    """Those near a conflict. In an article that names war the rest is kept and marked, to be
    weighed later: *Soldiers fired on rebels. ... Sixteen people were hurt.*
    """
    if of_war:
        return list(mentions)
    near = {m.trigger for m in mentions if _is_near_a_conflict(m, document, sides)}
    names_war = len(war_words(document.parse) - word_set("setting", "loose_war_words")) >= NAMES_WAR
    return [
        m if m.trigger in near else replace(m, apart=True)
        for m in mentions
        if names_war or m.trigger in near
    ]


def _is_near_a_conflict(mention: Mention, document: Document, sides: Sides) -> bool:
    at = mention.sentence.index
    near = [
        token
        for sentence in document.sentences[max(0, at - NEAR) : at + NEAR + 1]
        for token in document.tokens(sentence)
    ]
    trigger = document.parse[mention.trigger]
    return bool(
        war_words(near) - word_set("setting", "loose_war_words")
        or no_conflict.names_arms(document.tokens(mention.sentence))
        or trigger_is_of_war(trigger)
        or _is_of_bombers(trigger)
        or any(t.lower_ in word_set("setting", "of_bombers") for t in _agents(trigger))
        or _kills(trigger)
        or _has_a_toll(trigger)
        or _is_fighting(trigger)
        or any(
            named.force or kind_of(named.side) == "armed_group" for named in sides.named_by(near)
        )
        or any(True for _ in sides.named_by(_agents(trigger)))
        or war_words(_agents(trigger))
        or _strikes_a_place(trigger)
        or _flies_to_hit(trigger)
        or tells_of_arms(trigger)
    )


def _agents(trigger: Token) -> list[Token]:
    """*Russia attacked Kharkiv*, *an Israeli raid*: the words that may say whose it was."""
    if syntax.is_verb(trigger):
        agent = syntax.agent(trigger)
        if agent is not None and agent.pos_ == "PRON":
            return list(agent.sent)  # "Armenia said it was withdrawing"
        return syntax.phrase(agent) if agent is not None else []
    own = [c for c in trigger.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    return [t for c in (*own, *_who_carries_out(trigger)) for t in c.subtree]


def _who_carries_out(noun: Token) -> list[Token]:
    """*Israel carried out dozens of strikes on southern Lebanon*: on a place, by its name."""
    verb = syntax.governor(noun)
    who = syntax.subject(verb) if syntax.lemma(verb) in word_set("scenery", "light_verbs") else None
    on = word_set("mentions", "shot_at")
    aims = [syntax.child(c, "pobj") for c in noun.children if c.lower_ in on]
    at_a_place = any(aim is not None and is_proper(aim) for aim in aims)
    return [who] if who is not None and at_a_place else []


def _strikes_a_place(trigger: Token) -> bool:
    """*A strike hit Kherson*: what hits is an attack, and what is hit has a name."""
    verb = trigger if syntax.is_verb(trigger) else trigger.head
    if not syntax.is_verb(verb):
        return False
    agent, target = syntax.agent(verb), syntax.undergoer(verb)
    attack = agent is not None and syntax.lemma(agent) in word_set("scenery", "attack_words")
    return attack and target is not None and target.pos_ == "PROPN"


def _flies_to_hit(trigger: Token) -> bool:
    """*Jets hit Gaza*; one plane that hits a mountain has crashed."""
    agent = syntax.agent(trigger) if syntax.is_verb(trigger) else None
    return agent is not None and agent.tag_ == "NNS" and syntax.names_munition([agent])


def _is_fighting(trigger: Token) -> bool:
    """*Fighting raged between Bakhmut and Chasiv Yar*: as a noun the word is not loose."""
    return trigger.pos_ == "NOUN" and trigger.lower_ in word_set("setting", "fighting")


def _kills(trigger: Token) -> bool:
    """*Eleven people were killed in an attack on Bama*, *suspected herders killed 22 people*."""
    killing = word_set("setting", "killing")
    agent = syntax.agent(trigger) if syntax.is_verb(trigger) else None
    if agent is not None and agent.lower_ in word_set("setting", "armed_where_they_kill"):
        return syntax.lemma(trigger) in killing and people(trigger)
    return syntax.lemma(trigger) in word_set("setting", "violence") and any(
        syntax.lemma(t) in killing for t in trigger.sent
    )


def _has_a_toll(trigger: Token) -> bool:
    """*The toll of the strike on tents has climbed to 14*; not *took its toll on the strike*."""
    tolls = word_set("harm", "death_toll")
    return any(t.lower_ in tolls and t.dep_ in {"nsubj", "dobj"} for t in trigger.ancestors)


def _is_of_bombers(noun: Token) -> bool:
    """*a suicide blast*, *the roadside explosion*."""
    of = word_set("setting", "of_bombers")
    return any(c.lower_ in of for c in noun.children if c.dep_ in {"amod", "compound"})


def trigger_is_of_war(trigger: Token) -> bool:
    """*bombed*, *shelled*: as a verb with an object the word is not loose."""
    lemma = syntax.lemma(trigger)
    return syntax.is_verb(trigger) and lemma in (
        word_set("setting", "war_words") | word_set("harm", "assassinations")
    )


def is_of_protest(document: Document) -> bool:
    """An article in which demonstrators are named often, and more often than troops."""
    armed = word_set("setting", "war_words")
    named = sum(1 for t in document.parse if _is_of_protest(t))
    return named >= MANY and named > sum(1 for t in document.parse if syntax.lemma(t) in armed)


def is_protest(trigger: Token, *, of_protest: bool = False) -> bool:
    """*Police clashed with demonstrators*."""
    if syntax.lemma(trigger) not in word_set("setting", "clashes"):
        return False
    return of_protest or any(_is_of_protest(t) for t in trigger.sent)


def _is_of_protest(token: Token) -> bool:
    """*a march*; not *troops clashed on 4 March*, *his men marched on the fort*, *had torn weapons
    from their guards*.
    """
    nouns_only = syntax.is_verb(token) and token.lower_ in word_set("setting", "no_protest_as_verb")
    return (
        token.ent_type_ != "DATE"
        and not nouns_only
        and syntax.lemma(token) in word_set("setting", "protests")
    )


def is_private(trigger: Token, sides: Sides) -> bool:
    """*She fended off an attack from a rival*: a person, and no arms in the sentence."""
    agent = syntax.agent(trigger) if syntax.is_verb(trigger) else None
    if syntax.lemma(trigger) in word_set("setting", "killing"):
        return False  # "Peshraw Dizayi, who died with his daughter": whom it befell
    if agent is None or any(True for _ in sides.named_by(_agents(trigger))):
        return False  # the parser takes *Boko Haram* for a person
    person = agent.ent_type_ == "PERSON" or agent.lower_ in word_set("setting", "private_pronouns")
    return person and not war_words(trigger.sent) and not syntax.names_munition(list(trigger.sent))
