"""How the place names of a sentence stand to each other: *X in Y*, *Y's X*, *the Y town of X*, *X,
near Y*.

Only the words between two names are read. The parse would know more, but errs most where names
stand close together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_list, word_set
from events.extraction.places.link_patterns import link_patterns, possessive
from events.extraction.places.order import km
from events.extraction.places.place_name import Name
from events.extraction.reading.document import sentence_start, window
from events.extraction.types import Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc

FINITE = frozenset({"VBD", "VBP", "VBZ"})
CITY, CITY_KM, MUCH_LARGER = 100_000, 15, 10  # people, from its middle, times a quarter of it
LARGE_CITY = 200_000  # people: *the Gaza City quarter of X*
UNIT_KM = 80  # from the middle of a district to its towns
SPEECH_WITHIN = 4  # tokens: "X, US officials have said"
LONGEST_GAP = 14  # tokens: ", a garrison town some 25 km (15 miles) north-west of"


@dataclass(frozen=True, slots=True)
class Links:
    """Names by their first token: `holders` in which other name each lies; `landmarks` near which
    other one it tells something to be; `lists` the one before it in a list.
    """

    holders: Mapping[int, int] = field(default_factory=dict)
    landmarks: Mapping[int, int] = field(default_factory=dict)
    lists: Mapping[int, int] = field(default_factory=dict)


def find_links(names: Sequence[Name], doc: Doc) -> Links:
    """The links of each name to the one before it or after it in its sentence."""
    holders: dict[int, int] = {}
    landmarks: dict[int, int] = {}
    lists: dict[int, int] = {}
    for a, b in pairwise(names):
        if _may_be_linked(a, b, doc):
            _link(a, b, doc, holders, landmarks, lists)
    _hold_by_the_finer(names, doc, holders)
    _share_holders(holders, lists)
    return Links(holders, landmarks, lists)


def _link(
    a: Name,
    b: Name,
    doc: Doc,
    holders: dict[int, int],
    landmarks: dict[int, int],
    lists: dict[int, int],
) -> None:
    gap = _words(doc, a.last, b.first)
    if _includes(gap, a, b):
        holders[b.first] = a.first
    elif _inside(gap, a, b, doc):
        if _is_line(a) and not _is_broad(b):
            holders[b.first] = a.first  # "near the Line of Control in Uri": at Uri
        else:
            holders.setdefault(a.first, b.first)
    elif _possesses(gap, a, b):
        holders[b.first] = a.first
    elif link_patterns().landmark.fullmatch(gap):
        _near(a, b, gap, holders, landmarks)
    elif link_patterns().listed.fullmatch(gap) and not _speaks(gap, b, doc):
        lists[b.first] = a.first
        if a.first in landmarks and word_set("place_links", "at").isdisjoint(gap.split()):
            landmarks[b.first] = landmarks[a.first]  # "X, between A and B"


def _speaks(gap: str, b: Name, doc: Doc) -> bool:
    """*in Kherson, Warsaw said*, *in Iraq, US officials have said*: no list of places."""
    behind = list(takewhile(lambda t: not t.is_punct, window(doc, b.last, b.last + SPEECH_WITHIN)))
    asserts = word_set("reporting", "asserts")
    passive = any(t.dep_ == "auxpass" for t in behind)
    return gap == ", " and not passive and any(t.lemma_.lower() in asserts for t in behind)


def _includes(gap: str, a: Name, b: Name) -> bool:
    """*Homs province, including the city of X*."""
    return _is_broad(a) and not b.is_country and bool(link_patterns().including.fullmatch(gap))


def _may_be_linked(a: Name, b: Name, doc: Doc) -> bool:
    """Whether no clause stands between two names, as in *Russia shelled the village of X*."""
    apart = b.first - a.last > LONGEST_GAP
    if apart or sentence_start(doc[a.first]) != sentence_start(doc[b.first]):
        return False
    lies = word_set("place_links", "lies")
    between = window(doc, a.last, b.first)
    told = any(t.tag_ in FINITE and t.lower_ not in lies for t in between)
    return not (told or _is_of_somebody(a, doc))


def _is_of_somebody(name: Name, doc: Doc) -> bool:
    """*the former mayor of X*, *a bus bound for X*: what follows does not tell where X lies."""
    if name.first < 2:
        return False
    before, joint = doc[name.first - 2], doc[name.first - 1]
    office = before.lemma_.lower() in word_set("scenery", "offices")
    if office and joint.lower_ in word_set("function_words", "of"):
        return True
    way = before.lower_ in word_set("places", "ways")
    return way and joint.lower_ in word_set("places", "ways_lead")


def _near(a: Name, b: Name, gap: str, holders: dict[int, int], landmarks: dict[int, int]) -> None:
    """*X, near Y*: Y only tells where X lies. But *in the Amhara region, near Y* is at Y, *in Ibb
    province, north of Y* is not, nor *in the east, on the border with Y*.
    """
    holds = a.first in holders.values()  # "X in Y province, 400 km from Z"
    aside = holds or b.is_country or link_patterns().compass.fullmatch(gap)
    if (_is_broad(a) or _is_line(a)) and not aside:
        holders[b.first] = a.first
    else:
        landmarks[b.first] = a.first


def _is_line(name: Name) -> bool:
    """*across the Line of Control near Uri*: a line between two countries is at Uri."""
    return bool(name.entries) and all(
        e.country is None and e.precision is Precision.DISTRICT for e in name.entries
    )


def _is_broad(name: Name) -> bool:
    """Whether it is a region or a country that the text means."""
    if name.type_word is not None or name.direction is not None:
        return name.direction is not None or name.type_word in word_set("scenery", "region_words")
    primary = [e for e in name.entries if e.primary]
    return bool(primary) and all(
        e.precision in {Precision.COUNTRY, Precision.REGION} for e in primary
    )


def _hold_by_the_finer(names: Sequence[Name], doc: Doc, holders: dict[int, int]) -> None:
    """*Koutruk, in Manipur's Imphal West district*: in the district, not only in the state."""
    for a, b, c in zip(names, names[1:], names[2:], strict=False):
        told = holders.get(a.first) == b.first and holders.get(c.first) == b.first
        if told and _words(doc, b.last, c.first).strip() in word_set("place_links", "possessive"):
            holders[a.first] = c.first


