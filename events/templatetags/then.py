"""An event as it was at a moment."""

from django import template

from events.wording.past import then

register = template.Library()

register.filter("where_then", then.where_then)
register.filter("sides_then", then.sides_then)
