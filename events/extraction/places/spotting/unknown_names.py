"""Names that no gazetteer has: a capitalised name is a place where only a place can stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.places.place_name import Name
from events.extraction.places.spotting.name_boundaries import text_of
from events.extraction.places.spotting.toponym_types import type_words
from events.extraction.reading.document import sentence_end, sentence_start, window

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_UNKNOWN = 3
SPOKEN_OF_AS_PLACE = frozenset({"FAC", "GPE", "LOC"})
NO_PLACE = frozenset(
    {"DATE", "TIME", "NORP", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART", "PERCENT", "MONEY"}
)


def stands_as_place(part: Sequence[Token], previous: Name | None) -> bool:
    """*in Kan Gyi*, *outskirts of Xy*, *Kherson, Xy and Kyiv*: a name that no gazetteer knows,
    where only a place can stand.
    """
    first, last = part[0], part[-1]
    before = [t.lower_ for t in window(first.doc, max(sentence_start(first), first.i - 2), first.i)]
    after = last.nbor(1) if last.i + 1 < sentence_end(last) else None
    of_land = after is not None and after.lower_ in word_set("scenery", "landforms")
    alone = (
        after is None or of_land or not (after.text[:1].isupper() or after.pos_ in {"NOUN", "PART"})
    )
    told = _told_by(before, part) or (of_land and before[-1:] == ["the"])
    listed = (
        previous is not None and previous.last == first.i - 1 and before[-1:] in ([","], ["and"])
    )
    closed = (
        after is None
        or after.lower_ in {"and", "in", "."}
        or (after.text == "," and before[-1:] == [","])
    )
    return alone and bool(told or (listed and closed)) and _looks_unknown(part)


def _told_by(before: Sequence[str], part: Sequence[Token]) -> bool:
    """Whether the words before a name say that it is a place: *in*, *the outskirts of*, *north of*,
    *9 km from*, *the raid on*.

    After *on*, *over* or *of* and as what was taken it is one where the parser takes it for a
    place, too.
    """
    if not before:
        return False
    preposition, word = before[-1], before[0] if len(before) > 1 else ""
    if preposition in word_set("places", "place_before"):
        return True
    if preposition == "of":
        told = word in _parts_of_land() or word == "out"
    elif preposition == "to":
        told = word in {"close", "on"}  # "moved on to X"
    else:
        told = (preposition == "from" and word in word_set("places", "distances")) or (
            preposition == "on" and word.removesuffix("s") in word_set("places", "assailed")
        )
    as_place = all(t.ent_type_ in SPOKEN_OF_AS_PLACE for t in part)
    taken = part[-1].dep_ == "dobj" and part[-1].head.lemma_ in word_set("places", "taken")
    told = told or (
        part[-1].dep_ == "dobj" and part[-1].head.lemma_ in word_set("places", "taken_ground")
    )
    return told or (as_place and (preposition in word_set("places", "place_perhaps") or taken))


@lru_cache(maxsize=1)
def _parts_of_land() -> frozenset[str]:
    return word_set("scenery", "parts") | word_set("scenery", "directions") | type_words()


def _looks_unknown(part: Sequence[Token]) -> bool:
    """Whether it may be a place at all: no people, organisation, acronym or word that is known for
    something else.
    """
    built = part[-1].lower_ in word_set("scenery", "landforms") and len(part) > 1
    words = {t.lower_ for t in (part[:-1] if built else part)}
    articles = word_set("places", "name_articles")
    named = [t for t in part if t.text[:1].isupper() and t.lower_ not in articles]
    return (
        len(named) <= LONGEST_UNKNOWN
        and all(t.pos_ in {"PROPN", "PUNCT"} and not (t.is_upper and len(t) > 1) for t in named)
        and not any(
            t.ent_type_ in NO_PLACE or (t.ent_type_ == "ORG" and len(named) > 1 and not built)
            for t in part
        )
        and not words & word_set("scenery", "not_places")
        and fold(text_of(part)) not in known_actors.actor_names()
    )
