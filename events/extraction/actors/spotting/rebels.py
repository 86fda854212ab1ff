"""Which group a word for rebels means: *the rebels* are the group that the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.actors.sides import Named, country_of, is_group
from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.known_actors import ActorEntry
from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

CLOSE = 40  # tokens
LONGEST_PEOPLE = 2  # tokens of *Ivorian*, *South Sudanese*
BAND_WITHIN = 3  # tokens behind them: *Ivorian rebel fighters*


def as_the_group_named(
    named: Named, tokens: Sequence[Token], told: Sequence[Named], country: str | None
) -> Named:
    """*the rebels* are the group that the article names. What the word usually means in the country
    is only a guess.

    An umbrella of several groups (*Syrian opposition*) stays.
    """
    word = tokens[named.end - 1]
    if (
        not (word.text.islower() or word.is_sent_start)
        or not _is_word_of_the_table(named, tokens, country)
        or syntax.lemma(word) not in word_set("scenery", "group_words")
        or _is_umbrella(named.side)
    ):
        return named
    groups = [
        n
        for n in told
        if _is_by_name(n, tokens) and country_of(n.side) == country and is_group(n.side)
    ]
    most = Counter(n.side for n in groups).most_common(1)
    close = [n.side for n in groups if named.at - CLOSE <= n.at < named.at]
    meant = close[-1] if close else most[0][0] if most else named.side
    return Named(meant, named.at, named.end, named.force, sure=False)


def _is_word_of_the_table(named: Named, tokens: Sequence[Token], country: str | None) -> bool:
    words = fold(str(tokens[0].doc[named.at : named.end].text))
    return not named.sure and (words, country or "") in known_actors.sides()


def _is_by_name(named: Named, tokens: Sequence[Token]) -> bool:
    first, last = tokens[named.at], tokens[named.end - 1]
    capital = bool(last.text[:1].isupper() or first.text[:1].isupper())
    return capital and not first.is_sent_start


def _is_umbrella(side: str) -> bool:
    return side in known_actors.parents()


def as_rebels_of_a_state(named: Named, tokens: Sequence[Token], told: Sequence[Named]) -> Named:
    """*Ivorian rebels* are not Ivory Coast: they are the one group of that country that the article
    names, else the words themselves.
    """
    entry = known_actors.actors_by_name().get(named.side)
    band = _band_behind(named, tokens)
    if entry is None or band is None or not _is_people(entry, named, tokens):
        return named
    meant = _group_of(entry, band, told)
    text = str(tokens[0].doc[named.at : band.i + 1].text)
    return Named(meant or text, named.at, int(band.i) + 1, sure=False)


def _band_behind(named: Named, tokens: Sequence[Token]) -> Token | None:
    after = tokens[named.end : named.end + BAND_WITHIN]
    bands = (t for t in after if syntax.lemma(t) in word_set("scenery", "rebels"))
    band = next(bands, None)
    if band is None or not all(
        t.pos_ in {"ADJ", "NOUN", "PROPN"} for t in after[: band.i - named.end]
    ):
        return None
    return band


def _is_people(entry: ActorEntry, named: Named, tokens: Sequence[Token]) -> bool:
    """Whether a side is named by its people, *Ivorian*, and not as a state, *Ivory Coast*."""
    of_people = entry.kind == "community" or (entry.kind == "state" and bool(entry.country))
    return (
        of_people
        and named.end - named.at <= LONGEST_PEOPLE
        and fold(tokens[named.at].text) != fold(entry.name)
    )


def _group_of(entry: ActorEntry, band: Token, told: Sequence[Named]) -> str | None:
    """The group of this country that the article names most, else what the word means there."""
    by_word = known_actors.sides().get((band.lower_, entry.country or ""))
    if by_word and _is_umbrella(by_word):
        return by_word
    country = entry.country
    groups = (n.side for n in told if country and is_group(n.side))
    most = Counter(side for side in groups if country_of(side) == country).most_common(2)
    plain = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
    return most[0][0] if plain else by_word
