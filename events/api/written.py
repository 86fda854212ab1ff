"""JSON that the database has written: passed on as it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from django.http import Http404, HttpResponse
from rest_framework.request import Request

from events.api.responses.links import Links
from events.models.reads.event_json import as_json, is_written_by_database

PLAIN = "application/json"
BUILT_BY = ("fields", "count")  # parameters that only what is built of rows can answer


def can_be_written(request: Request) -> bool:
    """Whether the database can write the answer. It indents nothing and leaves nothing out."""
    plain = request.accepted_media_type == PLAIN and not set(BUILT_BY) & set(request.query_params)
    return plain and is_written_by_database()


def event_written(request: Request, key: int) -> HttpResponse:
    """As `event_in_detail` has it."""
    for text in as_json([key], Links(request).of_events, detailed=True):
        return HttpResponse(text, content_type=PLAIN)
    raise Http404("There is no such event.")


def page_written(request: Request, keys: Collection[int], next_url: str | None) -> HttpResponse:
    """A page of events as `event_as_json` has them."""
    rows: Sequence[str] = as_json(keys, Links(request).of_events) if keys else ()
    headers = {"Link": f'<{next_url}>; rel="next"'} if next_url else None
    text = f'{{"next":{json.dumps(next_url)},"results":[{",".join(rows)}]}}'
    return HttpResponse(text, content_type=PLAIN, headers=headers)