def _share_holders(holders: dict[int, int], lists: Mapping[int, int]) -> None:
    """*A and B in C*: what holds the last of a list holds the others. *C's A and B*: what holds the
    first holds them, too.
    """
    for later, earlier in sorted(lists.items(), reverse=True):
        if later in holders and earlier not in holders and holders[later] > later:
            holders[earlier] = holders[later]
    for later, earlier in sorted(lists.items()):
        if earlier in holders and later not in holders and holders[earlier] < earlier:
            holders[later] = holders[earlier]


def _words(doc: Doc, first: int, last: int) -> str:
    """The words, each followed by a space."""
    possessives = word_set("place_links", "possessive")
    return "".join(
        f"{possessive() if t.lower_ in possessives else t.lower_} "
        for t in doc[first:last]
        if not t.is_space
    )


def _inside(gap: str, a: Name, b: Name, doc: Doc) -> bool:
    if link_patterns().inside.fullmatch(gap):
        # "the border with Pakistan in the X region": no country lies in a region
        return not (a.is_country or _calls_the_next(gap, a, b))
    if link_patterns().apposed.fullmatch(gap) and _is_its_capital(b, doc):
        return True
    speaks = b.last < len(doc) and doc[b.last].pos_ in {"VERB", "AUX"}  # "..., Libya said"
    if gap != ", " or speaks:
        return False
    return _is_broader(b, a) or (_is_city_around(b, a) and not _goes_on(b, doc))


def _calls_the_next(gap: str, a: Name, b: Name) -> bool:
    """*the Belgorod region town of Shebekino*: the word tells what the second is."""
    words = gap.split()
    if words[-1] not in word_set("place_links", "of") or gap.startswith(
        word_list("place_links", "begins_inside")
    ):
        return False
    type_word = words[-2] if len(words) > 1 else ""
    towns = word_set("place_links", "towns")
    if type_word in word_set("scenery", "quarters") - towns:
        return not b.entries or (b.entries[0].key.startswith("sup:") and a.people > LARGE_CITY)
    return type_word in towns


def _is_its_capital(b: Name, doc: Doc) -> bool:
    """*El Fasher, the North Darfur capital*, *Dahiyeh, Beirut's southern suburb*."""
    passed_over = word_set("place_links", "of_the_capital") | word_set("scenery", "directions")
    after = [t.lower_ for t in window(doc, b.last, b.last + 4)]
    while after and after[0] in passed_over:
        after = after[1:]
    return not word_set("place_links", "capital").isdisjoint(after[:1])


def _is_broader(b: Name, a: Name) -> bool:
    """*Maiduguri, Borno*, *Kherson, Ukraine*: after a comma stands what the first name lies in, not
    the next of a list.
    """
    if b.is_country:
        return not a.is_country
    finer = not a.entries or any(
        e.precision not in {Precision.COUNTRY, Precision.REGION} for e in a.entries
    )
    if _may_be_alike(a, b):
        return False  # "in Fizuli, Jabrayil and Hadrut": districts that are called after towns
    # "the village of Kozinka, Graivoron district"
    district = b.type_word in word_set("scenery", "units") and a.type_word != b.type_word
    return finer and (_is_broad(b) or district or _is_unit_around(b, a)) and not a.is_country


def _is_unit_around(b: Name, a: Name) -> bool:
    """*Catubig, Northern Samar*: what only a district is called, and a town within it."""
    if (
        b.type_word
        or not b.entries
        or any(e.precision is not Precision.DISTRICT for e in b.entries)
    ):
        return False
    towns = [e for e in a.entries if e.precision is Precision.TOWN]
    return not a.entries or any(
        km(t, unit.as_place()) <= UNIT_KM for t in towns for unit in b.entries
    )


def _is_city_around(b: Name, a: Name) -> bool:
    """*Tal as-Sultan, Rafah*: a quarter and its city, which is close and large."""
    if a.type_word or b.type_word or len(a.entries) != 1 or a.people * MUCH_LARGER > b.people:
        return False
    cities = [e for e in b.entries if e.population >= CITY]
    return any(km(a.entries[0], city.as_place()) <= CITY_KM for city in cities)


def _goes_on(name: Name, doc: Doc) -> bool:
    """*in A, B and C*, *in A, B, C*: a list."""
    behind = window(doc, name.last, name.last + 2)
    and_ = word_set("function_words", "and")
    listed = len(behind) == 2 and behind[0].text == "," and behind[1].pos_ == "PROPN"
    return listed or any(t.lower_ in and_ for t in behind[:1])


def _may_be_alike(a: Name, b: Name) -> bool:
    """Whether both may be divisions of one country, where nothing says what they are."""
    if a.type_word is not None or b.type_word is not None:
        return False
    ours, theirs = (
        {e.country for e in n.entries if e.precision is Precision.REGION} for n in (a, b)
    )
    return not ours.isdisjoint(theirs)


def _possesses(gap: str, a: Name, b: Name) -> bool:
    if not (link_patterns().possessive.fullmatch(gap) or link_patterns().compound.fullmatch(gap)):
        return False
    return not b.is_country
