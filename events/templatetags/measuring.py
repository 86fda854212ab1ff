"""Measured shares."""

from django import template

from events.wording.counting import measures

register = template.Library()

register.filter("gold_title", measures.gold_title)
register.filter("fitted_on", measures.fitted_on)
register.filter("measured_name", measures.measured_name)
register.filter("percent", measures.percent)
register.filter("percent_range", measures.percent_range)
register.filter("kind_name", measures.kind_name)
register.simple_tag(measures.measured_fields)
register.inclusion_tag("web/charts/_bar.html")(measures.bar)
