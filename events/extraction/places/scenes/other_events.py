"""Names that stand below a trigger and tell where something else was: what came before, what
somebody says, warns of or plans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.places.place_name import Name
from events.extraction.reading import syntax
from events.extraction.reading.document import Document

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "pcomp", "relcl", "xcomp"})


def is_of_another(name: Name, trigger: int, document: Document) -> bool:
    """*hit X in retaliation for the strike on Y*, *killed him, accusing him of planning to raid
    Y*: Y is not even told as the place of what describes the occurrence.
    """
    node = document.parse[name.first : name.last].root
    while node.head.i != node.i and trigger not in syntax.below(node):
        another = tells_another_time(node) and not (node.dep_ == "advcl" and not _attacks(node))
        if another or _tells_words_or_plans(node):
            return True
        node = node.head
    return False


def _attacks(verb: Token) -> bool:
    """*after sirens sounded in X* is of the same occurrence, *after it bombed X* of another."""
    return syntax.lemma(verb) in word_set("places", "attack_verbs")


def tells_another_time(node: Token) -> bool:
    """*a day after an attack in X*, *in retaliation for the strike on Y*: of another event."""
    times = word_set("places", "another_time")
    if node.dep_ == "prep":
        answers = word_set("places", "answers")
        return node.lower_ in times or syntax.lemma(node.head) in answers
    marks = (c.lower_ for c in node.children if c.dep_ == "mark")
    return node.dep_ == "advcl" and not times.isdisjoint(marks)


def _tells_words_or_plans(node: Token) -> bool:
    """*warning residents in X*, *accused of planning to raid Y*."""
    if node.dep_ not in CLAUSES or any(c.tag_ == "WP" for c in node.children):
        return False  # "fired at what it said are bases in X"
    return syntax.lemma(node) in word_set("places", "words_and_plans")
