"""What the home page draws in words and addresses: links that change one parameter, names of
buckets and of facets' values.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.template import Context
from django.utils import formats
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.querysets.buckets import BucketSize
from events.templatetags.naming import kind_label, status_label
from events.templatetags.wording import country_name, day
from events.web import vocabulary
from events.web.addresses import with_changes
from events.web.histogram import Bar, Layer
from events.web.page_parameters import AXIS
from events.web.vocabulary import named

register = template.Library()

PER_SIZE = {
    BucketSize.DAY: _("Events per day"),
    BucketSize.WEEK: _("Events per week, from Monday"),
    BucketSize.MONTH: _("Events per month"),
    BucketSize.YEAR: _("Events per year"),
}
TOO_MANY = {
    BucketSize.WEEK: _("each bar counts those of a week, all lanes to one scale."),
    BucketSize.MONTH: _("each bar counts those of a month, all lanes to one scale."),
    BucketSize.YEAR: _("each bar counts those of a year, all lanes to one scale."),
}


@register.simple_tag(takes_context=True)
def here_with(context: Context, **values: Any) -> str:
    """This view with some parameters changed; None or an empty value removes a parameter."""
    return with_changes(
        context["here"].query, **{name: value or None for name, value in values.items()}
    )


@register.simple_tag(takes_context=True)
def here_on(context: Context, start: date, end: date) -> str:
    """This view with these days alone, `end` exclusive."""
    return context["here"].on(start, end)


@register.simple_tag(takes_context=True)
def here_always(context: Context) -> str:
    """This view with the events of all days."""
    return with_changes(context["here"].query, without=[AXIS], after=None, before=None)


@register.simple_tag
def blocks(layer: Layer) -> SafeString:
    """The parts of the bars of one kind. Written here because a template takes 20 times as long
    over a thousand of them.
    """
    parts = ((block.x, block.y, block.width, block.height) for block in layer.blocks)
    return format_html_join("", '<rect x="{}%" y="{}" width="{}%" height="{}"/>', parts)


@register.simple_tag
def cells(bar: Bar) -> SafeString:
    """A row of the table of bars: how many of each kind."""
    return format_html_join("", "<td>{}</td>", ((intcomma(count),) for _, count in bar.counts))


@register.filter
def bucket_name(bucket: Any, size: BucketSize) -> str:
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


@register.filter
def value_label(value: Any, facet: str) -> str:
    """A value of a facet as its box is labelled."""
    match facet:
        case "country":
            return country_name(value.value)
        case "actor":
            return str(value.label)
        case "kind":
            return capfirst(kind_label(value.value))
        case "status":
            return capfirst(status_label(value.value))
    return capfirst(
        named(vocabulary.PRECISIONS if facet == "precision" else vocabulary.WEAPONS, value.value)
    )


@register.filter
def size_words(size: BucketSize) -> str:
    """*Events per week, from Monday*."""
    return str(PER_SIZE[size])


@register.filter
def bars_of(size: BucketSize) -> str:
    """What a bar counts where events are too many to be drawn, by the length of its days."""
    return str(TOO_MANY[size])


@register.filter
def last_day(before: date | None) -> date | None:
    """The last day of a range whose end is exclusive."""
    return before - timedelta(days=1) if before else None
