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
    if text in word_set("actors", "behind"):
        return [stands_behind(token)]
    if lemma in word_set("actors", "responsibility"):
        return [syntax.agent(verb) for verb in _takes_it(token)]
    return []


def stands_behind(behind: Token) -> Token | None:
    """*Islamic State said it was behind the blast*; not *was not behind it*, *may be behind it*."""
    be, what = behind.head, syntax.child(behind, "pobj")
    attack = what is not None and syntax.lemma(what) in (
        word_set("scenery", "attack_words") | word_set("reporting", "taken_up")
    )
    sure = syntax.child(be, "neg", "aux") is None
    if not attack or not sure or syntax.lemma(be) not in word_set("mentions", "be"):
        return None
    who = syntax.child(be, "nsubj")
    itself = who is not None and who.lower_ in word_set("actors", "speaker")
    return syntax.child(be.head, "nsubj") if itself and be.dep_ == "ccomp" else who


def _takes_it(responsibility: Token) -> list[Token]:
    """*Hamas's armed wing claimed responsibility*: the parse may hang the verb on its object."""
    takes = word_set("actors", "takes_responsibility")
    before = [c for c in responsibility.children if c.i == responsibility.i - 1]
    return [t for t in (responsibility.head, *before) if syntax.lemma(t) in takes]


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
