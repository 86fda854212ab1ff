"""Which sort of strike or interception it was, by the munitions and words of its clause."""

from __future__ import annotations

from collections.abc import Sequence

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
BY_WORD = {
    "airstrike": "airstrike",
    "air": "airstrike",
    "aerial": "airstrike",
    "warplane": "airstrike",
    "jet": "airstrike",
    "airraid": "airstrike",
    "shelling": "artillery",
    "shell": "artillery",
    "artillery": "artillery",
    "mortar": "artillery",
    "suicide": "bombing",
    "bomber": "bombing",
}


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
    sorts = {BY_WEAPON[w.type] for w in weapons if w.type in BY_WEAPON}
    if len(sorts) > 1:
        return "airstrike" if sorts == {"airstrike", "bombing"} else "combined"
    if sorts:
        return sorts.pop()
    words = {syntax.lemma(document.parse[i]) for m in mentioned for i in m.scope}
    return next((sort for word, sort in BY_WORD.items() if word in words), "other")


def _interception(weapons: Sequence[Weapon]) -> str:
    sorts = {
        "aircraft" if w.type is WeaponType.AIRCRAFT else BY_WEAPON.get(w.type, "other")
        for w in weapons
    }
    if len(sorts) > 1:
        return "combined"
    sort = sorts.pop() if sorts else "other"
    return sort if sort in SUBKINDS[Kind.INTERCEPTION] else "other"
