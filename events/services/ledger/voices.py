"""The voices of kept reports: two officials of one side are one voice."""

from __future__ import annotations

from collections.abc import Collection

from events.extraction.types import Report as Record
from events.models import Actor, Report
from events.services.ledger.speaking import Voice, Voices, runs_of
from events.services.reference.resolve import Named, actor_key


def voices_of(
    records: Collection[Record], others: Collection[str] = (), *, named: Named | None = None
) -> Voices:
    """The voices of these reports. The sides that their words name are read at once, by a query, as
    far as they are not in `named`.
    """
    keys = keys_spoken(records) | {run for speaker in others for run in runs_of(speaker)}
    named = named or Named()
    named.look_up([], keys)
    return Voices({key: top_of(named.actors[key]) for key in keys if key in named.actors})


def keys_spoken(records: Collection[Record]) -> set[str]:
    """By which sides are found: of the words that name who speaks, and of those that act."""
    speakers = {said.source for record in records for said in record.attribution}
    acting = {actor_key(actor.name) for record in records for actor in record.actors}
    return acting | {run for speaker in speakers for run in runs_of(speaker)}


def voice_of(report: Report, record: Record, voices: Voices) -> Voice:
    """Who gives the report's numbers. `report` was read with its article's source."""
    return voices.of(record, _outlet(report), _affiliation(report))


def top_of(actor: Actor) -> int:
    """The state or organisation at the top. `actor` was read with its parents."""
    while actor.parent is not None:
        actor = actor.parent
    return actor.pk


def _affiliation(report: Report) -> set[int]:
    source = report.article.source
    return {top_of(source.affiliation)} if source and source.affiliation else set()


def _outlet(report: Report) -> str:
    """The outlet; an article without one is a voice of its own."""
    source = report.article.source
    return source.name if source else report.article.public_id
