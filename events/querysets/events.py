"""Reads of events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, FilteredRelation, Prefetch, Q

from events.extraction.types import DateSpan, Precision
from events.querysets.boxes import Box
from events.querysets.days import DaysLater
from events.querysets.parts import ALL, Parts, parts_of
from events.querysets.search import Matches, words_to_find

# days from the first to the last day: "in recent weeks" has no day that a mark could stand on
VAGUE_AFTER = 7
ARTICLE_COLUMNS_LEFT_OUT = (
    "article__text",
    "article__last_error",
    "article__skipped_because",
    "article__origin__text",
)

# The columns behind each facet, with the table that they belong to where that is not the events'
# own.
FACETS: dict[str, tuple[str, dict[str, str]]] = {
    **{name: ("", {}) for name in ("kind", "status", "review")},
    "country": ("event_places", {"value": "place__country"}),
    "weapon": ("event_weapons", {"value": "type"}),
    "actor": ("event_actors", {"value": "actor__slug", "label": "actor__name"}),
    "precision": ("event_places", {"value": "place__precision"}),
}


class EventQuerySet(models.QuerySet):
    """Named reads of events. Conditions on places, sides, weapons and reports are subqueries: no
    row comes twice.
    """

    # Which events

    def visible(self) -> Self:
        """Those that readers see: not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def withdrawn(self) -> Self:
        return self.filter(withdrawn_at__isnull=False)

    def withdrawn_since(self, moment: datetime) -> Self:
        return self.filter(withdrawn_at__gte=moment)

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def of_subkind(self, *subkinds: str) -> Self:
        return self.filter(subkind__in=subkinds)

    def with_status(self, *statuses: str) -> Self:
        return self.filter(status__in=statuses)

    def with_review(self, *reviews: str) -> Self:
        return self.filter(review__in=reviews)

    def between(self, after: date | None = None, before: date | None = None) -> Self:
        """Those of which some day lies in the half-open range: `after` inclusive, `before`
        exclusive; either may be missing.

        An event told as *overnight into Wednesday* is found under Tuesday and under Wednesday.
        """
        events = self
        if after is not None:
            events = events.filter(ends_on__gte=after)
        if before is not None:
            events = events.filter(starts_on__lt=before)
        return events

    def told_alike(self, *, kind: str, place: Any, days: DateSpan, not_by: Any) -> Self:
        """Those of this kind that readers see, with this first place and a day in common, and no
        report of this article.

        The oldest first, with their sides and the days of their reports: what linking compares a
        new report with.
        """
        reports = self._rows("reports").select_related("article").order_by("pk")
        reports = reports.only("event", "starts_on", "ends_on", "article__origin")
        return (
            self.visible()
            .of_kind(kind)
            .filter(starts_on__lte=days.end, ends_on__gte=days.start)
            ._where_some("event_places", place=place, ordinal=0)
            .exclude(reports__article=not_by)
            .order_by("pk")
            .prefetch_related("event_actors__actor", Prefetch("reports", reports))
        )

    def with_actors(self, actors: Iterable[Any], role: str | None = None) -> Self:
        """Those with one of these sides, in this role or in any."""
        roles = {} if role is None else {"role": role}
        return self._where_some("event_actors", actor__in=actors, **roles)

    def at_places(self, places: Iterable[Any]) -> Self:
        """Those at one of these places; for a country, those anywhere in it."""
        found = list(places)
        countries = {
            place.country
            for place in found
            if place.precision == Precision.COUNTRY and place.country
        }
        return self._where_some(
            "event_places", Q(place__in=found) | Q(place__country__in=countries)
        )

    def in_countries(self, *codes: str) -> Self:
        return self._where_some("event_places", place__country__in=codes)

    def in_admin1(self, name: str) -> Self:
        """Those in the first-level division of this name, whatever its letters' case."""
        division = Q(place__admin1__iexact=name) | Q(
            place__name__iexact=name, place__precision=Precision.REGION
        )
        return self._where_some("event_places", division)

    def in_box(self, box: Box) -> Self:
        """Those with a place in the box. Places without coordinates lie in no box."""
        return self._where_some("event_places", box.around("place"))

    def with_precision(self, *precisions: str) -> Self:
        """Those with a place that is known this finely."""
        return self._where_some("event_places", place__precision__in=precisions)

    def located(self, *, known: bool = True) -> Self:
        """Those that a map shows, each at the place that is named first: that place has
        coordinates; or those that it cannot.
        """
        located = Q(
            pk__in=self._rows("event_places")
            .filter(ordinal=0, place__lat__isnull=False)
            .values("event")
        )
        return self.filter(located if known else ~located)

    def dated(self, *, known: bool = True) -> Self:
        """Those whose days lie so close together that a timeline can show when; or those told of a
        longer time.
        """
        vague = Q(ends_on__gt=DaysLater("starts_on", VAGUE_AFTER))
        return self.filter(~vague if known else vague)

    def with_weapons(self, *types: str) -> Self:
        return self._where_some("event_weapons", type__in=types)

    def with_killed_at_least(self, number: int) -> Self:
        """Those of which it is said that at least so many died: *up to 50* is not at least 10."""
        return self.filter(killed_min__gte=number)

    def from_sources(self, sources: Iterable[Any]) -> Self:
        return self._where_some("reports", article__source__in=sources)

    def told_by(self, articles: Iterable[Any]) -> Self:
        return self._where_some("reports", article__in=articles)

    def told_by_texts_of(self, articles: Collection[Any]) -> Self:
        """Those that these articles tell, or their reprints."""
        return self._where_some(
            "reports", Q(article__in=articles) | Q(article__origin__in=articles)
        )

    def updated_since(self, moment: datetime) -> Self:
        return self.filter(updated_at__gte=moment)

    def matching(self, text: str) -> Self:
        """Those whose sentences or names match a free text: words, "phrases", -words to leave out,
        or. Any text is safe.
        """
        if not words_to_find(text):
            return self.none()
        return self.filter(Matches(text))

    # In which order

    def newest_first(self) -> Self:
        return self.order_by("-ends_on", "-id")

    def older_than(self, ends_on: date, pk: int) -> Self:
        """Those that come after the event with this day and id in `newest_first`: a page starts
        there without counting.

        The first condition is implied by the second; databases need it to start their walk of the
        index at that day.
        """
        return self.filter(ends_on__lte=ends_on).filter(Q(ends_on__lt=ends_on) | Q(id__lt=pk))

    def in_batches(self, size: int = 1000) -> Iterator[list[models.Model]]:
        """All events, newest first, in batches that each begin after the one before.

        A server-side cursor outside a transaction would first copy the whole answer; inside one it
        would hold it open.
        """
        batch = list(self.newest_first()[:size])
        while batch:
            yield batch
            last = batch[-1]
            batch = (
                list(self.newest_first().older_than(last.ends_on, last.pk)[:size])
                if len(batch) == size
                else []
            )

    def newer_than(self, ends_on: date, pk: int) -> Self:
        """Those that come before the event with this day and id in `newest_first`, nearest (so
        oldest) first.
        """
        newer = self.filter(ends_on__gte=ends_on).filter(Q(ends_on__gt=ends_on) | Q(id__gt=pk))
        return newer.order_by("ends_on", "id")

    # With what

    def for_list(self) -> Self:
        """With all that a row of a list shows, in a fixed number of queries, without any article's
        text.
        """
        sentences = self._rows("reports", "evidence").filter(field="").order_by("start", "id")
        return self._with_parts(sentences).defer("search_text", "overrides")

    def for_detail(self) -> Self:
        """As `for_list`, with the evidence of every field, the sides' other names, and each
        article's agency and origin.
        """
        evidence = self._rows("reports", "evidence").order_by("start", "id")
        detailed = self._with_parts(evidence, "article__agency", "article__origin__source")
        return detailed.prefetch_related("event_actors__actor__aliases")

    def for_lanes(self) -> Self:
        """With what a mark on a timeline says, the earliest first, in three queries."""
        shown = ("public_id", "kind", "subkind", "status", "starts_on", "ends_on")
        places, actors, _ = self._facts()
        return (
            self.only(*shown)
            .prefetch_related(places, actors)
            .order_by("starts_on", "ends_on", "id")
        )

    def with_history(self) -> Self:
        """With every change, the latest first."""
        return self.prefetch_related(
            Prefetch(
                "revisions",
                self._rows("revisions").select_related("changed_by").order_by("-number"),
            )
        )

    def for_table(self) -> Self:
        """Without what only search and reviews read; the parts are read for a whole batch, by
        `parts_of`.
        """
        return self.defer("search_text", "overrides")

    def parts_of(self, events: Iterable[Any], names: Collection[str] = ALL) -> dict[int, Parts]:
        """What belongs to each of these events, by primary key, a query for each part and no model
        instances.
        """
        return parts_of(events, self._rows, names)

    # How many

    def by_day(self) -> models.QuerySet:
        """Rows {ends_on, kind, count}, oldest first: each event counts once, on its last day."""
        return (
            self.order_by("ends_on", "kind").values("ends_on", "kind").annotate(count=Count("pk"))
        )

    def by_day_and_side(self) -> models.QuerySet:
        """Rows {ends_on, value, label, count}: each event counts once for each side that it names,
        on its last day.

        One that names none counts where value and label are None; so it does in `by_day_and_place`.
        """
        return self._part_days(value="event_actors__actor__slug", label="event_actors__actor__name")

    def by_day_and_place(self) -> models.QuerySet:
        """Rows {ends_on, value, label, count}: each event counts once, at the place that is named
        first, on its last day.
        """
        first = FilteredRelation("event_places", condition=Q(event_places__ordinal=0))
        return self.annotate(first=first)._part_days(
            value="first__place", label="first__place__name"
        )

    def facet_counts(self, top: int = 20) -> dict[str, list[dict[str, Any]]]:
        """How many events bear each value of each facet, a query for each; of those with many
        values the `top` ones.
        """
        return {name: self.facet(name, top) for name in FACETS}

    def facet(self, name: str, top: int = 20) -> list[dict[str, Any]]:
        """How many events bear each value: rows {value, count}, for sides also {label}, the most
        frequent first.
        """
        relation, columns = FACETS[name]
        return self._part_counts(relation, top, **columns) if relation else self._counts(name)

    def _counts(self, column: str) -> list[dict[str, Any]]:
        rows = self.order_by().values(value=F(column)).annotate(count=Count("pk"))
        return list(rows.order_by("-count", "value"))

    def _part_counts(self, relation: str, top: int, **names: str) -> list[dict[str, Any]]:
        parts = (
            self._rows(relation)
            .filter(event__in=self.order_by().values("pk"))
            .exclude(**{names["value"]: ""})
        )
        columns = {name: F(path) for name, path in names.items()}
        counted = parts.order_by().values(**columns).annotate(count=Count("event", distinct=True))
        return list(counted.order_by("-count", "value")[:top])

    def _part_days(self, **names: str) -> models.QuerySet:
        columns = {name: F(path) for name, path in names.items()}
        return (
            self.order_by("ends_on")
            .values("ends_on", **columns)
            .annotate(count=Count("pk", distinct=True))
        )

    def _where_some(self, relation: str, *conditions: Q, **more: Any) -> Self:
        return self.filter(pk__in=self._rows(relation).filter(*conditions, **more).values("event"))

    def _rows(self, *relations: str) -> models.QuerySet:
        """All rows of a table that points here, directly or through another."""
        model = self.model
        for relation in relations:
            model = model._meta.get_field(relation).related_model
        return model._default_manager.all()

    def _facts(self) -> Collection[Prefetch]:
        return (
            Prefetch(
                "event_places",
                self._rows("event_places").select_related("place").order_by("ordinal", "id"),
            ),
            Prefetch(
                "event_actors",
                self._rows("event_actors").select_related("actor").order_by("role", "id"),
            ),
            Prefetch("event_weapons", self._rows("event_weapons").order_by("id")),
        )

    def _with_parts(self, evidence: models.QuerySet, *related: str) -> Self:
        reports = self._rows("reports").select_related("article__source__affiliation", *related)
        reports = reports.defer("extracted", *ARTICLE_COLUMNS_LEFT_OUT)
        return self.prefetch_related(
            *self._facts(),
            Prefetch("reports", reports.order_by("article_id", "id")),
            Prefetch("reports__claims", self._rows("reports", "claims").order_by("start", "id")),
            Prefetch("reports__evidence", evidence),
        )
