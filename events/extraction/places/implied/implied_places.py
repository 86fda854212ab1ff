"""The place of an event whose clause names none: one that its sentence names, or that of an earlier
event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set
from events.extraction.places.order import holds
from events.extraction.places.place_name import SOME_PLACE, Name
from events.extraction.places.relations import BROAD
from events.extraction.places.scenes.datelines import dateline_towns, is_dateline
from events.extraction.places.scenes.likely_scenes import may_be_at
from events.extraction.places.scenes.place_phrases import head_of, may_be_scene
from events.extraction.places.spotting.unknown_names import SPOKEN_OF_AS_PLACE
from events.extraction.places.toponyms import Names
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence, window
from events.extraction.reading.mention import Draft
from events.extraction.types import Place, Precision, Why

Fits = Callable[[Sequence[Place]], bool]

REACH = 2  # sentences
BESIDE = 4  # tokens: "in the northern town of X"


def implied_places(
    told: Sequence[Draft],
    drafts: Sequence[Draft],
    names: Names,
    document: Document,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
) -> tuple[tuple[Place, ...], Why | None]:
    """The place that the sentences of an event name beside it, else the last one told in the same
    paragraph; often none. `by` and `to` are its sides: it was where they fight.
    """
    kind = told[0].kind

    def fits(places: Sequence[Place]) -> bool:
        return all(may_be_at(place, kind, by, to) for place in places)

    beside = (_in_sentence(d.mention.sentence, drafts, names, document, fits) for d in told)
    found = next((name for name in beside if name), None)
    if found is not None:
        return _of_name(found, names, document, "place/named beside")
    town = _of_dateline(names, document)
    if town is not None and any(_is_here(d.mention.sentence, document) for d in told):
        return _of_name(town, names, document, "place/here")
    drafts = [draft for draft in drafts if fits(draft.places)]
    before = _told_before(told, drafts)
    if before is not None:
        return _of_draft(before, "place/told before")
    alike, other = _told_earlier(told, drafts)
    nearer = _named_just_before(told, alike or other, drafts, names, document)
    if nearer is not None:
        return _of_name(nearer, names, document, "place/named just before")
    last_told = alike or other
    if last_told is not None:
        of_its_kind = "told earlier" if alike else "told of another kind"
        return _of_draft(last_told, f"place/{of_its_kind}")
    last, why = _named_last(told, drafts, names, document, fits)
    local = town is not None and _is_local(town, names) and fits([names.places[town.first]])
    if town is not None and local and _is_country(last):
        return _of_name(town, names, document, "place/dateline")
    return last, why


def _named_just_before(
    told: Sequence[Draft],
    earlier: Draft | None,
    drafts: Sequence[Draft],
    names: Names,
    document: Document,
) -> Name | None:
    """*X was first. They fell upon a concert*: in X, where what was told earlier was in the whole
    province.
    """
    own = told[0].mention.sentence
    if earlier is None or len(earlier.places) != 1 or earlier.places[0].precision not in BROAD:
        return None
    broad = earlier.places[0]
    before = [s for s in document.sentences if 0 < own.index - s.index <= REACH]
    here = (names.places.get(n.first) for n in names.within(own.first, own.last))
    if any(place and holds(broad, place) for place in here):
        return None
    for sentence in reversed(before):
        free = _free(sentence, drafts, names, document, lambda places: holds(broad, places[0]))
        found = _finest([n for n in free if _is_known(n, names, document)], names)
        if found is not None and names.places[found.first].precision not in BROAD:
            return found
    return None


def _is_country(places: Sequence[Place]) -> bool:
    return all(p.precision is Precision.COUNTRY for p in places)


def _of_dateline(names: Names, document: Document) -> Name | None:
    """The town where the report was written, where it names one alone."""
    towns = dateline_towns(names, document)
    return towns[0] if len(towns) == 1 else None


def _is_local(town: Name, names: Names) -> bool:
    """Whether the reporter sat where the news is, not in a capital or abroad."""
    capital = fold(town.text) in known_actors.stand_ins()
    return not capital and names.places[town.first].country == names.main_country


def _is_here(sentence: Sentence, document: Document) -> bool:
    """*in a market here*, *this holy city*."""
    return any(t.lower_ in word_set("places", "here") for t in document.tokens(sentence))


def _named_last(
    told: Sequence[Draft],
    drafts: Sequence[Draft],
    names: Names,
    document: Document,
    fits: Fits,
) -> tuple[tuple[Place, ...], Why | None]:
    """Where no event has a place: what its own sentences name, else what was named last before."""
    own = told[0].mention
    before = [s for s in document.sentences if s.first < own.sentence.last]
    for sentence in before[-1:] if own.anew else reversed(before):
        free = _free(sentence, drafts, names, document, fits)
        found = _finest([n for n in free if _is_known(n, names, document)], names)
        if found is not None:
            return _of_name(found, names, document, "place/named last")
    return (), None


def _of_name(
    name: Name, names: Names, document: Document, rule: str
) -> tuple[tuple[Place, ...], Why]:
    first, last = document.parse[name.first], document.parse[name.last - 1]
    places = tuple(names.places[at] for at in _listed(name.first, names))
    return places, Why("places", rule, document.start(first), document.end(last))


def _of_draft(draft: Draft, rule: str) -> tuple[tuple[Place, ...], Why | None]:
    why = next((w for w in draft.why if w.field == "places"), None)
    return draft.places, Why("places", rule, why.start, why.end) if why else None


def _is_known(name: Name, names: Names, document: Document) -> bool:
    """A name that no gazetteer has may be a person's: *Al Qumsan*."""
    unknown = names.places[name.first].precision is Precision.UNRESOLVED
    called = name.type_word not in {None, SOME_PLACE}
    return not unknown or called or document.parse[name.first].ent_type_ in SPOKEN_OF_AS_PLACE


