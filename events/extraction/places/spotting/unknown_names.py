"""Names that no gazetteer knows, where only a place can stand: *in Kan Gyi*, *outskirts of Xy*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.plurals import singular
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.places.place_name import Name
from events.extraction.places.spotting.name_boundaries import text_of
from events.extraction.places.spotting.toponym_types import type_words
from events.extraction.reading.document import sentence_end, sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_UNKNOWN = 3  # capitalised tokens
SPOKEN_OF_AS_PLACE = frozenset({"FAC", "GPE", "LOC"})
NO_PLACE = frozenset(
    {"DATE", "TIME", "NORP", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART", "PERCENT", "MONEY"}
)


def stands_as_place(part: Sequence[Token], previous: Name | None) -> bool:
    """*in Kan Gyi*, *outskirts of Xy*, *Kherson, Xy and Kyiv*: whether only a place can stand
    here. `previous` is the place name before.
    """
    first, last = part[0], part[-1]
    before = [t.lower_ for t in window(first.doc, max(sentence_start(first), first.i - 2), first.i)]
    after = last.nbor(1) if last.i + 1 < sentence_end(last) else None
    of_land = after is not None and after.lower_ in word_set("scenery", "landforms")
    if after is not None and not of_land and _goes_on(after):
        return False
    the = of_land and not word_set("function_words", "the").isdisjoint(before[-1:])
    told = _told_by(before, part) or the
    person = all(t.ent_type_ == "PERSON" for t in part) and len(part) > 1
    follows = previous is not None and previous.last == first.i - 1
    listed = follows and _is_listed(before, after) and not person
    return (told or listed) and _looks_unknown(part)


def is_hit_from_afar(part: Sequence[Token]) -> bool:
    """*Jets bombed Mabeta*, *rockets hit Xy*: of what munitions hit, a bare name is a place. The
    parser takes it for a person's, but nobody bombs one man.
    """
    last = part[-1]
    of_a_town = last.lower_ in word_set("places", "sites_of_towns")
    hit = last.dep_ in {"dobj", "nsubjpass"} and last.ent_type_ not in {"NORP", "ORG"}
    if not hit or of_a_town or not _looks_unknown(part):
        return False
    verb = last.head.lemma_.lower()
    by = {c.lemma_.lower() for c in last.head.children if c.dep_ == "nsubj"}
    person = last.ent_type_ == "PERSON"
    afar = not person and not word_set("scenery", "air_words").isdisjoint(by)
    return verb in word_set("places", "bombed") or (
        afar and verb in word_set("places", "attack_verbs")
    )


def _goes_on(after: Token) -> bool:
    """Whether the word behind may belong to the name."""
    return bool(after.text[:1].isupper()) or after.pos_ in {"NOUN", "PART"}


def _is_listed(before: Sequence[str], after: Token | None) -> bool:
    """*Kherson, Xy and Kyiv*, *Kherson and Xy in the south*."""
    if word_set("places", "listing").isdisjoint(before[-1:]):
        return False
    return (
        after is None
        or after.lower_ in word_set("places", "closes_list")
        or (after.text == "," and before[-1] == ",")
    )


def _told_by(before: Sequence[str], part: Sequence[Token]) -> bool:
    """Whether the words before a name say that it is a place: *in*, *the outskirts of*, *north of*,
    *9 km from*, *the raid on*.

    After *on*, *over* or *of* and as what was taken it is one where the parser takes it for a
    place, too.
    """
    if not before:
        return False
    preposition, word = before[-1], before[0] if len(before) > 1 else ""
    if preposition in word_set("places", "place_before") or _by_the_word(word, preposition):
        return True
    if _is_of_a_ground(word, preposition, part):
        return True
    last = part[-1]
    taken_by = last.head.lemma_ if last.dep_ == "dobj" else ""
    if taken_by in word_set("places", "taken_ground"):
        return True
    people = any(t.ent_type_ in {"PERSON", "NORP"} for t in part)
    if taken_by in word_set("places", "taken_mostly_ground") and not people:
        return True
    as_place = all(t.ent_type_ in SPOKEN_OF_AS_PLACE for t in part)
    after_preposition = preposition in word_set("places", "place_perhaps")
    of_a_town = last.lower_ in word_set("places", "sites_of_towns")
    taken = taken_by in word_set("places", "taken") and not of_a_town
    return as_place and (after_preposition or taken)


def _is_of_a_ground(word: str, preposition: str, part: Sequence[Token]) -> bool:
    """*the market of X*, *the post of X*; not *the command post of* a man with two names."""
    person = len(part) > 1 and all(t.ent_type_ == "PERSON" for t in part)
    of = preposition in word_set("function_words", "of")
    return of and word in word_set("places", "grounds_of") and not person


def _by_the_word(word: str, preposition: str) -> bool:
    """*outskirts of*, *close to*, *9 km from*, *the raid on*."""
    if preposition in word_set("function_words", "of"):
        return word in _parts_of_land()
    if preposition in word_set("function_words", "to"):
        return word in word_set("places", "close_to") | word_set("places", "came")
    if preposition in word_set("function_words", "from"):
        return word in word_set("places", "distances")
    on = preposition in word_set("function_words", "on")
    return on and singular(word) in word_set("places", "assailed")


@lru_cache(maxsize=1)
def _parts_of_land() -> frozenset[str]:
    parts = word_sets("scenery", "parts", "directions")
    parts |= word_set("places", "out_of")
    return parts | type_words()


def _looks_unknown(part: Sequence[Token]) -> bool:
    """Whether it may be a place at all: no people, organisation, acronym or word that is known for
    something else.
    """
    built = part[-1].lower_ in word_set("scenery", "landforms") and len(part) > 1
    words = {t.lower_ for t in (part[:-1] if built else part)}
    articles = word_set("places", "name_articles")
    named = [t for t in part if t.text[:1].isupper() and t.lower_ not in articles]
    organisation = len(named) > 1 and not built
    return (
        len(named) <= LONGEST_UNKNOWN
        and all(t.pos_ in {"PROPN", "PUNCT"} and not _is_acronym(t) for t in named)
        and not any(
            t.ent_type_ in NO_PLACE or (organisation and t.ent_type_ == "ORG") for t in part
        )
        and words.isdisjoint(word_set("scenery", "not_places"))
        and fold(text_of(part)) not in known_actors.actor_names()
    )


def _is_acronym(token: Token) -> bool:
    return bool(token.is_upper) and len(token) > 1
