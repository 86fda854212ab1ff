"""The phrases of a sentence that may name who did it, the surest first; by syntax alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.actors.agents.of_nouns import noun_agents
from events.extraction.actors.agents.of_verbs import verb_agents
from events.extraction.actors.agents.owners import OWNERS
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.reading.prepositions import object_of
from events.extraction.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = {"nsubj", "nsubjpass", "dobj", "pobj", "pcomp", "ROOT"}
OF_MUNITIONS = {Kind.STRIKE, Kind.GROUND_COMBAT}


def agents(trigger: Token, mention: Mention) -> Iterator[tuple[str, Token]]:
    """The phrases that may name the agent of a mention, each with the rule that found it."""
    told = syntax.governor(trigger) if trigger.pos_ == "ADJ" else trigger  # "shot dead"
    found = [*verb_agents(told, mention.kind)] if syntax.is_verb(told) else noun_agents(trigger)
    if _is_gerund(told):
        found += noun_agents(told)
    yield from ((rule, head) for rule, head in found if head is not None)
    if mention.kind in OF_MUNITIONS:
        doc = trigger.doc
        for i in sorted(mention.scope):
            if i < len(doc) and doc[i].dep_ in OWNERS and _is_means_of(doc[i].head, trigger):
                yield "munition of", doc[i]


def _is_gerund(verb: Token) -> bool:
    """*Fighting between X and Y goes on*, *shelling by X*: a verb that stands as a noun."""
    return bool(verb.tag_ == "VBG" and verb.dep_ in NOMINAL)


def _is_means_of(noun: Token, trigger: Token) -> bool:
    """*a Russian missile*, *Russian shelling*, in the clause of the trigger: *the raid was the
    deadliest since the war triggered by Hamas's attack* is not Hamas's.
    """
    if syntax.governor(noun).i != syntax.governor(trigger).i and noun.i != trigger.i:
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ in word_set("actors", "attack_on"):
        return False  # "strikes against Houthi targets"
    between = [t for t in noun.ancestors if trigger in t.ancestors]
    if any(t.dep_ in {"acl", "relcl"} for t in between):
        return False
    if syntax.names_munition([noun]):
        return True
    if not syntax.is_verb(trigger) and noun.i != trigger.i:
        return False  # "toned down its attacks since the strike": another attack than that
    means = word_set("scenery", "attack_words") | word_set("actors", "means")
    return syntax.lemma(noun) in means


def blamed_beside(mention: Mention, document: Document) -> Iterator[tuple[str, Token]]:
    """*was shelled twice, an attack that Yerevan blamed on Baku*: accused in the same sentence."""
    on_words = word_set("function_words", "on")
    for token in document.tokens(mention.sentence):
        if token.lower_ in word_set("actors", "blaming"):
            # "one of them, who blamed the federal air force"
            on = object_of(token, on_words) or syntax.child(token, "dobj")
            if on is not None:
                yield "blamed", on
