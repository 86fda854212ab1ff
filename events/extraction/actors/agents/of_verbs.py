"""Who did what a verb tells: its subject or *by*-phrase, and whose munitions they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.actors.agents.datelines import without_dateline
from events.extraction.actors.agents.owners import OWNERS, launcher, source
from events.extraction.actors.agents.victims import dies, is_vehicle, runs_into
from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNER_WITHIN = 4  # tokens: "by Syrian army shelling"
_Found = Iterator[tuple[str, "Token | None"]]


def verb_agents(verb: Token, kind: Kind | None) -> _Found:
    """The phrases that may name the agent of a verb, each with its rule, the surest first."""
    owner = _owner_before(verb)
    if owner is not None:
        yield "of the noun", owner
    elif _finds_the_dead(verb):
        yield "held by", _holder(verb)
    else:
        yield from _agents_of_a_plain_verb(verb, kind)


def _agents_of_a_plain_verb(verb: Token, kind: Kind | None) -> _Found:
    loses = dies(verb) or syntax.lemma(verb) in word_set("harm", "lose")
    suffers = runs_into(verb)
    agent = None if loses or suffers else without_dateline(syntax.agent(verb), verb)
    if verb.tag_ == "VBG":
        yield from (("of the noun", c) for c in verb.children if c.dep_ in OWNERS)
    yield "doer", agent
    if suffers:
        yield "from", source(verb)  # "the post came under fire from the hills held by X"
    if kind is not Kind.INTERCEPTION and not suffers:
        yield "munition of", _owned_munition(verb)  # what is shot down is the other side's
    yield "adverbial doer", _agent_of_main_verb(verb)
    if kind is Kind.DEPLOYMENT and syntax.is_passive(verb):
        yield "deployed", syntax.undergoer(verb)  # "French soldiers were deployed" by their own
    if syntax.is_passive(verb) or loses:
        yield from _agents_of_causes(verb)
    if agent is not None:
        yield "launched by", launcher(agent)
        yield "attack of", source(agent)


def _owner_before(verb: Token) -> Token | None:
    """*killed by Pakistani shelling*: the parse takes the noun for a verb of the main clause's
    subject, who is the victim.
    """
    before = verb.nbor(-1) if verb.i else verb
    told = verb.tag_ == "VBG" and verb.dep_ == "advcl" and syntax.is_passive(verb.head)
    own = before.dep_ == "pobj" and before.head.i < before.i < verb.i
    near = before.head.i >= verb.i - OWNER_WITHIN
    by = before.head.lower_ in word_set("function_words", "by")
    whose = by or fold(before.text) in known_actors.peoples()  # not "killed in Kabul shelling"
    return before if told and own and near and whose else None


def _finds_the_dead(verb: Token) -> bool:
    """*Soldiers recovered the bodies of six hostages*: who finds them did not kill them."""
    found = syntax.undergoer(verb)
    dead = found is not None and syntax.lemma(found) in word_set("harm", "bodies")
    return dead and syntax.lemma(verb) in word_set("harm", "finds_the_dead")


def _holder(verb: Token) -> Token | None:
    """*the bodies of six hostages held by Hamas*: of those who held them."""
    found = syntax.undergoer(verb)
    held = word_set("harm", "held")
    for word in found.subtree if found is not None else ():
        if word.lower_ in held and word.dep_ in {"acl", "relcl"}:
            return syntax.by_phrase(word)
    return None


def _agents_of_causes(verb: Token) -> _Found:
    """*killed when X attacked the village*."""
    for clause in verb.children:
        if clause.dep_ == "advcl" and _says_when(clause):
            agent = syntax.agent(clause)
            if not is_vehicle(agent):
                yield "doer of the cause", agent


def _says_when(clause: Token) -> bool:
    when = word_set("actors", "when")
    return any(c.lower_ in when and c.dep_ in {"advmod", "mark"} for c in clause.children)


def _owned_munition(verb: Token) -> Token | None:
    """*fired a Russian missile*: the object is a munition whose adjective names the side."""
    target = syntax.undergoer(verb)
    if target is None or syntax.is_passive(verb):
        return None
    own = [*(c for c in target.children if c.dep_ == "compound"), target]
    return target if syntax.names_munition(own) else None


def _agent_of_main_verb(verb: Token) -> Token | None:
    """*X attacked the village, killing two*: the agent of the verb that this one hangs on."""
    main = _main_verb(verb)
    if main is None:
        return None
    own = syntax.child(verb, "nsubj", "nsubjpass") is not None or syntax.is_passive(verb)
    return None if own else syntax.agent(main)


def _main_verb(verb: Token) -> Token | None:
    """The verb that another hangs on, also by a preposition: *responded by shelling the town*,
    *went on attacking*. *Accused of shelling* is another's deed.
    """
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ in word_set("actors", "goes_on_with"):
        head = head.head
    elif verb.dep_ not in {"advcl", "xcomp", "conj", "ccomp"}:
        return None
    return head if syntax.is_verb(head) else None
