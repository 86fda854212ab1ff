"""Where a place name begins and ends, and what looks like one and is none: a part of a longer
name, a person, a side, an English word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data import known_actors, known_munitions
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import language_table, word_set
from events.extraction.places.spotting.toponym_types import type_words

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 5  # tokens of a name: "Deir ez - Zor", "Port - au - Prince"
NO_NAME = {"VERB", "AUX", "DET", "PRON"}


def text_of(part: Sequence[Token]) -> str:
    """The text of tokens in a row: a slice of the parse took five times as long."""
    return "".join(t.text_with_ws for t in part[:-1]) + str(part[-1].text)


def reach(tokens: Sequence[Token], at: int) -> int:
    """Of how many tokens a name that begins here may be: none beyond the first small word that
    joins no names.
    """
    row = tokens[at : at + LONGEST]
    particles = word_set("scenery", "particles")
    ends = (n for n, t in enumerate(row) if not (t.text[:1].isupper() or t.lower_ in particles))
    return next(ends, len(row))


def is_whole(tokens: Sequence[Token], at: int, length: int) -> bool:
    """Whether a name stands alone: *US State Department* and *Human Rights* hold no place,
    *Volodymyr Zelensky* neither.

    Titles that belong to places (*Kursk Oblast*, *Russian Kursk*, *eastern Ukraine*) may stand
    beside it.
    """
    before = tokens[at - 1] if at else None
    after = tokens[at + length] if at + length < len(tokens) else None
    part = tokens[at : at + length]
    country = fold(" ".join(t.text for t in part)) in known_actors.country_names()
    named_after = (
        country and after is not None and after.pos_ == "PROPN" and after.text[:1].isupper()
    )
    return (
        not _inside_person(part)
        and not named_after
        and _is_apart(before, opens=at == 1)
        and (_is_apart(after, opens=False) or _is_site_of(after))
    )


def _is_site_of(after: Token | None) -> bool:
    """*Jolo Cathedral*, *Kabul Airport*: a building of the town that its name begins with."""
    return after is not None and after.lower_ in word_set("places", "sites_of_towns")


def _inside_person(part: Sequence[Token]) -> bool:
    """*Zelensky* of *Volodymyr Zelensky*, not the whole of a name that the parser takes for a
    person's.
    """
    first, last, doc = part[0], part[-1], part[0].doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    called = after is not None and after.lower_ in type_words()  # "Nat Kyi Village"
    goes_on = first.ent_iob_ == "I" or (
        not called and after is not None and after.ent_iob_ == "I" and last.ent_type_ == "PERSON"
    )
    return first.ent_type_ == "PERSON" and goes_on


def _is_apart(beside: Token | None, *, opens: bool) -> bool:
    """Whether the word beside a name is no part of a longer one. `opens`: it opens the sentence."""
    if beside is None or not beside.text[:1].isupper():
        return True
    if beside.is_sent_start and beside.pos_ != "PROPN":
        return True
    words = fold(beside.text)
    title = words in type_words() or words in word_set("scenery", "directions")
    if title or words in known_actors.actor_names():
        return True
    return beside.pos_ not in {"PROPN", "NOUN", "ADJ"} or (opens and beside.pos_ != "PROPN")


def begins_name(token: Token) -> bool:
    article = token.lower_ in word_set("places", "first_articles")
    if not (token.text[:1].isupper() or (article and token.i + 1 < len(token.doc))):
        return False
    if _is_article_of_a_name(token):
        return True
    if token.lower_ in word_set("places", "rural"):
        return False  # "Rural Latakia"
    if (token.pos_ in NO_NAME and not _is_taken_for_a_verb(token)) or _is_of_time(token):
        return False
    if token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    # the tagger takes *Toretsk* of "captured Toretsk in Donetsk region" for an adverb
    return token.dep_ in {"dobj", "nsubjpass", "pobj"} and not token.is_sent_start


def _is_taken_for_a_verb(token: Token) -> bool:
    """*bombed a school in Sagaing*: the tagger goes by the ending, its reader of names does not."""
    named = token.pos_ == "VERB" and token.ent_type_ in {"GPE", "LOC"}
    return named and not token.is_sent_start and token.nbor(-1).pos_ == "ADP"


def _is_article_of_a_name(token: Token) -> bool:
    """*At Tuhayta*, *Ash Shihr*: within a sentence only a name's article has a capital."""
    articles = word_set("places", "name_articles")
    within = token.lower_ in articles and token.text[:1].isupper() and not token.is_sent_start
    return within and token.i + 1 < len(token.doc) and token.nbor(1).text[:1].isupper()


def _is_of_time(token: Token) -> bool:
    """Whether it names a time. The parser takes *Niger on Sunday* for one."""
    timed = token.ent_type_ in {"DATE", "TIME"} and not _is_one_name(token)
    return timed and fold(token.text) not in known_actors.names_of_ground()


def _is_one_name(token: Token) -> bool:
    """*the village of Bisober*, which the parser takes for a day; *a strike on Donetsk last week*,
    of which it takes three words for one.
    """
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    alone = token.ent_iob_ == "B" and (
        after is None or after.ent_iob_ != "I" or _points_back(token, after)
    )
    return alone and token.pos_ == "PROPN" and token.lower_ not in _words_of_time()


def _points_back(token: Token, after: Token) -> bool:
    return token.dep_ == "pobj" and after.lower_ in word_set("places", "back_in_time")


@lru_cache(maxsize=1)
def _words_of_time() -> frozenset[str]:
    """The names of days and months, and of feasts."""
    dates = language_table("dates.toml")
    months = frozenset(name for names in dates["months"] for name in names)
    return months | frozenset(dates["weekdays"]) | word_set("places", "feasts")


def may_be_name(part: Sequence[Token], text: str) -> bool:
    last = part[-1]
    if not last.text[:1].isupper() or _is_of_time(last):
        return False
    words = fold(text)
    return not (
        words in word_set("scenery", "not_places")
        or words in word_set("places", "name_articles")
        or words in type_words()
        or words in _names_of_sides()
        or words in known_munitions.munitions()
    )


@lru_cache(maxsize=1)
def _names_of_sides() -> frozenset[str]:
    """Names of sides and demonyms that gazetteers also hold as villages: Hamas, American, Israel
    Defense Forces.
    """
    states = known_actors.names_of_ground()
    countries = word_set("scenery", "short_for_countries")
    return frozenset(known_actors.actor_names()) - states - countries


def run_of_capitals(tokens: Sequence[Token], at: int) -> int:
    """How many capitalised tokens stand in a row from here: the whole of a name that no gazetteer
    knows.
    """
    articles = word_set("places", "name_articles")
    length = 0
    for token in tokens[at : at + LONGEST]:
        joins = token.lower_ in articles or (length > 0 and token.text == "-")
        ends = length > 0 and token.lower_ in type_words()
        if ends or not (token.text[:1].isupper() or joins):
            break
        length += 1
    return length - 1 if length and not tokens[at + length - 1].text[:1].isupper() else length
