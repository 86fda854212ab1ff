"""Rows of the home page. Built here because a template takes 20 times as long."""

from __future__ import annotations

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from events.web.explore.histogram import Bar, Layer


def blocks(layer: Layer) -> SafeString:
    """The blocks of one kind: there can be a thousand."""
    parts = ((block.x, block.y, block.width, block.height) for block in layer.blocks)
    return format_html_join("", '<rect x="{}%" y="{}" width="{}%" height="{}"/>', parts)


def cells(bar: Bar) -> SafeString:
    """A row of the histogram's table: the number of events of each kind."""
    return format_html_join("", "<td>{}</td>", ((intcomma(count),) for _, count in bar.counts))
