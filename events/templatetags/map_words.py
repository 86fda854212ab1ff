"""What the map's script says."""

from django import template

from events.wording.labels.map_words import map_words

register = template.Library()

register.simple_tag(map_words)
