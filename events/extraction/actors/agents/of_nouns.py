"""Who did what a noun tells: *an attack by X*, *X's strike*, *fighting between X and Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.actors.agents.owners import OWNERS, launcher, launcher_over, source
from events.extraction.actors.agents.victims import fallen, sufferer
from events.extraction.actors.spotting.accused import stands_behind
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.reading import syntax
from events.extraction.reading.prepositions import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def noun_agents(noun: Token) -> list[tuple[str, Token | None]]:
    """The phrases that may name the agent of a noun, each with its rule, the surest first."""
    verb = syntax.governor(noun)
    between = word_set("actors", "between")
    found: list[tuple[str, Token | None]] = [
        ("claimed by", _who_owns_up(noun) or _who_was_behind(noun)),
        ("by", syntax.by_phrase(noun)),
    ]
    if fallen(noun) is not None:
        found.append(("against the fallen", object_of(noun, word_set("actors", "with"))))
    found += [("of", _maker(noun)), ("between", object_of(noun, between))]
    if noun.dep_ == "nsubj":
        found.append(("between", object_of(verb, between)))  # "fighting broke out between X and Y"
    found += [("of the noun", c) for c in noun.children if c.dep_ in OWNERS]
    found.append(("doer", _winner(noun)))
    found += [("launched by", launcher(noun)), ("blamed", _blamed(noun)), ("from", source(noun))]
    if syntax.is_verb(verb):
        if sufferer(noun) is None and (_carries(noun, verb) or _means_of(noun, verb)):
            found.append(("doer", syntax.agent(verb)))
        found.append(("launched by", launcher_over(noun)))
    return found


def _who_owns_up(noun: Token) -> Token | None:
    """*X claimed responsibility for the ambush of a convoy*, *X took credit for the blast*."""
    verb = syntax.governor(noun)
    claimed = syntax.child(verb, "dobj")
    if claimed is None or claimed.lower_ not in word_set("reporting", "responsibility"):
        return None
    takes = word_sets("reporting", "claims", "takes")
    denied = syntax.child(verb, "neg") is not None
    return syntax.agent(verb) if syntax.lemma(verb) in takes and not denied else None


def _who_was_behind(noun: Token) -> Token | None:
    behind = noun.head
    by_it = noun.dep_ == "pobj" and behind.lower_ in word_set("actors", "behind")
    return stands_behind(behind) if by_it else None


def _winner(noun: Token) -> Token | None:
    """*After a two-day battle, rebels occupied the refinery*: who took the ground fought for it."""
    above = noun.head
    if above.lower_ in word_set("function_words", "of"):
        above = above.head.head  # "after three days of fighting"
    if noun.dep_ != "pobj" or above.lower_ not in word_set("dates", "after"):
        return None
    verb = above.head
    takes = syntax.is_verb(verb) and syntax.lemma(verb) in word_set("actors", "wins_ground")
    return syntax.agent(verb) if takes else None


def _carries(noun: Token, verb: Token) -> bool:
    """*X launched an attack*, *X managed to carry out a raid*."""
    light = word_set("scenery", "light_verbs")
    return (noun.dep_ in {"dobj", "conj"} and syntax.lemma(noun.head) in light) or syntax.lemma(
        verb
    ) in light


def _means_of(noun: Token, verb: Token) -> bool:
    """*X killed two in an air strike*."""
    return (
        noun.dep_ == "pobj"
        and syntax.lemma(verb) in word_set("actors", "hits")
        and not syntax.is_passive(verb)
    )


def _blamed(noun: Token) -> Token | None:
    """*accused X of an attack*, *blamed X for it*, *blamed the attack on X*, *an attack blamed on
    X*.
    """
    for verb in [c for c in noun.children if c.dep_ in {"acl", "relcl"}] + list(noun.ancestors):
        lemma = syntax.lemma(verb)
        if lemma in word_set("actors", "accuses") and not _is_speaker(noun, verb):
            return object_of(verb, word_set("function_words", "on")) or syntax.undergoer(verb)
        if lemma in word_set("actors", "attributes"):
            return object_of(verb, word_set("function_words", "to"))
    return None


def _is_speaker(noun: Token, verb: Token) -> bool:
    return noun.dep_ in syntax.SUBJECTS and noun.head.i == verb.i


def _maker(noun: Token) -> Token | None:
    """*a strike of Ukrainian units* is theirs, *the shelling of Ukrainian positions* is not."""
    lemma = syntax.lemma(noun)
    if lemma not in word_set("scenery", "attack_words") or lemma in word_set("actors", "done_to"):
        return None
    return object_of(noun, word_set("function_words", "of"))
