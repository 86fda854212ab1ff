"""Exports of events as they were at a moment: the same formats, without what history does not
keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.utils.translation import gettext

from events.exports.answer import answered, selection_of
from events.exports.columns import COLUMNS, Column
from events.exports.options import CHOSEN, ORDERING, RESUME, Options
from events.exports.registry import Format
from events.exports.rows import EventRow
from events.exports.selection import BATCH, Selection
from events.filters import BadParameter
from events.filters.as_of import AsOfFilter
from events.filters.problems import AS_OF
from events.models import Event
from events.models.events import SUMMED, RevisionQuerySet
from events.models.reads.then import states

NOT_KEPT = {
    *("said_by", "denied_by", "reports", "coarsened", "delayed_until"),
    *(f"{what}_left_out" for what in SUMMED),
}
KEPT = tuple(column for column in COLUMNS if column.name not in NOT_KEPT)
FORMATS_THEN = ("csv", "xlsx", "hxl", "geojson", "kml", "parquet")


@dataclass(frozen=True, slots=True)
class ThenSelection(Selection):
    """As `Selection`, of revisions."""

    revisions: RevisionQuerySet

    def written(self, columns: Sequence[Column], *, each_place: bool) -> None:
        """Of what was, nothing is written by the database."""

    def features(self, columns: Sequence[Column]) -> None:
        """Neither are features."""

    def rows(self, parts: tuple[str, ...]) -> Iterator[list[EventRow]]:
        for batch in self.revisions.in_batches(BATCH):
            yield [
                EventRow(one.event, one.parts, self.page_of(one.event.public_id))
                for one in states(batch)
            ]


def problems_then(format_: Format, given: QueryDict) -> list[BadParameter]:
    """What this format cannot write as of a moment."""
    found = []
    if format_.name not in FORMATS_THEN:
        words = gettext("As of a moment there are these formats: %(names)s.")
        found.append(BadParameter(AS_OF, words % {"names": ", ".join(FORMATS_THEN)}))
    if given.get(ORDERING) not in (None, "", "-date"):
        words = gettext("As of a moment, the newest events come first.")
        found.append(BadParameter(ORDERING, words))
    if given.get(RESUME):
        found.append(BadParameter(RESUME, gettext("As of a moment, take the whole file.")))
    asked = {name.strip() for text in given.getlist(CHOSEN) for name in text.split(",")}
    for name in sorted(asked & NOT_KEPT):
        words = gettext("The history does not keep %(name)s.")
        found.append(BadParameter(CHOSEN, words % {"name": name}))
    return found


def download_then(
    request: HttpRequest,
    format_: Format,
    found: AsOfFilter,
    options: Options,
    only: Event | None = None,
) -> StreamingHttpResponse:
    """The events as they were, or one of them alone.

    Raises:
        TooManyExports: if as many as may be are being written.
    """
    kept = tuple(column for column in options.columns if column.name not in NOT_KEPT)
    selection = selection_of(
        Event.objects.none(),
        replace(options, columns=kept),
        request.GET,
        request.build_absolute_uri(),
        request.build_absolute_uri("/"),
    )
    moment = f"{found.moment:%Y-%m-%dT%H:%M:%SZ}"
    query = f"{'&' if '?' in selection.about.address else '?'}{AS_OF}={moment}"
    about = replace(
        selection.about,
        filter=[*selection.about.filter, (AS_OF, moment)],
        address=selection.about.address + query,
    )
    states_ = found.states.filter(event=only) if only else found.states
    own = {field.name: getattr(selection, field.name) for field in fields(Selection)}
    return answered(format_, ThenSelection(**{**own, "about": about}, revisions=states_))
