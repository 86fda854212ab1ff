"""*The city*, *the province*, *the Sudanese capital*: words for a place that the text names
elsewhere or need not name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extraction.data import known_actors
from events.extraction.data.folding import fold
from events.extraction.data.word_lists import word_set, word_sets
from events.extraction.gazetteer.gazetteer import Entry, Gazetteer
from events.extraction.places.place_name import Choice, Name
from events.extraction.reading.document import sentence_start, window
from events.extraction.types import Place, Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FAR = 200  # tokens: a pointer rarely means what was named further back
TOWNS = frozenset({Precision.TOWN, Precision.UNRESOLVED})
REGIONS = frozenset({Precision.REGION})


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer as a name of the text, and what it means."""

    name: Name
    choice: Choice


@lru_cache(maxsize=1)
def _sorts() -> dict[str, frozenset[Precision]]:
    """Which precisions *the city*, *the province* and *the district* may mean."""
    districts = frozenset({Precision.DISTRICT})
    means = {"town_pointers": TOWNS, "region_pointers": REGIONS, "district_pointers": districts}
    return {word: sort for name, sort in means.items() for word in word_set("places", name)}


def find_pointers(
    doc: Doc,
    names: Sequence[Name],
    places: Mapping[int, Place],
    main_country: str | None,
    gazetteer: Gazetteer,
) -> Iterator[Pointer]:
    """Each pointer of the text that can be told, in its order."""
    begins = {name.first: name for name in names}
    ends = {name.last: name for name in names}
    for token in doc:
        text = token.text
        land = _land_of_a_people(token, gazetteer)
        if land is not None and int(token.i) not in begins:
            yield land
            continue
        if text not in _sorts() and text != "capital":
            continue
        before = ends.get(int(token.i)) or _owner(token, ends)
        if before is None and _is_half_a_name(token):
            continue
        if _is_named(token, begins) or (
            before is not None and not _of_a_wider(before, token, places)
        ):
            continue
        choice = (
            _capital(token, before, places, main_country, gazetteer)
            if token.lower_ == "capital"
            else _last_named(token, names, places, gazetteer)
        )
        if choice is not None:
            yield Pointer(
                Name(int(token.i), int(token.i) + 1, str(token.text), (), str(token.lower_)), choice
            )


def _land_of_a_people(token: Token, gazetteer: Gazetteer) -> Pointer | None:
    """*rockets at Israeli cities*, *a barrage on Ukrainian territory*: the country, which only the
    name of its people tells.
    """
    if token.lower_ not in word_set("places", "lands") or not token.i:
        return None
    people = known_actors.country_names().get(fold(token.nbor(-1).text))
    entry = gazetteer.entry(f"iso:{people}") if people and token.nbor(-1).pos_ == "ADJ" else None
    if entry is None:
        return None
    name = Name(int(token.i), int(token.i) + 1, str(token.text), (), str(token.lower_))
    return Pointer(name, Choice(entry.as_place(), "land of a people"))


def _is_named(token: Token, begins: Mapping[int, Name]) -> bool:
    """*the city of X*, *the capital, X*, *the capital X*, *X, the capital*, *a city*: it means no
    other place than X, or none.
    """
    doc, i = token.doc, int(token.i)
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if i + 1 in begins or (after in {"of", "'s"} and token.lower_ != "capital") or after == "city":
        return True
    if (after in {",", "city"} and i + 2 in begins) or (
        after == "of" and i + 2 not in begins and token.lower_ == "capital"
    ):
        return True
    start = _start(token)
    if (
        start > 1
        and doc[start - 1].text == ","
        and any(n.last == start - 1 for n in begins.values())
    ):
        return True
    return doc[start].lower_ not in word_set("places", "pointing") and token.lower_ != "capital"


def _is_half_a_name(token: Token) -> bool:
    """*the East region*: no gazetteer has it. *The Sudanese city* is none."""
    before = token.nbor(-1) if token.i else token
    people = fold(before.text) in known_actors.country_names()
    return (
        token.lower_ != "capital"
        and before.pos_ == "PROPN"
        and before.text[:1].isupper()
        and not people
    )


def _start(token: Token) -> int:
    """Where its noun phrase begins: at the determiner, at the most four words before it."""
    for i in range(int(token.i) - 1, max(sentence_start(token), int(token.i) - 5) - 1, -1):
        if token.doc[i].lower_ in word_sets("places", "pointing", "not_pointing"):
            return i
        word = token.doc[i]
        if word.is_punct or (word.pos_ in {"ADP", "VERB", "AUX"} and word.dep_ != "amod"):
            break
    return int(token.i)


def _of_a_wider(name: Name, token: Token, places: Mapping[int, Place]) -> bool:
    """*the Red Sea city*, *the North Darfur capital*: the name only says where the place that is
    meant lies.
    """
    place = places.get(name.first)
    if token.lower_ == "capital":
        return place is not None
    return _sorts()[token.lower_] == TOWNS and not any(
        e.precision is Precision.TOWN for e in name.entries
    )


