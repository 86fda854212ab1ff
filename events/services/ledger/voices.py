"""Who speaks, and for which side: two officials of one side are one voice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from events import lengths
from events.extraction.data.folding import fold
from events.extraction.types import Report as Record
from events.extraction.types import Role, Stance
from events.models import Actor, ActorAlias, Report
from events.services.reference.resolve import actor_key

LONGEST_NAME = 5  # words of a side's name: "Lord's Resistance Army of Uganda"
LONGEST_SPEAKER = 30  # words that are looked at


@dataclass(frozen=True, slots=True)
class Voice:
    """`words` are the speaker's or the outlet's. `side`: the primary key of the side that it speaks
    for, the state or organisation at the top. `contests`: that side is said to have done it.
    """

    words: str
    side: int | None
    contests: bool

    @property
    def key(self) -> str:
        """By this a later number of the same speaker replaces an earlier one."""
        return f"side {self.side}" if self.side else fold(self.words)


class Voices:
    """The voices of reports. The sides that their words name are read at once, by one query."""

    def __init__(self, records: Collection[Record], others: Collection[str] = ()) -> None:
        speakers = {said.source for record in records for said in record.attribution} | {*others}
        acting = {actor.name for record in records for actor in record.actors}
        names = {run for speaker in speakers for run in _runs(speaker)}
        self._tops = _tops(names | {actor_key(name) for name in acting})

    def of(self, report: Report, record: Record) -> Voice:
        """Who gives the report's numbers. `report` was read with its article's source."""
        speakers = [said.source for said in record.attribution if said.stance is Stance.ASSERTS]
        sides = {side for speaker in speakers for side in self._sides(speaker)}
        if not speakers:
            sides = _affiliation(report)
        side = sides.pop() if len(sides) == 1 else None
        words = speakers[0] if speakers else _outlet(report)
        return Voice(words[: lengths.SPEAKER], side, side is not None and side in self._did(record))

    def side_of(self, speaker: str) -> int | None:
        """The one side that the words name."""
        sides = self._sides(speaker)
        return sides.pop() if len(sides) == 1 else None

    def _sides(self, speaker: str) -> set[int]:
        """The sides that the words name. A speaker of two sides belongs to neither."""
        return {self._tops[run] for run in _runs(speaker) if run in self._tops}

    def _did(self, record: Record) -> set[int]:
        keys = [actor_key(a.name) for a in record.actors if a.role is Role.PERPETRATOR]
        return {self._tops[key] for key in keys if key in self._tops}


def top_of(actor: Actor) -> int:
    """The state or organisation at the top. `actor` was read with its parents."""
    while actor.parent is not None:
        actor = actor.parent
    return actor.pk


def _tops(keys: Collection[str]) -> Mapping[str, int]:
    aliases = ActorAlias.objects.filter(key__in=keys).select_related("actor__parent__parent")
    return {alias.key: top_of(alias.actor) for alias in aliases}


def _runs(speaker: str) -> set[str]:
    """Every run of words that may be the name of a side."""
    words = fold(speaker.replace("’s", "").replace("'s", "")).split()[:LONGEST_SPEAKER]
    return {
        " ".join(words[start : start + length])
        for start in range(len(words))
        for length in range(1, LONGEST_NAME + 1)
    }


def _affiliation(report: Report) -> set[int]:
    source = report.article.source
    return {top_of(source.affiliation)} if source and source.affiliation else set()


def _outlet(report: Report) -> str:
    """The outlet; an article without one is a voice of its own."""
    source = report.article.source
    return source.name if source else report.article.public_id
