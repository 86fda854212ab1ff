"""The home page: links that change a parameter, labels of buckets and facet values."""

from __future__ import annotations

from datetime import date

from django import template
from django.template import Context

from events.web.explore import html, labels
from events.web.explore.page_parameters import AXIS
from events.web.pages.addresses import Here, with_changes
from events.wording.counting.counts import shown

register = template.Library()

register.filter("bucket_name", labels.bucket_name)
register.filter("value_label", labels.value_label)
register.filter("size_words", labels.size_words)
register.filter("bars_of", labels.bars_of)
register.filter("last_day", labels.last_day)
register.filter("shown", shown)
register.simple_tag(html.blocks)
register.simple_tag(html.buckets)
register.simple_tag(html.rows)


@register.simple_tag(takes_context=True)
def here_with(context: Context, **values: object) -> str:
    """This view with some parameters changed; None or an empty value removes a parameter."""
    here: Here = context["here"]
    return with_changes(here.query, {name: value or None for name, value in values.items()})


@register.simple_tag(takes_context=True)
def here_on(context: Context, start: date, end: date) -> str:
    """This view of these days only, `end` exclusive."""
    here: Here = context["here"]
    return here.on(start, end)


@register.simple_tag(takes_context=True)
def here_always(context: Context) -> str:
    """This view of all days."""
    here: Here = context["here"]
    return with_changes(here.query, {"after": None, "before": None}, without=[AXIS])
