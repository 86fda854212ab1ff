"""What an account follows."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypedDict

from events.api.shapes.serializer import Address, OneOf
from events.models.going_out.subscriptions import Channel, HowOften
from events.models.queued import QueueStatus


class Subscription(TypedDict):
    """A view that is saved, and where word of its events goes."""

    id: str
    api_url: Address
    page: Annotated[Address, "Opens it without signing in, so keep it to yourself"]
    name: str
    filter: Annotated[str, "As in an address"]
    events: Annotated[Address, "The events of this view"]
    channel: Annotated[str, OneOf(Channel.choices)]
    address: Annotated[str | None, "Null: nothing is sent"]
    how_often: Annotated[str, OneOf(HowOften.choices)]
    triggers: list[str]
    secret: Annotated[str | None, "Key of the signature of a webhook (Standard Webhooks)"]
    created_at: datetime
    confirmed_at: Annotated[datetime | None, "Null: the letter was not answered yet"]
    paused_because: Annotated[str | None, "Why nothing is sent; `resume/` goes on"]


class Message(TypedDict):
    """A message that was written. Its id is that of the header `webhook-id`."""

    id: str
    written_at: datetime
    status: Annotated[str, OneOf(QueueStatus.choices)]
    attempts: int
    answer: Annotated[str | None, "Of the receiver, in a few words"]
    position: Annotated[int, "The last change of the log that it tells; 0: the first message"]
