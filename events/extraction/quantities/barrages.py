"""Launch counts of interceptions: the text may give them apart from the count of what was shot
down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.types import Kind, Precision, Report, Role, Weapon, WeaponType

MISSILES = {WeaponType.MISSILE, WeaponType.BALLISTIC_MISSILE, WeaponType.CRUISE_MISSILE}


def with_launch_counts(reports: Sequence[Report]) -> list[Report]:
    """The same reports, with the launch count of the barrage on each interception that stopped part
    of it.

    *Russia fired 32 drones. ... Air defences shot down 28 drones*: launched 32, intercepted 28.
    Only where the article tells one such barrage of that munition, by the side whose munitions were
    stopped, in the same days, and launched no fewer than that.
    """
    strikes = [
        r
        for r in reports
        if r.kind is Kind.STRIKE and any(w.launched is not None for w in r.weapons)
    ]
    return [_with_count(r, strikes) if r.kind is Kind.INTERCEPTION else r for r in reports]


def _with_count(report: Report, strikes: Sequence[Report]) -> Report:
    if any(p.precision is not Precision.COUNTRY for p in report.places):
        return report  # the three shot down over one region were not all that was launched
    barrages = [s for s in strikes if s.date.overlaps(report.date) and _sides_fit(s, report)]
    return replace(report, weapons=tuple(_launched(w, barrages) for w in report.weapons))


def _sides_fit(strike: Report, report: Report) -> bool:
    launching = {a.name for a in strike.actors if a.role is Role.PERPETRATOR}
    stopped = {a.name for a in report.actors if a.role is Role.TARGET}
    return not launching or not stopped or bool(launching & stopped)


def _launched(stopped: Weapon, barrages: Sequence[Report]) -> Weapon:
    if stopped.launched is not None or stopped.intercepted is None:
        return stopped
    sent = [w for s in barrages for w in s.weapons if w.launched is not None]
    same = [w for w in sent if w.type is stopped.type] or [
        w for w in sent if _same_sort(w.type, stopped.type)
    ]
    counts = {w.launched for w in same if w.launched is not None}
    fitting = [n for n in counts if n >= stopped.intercepted]
    return replace(stopped, launched=fitting[0]) if len(counts) == 1 and fitting else stopped


def _same_sort(launched: WeaponType, stopped: WeaponType) -> bool:
    """Also *six ballistic missiles* of which *four missiles* were stopped; but of six missiles not
    all were ballistic.
    """
    return launched in MISSILES and stopped is WeaponType.MISSILE
