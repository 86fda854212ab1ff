"""Why a value is what it is."""

from django import template

from events.wording import meanings
from events.wording.past import link_reasons

register = template.Library()

register.filter("rule_meaning", meanings.rule_meaning)
register.filter("confidence_words", meanings.confidence_words)
register.filter("link_words", link_reasons.link_words)
register.filter("is_ours", link_reasons.is_ours)
register.filter("alike_words", link_reasons.alike_words)