def _last_named(
    token: Token, names: Sequence[Name], places: Mapping[int, Place], gazetteer: Gazetteer
) -> Choice | None:
    """The last place of that sort that the text named, rather one that it called so."""
    sorts = _sorts()[token.lower_]
    dateline = _dateline(token, names, places)
    if dateline is not None:
        return Choice(places[dateline.first], f"this {token.lower_}")
    earlier = [
        n
        for n in names
        if token.i - FAR <= n.first < token.i and n.first in places and not _is_doer(n, token.doc)
    ]
    fitting = [n for n in earlier if places[n.first].precision in sorts]
    called = [n for n in fitting if n.type_word == token.lower_]
    found = (called or fitting)[-1:]
    if found:
        return Choice(places[found[0].first], f"the {token.lower_}")
    inside = _division(earlier, places, gazetteer) if sorts is REGIONS else None
    return Choice(inside.as_place(), f"the {token.lower_}") if inside else None


def _dateline(token: Token, names: Sequence[Name], places: Mapping[int, Place]) -> Name | None:
    """*this northern town* is the one where the reporter writes: that of the dateline, in capitals
    at the head of the text.
    """
    if token.doc[_start(token)].lower_ != "this" or _sorts()[token.lower_] != TOWNS:
        return None
    earlier = (
        n
        for n in names
        if n.first < min(token.i, FAR)
        and n.text.isupper()
        and len(n.text) > 3
        and n.first in places
    )
    return next((n for n in earlier if places[n.first].precision in TOWNS), None)


def _is_doer(name: Name, doc: Doc) -> bool:
    """*Moscow said*, and *KYIV (Reuters)*: no place that a pointer means."""
    stands_in = fold(name.text) in known_actors.stand_ins()
    if stands_in and [t.lower_ for t in window(doc, name.last, name.last + 1)] in (["'s"], ["’s"]):
        return True  # "Moscow's troops had entered the town"
    before = [t.lower_ for t in window(doc, max(0, name.first - 2), name.first)]
    # "the defence ministry in Moscow"
    office = before[1:] == ["in"] and before[0] in word_set("scenery", "offices")
    subject = stands_in and (office or doc[name.last - 1].dep_ == "nsubj")
    return subject or (name.text.isupper() and len(name.text) > 3)


def _division(
    earlier: Sequence[Name], places: Mapping[int, Place], gazetteer: Gazetteer
) -> Entry | None:
    """*the province*, where only its town was named."""
    towns = [p for n in earlier if (p := places[n.first]).precision is Precision.TOWN and p.admin1]
    if not towns:
        return None
    town = towns[-1]
    regions = [
        e
        for e in gazetteer.candidates(town.admin1 or "")
        if e.precision is Precision.REGION and e.country == town.country
    ]
    return regions[0] if regions else None


def _capital(
    token: Token,
    before: Name | None,
    places: Mapping[int, Place],
    main_country: str | None,
    gazetteer: Gazetteer,
) -> Choice | None:
    whole = _whole_of(
        token,
        before,
        places,
        _country_of_a_capital_before(token, places, gazetteer) or main_country,
    )
    found = gazetteer.capital(whole) if whole else None
    return Choice(found.as_place(), "the capital") if found else None


def _country_of_a_capital_before(
    token: Token, places: Mapping[int, Place], gazetteer: Gazetteer
) -> str | None:
    """*two missiles over Abu Dhabi, the second attack on the capital*: the capital that the
    sentence has just named.
    """
    for first in range(int(token.i) - 1, sentence_start(token) - 1, -1):
        place = places.get(first)
        entry = gazetteer.capital(place.country) if place is not None and place.country else None
        if (
            entry is not None
            and place is not None
            and entry.key == place.key
            and not token.doc[first].text.isupper()
        ):
            return place.country
    return None


def _owner(token: Token, ends: Mapping[int, Name]) -> Name | None:
    """*Sudan's besieged capital*: the name before the possessive."""
    row = range(int(token.i) - 1, max(sentence_start(token), int(token.i) - 4), -1)
    return (
        next((ends.get(i) for i in row if token.doc[i].lower_ in {"'s", "’s"}), None)
        if token.lower_ == "capital"
        else None
    )


def _whole_of(
    token: Token, before: Name | None, places: Mapping[int, Place], main_country: str | None
) -> str | None:
    """The country, or the key of the division, whose capital is meant."""
    doc, i = token.doc, int(token.i)
    if before is not None:
        return _code(places.get(before.first))
    if i + 2 < len(doc) and doc[i + 1].lower_ == "of" and i + 2 in places:
        return _code(places[i + 2])
    for word in reversed(window(doc, max(sentence_start(token), i - 3), i)):
        country = known_actors.country_names().get(fold(word.text))
        if country:
            return country
    return (
        main_country if doc[_start(token)].lower_ == "the" and not _is_divisional(token) else None
    )


def _is_divisional(token: Token) -> bool:
    """*the state capital*, *the provincial capital*: of a division that nobody names here."""
    return token.i > 0 and token.nbor(-1).lower_ in word_set("places", "of_a_division")


def _code(place: Place | None) -> str | None:
    if place is None:
        return None
    return place.country if place.precision is Precision.COUNTRY else place.key
