"""Events: what readers see, made of the reports that tell them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Now
from django.urls import reverse

from events import lengths
from events.models.actors import Actor
from events.models.counting.parts import EventActor, EventPlace, EventWeapon
from events.models.events import waiting
from events.models.events.conditions import LEFT_OUT, SEVERAL_DAYS
from events.models.events.counts import EventCounts
from events.models.events.days import DaysBetween
from events.models.events.revisions import Revision
from events.models.events.rows import ALL, Parts, parts_of
from events.models.occurrence import Occurrence, days_in_order, ranges_in_order
from events.models.orders import NEWEST_FIRST, KnownOrLast, Order
from events.models.places import Place
from events.models.public_ids import new_public_id
from events.models.reports import Claim, Evidence, Report


class Review(models.TextChoices):
    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    EDITED = "edited"


LEDGER = 1  # raise it with a new index when older events have to be reckoned anew
ARTICLE_COLUMNS_LEFT_OUT = (
    "article__text",
    "article__last_error",
    "article__skipped_because",
    "article__origin__text",
)


class EventQuerySet(EventCounts):
    """Every named read of events."""

    def newest_first(self) -> Self:
        return self.order_by("-ends_on", "-id")

    def by_toll(self) -> Self:
        """The most killed first, by what is said at least; those without a number last."""
        least = KnownOrLast("killed_min").desc()
        return self.order_by(least, F("wounded_min").desc(nulls_last=True), "-ends_on", "-id")

    def last_changed_first(self) -> Self:
        return self.order_by("-updated_at", "-id")

    def older_than(self, ends_on: date, pk: int) -> Self:
        """Those that come after the event with this day and id in `newest_first`: a page starts
        there without counting.

        The first condition is implied by the second; databases need it to start their walk of the
        index at that day.
        """
        return self.filter(ends_on__lte=ends_on).filter(Q(ends_on__lt=ends_on) | Q(id__lt=pk))

    def changed_last_first(self) -> Self:
        return self.order_by("-updated_at", "-id")

    def changed_before(self, moment: datetime, pk: int) -> Self:
        """Those that come after the event with this moment and id in `changed_last_first`."""
        earlier = Q(updated_at__lt=moment) | Q(id__lt=pk)
        return self.filter(updated_at__lte=moment).filter(earlier)

    def in_batches(self, size: int = 1000, order: Order = NEWEST_FIRST) -> Iterator[list[Event]]:
        """All events, in batches that each begin after the one before.

        A server-side cursor outside a transaction would first copy the whole answer; inside one it
        would hold it open.
        """
        ordered = self.order_by(*order.terms)
        batch = list(ordered[:size])
        while batch:
            yield batch
            more = len(batch) == size
            batch = list(ordered.filter(*order.after(batch[-1]))[:size]) if more else []

    def newer_than(self, ends_on: date, pk: int) -> Self:
        """Those that come before the event with this day and id in `newest_first`, nearest (so
        oldest) first.
        """
        newer = self.filter(ends_on__gte=ends_on).filter(Q(ends_on__gt=ends_on) | Q(id__gt=pk))
        return newer.order_by("ends_on", "id")

    def for_list(self) -> Self:
        """With all that a row of a list shows, in a fixed number of queries, without any article's
        text.
        """
        sentences = Evidence.objects.filter(field="").order_by("start", "id")
        return self._with_parts(sentences).defer("search_text", "overrides")

    def for_detail(self) -> Self:
        """As `for_list`, with the evidence of every field, the sides' other names, and each
        article's agency and origin.
        """
        evidence = Evidence.objects.order_by("start", "id")
        detailed = self._with_parts(evidence, "article__agency", "article__origin__source")
        return detailed.prefetch_related("event_actors__actor__aliases")

    def for_lanes(self) -> Self:
        """With what a mark on a timeline says, the earliest first, in three queries."""
        _, actors, _ = self._facts()
        found = self.for_headline().prefetch_related(actors)
        return found.order_by("starts_on", "ends_on", "id")

    def for_headline(self) -> Self:
        """With what a headline and its badge say, in two queries."""
        places, _, _ = self._facts()
        shown = ("public_id", "kind", "subkind", "status", "starts_on", "ends_on")
        return self.only(*shown).prefetch_related(places)

    def at_places_of(self, event: Event) -> Self:
        """Others at one of its places. A whole country is none: half of all events lie in it."""
        places = [
            row.place_id for row in event.event_places.all() if row.place.precision != "country"
        ]
        there = EventPlace.objects.filter(place_id__in=places).values("event_id")
        return self.filter(pk__in=there).exclude(pk=event.pk)

    def with_history(self) -> Self:
        """With every change, the latest first."""
        return self.prefetch_related(
            Prefetch(
                "revisions",
                Revision.objects.select_related("changed_by").order_by("-number"),
            )
        )

    def for_table(self) -> Self:
        """Without what only search and reviews read; the parts are read for a whole batch, by
        `parts_of`.
        """
        return self.defer("search_text", "overrides")

    def for_fate(self) -> Self:
        """With no more than says whether it stands, is merged, or withdrawn."""
        return self.only("public_id", "withdrawn_at", "merged_into").order_by("pk")

    def parts_of(self, events: Iterable[Event], names: Collection[str] = ALL) -> dict[int, Parts]:
        """What belongs to each of these events, by primary key, a query for each part and no model
        instances.
        """
        return parts_of([event.pk for event in events], names)

    def _with_parts(self, evidence: models.QuerySet[Evidence], *related: str) -> Self:
        reports = Report.objects.select_related("article__source__affiliation", *related)
        reports = reports.defer("extracted", *ARTICLE_COLUMNS_LEFT_OUT)
        return self.prefetch_related(
            *self._facts(),
            Prefetch("reports", reports.order_by("article_id", "id")),
            Prefetch("reports__claims", Claim.objects.order_by("start", "id")),
            Prefetch("reports__evidence", evidence),
        )

    def _facts(self) -> tuple[Prefetch[str], Prefetch[str], Prefetch[str]]:
        places = EventPlace.objects.select_related("place").order_by("ordinal", "id")
        actors = EventActor.objects.select_related("actor").order_by("role", "id")
        return (
            Prefetch("event_places", places),
            Prefetch("event_actors", actors),
            Prefetch("event_weapons", EventWeapon.objects.order_by("id")),
        )


def _left_out() -> models.CharField[str, str]:
    return models.CharField(
        max_length=lengths.REASON,
        blank=True,
        default="",
        help_text="Why sums leave the number out; empty: they count it, if `not_counted` is empty",
    )


class Event(Occurrence):
    """One occurrence, merged across articles. Its values are derived from its reports; `overrides`
    holds a reviewer's.

    A withdrawn event keeps its row as a tombstone: `withdrawn_at` and the reason.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    summary = models.TextField(help_text="The first sentence that tells it")
    search_text = models.TextField(
        blank=True, help_text="Sentences and names that free-text search looks through"
    )
    article_count = models.PositiveIntegerField(default=0)
    origin_count = models.PositiveIntegerField(
        default=0,
        help_text=(
            "Independent origins of its articles: reprints and texts of one agency or outlet "
            "count once"
        ),
    )
    ledger = models.PositiveSmallIntegerField(
        default=0, help_text="Version of the ledger by which it was last reckoned"
    )
    sums_up = models.BooleanField(
        default=False, help_text="Its words tell of several attacks, or of a whole area"
    )
    killed_left_out = _left_out()
    wounded_left_out = _left_out()
    munitions_left_out = _left_out()
    coarsened = models.BooleanField(
        default=False, help_text="A rule makes its places coarser on purpose"
    )
    delayed_until = models.DateTimeField(
        null=True, blank=True, help_text="A rule delayed its publication on purpose until then"
    )
    review = models.CharField(max_length=12, choices=Review.choices, default=Review.UNREVIEWED)
    overrides = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=lengths.CHANGE, blank=True)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged",
        help_text="The event that holds its reports now; its id leads there",
    )
    merged_report = models.ForeignKey(
        Report,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The oldest report of a merged event: where it goes, the id goes if they part",
    )

    places = models.ManyToManyField(Place, through="EventPlace", related_name="events")
    actors = models.ManyToManyField(Actor, through="EventActor", related_name="events")

    objects = EventQuerySet.as_manager()

    class Meta:
        # The sets that perf measurements favoured: newest first overall, per kind and per status; a
        # keyset walks each.
        indexes = [
            models.Index(fields=["-ends_on", "-id"], name="event_newest"),
            models.Index(fields=["kind", "-ends_on", "-id"], name="event_kind_newest"),
            models.Index(fields=["status", "-ends_on", "-id"], name="event_status_newest"),
            models.Index(fields=["kind", "starts_on"], name="event_kind_starts"),
            models.Index(fields=["updated_at", "id"], name="event_updated"),
            models.Index(fields=["ends_on", "kind"], name="event_left_out", condition=LEFT_OUT),
            models.Index(DaysBetween("starts_on", "ends_on").desc(), name="event_longest"),
            # those that can begin within a range of days and end after it
            models.Index(
                fields=["ends_on", "starts_on"], name="event_several_days", condition=SEVERAL_DAYS
            ),
            models.Index(
                KnownOrLast("killed_min").desc(), F("id").desc(), name="event_most_killed"
            ),
            # what is counted of an event, read without its row: `gathered`
            models.Index(
                fields=["id", "kind", "status", "review", "ends_on", "starts_on"],
                name="event_counted",
                condition=Q(withdrawn_at=None),
            ),
            models.Index(
                fields=["id"], name="event_without_ledger", condition=Q(ledger__lt=LEDGER)
            ),
            models.Index(
                fields=["ends_on", "kind"], name="event_sums_up", condition=Q(sums_up=True)
            ),
            *waiting.indexes(),
        ]
        constraints = [days_in_order("event"), *ranges_in_order("event")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ends_on} ({self.public_id})"

    def why_left_out(self, what: str) -> str:
        """Why sums leave out its number of this; empty: they count it, or no text gives one."""
        own: str = getattr(self, f"{what}_left_out")
        return self.not_counted or own

    @property
    def why_not_counted(self) -> str:
        """Why sums leave out all its numbers; empty: they count one, or none is given."""
        given = [what for what in ("killed", "wounded") if self.people(what) is not None]
        given += ["munitions"] if self.munitions_left_out else []
        reasons = [self.why_left_out(what) for what in given]
        return self.not_counted or (reasons[0] if reasons and all(reasons) else "")

    def get_absolute_url(self) -> str:
        return reverse("web:event", args=[self.public_id])
