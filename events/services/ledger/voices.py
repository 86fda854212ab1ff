"""The voices of kept reports: two officials of one side are one voice."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from events.extraction.types import Report as Record
from events.models import Actor, ActorAlias, Report
from events.services.ledger.speaking import Voice, Voices, runs_of
from events.services.reference.resolve import actor_key


def voices_of(records: Collection[Record], others: Collection[str] = ()) -> Voices:
    """The voices of these reports. The sides that their words name are read at once, by a query."""
    speakers = {said.source for record in records for said in record.attribution} | {*others}
    acting = {actor.name for record in records for actor in record.actors}
    names = {run for speaker in speakers for run in runs_of(speaker)}
    return Voices(_tops(names | {actor_key(name) for name in acting}))


def voice_of(report: Report, record: Record, voices: Voices) -> Voice:
    """Who gives the report's numbers. `report` was read with its article's source."""
    return voices.of(record, _outlet(report), _affiliation(report))


def top_of(actor: Actor) -> int:
    """The state or organisation at the top. `actor` was read with its parents."""
    while actor.parent is not None:
        actor = actor.parent
    return actor.pk


def _tops(keys: Collection[str]) -> Mapping[str, int]:
    aliases = ActorAlias.objects.filter(key__in=keys).select_related("actor__parent__parent")
    return {alias.key: top_of(alias.actor) for alias in aliases}


def _affiliation(report: Report) -> set[int]:
    source = report.article.source
    return {top_of(source.affiliation)} if source and source.affiliation else set()


def _outlet(report: Report) -> str:
    """The outlet; an article without one is a voice of its own."""
    source = report.article.source
    return source.name if source else report.article.public_id
