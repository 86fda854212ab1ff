"""All the sides that a noun phrase and those joined to it mean: *Syrian and Russian warplanes*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.actors.references import backs, resolve, stand_in
from events.extraction.actors.sides import Sides, is_state
from events.extraction.data import known_actors
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import window

if TYPE_CHECKING:
    from spacy.tokens import Token


def phrase_sides(
    head: Token | None, sides: Sides, *, acts: bool, speaker: str | None = None
) -> list[str]:
    """The sides that a noun and those joined to it mean, each once."""
    found: list[str] = []
    for part in syntax.with_conjuncts(head):
        own = naming(part)
        if found and _describes_the_first(part):
            break
        name = _side_of_part(part, own, sides, acts=acts, speaker=speaker)
        if name and found and _is_by_word(own, sides) and _fights(found[0], name):
            continue  # "troops and clan fighters": not the fighters whom the troops fight
        names = [name, *_joined(own, sides, name)] if name else []
        found += [n for n in names if n not in found]
    return found


def _describes_the_first(part: Token) -> bool:
    """*Hezbollah, the Iranian-backed militia and political group*: no further sides."""
    first = min((int(c.i) for c in part.lefts), default=int(part.i))
    before = window(part.doc, first - 1, first + 1)
    the = len(before) > 1 and before[1].lower_ in word_set("function_words", "the")
    behind_a_comma = len(before) > 1 and before[0].text == ","
    return the and behind_a_comma and syntax.lemma(part) in word_set("scenery", "group_words")


def _fights(side: str, other: str) -> bool:
    return other in known_actors.opponents().get(side, ())


def _side_of_part(
    part: Token, own: Sequence[Token], sides: Sides, *, acts: bool, speaker: str | None
) -> str | None:
    """The side of one noun; of *the al-Qaeda-linked group* or *the Lebanese armed group*, whose own
    name follows, that name.
    """
    apposed = [t for c in part.children if c.dep_ == "appos" for t in syntax.phrase(c)]
    also = apposed + _belonging(part)
    group = syntax.lemma(part) in word_set("scenery", "group_words")
    named_itself = any(
        n.sure and not backs(n, own) and not (group and is_state(n.side))
        for n in sides.named_by(own)
    )
    if not named_itself and any(n.sure for n in sides.named_by(also)):
        whose = resolve(also, sides, acts=acts)
        if not is_state(whose or "") or not _is_no_state(part, group=group):
            return whose
        return None if group else resolve(own, sides, acts=acts, speaker=speaker)
    return resolve(own, sides, acts=acts, speaker=speaker) if own else None


def _is_no_state(head: Token, *, group: bool) -> bool:
    """*a group allied with Iran*: not Iran; *a commander known as Abu Iran*: nobody's."""
    words = word_set("actors", "names_itself")
    if group:
        words = words | word_set("actors", "befriends")
    return any(syntax.lemma(c) in words for c in head.children)


def naming(head: Token) -> list[Token]:
    """The words of a phrase that can name its side: *an armed group in northern Myanmar* is not
    Myanmar.
    """
    if syntax.lemma(head) in word_set("scenery", "offices"):
        return syntax.phrase(head)  # "the ministry in Moscow" is of those whose capital it is
    elsewhere = _below(head, word_set("actors", "whereabouts"))
    if syntax.lemma(head) in word_set("scenery", "bands"):
        elsewhere |= _below(head, word_set("actors", "origin"), unless_of_band=True)
    return [t for t in syntax.phrase(head) if int(t.i) not in elsewhere]


def _below(head: Token, prepositions: frozenset[str], *, unless_of_band: bool = False) -> set[int]:
    """The tokens of the phrases that these prepositions begin."""
    return {
        int(t.i)
        for c in (*head.children, *_beside_means(head))
        if c.dep_ == "prep" and c.lower_ in prepositions
        if not (unless_of_band and _is_of_band(c))
        for t in c.subtree
    }


def _beside_means(head: Token) -> list[Token]:
    """*killed 17 with machetes in Congo's North Kivu*: the parse hangs *in* on the machetes."""
    means = (c for c in head.children if c.lower_ in word_set("harm", "with_wounds"))
    return [c for preposition in means for noun in preposition.children for c in noun.children]


def _is_of_band(preposition: Token) -> bool:
    """*fighters from the Kivu rebellion*, *militants from Boko Haram*: whose they are, not where
    they are from.
    """
    bands = word_set("scenery", "bands") | word_set("actors", "bands_and_movements")
    return any(syntax.lemma(t) in bands for t in preposition.subtree)


def _belonging(head: Token) -> list[Token]:
    """*gunmen believed to be from Boko Haram*, *fighters loyal to Haftar*: the words that say whose
    they are. Of *the gunman, identified by the Israeli army as a Jordanian*, not who says so.
    """
    told = [c for c in head.children if c.dep_ in {"acl", "relcl", "amod"} and _says_whose(c)]
    by = {i for c in told for t in c.children if t.dep_ == "agent" for i in syntax.below(t)}
    return [t for c in told for t in c.subtree if t.i not in by]


def _says_whose(word: Token) -> bool:
    belonging = syntax.lemma(word) in word_set("actors", "belonging")
    return belonging or word.lower_ in word_set("actors", "linked")


def _is_by_word(tokens: Sequence[Token], sides: Sides) -> bool:
    """Whether these words name no side, nor a capital or leader."""
    return not any(True for _ in sides.named_by(tokens)) and stand_in(tokens) is None


def _joined(tokens: Sequence[Token], sides: Sides, first: str) -> list[str]:
    """*Syrian and Russian warplanes*, *a US-British strike*: the second of two sides before one
    noun.
    """
    row = list(sides.named_by(tokens))
    return [
        b.side
        for a, b in pairwise(row)
        if a.side == first
        and b.side != first
        and _joins(window(tokens[0].doc, a.end, b.at))
        and not backs(b, tokens)
    ]


def _joins(between: Sequence[Token]) -> bool:
    """*and*, a hyphen; also *soldiers and*."""
    passed_over = word_set("function_words", "the")
    forces = word_set("scenery", "force_words")
    plain = [t for t in between if syntax.lemma(t) not in forces and t.lower_ not in passed_over]
    return bool(plain) and all(t.lower_ in word_set("actors", "joining") for t in plain)
