"""An article's passages with the evidence marked."""

from django import template

from events.web.pages.marks import marked

register = template.Library()

register.simple_tag(marked)
