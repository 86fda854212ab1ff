"""Which words of an article are place names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.gazetteer.gazetteer import Entry, Gazetteer
from events.extraction.places.candidates import BIG, SMALL
from events.extraction.places.place_name import SOME_PLACE, Name
from events.extraction.places.spotting.name_boundaries import (
    begins_name,
    is_whole,
    may_be_name,
    reach,
    run_of_capitals,
    text_of,
)
from events.extraction.places.spotting.toponym_types import direction_of, type_word_of, type_words
from events.extraction.places.spotting.unknown_names import (
    SPOKEN_OF_AS_PLACE,
    is_hit_from_afar,
    stands_as_place,
)
from events.extraction.reading.document import Document
from events.extraction.types import Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST_SHARED = 3  # tokens: "North and South"
LONGEST_ACRONYM = 4  # letters
BESIDE_A_NOUN = frozenset({"amod", "compound", "nmod", "nsubj", "poss"})
# further tokens without a capital: "Zaporizhzhia nuclear power plant", "Beirut's southern suburbs"
LONGEST_TAIL = 4
LONGEST_SIDE_OF_A_CITY = 4


def spot_names(document: Document, gazetteer: Gazetteer) -> Iterator[Name]:
    """The place names of the article, in their order, none inside another."""
    for sentence in document.sentences:
        tokens = document.tokens(sentence)
        at, previous = 0, None
        while at < len(tokens):
            name = _name_at(tokens, at, gazetteer, previous)
            if name is None:
                at += 1
                continue
            yield name
            previous = name
            at = name.last - sentence.first


def _name_at(
    tokens: Sequence[Token], at: int, gazetteer: Gazetteer, previous: Name | None
) -> Name | None:
    if not begins_name(tokens[at]):
        return _side_of_a_city(tokens, at, gazetteer)
    joined = _joined_by_and(tokens, at, gazetteer) or _shares_its_name(tokens, at, gazetteer)
    if joined is not None:
        return joined
    for length in range(reach(tokens, at), 0, -1):
        part = tokens[at : at + length]
        text = text_of(part)
        if not may_be_name(part, text):
            continue
        entries = tuple(gazetteer.candidates(text))
        if not is_whole(tokens, at, length) or (_is_leader(text) and not _known_large(entries)):
            continue
        name = _with_tail(tokens, at, length, gazetteer) or _name_of(
            tokens, at, length, entries, previous
        )
        if name is not None:
            return name
    return None


def _joined_by_and(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Name | None:
    """*Jammu and Kashmir*: one region, though *and* joins two names elsewhere."""
    first = run_of_capitals(tokens, at)
    joint = tokens[at + first : at + first + 1]
    if not joint or joint[0].lower_ not in word_set("function_words", "and"):
        return None
    second = run_of_capitals(tokens, at + first + 1)
    part = tokens[at : at + first + 1 + second]
    entries = tuple(e for e in gazetteer.candidates(text_of(part)) if e.primary) if second else ()
    wide = all(e.precision in {Precision.REGION, Precision.COUNTRY} for e in entries)
    return _plain_name(part, entries) if entries and wide else None


def _shares_its_name(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Name | None:
    """The first of *North and South Kivu*: North Kivu."""
    row = tokens[at : at + SHORTEST_SHARED]
    if len(row) < SHORTEST_SHARED or row[1].lower_ not in word_set("places", "lists"):
        return None
    directions = word_set("scenery", "directions")
    if not all(t.lower_ in directions and t.text[:1].isupper() for t in (row[0], row[2])):
        return None
    shared = [t.text for t in tokens[at + 3 : at + 3 + run_of_capitals(tokens, at + 3)]]
    for size in range(len(shared), 0, -1):
        text = " ".join([str(row[0].text), *shared[:size]])
        entries = tuple(e for e in gazetteer.candidates(text) if e.primary)
        if entries:
            return Name(row[0].i, row[0].i + 1, text, entries, None)
    return None


def _name_of(
    tokens: Sequence[Token],
    at: int,
    length: int,
    entries: tuple[Entry, ...],
    previous: Name | None,
) -> Name | None:
    """These tokens as a place name; None where neither the gazetteer nor the text says so."""
    part = tokens[at : at + length]
    type_word = type_word_of(part)
    whole_run = length == run_of_capitals(tokens, at)
    hit = not entries and is_hit_from_afar(part)
    stands = whole_run and (hit or stands_as_place(part, previous))
    text = text_of(part)
    if type_word is None and not stands and (_is_slight(part, entries) or _is_word(part, entries)):
        return None
    called = type_word is not None and whole_run and not _is_acronym(text)
    if not (entries or stands or (called and not _goes_on(tokens, at, length, previous))):
        return None
    return Name(
        part[0].i,
        part[-1].i + 1,
        text,
        entries,
        type_word or _called(tokens, at + length, entries),
        direction_of(part[0]),
        stands=stands,
    )


def _called(tokens: Sequence[Token], at: int, entries: Sequence[Entry]) -> str | None:
    """What a name without a type word is: a building that is called so, some place that is not
    known; None where the gazetteer tells.
    """
    site = _site_called(tokens, at)
    if site in word_set("places", "buildings") and not any(
        e.precision is Precision.COUNTRY or e.population >= BIG for e in entries
    ):
        return site
    return None if entries else site or SOME_PLACE


def _site_called(tokens: Sequence[Token], at: int) -> str | None:
    """*al-Jaouni school*: the word for a site behind a name that no gazetteer has."""
    after = [str(t.lower_) for t in tokens[at : at + 1]]
    return next((word for word in after if word in word_set("scenery", "sites")), None)


def _is_acronym(text: str) -> bool:
    """*the state TV*."""
    return text.isupper() and len(text) <= LONGEST_ACRONYM


def _is_slight(part: Sequence[Token], entries: Sequence[Entry]) -> bool:
    """*US Secretary of State*, *Zia said*: Secretary in Maryland and Zia in New Mexico are no
    places of the news, unless the parser takes the name for a place.
    """
    as_place = part[-1].ent_type_ in SPOKEN_OF_AS_PLACE or part[-1].dep_ not in BESIDE_A_NOUN
    return not as_place and all(
        e.precision is Precision.TOWN and e.population < SMALL and e.key.startswith("gn:")
        for e in entries
    )


def _is_word(part: Sequence[Token], entries: Sequence[Entry]) -> bool:
    """*Barrage of rockets hits the south*: a noun with the capital of a headline, and another name
    of some town.
    """
    noun = len(part) == 1 and part[0].pos_ == "NOUN" and part[0].ent_type_ not in SPOKEN_OF_AS_PLACE
    return noun and not any(e.primary for e in entries)


def _goes_on(tokens: Sequence[Token], at: int, length: int, previous: Name | None) -> bool:
    """*the Sumy region Ivan Petrenko*, *camps of Jund-e-Watan*: part of some other name."""
    follows_name = previous is not None and previous.last == tokens[at].i
    return follows_name or (at + length < len(tokens) and tokens[at + length].text == "-")


def _with_tail(tokens: Sequence[Token], at: int, length: int, gazetteer: Gazetteer) -> Name | None:
    """*Rafah crossing*, *Masisi territory*, *Jenin refugee camp*: a place of its own, by a name
    that ends in small letters.
    """
    of = word_set("function_words", "of")
    tail = tokens[at + length : at + length + LONGEST_TAIL]
    for size in range(len(tail), 0, -1):
        end = at + length + size
        small = not any(t.text[:1].isupper() for t in tail[:size])
        leads_on = end < len(tokens) and tokens[end].lower_ in of
        if tail[size - 1].lower_ in _tail_ends() and small and not leads_on:
            part = tokens[at:end]
            entries = tuple(e for e in gazetteer.candidates(text_of(part)) if e.primary)
            if entries:
                return _plain_name(part, entries, direction_of(part[0]))
    return None


def _plain_name(
    part: Sequence[Token], entries: tuple[Entry, ...], direction: str | None = None
) -> Name:
    return Name(part[0].i, part[-1].i + 1, text_of(part), entries, None, direction)


@lru_cache(maxsize=1)
def _tail_ends() -> frozenset[str]:
    return type_words() | word_set("scenery", "sites") | word_set("places", "name_tails")


def _side_of_a_city(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Name | None:
    """*southern suburbs of Beirut*: the one sort of name that begins with a small letter."""
    part = tokens[at : at + LONGEST_SIDE_OF_A_CITY]
    if len(part) < LONGEST_SIDE_OF_A_CITY or not (
        part[1].lower_ in word_set("places", "name_tails")
        and part[2].lower_ in word_set("function_words", "of")
    ):
        return None
    entries = tuple(gazetteer.candidates(text_of(part)))
    return _plain_name(part, entries) if entries else None


def _is_leader(text: str) -> bool:
    return fold(text) in known_actors.stand_ins()


def _known_large(entries: Sequence[Entry]) -> bool:
    return any(e.primary and e.population >= BIG for e in entries)
