"""How well an event is established, by who says so."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.attribution.parties import A_FIGHTER, AN_OFFICIAL
from events.extraction.data import known_actors
from events.extraction.types import Attribution, Kind, Stance, Status


def status_of(
    said: Sequence[Attribution],
    sides_of: Sequence[str | None],
    by: Sequence[str],
    to: Sequence[str],
    *,
    flat: bool = False,
) -> Status:
    """The annotation guide's rule. `sides_of` holds the side of each speaker, None for a third
    party; `by` and `to` are perpetrators and targets.

    `said` holds no denials but those of the accused. Disputed: one of them denies what another
    speaker or the outlet asserts. Denied: only the denial is told. Confirmed: two sides that
    fight each other say so. Reported: nobody is named, a third party says so, or the outlet says so
    in its own voice in the body (`flat`). Claimed: all else. A state that is no party to the
    conflict (*Poland's military*) is a third party.
    """
    pairs = list(zip(said, sides_of, strict=True))
    asserted = [side for a, side in pairs if a.stance is Stance.ASSERTS]
    if any(a.stance is Stance.DENIES for a, _ in pairs):
        return Status.DISPUTED if asserted or flat else Status.DENIED
    if not asserted:
        return Status.REPORTED
    if confirm(asserted, by):
        return Status.CONFIRMED
    if flat:
        return Status.REPORTED
    third = [side for side in asserted if not _is_party(side, (*by, *to))]
    return Status.REPORTED if third else Status.CLAIMED


def _owned_up(asserted: Sequence[str | None], by: Sequence[str]) -> bool:
    """Whether the perpetrator says so, and somebody else too: the army and residents, a group and
    the police of its victims.
    """
    return any(side in by for side in asserted) and any(side not in by for side in asserted)


def confirm(sides: Sequence[str | None], by: Sequence[str]) -> bool:
    """Whether speakers of these sides confirm an event that `by` did: two of them fight each other,
    or the one that did it owns up to what another says.
    """
    return any(_fight(a, b) for a in sides for b in sides) or _owned_up(sides, by)


def accused(by: Sequence[str], to: Sequence[str], kind: Kind | None) -> tuple[str, ...]:
    """Whose denial counts: the perpetrators'; for a territorial claim also that of those said to
    have lost the place.
    """
    return (*by, *to) if kind is not None and kind.row.denied_by == "both" else tuple(by)


def _fight(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and b in known_actors.opponents().get(a, ())


def _is_party(side: str | None, involved: Sequence[str]) -> bool:
    return side is not None and (
        side in {AN_OFFICIAL, A_FIGHTER}
        or not involved
        or any(side == a or _fight(side, a) for a in involved)
    )
