"""Labels of buckets and of facet values on the home page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.filters.facets import Value
from events.models.reads.buckets import BucketSize
from events.wording.dates import day
from events.wording.labels import vocabulary
from events.wording.labels.names import local_place
from events.wording.labels.naming import kind_label, status_label
from events.wording.labels.places import actor_label, country_name
from events.wording.labels.vocabulary import named


class Bucketed(Protocol):
    """A bar of the histogram, or a count of a lane."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


PER_SIZE = {
    BucketSize.DAY: _("Events per day"),
    BucketSize.WEEK: _("Events per week"),
    BucketSize.MONTH: _("Events per month"),
    BucketSize.YEAR: _("Events per year"),
}

TOO_MANY = {
    BucketSize.WEEK: _("The darker a week, the more events."),
    BucketSize.MONTH: _("The darker a month, the more events."),
    BucketSize.YEAR: _("The darker a year, the more events."),
}


def bucket_name(bucket: Bucketed, size: BucketSize) -> str:
    """*13 November 2024*, *11–17 November 2024*, *November 2024*, *2024*."""
    match size:
        case BucketSize.DAY:
            return day(bucket.start)
        case BucketSize.MONTH:
            return formats.date_format(bucket.start, "YEAR_MONTH_FORMAT")
        case BucketSize.YEAR:
            return str(bucket.start.year)
    return gettext("%(first)s to %(last)s") % {
        "first": day(bucket.start),
        "last": day(bucket.end - timedelta(days=1)),
    }


def value_label(value: Value, facet: str) -> str:
    """The label of a facet value."""
    match facet:
        case "country":
            return country_name(value.value)
        case "admin1":
            return local_place(value.value, "", value.label)
        case "actor":
            return actor_label(value.label)
        case "kind":
            return capfirst(kind_label(value.value))
        case "status":
            return capfirst(status_label(value.value))
    return capfirst(
        named(vocabulary.PRECISIONS if facet == "precision" else vocabulary.WEAPONS, value.value)
    )


def size_words(size: BucketSize) -> str:
    """*Events per week*."""
    return str(PER_SIZE[size])


def bars_of(size: BucketSize) -> str:
    """The hint that bars count events, by the size of their buckets."""
    return str(TOO_MANY[size])


def last_day(before: date | None) -> date | None:
    """The last day of a range whose end is exclusive."""
    return before - timedelta(days=1) if before else None
