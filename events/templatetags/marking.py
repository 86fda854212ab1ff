"""Passages of an article with what was read in them marked."""

from django import template

from events.web.pages.marks import marked

register = template.Library()

register.simple_tag(marked)
