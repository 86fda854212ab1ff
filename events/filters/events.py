"""Which events: read from the parameters of an address, the same for every page, list, map,
timeline and export.
"""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from functools import cached_property, reduce
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django_filters.constants import EMPTY_VALUES

from events.extraction.types import Kind, Role
from events.filters import fields
from events.filters.parameters import Read, SideRead
from events.filters.problems import (
    BadParameter,
    bad_values,
    repeated_parameters,
    unknown_parameters,
)
from events.models import Article, Event, Place, Source
from events.models.counting.parts import WEAPON_TYPES
from events.models.events import SUMMED, EventQuerySet, Review
from events.models.occurrence import KINDS, STATUSES, SUBKIND_NAMES
from events.models.places import PRECISIONS

SUBKINDS = [(name, name) for name in SUBKIND_NAMES]
SUMS = [(what, what) for what in SUMMED]
YES_NO = [("yes", "yes"), ("no", "no")]
SEVERAL = "Several: repeat it, or separate by commas."


def _places(text: str) -> QuerySet[Place]:
    return Place.objects.filter(pk=int(text)) if _is_key(text) else Place.objects.called(text)


def _sources(text: str) -> QuerySet[Source]:
    return (
        Source.objects.filter(pk=int(text))
        if _is_key(text)
        else Source.objects.filter(name__iexact=text)
    )


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) <= fields.LARGEST_INTEGER


class EventFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Events by the parameters of a query string.

    `EventFilter(request.GET, queryset=Event.objects.visible())` has `.qs` and `.problems`. A
    parameter with a problem is left out of `.qs`, so whoever answers decides: the API refuses the
    request, a page shows a notice above its list.
    `also` names the parameters that the caller reads itself, such as `cursor` or `page`. A page
    that counts much gives `at_once`; see `EventQuerySet.at_once`.
    """

    kind = Read(
        fields.ChoicesField,
        lambda events, kinds: events.of_kind(*kinds),
        f"What happened: {', '.join(kind.row.plural for kind in Kind)}. {SEVERAL}",
        choices=KINDS,
    )
    subkind = Read(
        fields.ChoicesField,
        lambda events, names: events.of_subkind(*names),
        f"How it happened. {SEVERAL}",
        choices=SUBKINDS,
    )
    status = Read(
        fields.ChoicesField,
        lambda events, statuses: events.with_status(*statuses),
        f"How far it is established, by who says so. {SEVERAL}",
        choices=STATUSES,
    )
    after = Read(
        fields.DayField,
        lambda events, day: events.between(after=day),
        (
            "First day of the range, inclusive, YYYY-MM-DD. May stand alone. An event is in the "
            "range if any of its days is."
        ),
    )
    before = Read(
        fields.DayField,
        lambda events, day: events.between(before=day),
        "Day at which the range ends, exclusive, YYYY-MM-DD. May stand alone.",
    )
    actor = SideRead(None, "Slug or name of a side, in any role. Repeat it for any of several.")
    perpetrator = SideRead(
        Role.PERPETRATOR, "Slug or name of the side that acted. May be repeated."
    )
    target = SideRead(Role.TARGET, "Slug or name of the side acted upon. May be repeated.")
    forces = Read(
        forms.ChoiceField,
        lambda events, answer: events,
        (
            "`no`: `actor`, `perpetrator` and `target` mean the side alone. `yes`, as without it: "
            "with all that belongs to the side, such as a state's army."
        ),
        choices=YES_NO,
    )
    place = Read(
        fields.RowsField,
        lambda events, places: events.at_places(places),
        "Id or name of a place. A country or a region stands for all of it.",
        find=_places,
        what="place",
    )
    country = Read(
        fields.CountriesField,
        lambda events, codes: events.in_countries(*codes),
        f"ISO 3166-1 alpha-2 code of a place's country. {SEVERAL}",
    )
    admin1 = Read(
        fields.NamesField,
        lambda events, names: events.in_admin1(*names),
        "Name of a place's first-level division. Repeat it for any of several.",
    )
    bbox = Read(
        fields.BoxField,
        lambda events, box: events.in_box(box),
        "west,south,east,north in degrees; west > east crosses the 180th meridian.",
    )
    precision = Read(
        fields.ChoicesField,
        lambda events, precisions: events.with_precision(*precisions),
        f"How finely a place is known. {SEVERAL}",
        choices=PRECISIONS,
    )
    located = Read(
        forms.ChoiceField,
        lambda events, answer: events.located(known=answer == "yes"),
        (
            "`yes`: those that the map shows, whose first place has coordinates. `no`: those "
            "that it cannot."
        ),
        choices=YES_NO,
    )
    dated = Read(
        forms.ChoiceField,
        lambda events, answer: events.dated(known=answer == "yes"),
        "`no`: those told of more than a week, so that no day is certain. `yes`: the others.",
        choices=YES_NO,
    )
    weapon = Read(
        fields.ChoicesField,
        lambda events, types: events.with_weapons(*types),
        f"Type of munition. {SEVERAL}",
        choices=WEAPON_TYPES,
    )
    min_killed = Read(
        fields.CountField,
        lambda events, number: events.with_killed_at_least(number),
        "At least so many are said to have died.",
    )
    counted_in = Read(
        fields.ChoicesField,
        lambda events, whats: reduce(lambda found, what: found.counted_in(what), whats, events),
        f"Events whose number totals add. {SEVERAL}",
        choices=SUMS,
    )
    left_out_of = Read(
        fields.ChoicesField,
        lambda events, whats: reduce(lambda found, what: found.left_out_of(what), whats, events),
        f"Events whose number totals leave out; each says why. {SEVERAL}",
        choices=SUMS,
    )
    source = Read(
        fields.RowsField,
        lambda events, sources: events.from_sources(sources),
        "Id or name of an outlet that tells of it.",
        find=_sources,
        what="source",
    )
    article = Read(
        fields.RowsField,
        lambda events, articles: events.told_by(articles),
        "Id of an article that tells of it.",
        find=lambda text: Article.objects.known_to_readers().filter(public_id=text),
        what="article",
    )
    review = Read(
        fields.ChoicesField,
        lambda events, reviews: events.with_review(*reviews),
        f"Whether a reviewer has looked at it. {SEVERAL}",
        choices=Review.choices,
    )
    q = Read(
        forms.CharField,
        lambda events, text: events.matching(text),
        'Words that its sentences and names hold: all of them, a "phrase", -word to leave out, or.',
        max_length=300,
    )
    updated_since = Read(
        fields.MomentField,
        lambda events, moment: events.updated_since(moment),
        "Changed at or after this moment, ISO 8601; UTC if it has no offset.",
    )

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = []

    def __init__(
        self,
        data: QueryDict | None,
        queryset: EventQuerySet,
        *,
        also: Collection[str] = (),
        at_once: float | None = None,
    ) -> None:
        super().__init__(data, queryset)
        self.also, self.at_once = also, at_once
        self._selected: dict[frozenset[str], EventQuerySet] = {}

    @property
    def qs(self) -> EventQuerySet:
        """The events that the parameters select."""
        return self.without() if self.is_bound else self.queryset.all()

    def without(self, *names: str) -> EventQuerySet:
        """The events as if these parameters had not been given: what a facet counts, or the whole
        of a timeline. The same object for the same parameters, so that it counts once.
        """
        given = {name for name, value in self.read.items() if value not in EMPTY_VALUES}
        used = frozenset(given.difference(names))
        if used not in self._selected:
            self._selected[used] = self._with(used)
        return self._selected[used]

    def _with(self, names: Collection[str]) -> EventQuerySet:
        events: EventQuerySet = self.queryset.all()
        for name, value in self.read.items():
            if name in names:
                events = self.filters[name].filter(events, value)
        # a facet is counted as if its own parameter had not been given, so never of these
        return events if self.at_once is None else events.at_once(self.at_once, unasked=names)

    @cached_property
    def read(self) -> dict[str, Any]:
        """The value of each parameter that could be read."""
        self.form.full_clean()
        values: dict[str, Any] = self.form.cleaned_data
        return values

    @cached_property
    def problems(self) -> list[BadParameter]:
        """What is wrong with the parameters: unknown names, values that cannot be read, a range
        that holds no day.
        """
        given: QueryDict = self.data or QueryDict()
        single = [
            name
            for name, read in self.filters.items()
            if not isinstance(read.field.widget, forms.SelectMultiple)
        ]
        found = [
            *unknown_parameters(given, [*self.filters, *self.also]),
            *repeated_parameters(given, single),
        ]
        found += bad_values(self.form.errors)
        after, before = (self.form.cleaned_data.get(name) for name in ("after", "before"))
        if after and before and before <= after:
            found.append(
                BadParameter(
                    "before",
                    gettext("No day lies in the range: it must be later than `after`, %(day)s.")
                    % {"day": after},
                )
            )
        return found


class _Shared(dict[str, Read]):
    """Parameters whose fields and texts no request changes: copied deeply, as django-filter does
    for each request, they took a tenth of the time of a list.
    """

    def __deepcopy__(self, _: dict[int, Any]) -> dict[str, Read]:
        return {name: copy(read) for name, read in self.items()}


EventFilter.base_filters = _Shared(EventFilter.base_filters)
