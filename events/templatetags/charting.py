"""Charts and their tables."""

from django import template

from events.web.charts.drawing import html

register = template.Library()

register.filter("cell", html.cell)
register.simple_tag(html.drawn)
register.simple_tag(html.rows)
