"""Which events: the conditions that every list, map, count and export chains."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import connections, models
from django.db.models import Exists, F, OuterRef, Q

from events.extraction.types import Kind, Precision
from events.models.actors import Actor
from events.models.articles import Article
from events.models.counting.parts import EventActor, EventPlace, EventWeapon
from events.models.events.days import DaysLater, LongestAfter
from events.models.events.search import Matches, words_to_find
from events.models.events.selection import Selection
from events.models.places import Box, Place
from events.models.reports import Report
from events.models.sources import Source

if TYPE_CHECKING:
    from events.models.events.event import Event

# days from the first to the last day: "in recent weeks" has no day that a mark could stand on
VAGUE_AFTER = 7
VAGUE = Q(ends_on__gt=DaysLater("starts_on", VAGUE_AFTER))
SEVERAL_DAYS = Q(ends_on__gt=F("starts_on"))
SUMMED = ("killed", "wounded", "munitions")  # what sums add
# whose number some sum leaves out; few are, and an index holds them
LEFT_OUT = ~Q(not_counted="", killed_left_out="", wounded_left_out="", munitions_left_out="")
OF_BARRAGES = [str(kind) for kind in Kind if kind.row.launched_by]


class EventConditions(models.QuerySet["Event"]):
    """Conditions on places, sides, weapons and reports are subqueries: no row comes twice."""

    # what tallies could count, and with how many conditions that was so
    _noted: tuple[Selection, int] | None = None

    @property
    def selection(self) -> Selection | None:
        """What the events were narrowed by, if by nothing but what tallies can count."""
        if self._noted is None or self.query.is_sliced:
            return None
        selection, conditions = self._noted
        return selection if len(self.query.where.children) == conditions else None

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # where querysets copy what they hold
        clone._noted = self._noted
        return clone

    def _note(self, selection: Selection | None) -> Self:
        """With what it was narrowed by just now; None ends it."""
        conditions = len(self.query.where.children)
        self._noted = None if selection is None else (selection, conditions)
        return self

    def _narrowed(self, events: Self, **by: Any) -> Self:
        return events._note(self.selection and self.selection.narrowed(**by))

    def visible(self) -> Self:
        """Those that readers see: not withdrawn."""
        events = self.filter(withdrawn_at__isnull=True)
        return events if self.query.where.children else events._note(Selection())

    def withdrawn(self) -> Self:
        return self.filter(withdrawn_at__isnull=False)

    def of_kind(self, *kinds: str) -> Self:
        return self._narrowed(self.filter(kind__in=kinds), kinds=kinds)

    def of_subkind(self, *subkinds: str) -> Self:
        return self.filter(subkind__in=subkinds)

    def with_status(self, *statuses: str) -> Self:
        return self._narrowed(self.filter(status__in=statuses), statuses=statuses)

    def with_review(self, *reviews: str) -> Self:
        return self.filter(review__in=reviews)

    def between(self, after: date | None = None, before: date | None = None) -> Self:
        """Those of which some day lies in the half-open range: `after` inclusive, `before`
        exclusive; either may be missing.

        An event told as *overnight into Wednesday* is found under Tuesday and under Wednesday.
        """
        events = self
        if after is not None:
            events = events._narrowed(events.filter(ends_on__gte=after), after=after)
        if before is not None:
            ended = Q(starts_on__lt=before, ends_on__lt=LongestAfter(before))
            events = events._narrowed(events.filter(ended), before=before)
        return events

    def with_actors(
        self, actors: Iterable[Actor], role: str | None = None, *, forces: bool = True
    ) -> Self:
        """Those with one of these sides or of their `forces`, in this role or in any.

        The sides are looked up first: PostgreSQL then knows how many events each has. With a
        subquery it expected a hundredth, and looked up each event by itself.
        """
        meant = Actor.objects.with_forces(actors) if forces else actors
        sides = EventActor.objects.filter(actor__in=[side.pk for side in meant])
        return self._with_some(sides if role is None else sides.filter(role=role))

    def at_places(self, places: Iterable[Place]) -> Self:
        """Those at one of these places; for a country or a region, those anywhere in it."""
        found = list(places)
        countries = {
            place.country
            for place in found
            if place.precision == Precision.COUNTRY and place.country
        }
        there = Q(place__in=found) | Q(place__country__in=countries)
        for place in found:
            if place.precision == Precision.REGION:
                there |= Q(place__country=place.country, place__admin1__iexact=place.name)
        return self._with_some(EventPlace.objects.filter(there))

    def in_countries(self, *codes: str) -> Self:
        """On SQLite each event is asked: the list of a country that has half of them was made anew
        for each count, in 70 ms of 100,000 events.
        """
        there = EventPlace.objects.filter(place__country__in=codes)
        events = (
            self.filter(Exists(there.filter(event=OuterRef("pk"))))
            if connections[self.db].vendor == "sqlite"
            else self._with_some(there)
        )
        return self._narrowed(events, country=codes[0]) if len(codes) == 1 else events

    def in_admin1(self, *names: str) -> Self:
        """Those in a first-level division of one of these names, whatever their letters' case."""
        division = Q()
        for name in names:
            division |= Q(place__admin1__iexact=name)
            division |= Q(place__name__iexact=name, place__precision=Precision.REGION)
        return self._with_some(EventPlace.objects.filter(division))

    def in_box(self, box: Box) -> Self:
        """Those with a place in the box. Places without coordinates lie in no box."""
        return self._with_some(EventPlace.objects.filter(box.around("place")))

    def with_precision(self, *precisions: str) -> Self:
        """Those with a place that is known this finely."""
        return self._with_some(EventPlace.objects.filter(place__precision__in=precisions))

    def located(self, *, known: bool = True) -> Self:
        """Those that a map shows, each at the place that is named first: that place has
        coordinates; or those that it cannot.
        """
        first = EventPlace.objects.filter(ordinal=0, place__lat__isnull=False)
        if known:
            return self.filter(pk__in=first.values("event"))
        # NOT EXISTS: PostgreSQL runs NOT IN anew for each event once its answer outgrows work_mem
        return self.filter(~Exists(first.filter(event=OuterRef("pk"))))

    def dated(self, *, known: bool = True) -> Self:
        """Those whose days lie so close together that a timeline can show when; or those told of a
        longer time.
        """
        return self.filter(~VAGUE if known else VAGUE)

    def with_weapons(self, *types: str) -> Self:
        return self._with_some(EventWeapon.objects.filter(type__in=types))

    def with_killed_at_least(self, number: int) -> Self:
        """Those of which it is said that at least so many died: *up to 50* is not at least 10."""
        return self.filter(killed_min__gte=number)

    def giving(self, what: str) -> Self:
        """Those of which a text gives a number: `killed`, `wounded`, or a barrage's `munitions`."""
        if what == "munitions":
            given = Q(launched__isnull=False) | Q(intercepted__isnull=False)
            return self.of_kind(*OF_BARRAGES)._with_some(EventWeapon.objects.filter(given))
        return self.exclude(**{f"{what}_min__isnull": True, f"{what}_max__isnull": True})

    def counted_in(self, what: str) -> Self:
        """Those whose number of this sums add."""
        return self.giving(what).filter(**{"not_counted": "", f"{what}_left_out": ""})

    def left_out_of(self, what: str) -> Self:
        """Those whose number of this sums leave out; each says why."""
        out = ~Q(not_counted="") | ~Q(**{f"{what}_left_out": ""})
        return self.filter(LEFT_OUT).giving(what).filter(out)  # the first is that of the index

    def from_sources(self, sources: Iterable[Source]) -> Self:
        return self._with_some(Report.objects.filter(article__source__in=sources))

    def told_by(self, articles: Iterable[Article]) -> Self:
        return self._with_some(Report.objects.filter(article__in=articles))

    def told_by_texts_of(self, articles: Collection[int]) -> Self:
        """Those that these articles, by primary key, tell, or their reprints."""
        texts = Article.objects.keys_of_texts(articles)
        return self._with_some(Report.objects.filter(article__in=texts))

    def updated_since(self, moment: datetime) -> Self:
        return self.filter(updated_at__gte=moment)

    def matching(self, text: str) -> Self:
        """Those whose sentences or names match a free text: words, "phrases", -words to leave out,
        or. Any text is safe.
        """
        if not words_to_find(text):
            return self.none()
        return self.filter(Matches(text))

    def _with_some(
        self,
        parts: models.QuerySet[EventPlace]
        | models.QuerySet[EventActor]
        | models.QuerySet[EventWeapon]
        | models.QuerySet[Report],
    ) -> Self:
        return self.filter(pk__in=parts.values("event"))
