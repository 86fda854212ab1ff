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
from events.models.reads import table_rows
from events.models.reads.table_rows import Feature

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
        """All events, a batch at a time: memory stays flat."""
        for batch in self._from().for_table().in_batches(BATCH, self.options.order):
            yield self.with_parts(batch, parts)

    def written(self, columns: Sequence[Column], *, each_place: bool) -> Iterator[bytes] | None:
        """The same as lines of CSV that the database has written, texts safe for spreadsheets; None
        where it cannot. An empty cell that is alone in its row must be `""`, since readers skip
        empty lines; the database leaves the line empty.
        """
        alone = len(columns) == 1
        if alone or self.options.codebook or not table_rows.is_written_by_database():
            return None
        names = [column.name for column in columns]
        walk = table_rows.Walk(self._from(), self.options.order, self._before_ids)
        return table_rows.table_lines(walk, names, each_place=each_place)

    def features(self, columns: Sequence[Column]) -> Iterator[list[Feature]] | None:
        """The same for each place, with the cells as JSON."""
        if not table_rows.is_written_by_database():
            return None
        names = [column.name for column in columns]
        walk = table_rows.Walk(self._from(), self.options.order, self._before_ids)
        return table_rows.features(walk, names)

    @property
    def _before_ids(self) -> str:
        return self.page_of("").removesuffix("/")

    def with_parts(self, events: list[Event], parts: tuple[str, ...]) -> list[EventRow]:
        found = Event.objects.parts_of(events, parts)
        return [EventRow(event, found[event.pk], self.page_of(event.public_id)) for event in events]

    def _from(self) -> EventQuerySet:
        """Those after the one that an interrupted download ended with."""
        after = self.options.resume_after
        return self.events.filter(*self.options.order.after(after)) if after else self.events
