"""Values of charts in the cells of their tables."""

from __future__ import annotations

from datetime import date

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from events.templatetags.wording import day
from events.web.charts.figure import Cell, Figure, Table
from events.web.counts import NOT_SAID

register = template.Library()


@register.simple_tag
def drawn(figure: Figure) -> SafeString:
    """The chart's SVG; `events/web/charts/svg.py` escapes every text and attribute in it."""
    return mark_safe(figure.inline)  # noqa: S308


@register.simple_tag
def rows(table: Table) -> SafeString:
    """The table's rows. Written here because a template takes 20 times as long over a hundred of
    them.
    """
    pieces = (
        (cell(row[0]), format_html_join("", "<td>{}</td>", ((cell(one),) for one in row[1:])))
        for row in table.rows
    )
    return format_html_join("\n", '<tr><th scope="row">{}</th>{}</tr>', pieces)


@register.filter
def cell(value: Cell) -> str:
    """*1,234*, *13 November 2024*, *not said*."""
    if value is None:
        return str(NOT_SAID)
    if isinstance(value, date):
        return day(value)
    return intcomma(value) if isinstance(value, int) else value