def _in_sentence(
    sentence: Sentence, drafts: Sequence[Draft], names: Names, document: Document, fits: Fits
) -> Name | None:
    """The finest name after a word such as *in*, that no other event of the sentence has for its
    place.
    """
    free = _free(sentence, drafts, names, document, fits)
    told = [n for n in free if _after_where(n, sentence, document) or _is_struck(n, document)]
    return _finest(told, names)


def _free(
    sentence: Sentence, drafts: Sequence[Draft], names: Names, document: Document, fits: Fits
) -> list[Name]:
    """The names where something may have happened, and nothing else that the sentence tells did."""
    taken = {p.key for d in drafts if d.mention.sentence.index == sentence.index for p in d.places}
    return [
        n
        for n in names.within(sentence.first, sentence.last)
        if n.first in names.places
        and not is_dateline(n, sentence.first, document)
        and names.places[n.first].key not in taken
        and fits([names.places[n.first]])
        and may_be_scene(n, document)
    ]


def _finest(found: Sequence[Name], names: Names) -> Name | None:
    """The first town or site; else the first region; else the first country."""
    fine = [n for n in found if names.places[n.first].precision not in BROAD]
    known = [n for n in found if names.places[n.first].precision is not Precision.COUNTRY]
    return next(iter(fine or known or found), None)


def _listed(first: int, names: Names) -> list[int]:
    """The name and those that *and* joins to it."""
    after = [
        later
        for later, earlier in names.links.lists.items()
        if earlier == first and later in names.places
    ]
    return [first, *(further for later in after for further in _listed(later, names))]


def _after_where(name: Name, sentence: Sentence, document: Document) -> bool:
    before = [
        t.lower_
        for t in window(document.parse, max(sentence.first, name.first - BESIDE), name.first)
    ]
    return bool(set(before) & word_set("scenery", "where"))


def _is_struck(name: Name, document: Document) -> bool:
    """*a jet attacked the X camp, killing a man*."""
    node = head_of(name, document)
    while node.dep_ in {"compound", "nmod"}:
        node = node.head
    attacked = node.dep_ in {"dobj", "nsubjpass"}
    return attacked and syntax.lemma(node.head) in word_set("places", "attack_verbs")


def _told_earlier(
    told: Sequence[Draft], drafts: Sequence[Draft]
) -> tuple[Draft | None, Draft | None]:
    """The last occurrence of the same kind that has a place, and the last of any kind, however far
    back the text told them.
    """
    first = told[0].mention
    earlier = [
        d
        for d in reversed(drafts)
        if d.mention.sentence.index < first.sentence.index and d.places and not first.anew
    ]
    alike = (d for d in earlier if d.kind is told[0].kind)
    return next(alike, None), next(iter(earlier), None)


def _told_before(told: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    first = told[0].mention
    if first.anew:
        return _told_beside(told, drafts)
    for draft in reversed(drafts):
        apart = first.sentence.index - draft.mention.sentence.index
        near = 0 < apart <= REACH and (
            draft.mention.sentence.paragraph == first.sentence.paragraph or apart == 1
        )
        if near and any(p.precision not in BROAD for p in draft.places):
            return draft
    return None


def _told_beside(told: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    """*A drone hit the base in X, while another was brought down*: of one sentence, and of another
    kind.
    """
    first = told[0].mention
    here = [
        d
        for d in drafts
        if d.mention.sentence.index == first.sentence.index and d.mention.trigger < first.trigger
    ]
    return next((d for d in here if d.places and d.kind is not told[0].kind), None)
