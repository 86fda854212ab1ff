"""Words of the queue of reviewers."""

from django import template

from events.wording import reviewing

register = template.Library()

register.filter("waits_title", reviewing.title)
