"""The words between two place names, as patterns. Each word is followed by a space, the last one
too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.extraction.data.phrase_patterns import one_of, one_of_list
from events.extraction.data.word_lists import word_list, word_set, word_sets


@dataclass(frozen=True, slots=True)
class LinkPatterns:
    """`inside`: *X in Y*; `possessive`: *Y's X*; `compound`: *the Y town of X*; `landmark`: *X near
    Y*; `listed`: *X and Y*; `apposed`: *X, the Y capital*; `compass`: *X, north of Y*; `including`:
    *X, including Y*.
    """

    inside: re.Pattern[str]
    possessive: re.Pattern[str]
    compound: re.Pattern[str]
    landmark: re.Pattern[str]
    listed: re.Pattern[str]
    apposed: re.Pattern[str]
    compass: re.Pattern[str]
    including: re.Pattern[str]


def possessive() -> str:
    """The mark of the possessive as it stands in the patterns."""
    return word_list("place_links", "possessive")[0]


@lru_cache(maxsize=1)
def link_patterns() -> LinkPatterns:
    """The patterns, made of the lists of the article language."""
    article, what, plain = _article(), _type_word(), _plain_word()
    of, towards = _list("of"), _scenery("directions")
    # "east of the capital, Y"
    capital = rf"(?:{_list('capital')} (?:, )?)?"
    to_it = (
        rf"{article}{plain}{{0,4}}{capital}(?:(?:{what}{{1,2}}|{_list('sides')} ){of} {article})?"
    )
    # ", a garrison town", ", a disused barracks"
    aside = rf"(?:, {article}{plain}{{0,5}}{what}(?:, )?|, {_list('articles')} {plain}{{1,5}}|, )?"
    lies = rf"(?:{_list('lying')} )?(?:{_list('situated')} )?"
    opening = rf"{what}{{0,3}}{aside}{lies}"
    return LinkPatterns(
        inside=re.compile(
            rf"{opening}(?:{_list('also')} )?(?:{_list('inside')} |{_part_of()}){to_it}"
        ),
        possessive=re.compile(
            rf"{possessive()} {plain}{{0,4}}(?:{what}{{1,2}}(?:{of} |, )?{article})?"
        ),
        compound=re.compile(
            rf"{plain}{{0,2}}{what}{{1,2}}{of} {article}(?:{what}{{1,2}}{of} )?"
            rf"|(?:{_list('divisions_of_capitals')} )?{_list('capital')} (?:, )?"
            rf"|{what}{{1,2}}{_list('quarters')} "
        ),
        landmark=re.compile(rf"{opening}{_beside(towards)}{to_it}"),
        listed=re.compile(
            rf"{what}{{0,2}}(?:, )?{_list('listing')} "
            rf"(?:{_list('before_listed')} )*"
        ),
        apposed=re.compile(rf", (?:{_list('definite')} )?"),
        compass=re.compile(
            rf"(?:, )?(?:{_list('to_the')} )?{towards} (?:- {towards} )?{of} {to_it}"
        ),
        including=re.compile(rf"{what}{{0,2}}(?:, )?{_list('including')} {to_it}"),
    )


def _part_of() -> str:
    """*on the outskirts of*. *In the south of Y* lies in Y, *south of Y* does not."""
    plain, the = _plain_word(), _list("definite")
    side = rf"(?:{the} )?{plain}{{0,1}}{_list('sides')}"
    quarter = rf"{the} {plain}{{0,1}}{_scenery('directions')}"
    return rf"(?:{_list('at')} )?(?:{side}|{quarter}) {_list('of')} "


def _beside(towards: str) -> str:
    """*near*, *20 km to the north of*, *3 miles away from*."""
    distance = rf"(?:(?:{_scenery('distance_words')}|\d[\d.,]*|[()/-]) )*"
    compass = (
        rf"{distance}(?:{_list('to_the')} )?{towards} (?:- {towards} )?{_list('compass_of')} "
        rf"|{distance}{_list('away_from')} |{distance}(?<=[ms] ){_list('from')} "
    )
    return rf"(?:{_scenery('beside')} |{compass})"


def _article() -> str:
    return rf"(?:{_list('articles')} )?"


def _type_word() -> str:
    """*city*, *cities*, *airport*."""
    types = word_sets("scenery", "region_words", "district_words", "town_words", "sites")
    return rf"(?:{one_of(types | word_set('place_links', 'plural_types'))}s? )"


def _plain_word() -> str:
    """Any word in small letters that is no part of a clause."""
    return rf"(?:(?!{_scenery('between_names')} )[a-z'’-]+ )"


def _list(name: str) -> str:
    return one_of_list("place_links", name)


def _scenery(name: str) -> str:
    return one_of_list("scenery", name)
