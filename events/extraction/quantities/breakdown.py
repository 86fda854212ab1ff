"""A toll told place by place: *three people, two in Pokrovsk and one in Lyman*; *leaving 15 and 10
dead respectively*.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.mentions.anaphora import tells_another
from events.extraction.places.toponyms import Names
from events.extraction.quantities.people.harm_words import is_harm, wounds
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, sentence_start, window
from events.extraction.reading.mention import Draft
from events.extraction.reading.numerals import read_numerals
from events.extraction.types import Casualties, Count, Kind, Place, Weapon, WeaponType, Why

if TYPE_CHECKING:
    from spacy.tokens import Token

# tokens between a count and the place that it belongs to: "two people, a woman and a child, in"
REACH = 5
LONGEST_LIST = 12  # tokens of the numbers before *respectively*


def by_place(draft: Draft, document: Document, names: Names) -> list[Draft]:
    """One draft for each place that has a count of its own; also the whole where it is more than
    their sum.
    """
    if draft.kind is Kind.INTERCEPTION:
        return _stopped_by_place(draft, document, names)
    items = _listed(draft, document, names)
    if items:
        return items
    parts = _respectively(draft, document) or _counted_places(draft, document, names)
    if len(parts) < 2:
        return [draft]
    field = (
        "wounded"
        if draft.casualties.killed is None and draft.casualties.wounded is not None
        else "killed"
    )
    whole = draft.casualties.wounded if field == "wounded" else draft.casualties.killed
    fields = [_field_of(why, document) or field for _, _, why in parts]
    details = [
        _detail(draft, own, place, count, why, document)
        for own, (place, count, why) in zip(fields, parts, strict=True)
    ]
    told = sum(count.min or 0 for _, count, _ in parts)
    if whole is None or set(fields) != {field} or told >= (whole.min or 0):
        return details
    rest = tuple(p for p in draft.places if p not in {place for place, _, _ in parts})
    return [replace(draft, places=rest), *details]


def _listed(draft: Draft, document: Document, names: Names) -> list[Draft]:
    """*strikes hit four launchers near Tripoli; a tank near Mizdah; a depot near Sirte*: each item
    of the list is struck in its own place.
    """
    sentence = draft.mention.sentence
    if draft.kind is not Kind.STRIKE or draft.mention.trigger > sentence.last:
        return []
    items: list[list[Place]] = [[]]
    for token in document.parse[draft.mention.trigger : sentence.last]:
        if _begins_a_clause(token, draft.mention.trigger):
            break
        if token.text in word_set("harm", "between_items"):
            items.append([])
        place = names.places.get(token.i)
        if place is not None:
            items[-1].append(place)
    with_place = [item for item in items if item]
    if len(with_place) < 2:
        return []
    return [replace(draft, places=tuple(item), casualties=Casualties()) for item in with_place]


def _begins_a_clause(token: Token, trigger: int) -> bool:
    """*hit a school in Gaza City; Israel said*, *; Kyiv's forces were blamed*: what is of a subject
    of its own is no item.
    """
    return any(
        word.dep_ in syntax.SUBJECTS
        and word.i > trigger
        and word.head.i != trigger
        and syntax.is_verb(word.head)
        for word in (token, *token.ancestors)
    )


def _stopped_by_place(draft: Draft, document: Document, names: Names) -> list[Draft]:
    """*121 drones were destroyed over 13 regions, including 37 over Bryansk*: the whole, and each
    place with its own count.
    """
    parts = _counted_places(draft, document, names, over=True)
    stopped = [w for w in draft.weapons if w.intercepted is not None]
    if not parts or not stopped:
        return [draft]
    if len(stopped) > 1:
        return _sorts_stopped_by_place(draft, stopped, parts, document)
    total, told = stopped[0].intercepted or 0, [c.min or 0 for _, c, _ in parts]
    # "eight were downed over Bryansk and three over Kaluga": the first part stands for the whole
    only_parts = len(parts) > 1 and (sum(told) == total or told[0] == total)
    if not only_parts and any(number >= total for number in told):
        return [draft]
    details = [_stopped(draft, stopped[0], place, count, why) for place, count, why in parts]
    rest = tuple(p for p in draft.places if p not in {place for place, _, _ in parts})
    return details if only_parts else [replace(draft, places=rest), *details]


def _sorts_stopped_by_place(
    draft: Draft,
    stopped: list[Weapon],
    parts: list[tuple[Place, Count, Why]],
    document: Document,
) -> list[Draft]:
    """*14 drones and four missiles over Kursk, 16 drones over Voronezh*: what is told first stays
    with its place, each later place has the sort that is named beside its number.
    """
    first = draft.places[:1]
    later = [part for part in parts if part[0] not in first]
    details = []
    for place, count, why in later:
        sort = _sort_within(why, document) or stopped[0].type
        beside = next((w for w in stopped if w.type is sort), stopped[0])
        details.append(_stopped(draft, beside, place, count, why))
    return [replace(draft, places=first), *details] if details else [draft]


def _sort_within(why: Why, document: Document) -> WeaponType | None:
    """The sort of munition that is named between a number and its place."""
    tokens = [t for t in document.parse if why.start <= document.start(t) < why.end]
    return next((kind for kind, _, _ in syntax.named_munitions(tokens)), None)


def _stopped(draft: Draft, weapon: Weapon, place: Place, count: Count, why: Why) -> Draft:
    kept = tuple(w for w in draft.why if w.field != "weapons")
    here = Weapon(weapon.type, None, count.min)
    return replace(
        draft,
        places=(place,),
        weapons=(here,),
        casualties=Casualties(),
        why=(*kept, replace(why, field="weapons")),
    )


def _detail(
    draft: Draft, field: str, place: Place, count: Count, why: Why, document: Document
) -> Draft:
    kept = tuple(w for w in draft.why if w.field not in {"killed", "wounded"})
    own = replace(
        draft,
        places=(place,),
        casualties=Casualties(**{field: count}),
        why=(*kept, replace(why, field=field)),
    )
    return own if _is_of_its_clause(why, draft, document) else replace(own, date=None)


def _is_of_its_clause(why: Why, draft: Draft, document: Document) -> bool:
    """*Since Monday shelling has killed four in Kherson; a strike on Tuesday killed two in Odesa*:
    the days of the first clause are not those of the second.
    """
    return any(
        why.start <= document.start(document.parse[i]) < why.end for i in draft.mention.scope
    )


def _field_of(why: Why, document: Document) -> str | None:
    """*killed two in Kupiansk and wounded five in Vovchansk*: the word of harm beside the number,
    or last before it; None where none stands there.
    """
    first = next((t for t in document.parse if document.start(t) >= why.start), None)
    if first is None:
        return None
    behind = [t for t in window(first.doc, first.i, first.i + REACH) if document.end(t) <= why.end]
    suffered = _suffered((behind or [first])[-1])
    before = window(first.doc, sentence_start(first), first.i)
    word = next((t for t in (*suffered, *behind, *reversed(before)) if is_harm(t)), None)
    if word is None:
        return None
    return "wounded" if wounds(word) else "killed"


def _suffered(place: Token) -> list[Token]:
    """*five in Odesa were hurt*: the verb whose subject is counted."""
    verb = window(place.doc, place.i + 1, place.i + 3)
    return verb if verb and verb[0].dep_ == "auxpass" else []


def _counted_places(
    draft: Draft, document: Document, names: Names, *, over: bool = False
) -> list[tuple[Place, Count, Why]]:
    """Each *N in X* of the sentence, where X is a place and N counts people."""
    sentence = draft.mention.sentence
    found: dict[str, tuple[Place, Count, Why]] = {}
    where = word_set("munition_use", "over") if over else word_set("harm", "before_place")
    for name in names.within(sentence.first + 1, sentence.last):
        place = names.places.get(name.first)
        if place is None or _is_of_another(name.first, draft, document):
            continue
        before = document.parse[name.first - 1]
        before = _before_ground(before, sentence.first) if over else _before_type(before)
        counted = _count_before(before, sentence.first, where, over=over)
        if counted is not None:
            count, token = counted
            why = Why(
                "killed",
                "casualties/place by place",
                document.start(token),
                document.end(document.parse[name.last - 1]),
            )
            found.setdefault(place.key or place.name, (place, count, why))
    return list(found.values())


def _is_of_another(at: int, draft: Draft, document: Document) -> bool:
    """*killed three in Tyre and another killed five in Nabatieh*: the second is told by itself."""
    verb = next((t for t in document.parse[at].ancestors if syntax.is_verb(t)), None)
    return verb is not None and int(verb.i) not in draft.mention.scope and tells_another(verb)


def _before_type(token: Token) -> Token:
    """*five in the town of Sarmin*: the preposition before the words that say what sort of place it
    is.
    """
    of = word_set("function_words", "of")
    words = word_sets("definite_descriptions", "town", "district")
    noun = token.nbor(-1) if token.i and token.lower_ in of else token
    if noun is token or syntax.lemma(noun) not in words:
        return token
    article = noun.i > 1 and noun.nbor(-1).lower_ in word_set("function_words", "the")
    return noun.nbor(-2 if article else -1)


def _before_ground(token: Token, first: int) -> Token:
    """*14 over the territory of Kursk region*: the word before the ground that is named."""
    while token.i > first and token.lower_ in word_set("munition_use", "ground"):
        token = token.nbor(-1)
    return token


def _count_before(
    preposition: Token, first: int, prepositions: frozenset[str], *, over: bool
) -> tuple[Count, Token] | None:
    """The count right before *in* or *at*, with nothing but people between; before *over*, what was
    stopped.
    """
    if preposition.lower_ not in prepositions:
        return None
    for token in reversed(preposition.doc[max(first, preposition.i - REACH) : preposition.i]):
        if token.like_num or token.lower_ in word_set("harm", "counts_in_words"):
            numerals = read_numerals(preposition.doc[max(first, token.i - 2) : token.i + 1].text)
            is_time = token.ent_type_ in {"DATE", "TIME"}
            return (numerals[-1].count, token) if numerals and not is_time else None
        if not (_may_stand_before_place(token) or (over and syntax.names_munition([token]))):
            return None
    return None


def _may_stand_before_place(token: Token) -> bool:
    return syntax.lemma(token) in word_set("people", "persons") or token.lower_ in word_set(
        "harm", "between_count_and_place"
    )


def _respectively(draft: Draft, document: Document) -> list[tuple[Place, Count, Why]]:
    """*a checkpoint in Tikrit and a car park in Samarra, leaving 15 and 10 dead respectively*: in
    the order of the places.
    """
    tokens = document.tokens(draft.mention.sentence)
    last = word_set("harm", "respectively")
    end = next((n for n, t in enumerate(tokens) if t.lower_ in last), None)
    if end is None:
        return []
    counted = [
        (numerals[0].count, token)
        for token in tokens[max(0, end - LONGEST_LIST) : end]
        if token.like_num and (numerals := read_numerals(token.text))
    ]
    if len(counted) != len(draft.places) or len(counted) < 2:
        return []
    rule = "casualties/respectively"
    return [
        (place, count, Why("killed", rule, document.start(token), document.end(token)))
        for place, (count, token) in zip(draft.places, counted, strict=True)
    ]
