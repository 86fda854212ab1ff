"""Why a value is what it is."""

from django import template

from events.wording import meanings

register = template.Library()

register.filter("rule_meaning", meanings.rule_meaning)
register.filter("confidence_words", meanings.confidence_words)
