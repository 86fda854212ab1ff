"""The side behind an attack or a munition: *launched by X*, *shelling from Serb positions*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.prepositions import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNERS = {"poss", "amod", "compound", "nmod"}


def launcher(noun: Token) -> Token | None:
    """*drones launched by Russia*, *shells fired from Serb positions*: what a participle behind the
    noun says.
    """
    for verb in noun.children:
        if _says_who_launched(verb):
            return _launcher_of(_told_by(verb))
    return None


def _says_who_launched(verb: Token) -> bool:
    """Not *Iran-backed*, *based in Lebanon*; but *a drone operated by Chad*."""
    flown = verb.lower_ in word_set("actors", "operated") and syntax.names_munition([verb.head])
    return (
        verb.dep_ in {"acl", "relcl"}
        and syntax.is_verb(verb)
        and (flown or verb.lower_ not in word_set("scenery", "backed_by"))
    )


def _told_by(verb: Token) -> Token:
    """*shells that Kigali said Congolese troops had fired*: of a verb of speech what it tells."""
    if syntax.lemma(verb) not in word_set("reporting", "asserts"):
        return verb
    return syntax.child(verb, "ccomp") or verb


def _launcher_of(verb: Token) -> Token | None:
    named = syntax.by_phrase(verb) or source(verb) or _whose(verb)
    if named is not None or _is_setting(verb) or syntax.is_passive(verb):
        return named
    own = syntax.child(verb, "nsubj")
    return own if own is not None and own.tag_ not in {"WDT", "WP"} else None


def _whose(verb: Token) -> Token | None:
    """*a drone that belonged to Chad*."""
    belongs = syntax.lemma(verb) in word_set("actors", "belongs")
    return object_of(verb, word_set("function_words", "to")) if belongs else None


def _is_setting(clause: Token) -> bool:
    """*fighting in which the soldiers fled*: whoever does that need not be who did it."""
    return any(
        c.dep_ == "prep" and syntax.child(c, "pobj") is not None and _leads_to_which(c)
        for c in clause.children
    )


def _leads_to_which(preposition: Token) -> bool:
    return any(c.tag_ == "WDT" for c in preposition.children)


def launcher_over(noun: Token) -> Token | None:
    """*an attack was launched by X*, *strikes carried out by X*."""
    return syntax.by_phrase(noun.head) if noun.dep_ == "nsubjpass" else None


def source(noun: Token) -> Token | None:
    """*shelling from Serb positions* is theirs; from *Lebanese territory* it only came."""
    found = object_of(noun, word_set("function_words", "from"))
    if found is None or syntax.lemma(found) in word_set("actors", "ground_of_a_side"):
        return found
    ground = word_set("scenery", "place_words") | word_set("actors", "soil")
    return None if syntax.lemma(found) in ground else found
