"""The numbers of an event's reports as statements: who said how many on which day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from events.extraction.serialize import from_json
from events.extraction.types import Count
from events.extraction.types import Report as Record
from events.models import Event, Report, TollStatement
from events.models.counting.ledger import TOLLS
from events.services.ledger.speaking import Voice, Voices
from events.services.ledger.told import count_of, told_on_top, told_to_correct
from events.services.ledger.tolls import NEXT_DAY, Statement, current, standing
from events.services.ledger.voices import voice_of, voices_of
from events.services.reference.resolve import Named


@dataclass(frozen=True, slots=True)
class _Told:
    """A report as it is kept, and the record that the extractor made of it."""

    row: Report
    record: Record


def statements_of(
    events: Iterable[Event],
    reports: Mapping[int, Sequence[Report]],
    *,
    named: Named | None = None,
) -> dict[int, list[TollStatement]]:
    """Rows of each event by primary key, not yet saved.

    `reports`, by the same key, were read with their articles' sources and origins.
    """
    told = {
        event.pk: [_Told(row, from_json(row.extracted)) for row in reports.get(event.pk, ())]
        for event in events
    }
    voices = voices_of([one.record for rows in told.values() for one in rows], named=named)
    return {
        key: [row for what in TOLLS for row in _of(what, key, rows, voices)]
        for key, rows in told.items()
    }


def current_tolls(rows: Iterable[TollStatement]) -> dict[str, Count | None]:
    """What the statements of an event come to: {killed, wounded}."""
    kept = list(rows)
    return {what: current([_statement(row) for row in kept if row.what == what]) for what in TOLLS}


def stands_now(rows: Sequence[TollStatement]) -> Iterator[tuple[TollStatement, bool]]:
    """Each statement of an event, and whether it holds by the rules of today."""
    for what in TOLLS:
        told = [row for row in rows if row.what == what]
        for row, found in zip(told, standing([_statement(row) for row in told]), strict=True):
            yield row, found.stands


def keep_statements(
    rows: Mapping[int, Sequence[TollStatement]], *, new: Collection[int] = ()
) -> None:
    """Write the statements of these events, by primary key. In the transaction that refreshes.
    `new` events, and their reports, have none yet.
    """
    old = {event: told for event, told in rows.items() if event not in new}
    # a report may have moved here from an event that is refreshed later
    moved = [row.report_id for told in old.values() for row in told]
    if old:
        TollStatement.objects.filter(Q(event__in=old) | Q(report__in=moved)).delete()
    TollStatement.objects.bulk_create(row for told in rows.values() for row in told)


def _of(what: str, event: int, told: Sequence[_Told], voices: Voices) -> list[TollStatement]:
    rows = [
        _row(what, event, one, count, voice_of(one.row, one.record, voices))
        for one in told
        if (count := count_of(what, one.record)) is not None
    ]
    for row, found in zip(rows, standing([_statement(row) for row in rows]), strict=True):
        row.total_low, row.total_high = found.total.min, found.total.max
        row.stands = found.stands
    return rows


def _row(what: str, event: int, told: _Told, count: Count, voice: Voice) -> TollStatement:
    article = told.row.article
    return TollStatement(
        event_id=event,
        report=told.row,
        what=what,
        # a reprint a week later tells the number of the day of its origin; an undated article
        # tells it on the day of the event at the earliest
        said_on=(article.origin or article).published_on or told.row.ends_on,
        speaker=voice.words,
        side_id=voice.side,
        contests=voice.contests,
        adds=told_on_top(what, told.record),
        corrects=told_to_correct(what, told.record),
        low=count.min,
        high=count.max,
    )


def _statement(row: TollStatement) -> Statement:
    voice = Voice(row.speaker, row.side_id, row.contests)
    first = row.said_on <= row.report.ends_on + NEXT_DAY
    return Statement(row.count, row.said_on, voice.key, row.contests, row.adds, first, row.corrects)
