"""Munitions that an answer names: the word must stand in the quotation, and so must each count."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data.folding import fold
from events.extraction.data.known_munitions import munitions
from events.extraction.data.plurals import singular
from events.extraction.model.answers import SaidWeapon
from events.extraction.model.grounding.amounts.numbers import exact_number
from events.extraction.model.grounding.check import Check
from events.extraction.model.grounding.drops import Reason
from events.extraction.model.words import ENGLISH, meanings
from events.extraction.types import Weapon, WeaponType, Why

LONGEST_NAME = 4  # words: *surface to air missile*


def weapons(said: Sequence[SaidWeapon], check: Check) -> tuple[tuple[Weapon, ...], tuple[Why, ...]]:
    """The munitions of an event, each type once."""
    found: dict[WeaponType, tuple[Weapon, Why]] = {}
    for one in said:
        span = check.quoted(one.quote, "weapons", one.type)
        if span is None:
            continue
        quote = check.words(span)
        kind = _type(one.type, quote, check)
        if kind is not None:
            weapon = Weapon(
                kind,
                _count(one.launched, quote, check, "launched"),
                _count(one.intercepted, quote, check, "intercepted"),
            )
            found.setdefault(
                kind, (weapon, Why("weapons", f"weapons/{kind}", span.start, span.end))
            )
    return tuple(weapon for weapon, _ in found.values()), tuple(why for _, why in found.values())


def _type(said: str, quote: str, check: Check) -> WeaponType | None:
    """The type, if the quotation names such a munition; the only one that it names, if another."""
    named = _named(quote, check.language)
    if said in {str(kind) for kind in named}:
        return WeaponType(said)
    if len(named) == 1:
        check.correct("weapons", said, Reason.MUNITION)
        return named[0]
    check.drop("weapons", said, Reason.MUNITION)
    return None


def _named(quote: str, language: str) -> list[WeaponType]:
    if language != ENGLISH:
        return [WeaponType(name) for name in meanings(quote, language, "weapons")]
    row = [singular(word) for word in fold(quote).split()]
    found: dict[WeaponType, None] = {}
    at = 0
    while at < len(row):
        lengths = range(min(LONGEST_NAME, len(row) - at), 0, -1)
        length = next((n for n in lengths if " ".join(row[at : at + n]) in munitions()), 0)
        if length:
            found.setdefault(munitions()[" ".join(row[at : at + length])])
        at += length or 1
    return list(found)


def _count(number: int | None, quote: str, check: Check, what: str) -> int | None:
    found = exact_number(quote, check.language, number)
    if number is not None and found is None:
        check.drop("weapons", f"{what} {number}", Reason.NUMBER)
    return found
