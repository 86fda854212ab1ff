"""Which event a report tells: a known one or a new one. The reason is kept in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from events.extraction.data.folding import fold
from events.extraction.types import Count, DateSpan, Role
from events.models import Actor, Article, Event, Place, Report
from events.services.linking.derive import first_of_each_text

# "this week"; what is told of a month is a summary, not a night's strike
LONGEST_SPAN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A report without an event yet, with its first place and its perpetrators as rows."""

    report: Report
    place: Place | None
    perpetrators: frozenset[Actor]

    @property
    def days(self) -> DateSpan:
        return DateSpan(self.report.starts_on, self.report.ends_on)


@dataclass(frozen=True, slots=True)
class _DaysTold:
    """The days that a report of an event gives; see `OfText`."""

    article_id: int
    text_id: int | None
    days: DateSpan


@dataclass(frozen=True, slots=True)
class Link:
    """The event that a report joins, or None for a new one, and why."""

    event: Event | None
    because: str


def lock_places(places: Collection[Place]) -> None:
    """Make other workers that link events at these places wait.

    Two that finish at once must not both create an event. SQLite has one writer at a time and needs
    no lock.
    """
    rows = Place.objects.filter(pk__in=[place.pk for place in places]).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def choose_event(
    sighting: Sighting, *, article: Article, taken: Collection[int], copies: Sequence[Report] = ()
) -> Link:
    """The event of a copy's same sentence, else one of same kind, place, perpetrators and days.

    The place is the first one, and no report of this article may tell the event. Of several, one
    whose dead do not contradict the report's is taken, then the oldest. `taken` are events that
    other reports of the article have just joined: an article with two strikes on one town reports
    two events. `copies` come from `reports_in_copies`.
    """
    copied = _of_same_sentence(
        sighting, [report for report in copies if report.event_id not in taken]
    )
    if copied:
        return Link(copied.event, _copied_because(copied))
    if sighting.place is None:
        return Link(
            None, "New: the text names no place, so it cannot be compared with other events"
        )
    where, by_whom = sighting.place.name, _names(sighting.perpetrators)
    candidates = Event.objects.told_alike(
        kind=sighting.report.kind, place=sighting.place, days=sighting.days, not_by=article
    ).exclude(pk__in=taken)
    alike = [
        event
        for event in candidates
        if _same_perpetrators(event, sighting) and _same_days(event, sighting)
    ]
    if not alike:
        return Link(
            None,
            f"New: no other article tells of this kind at {where} {by_whom} on these days",
        )
    event = min(alike, key=lambda event: (_contradicts(event, sighting.report), event.pk))
    return Link(
        event,
        f"Same kind, place ({where}), {by_whom} and days as event {event.public_id}",
    )


def reports_in_copies(article: Article) -> list[Report]:
    """What copies of the text report, with visible events, in order of acceptance."""
    copies = Article.objects.of_texts([article.origin_id or article.pk]).exclude(pk=article.pk)
    told = Report.objects.filter(
        article__in=copies, event__withdrawn_at__isnull=True, event__isnull=False
    )
    told = told.exclude(event__reports__article=article).order_by("article_id", "pk")
    return list(
        told.select_related("event", "article").defer("article__text", "event__search_text")
    )


def one_occurrence(one: DateSpan, other: DateSpan) -> bool:
    """Whether two spans can be one occurrence: one lies within the other, both at most a week long.

    A shared day is not enough: *overnight into Wednesday* and *overnight into Thursday* share
    Wednesday and are two nights.
    """
    spans = (one, other)
    if any(span.end - span.start >= LONGEST_SPAN for span in spans) and one != other:
        return False
    return any(
        inner.start >= outer.start and inner.end <= outer.end
        for inner, outer in (spans, spans[::-1])
    )


def _same_perpetrators(event: Event, sighting: Sighting) -> bool:
    return {
        side.actor for side in event.event_actors.all() if side.role == Role.PERPETRATOR
    } == sighting.perpetrators


def _same_days(event: Event, sighting: Sighting) -> bool:
    """Whether the days fit every report of the event.

    Compared with the union of days, one night after another would be drawn in.
    """
    reports = event.reports.all()
    told = [
        _DaysTold(one.article_id, one.article.origin_id, DateSpan(one.starts_on, one.ends_on))
        for one in reports
    ]
    spans = [one.days for one in first_of_each_text(told)]
    return all(
        one_occurrence(days, sighting.days)
        for days in spans or [DateSpan(event.starts_on, event.ends_on)]
    )


def _of_same_sentence(sighting: Sighting, copies: Sequence[Report]) -> Report | None:
    """The report of a copy with the same sentence and kind, and the same place or none.

    Other values may differ: a cut has lost who fired, and *on Tuesday* is another day in a reprint
    a week later.
    """
    mine = sighting.report
    alike = [
        other
        for other in copies
        if other.kind == mine.kind
        and _sentences(other) & _sentences(mine)
        and _places_agree(other, mine)
    ]
    return min(
        alike,
        key=lambda other: (_contradicts(other, mine), other.article_id, other.pk),
        default=None,
    )


def _sentences(report: Report) -> set[str]:
    return {fold(sentence["text"]) for sentence in report.extracted["evidence"]}


def _places_agree(one: Report, other: Report) -> bool:
    first, second = (report.extracted["places"][:1] for report in (one, other))
    return not first or not second or first[0]["name"] == second[0]["name"]


def _copied_because(copied: Report) -> str:
    return (
        f"The same sentence tells it in article {copied.article.public_id}, a copy of the same text"
    )


def _contradicts(event: Event | Report, report: Report) -> bool:
    """Whether the ranges of the dead do not overlap. Without a number, nothing contradicts."""
    one, other = event.people("killed"), report.people("killed")
    if one is None or other is None:
        return False
    return _below(one, other) or _below(other, one)


def _below(one: Count, other: Count) -> bool:
    return one.max is not None and other.min is not None and one.max < other.min


def _names(perpetrators: Collection[Actor]) -> str:
    return (
        "by " + " and ".join(sorted(actor.name for actor in perpetrators))
        if perpetrators
        else "by nobody named"
    )
