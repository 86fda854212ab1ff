"""Rows of the home page. Built here because a template takes 20 times as long."""

from __future__ import annotations

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from events.web.explore.histogram import Bar, Histogram, Layer
from events.web.explore.labels import bucket_name
from events.web.pages.addresses import Here


def blocks(layer: Layer) -> SafeString:
    """The blocks of one kind: there can be a thousand."""
    parts = ((block.x, block.y, block.width, block.height) for block in layer.blocks)
    return format_html_join("", '<rect x="{}%" y="{}" width="{}%" height="{}"/>', parts)


def buckets(histogram: Histogram, here: Here) -> SafeString:
    """The links over the bars, each to its days."""
    size = histogram.axis.size
    parts = (
        (
            here.on(bar.start, bar.end),
            bar.start.isoformat(),
            bar.x,
            bar.width,
            bucket_name(bar, size),
            intcomma(bar.total),
        )
        for bar in histogram.bars
    )
    return format_html_join("", BUCKET, parts)


def rows(histogram: Histogram, here: Here) -> SafeString:
    """The rows of the histogram's table: the days, and the number of events of each kind."""
    size = histogram.axis.size
    parts = (
        (here.on(bar.start, bar.end), bucket_name(bar, size), _cells(bar))
        for bar in histogram.filled
    )
    return format_html_join("", ROW, parts)


def _cells(bar: Bar) -> SafeString:
    numbers = [*(count for _, count in bar.counts), bar.total]
    return format_html_join("", "<td>{}</td>", ((intcomma(number),) for number in numbers))


BUCKET = (
    '<a href="{}" tabindex="-1" data-start="{}"><rect x="{}%" y="0" width="{}%" height="103">'
    "<title>{}: {}</title></rect></a>"
)
ROW = '<tr><th scope="row"><a href="{}">{}</a></th>{}</tr>'
