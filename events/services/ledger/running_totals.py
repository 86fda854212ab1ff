"""Keep the running totals that an article tells, beside its events and apart from every sum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from events import lengths
from events.extraction.types import Count, Toll
from events.models import Article, ReportedTotal
from events.services.ledger.speaking import Voices
from events.services.ledger.voices import voices_of
from events.services.reference.resolve import actor_key, actor_rows, place_key, place_rows


def keep_running_totals(
    article: Article, tolls: Sequence[Toll], *, read_before: bool = True
) -> None:
    """Write those of the last reading in place of earlier ones. In a transaction.

    `article` was read with its source. Not `read_before`: there are no earlier ones.
    """
    if read_before:
        ReportedTotal.objects.filter(article=article).delete()
    said_on = article.published_on
    if not tolls or said_on is None:  # a number *so far* means nothing without a day
        return
    places = place_rows(toll.place for toll in tolls if toll.place)
    actors = actor_rows(toll.by for toll in tolls if toll.by)
    voices = voices_of([], [toll.source for toll in tolls if toll.source])
    # of two numbers in one sentence the first
    rows = {toll.start: _row(article, said_on, toll, voices) for toll in reversed(tolls)}
    for toll in tolls:
        row = rows[toll.start]
        row.place = places[place_key(toll.place)] if toll.place else None
        row.by = actors[actor_key(toll.by)] if toll.by else None
    ReportedTotal.objects.bulk_create(rows[start] for start in sorted(rows))


def _row(article: Article, said_on: date, toll: Toll, voices: Voices) -> ReportedTotal:
    outlet = article.source.name if article.source else ""
    killed, wounded = toll.killed or Count(None, None), toll.wounded or Count(None, None)
    return ReportedTotal(
        article=article,
        said_on=said_on,
        speaker=(toll.source or outlet)[: lengths.SPEAKER],
        side_id=voices.side_of(toll.source) if toll.source else None,
        killed_min=killed.min,
        killed_max=killed.max,
        wounded_min=wounded.min,
        wounded_max=wounded.max,
        since=toll.since,
        until=toll.until,
        start=toll.start,
        end=toll.end,
        quote=article.text[toll.start : toll.end],
    )
