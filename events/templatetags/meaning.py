"""What the words of the vocabulary mean."""

from django import template

from events.wording import meanings

register = template.Library()

register.filter("status_rule", meanings.status_rule)
register.filter("status_meaning", meanings.status_meaning)
register.filter("kind_meaning", meanings.kind_meaning)
register.filter("precision_meaning", meanings.precision_meaning)
register.filter("middle_meaning", meanings.middle_meaning)
register.filter("review_meaning", meanings.review_meaning)
