"""How well an event is established, by who says so."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.actors.sides import is_group, is_state
from events.extraction.attribution.parties import (
    A_COMMENTATOR,
    A_FIGHTER,
    AN_OFFICIAL,
    BOTH_SIDES,
)
from events.extraction.data import known_actors
from events.extraction.types import Attribution, Kind, Stance, Status

UNNAMED_OR_NOBODY = {None, AN_OFFICIAL, A_FIGHTER, BOTH_SIDES}


def status_of(
    said: Sequence[Attribution],
    sides_of: Sequence[str | None],
    by: Sequence[str],
    to: Sequence[str],
    *,
    flat: bool = False,
    home: str | None = None,
) -> Status:
    """The annotation guide's rule. `sides_of` holds the side of each speaker, None for a third
    party; `by` and `to` are perpetrators and targets.

    `said` holds no denials but those of the accused. Disputed: one of them denies what another
    speaker or the outlet asserts. Denied: only the denial is told. Confirmed: two sides that
    fight each other say so. Reported: nobody is named, a third party says so, or the outlet says so
    in its own voice in the body (`flat`). Claimed: all else. A state that is no party to the
    conflict (*Poland's military*) is a third party. `home` is the state of the place.
    """
    pairs = list(zip(said, sides_of, strict=True))
    asserted = [side for a, side in pairs if a.stance is Stance.ASSERTS]
    if any(a.stance is Stance.DENIES for a, _ in pairs):
        return Status.DISPUTED if asserted or flat else Status.DENIED
    if not asserted:
        return Status.REPORTED
    taking_part = [side for side in asserted if side in (*by, *to) or side in UNNAMED_OR_NOBODY]
    if confirm(taking_part if flat else asserted, by):
        return Status.CONFIRMED
    if flat:
        return Status.REPORTED
    third = [
        side
        for side in asserted
        if not (_is_party(side, (*by, *to)) or _at_home(side, by, home))
        or _only_host(side, by, to, home)
    ]
    return Status.REPORTED if third else Status.CLAIMED


def _at_home(side: str | None, by: Sequence[str], home: str | None) -> bool:
    """*The police said that gunmen had killed 31*: those of the state in which it happened fight
    whoever did it, named or not, unless another state did.
    """
    return side is not None and side == home and not any(map(is_state, by))


def _only_host(side: str | None, by: Sequence[str], to: Sequence[str], home: str | None) -> bool:
    """*Yemeni officials said US drones had killed six militants*: those of the state where others
    fight are a third party.
    """
    own = home if side == AN_OFFICIAL else side
    if own is None or not is_state(own) or own in (*by, *to):
        return False
    return (
        bool(by and to)
        and not any(map(is_group, by))
        and all(map(is_group, to))
        and not any(_fight(own, b) for b in by)
    )


def _owned_up(asserted: Sequence[str | None], by: Sequence[str]) -> bool:
    """Whether the perpetrator says so, and somebody else too: the army and residents, a group and
    the police of its victims.
    """
    return any(side in by for side in asserted) and any(_is_another(s, by) for s in asserted)


def _is_another(side: str | None, by: Sequence[str]) -> bool:
    """Whether a speaker is of another side than those who did it, or a third party on the ground.

    *Officials* may be those of the state that did it, but not of a group; *a fighter* may be of the
    group. Those who only comment confirm nothing.
    """
    if side == AN_OFFICIAL:
        return not any(map(is_state, by))
    if side == A_FIGHTER:
        return all(map(is_state, by))
    return side not in (*by, A_COMMENTATOR)


def confirm(sides: Sequence[str | None], by: Sequence[str]) -> bool:
    """Whether speakers of these sides confirm an event that `by` did: two of them fight each other,
    or the one that did it owns up to what another says.
    """
    if BOTH_SIDES in sides:
        return True
    return any(_fight(a, b) for a in sides for b in sides) or _owned_up(sides, by)


def accused(by: Sequence[str], to: Sequence[str], kind: Kind | None) -> tuple[str, ...]:
    """Whose denial counts: the perpetrators'; for a territorial claim also that of those said to
    have lost the place.
    """
    return (*by, *to) if kind is not None and kind.row.denied_by == "both" else tuple(by)


def _fight(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and b in known_actors.opponents().get(a, ())


def takes_part(side: str | None, involved: Sequence[str]) -> bool:
    """Whether a named side is involved, or fights one that is."""
    return any(side == a or _fight(side, a) for a in involved)


def _is_party(side: str | None, involved: Sequence[str]) -> bool:
    if side in {None, A_COMMENTATOR}:
        return False
    return side in {AN_OFFICIAL, A_FIGHTER} or not involved or takes_part(side, involved)
