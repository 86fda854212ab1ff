"""The exact place of an event that its own sentences only tell broadly: *attacked a village in the
northeast. They came to X in Borno state at dawn.*
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.places.implied.nationwide import is_of_many
from events.extraction.places.order import holds
from events.extraction.places.place_name import Name
from events.extraction.places.relations import BROAD
from events.extraction.places.scenes.datelines import is_dateline
from events.extraction.places.scenes.place_phrases import may_be_scene
from events.extraction.places.toponyms import Names
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence, window
from events.extraction.reading.mention import Draft
from events.extraction.types import Place, Precision, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 2  # sentences
LEAD = 2  # sentences: a headline and a lead of two
OPENING = 4  # tokens: "Meanwhile, in X", "In a separate incident"
BESIDE = 4  # tokens: "in the northern town of X"
TAKEN_TO = 7  # tokens: "a hospital in the nearby town of X"


def told_after(
    where: Sequence[Place],
    told: Sequence[Draft],
    drafts: Sequence[Draft],
    names: Names,
    document: Document,
) -> tuple[tuple[Place, ...], Why | None]:
    """The finer place within the told one that the sentences behind it name, where the event was at
    *a village* or *a camp* that its own sentences do not name.
    """
    broad = where[0] if len(where) == 1 and where[0].precision in BROAD else None
    if broad is None:
        return (), None
    own = [d.mention.sentence for d in told if not d.mention.sentence.headline]
    some = word_set("function_words", "a") | word_set("places", "other_articles")
    at = frozenset().union(*(_scenes(s, document, some) for s in own))
    if not at:
        return (), None
    first = min(s.index for s in own)
    near = [d for d in drafts if 0 < d.mention.sentence.index - first <= REACH and d.places]
    others = {d.mention.sentence.index for d in near if d not in told}
    for sentence in document.sentences[first + 1 : first + 1 + REACH]:
        same = _scenes(sentence, document, word_set("function_words", "the")) & at
        if (sentence.index in others and not same) or _tells_another(sentence, document):
            break
        found = _names_of(sentence, broad, names, document)
        if found:
            places = tuple(names.places[n.first] for n in found)
            return places, _why(found[0], document)
    return (), None


def told_behind_the_lead(
    where: Sequence[Place],
    told: Sequence[Draft],
    drafts: Sequence[Draft],
    names: Names,
    document: Document,
) -> tuple[tuple[Place, ...], Why | None]:
    """Where the lead tells an event of a country or of no place, and what follows says where: *nine
    soldiers died in a mountain village. The assault on X began at dawn.* A barrage of many was of
    the country; the towns behind it are where its parts fell.
    """
    if is_of_many(told):
        return (), None
    broad = where[0] if where else None
    exact = broad is not None and (len(where) > 1 or broad.precision not in BROAD)
    own = [d.mention.sentence.index for d in told]
    if exact or min(own) > LEAD or told[0].mention.anew:
        return (), None
    for sentence in document.sentences[min(own) + 1 : max(own) + 1 + REACH]:
        if _tells_another(sentence, document):
            break
        here = (d for d in drafts if d.mention.sentence.index == sentence.index and d not in told)
        found = _names_of(sentence, broad, names, document)
        if found and not any(_is_apart(d, told) for d in here):
            return tuple(names.places[n.first] for n in found), _why(found[0], document, "later")
    return (), None


def _is_apart(other: Draft, told: Sequence[Draft]) -> bool:
    """Whether what else a sentence tells is no part of the event: of another kind or day. *The
    assault on X* goes on with what was told.
    """
    days = {d.date for d in told if d.date}
    kinds = {d.kind for d in told}
    goes_on = other.mention.refers_back or other.mention.is_open
    another = other.kind not in kinds and not goes_on
    return another or (other.date is not None and bool(days - {other.date}))


def _why(name: Name, document: Document, when: str = "after") -> Why:
    first, last = document.parse[name.first], document.parse[name.last - 1]
    return Why("places", f"place/told {when}", document.start(first), document.end(last))


def _scenes(sentence: Sentence, document: Document, articles: frozenset[str]) -> frozenset[str]:
    """*a village*, *an army camp*, *two villages*: places that the sentence does not name, behind
    one of the articles or a number. *The camp* behind it is the same.
    """
    scenes = word_sets("scenery", "town_words", "district_words", "landforms") | word_set(
        "places", "unnamed_scenes"
    )
    return frozenset(
        syntax.lemma(t)
        for t in document.tokens(sentence)
        if t.pos_ == "NOUN" and syntax.lemma(t) in scenes and _stands_behind(t, articles)
    )


def _stands_behind(noun: Token, articles: frozenset[str]) -> bool:
    return any(
        c.lower_ in articles or (c.dep_ == "nummod" and len(articles) > 1) for c in noun.children
    )


def _tells_another(sentence: Sentence, document: Document) -> bool:
    """*Meanwhile, in X*, *In a separate incident in X*."""
    opening = document.tokens(sentence)[:OPENING]
    return any(t.lower_ in word_set("places", "begins_another") for t in opening)


def _names_of(
    sentence: Sentence, broad: Place | None, names: Names, document: Document
) -> list[Name]:
    """The finest places in the broad one that it names where something may happen, the first and
    those listed with it.
    """
    found = [
        n
        for n in names.within(sentence.first, sentence.last)
        if n.first in names.places
        and _is_within(names.places[n.first], broad)
        and not is_dateline(n, sentence.first, document)
        and may_be_scene(n, document)
        and _stands(n, sentence, document)
    ]
    fine = [n for n in found if n.first not in names.links.landmarks]
    near = set(names.links.landmarks.values())
    chosen = next((n for n in found if n.first in near), None) or next(iter(fine), None)
    if chosen is None:
        return []
    listed = {later for later, earlier in names.links.lists.items() if earlier == chosen.first}
    return [chosen, *(n for n in found if n.first in listed)]


def _is_within(place: Place, broad: Place | None) -> bool:
    if place.precision in BROAD:
        return False
    if broad is None:
        return place.lat is not None
    unknown = place.precision is Precision.UNRESOLVED
    return holds(broad, place) and (not unknown or place.country == broad.country)


def _stands(name: Name, sentence: Sentence, document: Document) -> bool:
    """Behind *in* or *to*, and not where the wounded were brought to."""
    start = max(sentence.first, name.first - TAKEN_TO)
    before = window(document.parse, start, name.first)
    refuge = word_set("places", "refuges")
    if any(syntax.lemma(t) in refuge or t.lower_ in refuge for t in before):
        return False
    near = [t.lower_ for t in before[-BESIDE:]]
    reached = document.parse[name.first].head
    taken = syntax.lemma(reached) in word_set("places", "reached")
    return taken or bool(set(near) & word_set("scenery", "where"))
