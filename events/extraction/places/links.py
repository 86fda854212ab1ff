"""How the place names of a sentence stand to each other: *X in Y*, *Y's X*, *the Y town of X*, *X,
near Y*.

Only the words between two names are read. The parse would know more, and errs most where names
stand thick.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.places.place_name import Name
from events.extraction.reading.document import sentence_start, window
from events.extraction.types import Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc

FINITE = frozenset({"VBD", "VBP", "VBZ"})
LARGE = 200_000  # people: *the Gaza City quarter of X*
LONGEST_GAP = 14  # tokens: ", a garrison town some 25 km (15 miles) north-west of"


@dataclass(frozen=True, slots=True)
class Links:
    """Names by their first token: in which other name each lies, and which only tell where another
    one lies.
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
        if b.first - a.last > LONGEST_GAP or sentence_start(doc[a.first]) != sentence_start(
            doc[b.first]
        ):
            continue
        if any(
            t.tag_ in FINITE and t.lower_ not in word_set("places", "lies")
            for t in window(doc, a.last, b.first)
        ):
            continue  # "Russia shelled the village of X"
        gap = _words(doc, a.last, b.first)
        if _inside(gap, a, b, doc):
            holders.setdefault(a.first, b.first)
        elif _possesses(gap, a, b):
            holders[b.first] = a.first
        elif _patterns().landmark.fullmatch(gap):
            _near(a, b, holders, landmarks)
        elif _patterns().listed.fullmatch(gap):
            lists[b.first] = a.first
    _share_holders(holders, lists)
    return Links(holders, landmarks, lists)


def _near(a: Name, b: Name, holders: dict[int, int], landmarks: dict[int, int]) -> None:
    """*X, near Y*: Y only tells where X lies. But *in the Amhara region, near Y* is at Y."""
    if _is_broad(a):
        holders[b.first] = a.first
    else:
        landmarks[b.first] = a.first


def _is_broad(name: Name) -> bool:
    """Whether it is a region or a country that the text means."""
    if name.type_word is not None or name.direction is not None:
        return name.direction is not None or name.type_word in word_set("scenery", "region_words")
    return bool(name.entries) and all(
        e.precision in {Precision.COUNTRY, Precision.REGION} for e in name.entries if e.primary
    )


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
    return "".join(
        "'s " if t.lower_ in word_set("places", "possessive") else f"{t.lower_} "
        for t in doc[first:last]
        if not t.is_space
    )


def _inside(gap: str, a: Name, b: Name, doc: Doc) -> bool:
    if _patterns().inside.fullmatch(gap):
        return not _calls_the_next(gap, a, b)
    if re.fullmatch(r", (?:the )?", gap) and _is_its_capital(b, doc):
        return True
    speaks = b.last < len(doc) and doc[b.last].pos_ in {"VERB", "AUX"}  # "..., Libya said"
    return gap == ", " and not speaks and _is_broader(b, a)


def _calls_the_next(gap: str, a: Name, b: Name) -> bool:
    """*the Belgorod region town of Shebekino*: the word tells what the second is."""
    sort = gap.split()[-2] if gap.endswith(" of ") and not gap.startswith((",", "in ")) else ""
    if sort in word_set("scenery", "quarters") - word_set("places", "calls_the_next"):
        return not b.entries or (b.entries[0].key.startswith("sup:") and a.people > LARGE)
    return sort in word_set("places", "calls_the_next")


def _is_its_capital(b: Name, doc: Doc) -> bool:
    """*El Fasher, the North Darfur capital*."""
    after = [t.lower_ for t in window(doc, b.last, b.last + 4)]
    return (
        "capital" in after[: 1 + (not word_set("places", "before_capital").isdisjoint(after[:1]))]
    )


def _is_broader(b: Name, a: Name) -> bool:
    """*Maiduguri, Borno*, *Kherson, Ukraine*: after a comma stands what the first name lies in, not
    the next of a list.
    """
    if b.is_country:
        return not a.is_country
    finer = not a.entries or any(
        e.precision not in {Precision.COUNTRY, Precision.REGION} for e in a.entries
    )
    # "the village of Kozinka, Graivoron district"
    district = b.type_word in word_set("scenery", "units")
    return (
        finer and (_is_broad(b) or (district and a.type_word != b.type_word)) and not a.is_country
    )


def _possesses(gap: str, a: Name, b: Name) -> bool:
    if not (_patterns().possessive.fullmatch(gap) or _patterns().compound.fullmatch(gap)):
        return False
    return not b.is_country


@dataclass(frozen=True, slots=True)
class _Patterns:
    inside: re.Pattern[str]
    possessive: re.Pattern[str]
    compound: re.Pattern[str]
    landmark: re.Pattern[str]
    listed: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Each word of a gap is followed by a space, the last one too."""
    sorts = "|".join(map(_any, ("region_words", "district_words", "town_words", "sites")))
    what = rf"(?:(?:{sorts}|cities|municipalities)s? )"
    plain = rf"(?:(?!(?:{_any('between_names')}) )[a-z'’-]+ )"
    towards = rf"(?:{_any('directions')}) "
    article = r"(?:(?:a|an|the) )?"
    to_it = rf"{article}{plain}{{0,4}}(?:{what}{{1,2}}of {article})?"
    # ", a garrison town", ", a disused barracks"
    aside = rf"(?:, {article}{plain}{{0,5}}{what}(?:, )?|, (?:a|an|the) {plain}{{1,5}}|, )?"
    lies = r"(?:which (?:is|lies) )?(?:located |situated )?"
    side = r"(?:outskirts|edge|suburbs?|cent(?:re|er)|heart|part|coast|shores?|banks?|tip)"
    # "in the south of Y" lies in Y, "south of Y" does not
    quarter = rf"the {plain}{{0,1}}(?:{_any('directions')})"
    part = rf"(?:on |at |in )?(?:(?:the )?{plain}{{0,1}}{side}|{quarter}) of "
    distance = rf"(?:(?:{_any('distance_words')}|\d[\d.,]*|[()/-]) )*"
    compass = (
        rf"{distance}(?:to the )?{towards}(?:- {towards})?(?:of|from) |{distance}away from "
        rf"|{distance}(?<=[ms] )from "
    )
    beside = rf"(?:(?:{_any('beside')}) |{compass})"
    return _Patterns(
        inside=re.compile(
            rf"{what}{{0,3}}{aside}{lies}(?:also )?(?:in |of |inside |within |{part}){to_it}"
        ),
        possessive=re.compile(rf"'s {plain}{{0,4}}(?:{what}{{1,2}}(?:of |, )?{article})?"),
        compound=re.compile(
            rf"{plain}{{0,2}}{what}{{1,2}}of {article}(?:{what}{{1,2}}of )?"
            r"|(?:state |provincial |regional )?capital (?:, )?"
            rf"|{what}{{1,2}}(?:town|city|village|district|neighbou?rhood|suburb) "
        ),
        landmark=re.compile(rf"{what}{{0,3}}{aside}{lies}{beside}{to_it}"),
        listed=re.compile(
            rf"{what}{{0,2}}(?:, )?(?:,|and|or|as well as|&|/|to) "
            rf"(?:(?:in|near|at|on|the|to|{what.strip()} of) )*"
        ),
    )


def _any(name: str) -> str:
    """The words of a list of `scenery.toml` as alternatives, the longest first."""
    return "|".join(map(re.escape, sorted(word_set("scenery", name), key=len, reverse=True)))
