"""The sides that an article says to have done it: *The army blamed the RSF*, *X claimed
responsibility*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.actors.sides import Named, Sides
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def accused(tokens: Sequence[Token], texts: Sequence[str], sides: Sides) -> Iterator[Named]:
    """Each side that a verb of the article accuses, or that claims it. `texts` are those of the
    tokens: to ask each token took too long.
    """
    accusations = word_set("actors", "accusations")
    for token, text in zip(tokens, texts, strict=True):
        if text.lower() in accusations:
            for head in _accused_by(token, text):
                if head is not None:
                    yield from sides.named_by(syntax.phrase(head))


def _accused_by(token: Token, text: str) -> list[Token | None]:
    lemma = syntax.lemma(token)
    if lemma in word_set("actors", "accuses_a_side") and syntax.is_verb(token):
        return [syntax.undergoer(token), *_blamed_on(token)]
    if text in word_set("actors", "laid") and syntax.is_passive(token):
        return [syntax.by_phrase(token)]  # "the mine had been laid by Cambodian soldiers"
    if text in word_set("actors", "laid") and _owns_up(token):
        return [syntax.subject(token.head)]
    takes = syntax.lemma(token.head) in word_set("actors", "takes_responsibility")
    if lemma in word_set("actors", "responsibility") and takes:
        return [syntax.agent(token.head)]
    return []


def _owns_up(verb: Token) -> bool:
    """*Al Shabaab said it had planted the bomb*: who speaks and who did it are one."""
    who = syntax.child(verb, "nsubj")
    says = syntax.lemma(verb.head) in word_set("reporting", "asserts")
    itself = who is not None and who.lower_ in word_set("actors", "speaker")
    what = syntax.undergoer(verb)  # an army may plant trees, and lay charges
    bomb = what is not None and syntax.lemma(what) in word_set("actors", "planted")
    return verb.dep_ == "ccomp" and says and itself and bomb


def _blamed_on(verb: Token) -> list[Token | None]:
    on = word_set("function_words", "on")
    return [syntax.child(c, "pobj") for c in verb.children if c.dep_ == "prep" and c.lower_ in on]
