"""Rows as the JSON of the API, in the field names of the annotation guide.

Plain functions: a serializer object for each row and each nested row costs ten times as much. What
they give is declared in `shapes/`, and mypy holds the two together.
"""

from events.api.representation.accuracy import evaluation_as_json
from events.api.representation.articles import article_as_json, article_in_list, article_tombstone
from events.api.representation.events import (
    event_as_json,
    event_in_detail,
    parts_of_fields,
    tombstone_as_json,
)
from events.api.representation.feeds import feed_as_json
from events.api.representation.held import held_as_json
from events.api.representation.pages import page_as_json
from events.api.representation.reference import actor_as_json, place_as_json, source_as_json

__all__ = [
    "actor_as_json",
    "article_as_json",
    "article_in_list",
    "article_tombstone",
    "evaluation_as_json",
    "event_as_json",
    "event_in_detail",
    "feed_as_json",
    "held_as_json",
    "page_as_json",
    "parts_of_fields",
    "place_as_json",
    "source_as_json",
    "tombstone_as_json",
]
