"""The subkind of a strike or an interception, by the munitions and the words of its clauses."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.data.word_lists import language_table
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Mention
from events.extraction.types import SUBKINDS, Kind, Weapon, WeaponType

MISSILES = {
    WeaponType.MISSILE,
    WeaponType.BALLISTIC_MISSILE,
    WeaponType.CRUISE_MISSILE,
    WeaponType.ROCKET,
}
BY_WEAPON = {
    WeaponType.DRONE: "drone",
    WeaponType.ARTILLERY: "artillery",
    WeaponType.GLIDE_BOMB: "airstrike",
    WeaponType.AIRCRAFT: "airstrike",
    WeaponType.BOMB: "bombing",
    WeaponType.MINE: "bombing",
} | dict.fromkeys(MISSILES, "missile")


def subkind_of(
    kind: Kind, mentioned: Sequence[Mention], weapons: Sequence[Weapon], document: Document
) -> str | None:
    """The subkind of an event of `kind`, of the vocabulary in `data/kinds.toml`."""
    named = next((m.subkind for m in mentioned if m.subkind), None)
    if kind is Kind.STRIKE:
        return _strike(mentioned, weapons, document)
    if kind is Kind.INTERCEPTION:
        return _interception(weapons)
    return named if named in SUBKINDS[kind] else kind.row.default_subkind


def _strike(mentioned: Sequence[Mention], weapons: Sequence[Weapon], document: Document) -> str:
    used = {BY_WEAPON[w.type] for w in weapons if w.type in BY_WEAPON}
    if len(used) > 1:
        return "airstrike" if used == {"airstrike", "bombing"} else "combined"
    if used:
        return used.pop()
    lemmas = {syntax.lemma(document.parse[i]) for m in mentioned for i in m.scope}
    by_word = language_table("mentions.toml")["subkinds"]
    return next((subkind for subkind, words in by_word.items() if lemmas & set(words)), "other")


def _interception(weapons: Sequence[Weapon]) -> str:
    stopped = {
        "aircraft" if w.type is WeaponType.AIRCRAFT else BY_WEAPON.get(w.type, "other")
        for w in weapons
    }
    if len(stopped) > 1:
        return "combined"
    subkind = stopped.pop() if stopped else "other"
    return subkind if subkind in SUBKINDS[Kind.INTERCEPTION] else "other"
