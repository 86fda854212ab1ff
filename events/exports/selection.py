"""What is written: which events, with which options, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from events.exports.about import About
from events.exports.codebooks import CODEBOOKS
from events.exports.columns import Column
from events.exports.options import Options
from events.exports.rows import EventRow
from events.models import Event
from events.models.events import EventQuerySet

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Selection:
    """`page_of` gives the address of an event's page from its id."""

    events: EventQuerySet
    options: Options
    about: About
    page_of: Callable[[str], str]
    here: str  # the address of this file

    @property
    def columns(self) -> Sequence[Column]:
        """Those of a table: chosen ones, those of a codebook, or all."""
        codebook = CODEBOOKS.get(self.options.codebook)
        return codebook.columns if codebook else self.options.columns

    def rows(self, parts: tuple[str, ...]) -> Iterator[list[EventRow]]:
        """All events, newest first, a batch at a time: memory stays flat."""
        for batch in self._from().for_table().in_batches(BATCH):
            yield self.with_parts(batch, parts)

    def with_parts(self, events: list[Event], parts: tuple[str, ...]) -> list[EventRow]:
        found = Event.objects.parts_of(events, parts)
        return [EventRow(event, found[event.pk], self.page_of(event.public_id)) for event in events]

    def _from(self) -> EventQuerySet:
        """Those after the one that an interrupted download ended with."""
        after = self.options.resume_after
        return self.events.older_than(*after) if after else self.events
