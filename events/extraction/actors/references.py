"""The side that a noun phrase means: by its name, its capital or leader, or a word such as *the
army*.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.actors.generic_references import last_group, side_of_words
from events.extraction.actors.sides import Named, Sides, country_of, is_group, is_state, kind_of
from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.reading.document import window

if TYPE_CHECKING:
    from spacy.tokens import Token

APART = 5  # words between a state and a group of it
LONGEST_STAND_IN = 3  # words of a capital or leader


def resolve(
    tokens: Sequence[Token], sides: Sides, *, acts: bool, speaker: str | None = None
) -> str | None:
    """The side that a noun phrase means; `acts`: capitals and leaders stand for their state.

    *A warship* of which a navy speaks is that of the speaker.
    """
    found = list(sides.named_by(tokens))
    plain = [
        n for n in found if not backs(n, tokens) and not (acts and kind_of(n.side) == "community")
    ]
    if plain and (group := _group_of_a_state(plain, tokens, sides)):
        return group
    if plain and not acts and (holders := _held_by(tokens, sides)):
        return holders
    if plain:
        return _of_several(plain, tokens)
    return (
        (stand_in(tokens) if acts else None)
        or side_of_words(tokens, sides, speaker)
        or next((n.side for n in found if _is_linked(n, tokens)), None)
        or (next((n.side for n in found if _holds(n, tokens)), None) if not acts else None)
    )


def _group_of_a_state(named: Sequence[Named], tokens: Sequence[Token], sides: Sides) -> str | None:
    """*gunmen of the Somali group*, *the Lebanese movement*: the group that was named before, which
    is from there; not *the Colombian group ELN*, which has its own name.
    """
    if any(is_group(n.side) for n in named):
        return None
    for n in named:
        behind = window(tokens[0].doc, n.end, n.end + 2)
        before = window(tokens[0].doc, n.at - 1, n.at)
        group = any(t.lower_ in word_set("actors", "bodies_of_a_state") for t in behind[:1])
        unnamed = not any(t.pos_ == "PROPN" for t in behind[1:])
        if group and unnamed and not is_group(n.side) and any(map(_points, before)):
            return next(
                (
                    told.side
                    for told in reversed(sides.told)
                    if told.at < n.at and told.sure and country_of(told.side) == country_of(n.side)
                    if is_group(told.side)
                ),
                None,
            )
    return None


def _points(word: Token) -> bool:
    return word.lower_ in word_set("function_words", "the")


def _of_several(named: Sequence[Named], tokens: Sequence[Token]) -> str:
    """The one that a phrase with several names means: a group by its own name, before a word for
    one or the state that it is from.
    """
    if not named[0].sure:
        own = next((n.side for n in named if n.sure and is_group(n.side)), None)
        if own:
            return own
    return next((n.side for a, n in pairwise(named) if _is_of(a, n, tokens)), named[0].side)


def _is_of(state: Named, group: Named, tokens: Sequence[Token]) -> bool:
    """*Lebanon's Hezbollah*, *the Lebanese armed group Hezbollah*: the group, not the state that it
    is from.
    """
    between = tokens[0].doc[state.end : group.at]
    return (
        not is_group(state.side)
        and is_group(group.side)
        and len(between) <= APART
        and all(
            t.pos_ in {"ADJ", "NOUN", "PROPN", "PART"} or t.dep_ == "amod" or t.text == "-"
            for t in between
        )
    )


def _holds(named: Named, tokens: Sequence[Token]) -> bool:
    """*rebel-held Aleppo*, *Houthi-controlled ports* are theirs; *a Liberia-flagged ship* is not
    Liberia.
    """
    return not word_set("actors", "holding").isdisjoint(words_behind(named, tokens))


def _held_by(tokens: Sequence[Token], sides: Sides) -> str | None:
    """*rebel-held northern Yemen*: the rebels, not the country."""
    for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False):
        held = b.text == "-" and c.lower_ in word_set("actors", "holding")
        if held and a.lower_ in word_set("actors", "holders"):
            return next((n.side for n in sides.named_by([a])), None) or last_group(sides, int(a.i))
    return None


def words_behind(named: Named, tokens: Sequence[Token]) -> list[str]:
    """The two words behind a name."""
    return [t.lower_ for t in window(tokens[0].doc, named.end, named.end + 2)]


def backs(named: Named, tokens: Sequence[Token]) -> bool:
    """*Iran-backed Houthis*, *the al Qaeda affiliate JNIM*: the first name is not the side."""
    rest = words_behind(named, tokens)
    if len(rest) < 2:
        return False
    return rest[0] in word_set("scenery", "kin_of") or (
        rest[0] == "-" and rest[1] in word_set("scenery", "backed_by")
    )


def _is_linked(named: Named, tokens: Sequence[Token]) -> bool:
    """*al-Qaeda-linked militants* of no name of their own; *an Iran-aligned group* is not Iran."""
    linked = word_set("actors", "linked") | word_set("scenery", "kin_of")
    return not is_state(named.side) and not linked.isdisjoint(words_behind(named, tokens))


def stand_in(tokens: Sequence[Token]) -> str | None:
    """The state whose capital or leader the words name: *Moscow*, *the Kremlin*."""
    for length in range(LONGEST_STAND_IN, 0, -1):
        for i in range(len(tokens) - length + 1):
            words = fold(" ".join(t.text for t in tokens[i : i + length]))
            entry = known_actors.stand_ins().get(words)
            last = tokens[i + length - 1]
            if entry is not None and tokens[i].text[:1].isupper() and not _is_first_name(last):
                return entry.name
    return None


def _is_first_name(token: Token) -> bool:
    """*Saleh Omran, a fighter*, is not the president of Yemen of that name."""
    behind = window(token.doc, token.i + 1, token.i + 2)
    return token.ent_type_ == "PERSON" and any(
        t.ent_type_ == "PERSON" and t.ent_iob_ == "I" and t.text[:1].isupper() for t in behind
    )
