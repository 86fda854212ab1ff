"""A report that a reviewer moved is read again: the new one stands in for it, so that the move can
still be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from events.models import MovedReport, Report
from events.services.reading.supersede import Earlier


def moves_of(matched: Mapping[int, Earlier]) -> dict[int, list[int]]:
    """The moves (primary keys) of the earlier report in place of which each new one comes.

    Call it before the earlier ones are deleted.
    """
    position_of = {one.row.pk: position for position, one in matched.items()}
    found: dict[int, list[int]] = {}
    for move in MovedReport.objects.filter(report__in=position_of):
        found.setdefault(position_of[move.report_id or 0], []).append(move.pk)
    return found


def follow(moves: Mapping[int, Sequence[int]], rows: Sequence[Report]) -> None:
    """Let the moves be those of the new reports, which are written."""
    for position, keys in moves.items():
        MovedReport.objects.filter(pk__in=keys).update(report=rows[position])
