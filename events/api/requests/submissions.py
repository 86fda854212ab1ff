"""What the API takes: articles to be read, feeds to be polled."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from events.models.going_out.subscriptions import Trigger
from events.services.intake.feeds.feeds import LEAST_MINUTES, MOST_MINUTES


class Words(serializers.CharField):
    """Text as sent: untrimmed, and never made of a number or a list."""

    default_error_messages = {"invalid": "It must be a text in quotation marks."}

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, **options)
        # the service gives each reason in its own words, NUL and length among them
        self.validators = []

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return data


MOST_NAMED = 20  # a body of 100,000 unknown names must not be answered with all of them


class OnlyKnownFields(serializers.Serializer[Any]):
    """A field that is not known is refused: a misspelt `published_on` would give a wrong day to
    every event.
    """

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        unknown = [name for name in self.initial_data if name not in self.fields]
        if unknown:
            reasons = {name[:100]: "There is no such field." for name in unknown[:MOST_NAMED]}
            if len(unknown) > MOST_NAMED:
                reasons["body"] = f"It has {len(unknown):,} fields that do not exist."
            raise serializers.ValidationError(reasons)
        return values


class ArticleSubmission(OnlyKnownFields):
    """An article to be read: its text, or `url` alone, whose page is then fetched."""

    default_error_messages = {"invalid": 'It must be an object, as {{"text": "…"}}.'}

    text = Words(
        required=False, allow_blank=True, help_text="The article's text, as it reads in the browser"
    )
    title = Words(required=False, allow_blank=True, default="")
    url = Words(required=False, allow_blank=True, default="", help_text="Where it was published")
    outlet = Words(required=False, allow_blank=True, default="", help_text="Who published it")
    published_on = serializers.DateField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Its publication day; else found in the text, else unknown",
        error_messages={"invalid": "Write the day as YYYY-MM-DD, such as 2024-11-13."},
    )


class DayOfArticle(OnlyKnownFields):
    """The day on which an article was published."""

    published_on = serializers.DateField(
        help_text="In the outlet's own country",
        error_messages={"invalid": "Write the day as YYYY-MM-DD, such as 2024-11-13."},
    )


class Refusal(OnlyKnownFields):
    """Why a held article is refused."""

    reason = Words(allow_blank=True, help_text="Shown to its sender")


class SubscriptionSubmission(OnlyKnownFields):
    """A view to be saved or followed. The service checks its values."""

    name = Words(allow_blank=True, help_text="The subject of letters")
    filter = Words(
        required=False,
        allow_blank=True,
        default="",
        help_text="As in an address: `kind=strike&country=UA`. Empty: all events",
    )
    channel = Words(
        allow_blank=True, help_text="`email`, `webhook`, or `view`: only saved, nothing is sent"
    )
    address = Words(required=False, allow_blank=True, default="", help_text="Where to")
    how_often = Words(
        required=False,
        default="now",
        help_text="`now`; for letters also `daily`, `weekly` (Mondays), at 06:00 UTC",
    )
    triggers = serializers.ListField(
        child=Words(),
        required=False,
        default=lambda: list(Trigger.values),
        help_text="`new`, `toll`, `status`, `correction`, `withdrawal`; all by default",
    )


class FeedSubmission(OnlyKnownFields):
    """A feed to be polled."""

    address = Words(allow_blank=True, help_text="Of an RSS or Atom feed")
    outlet = Words(
        required=False,
        allow_blank=True,
        default="",
        help_text="Whose articles they are; else as each page says",
    )
    minutes = serializers.IntegerField(
        required=False,
        default=30,
        help_text=f"Between two polls, {LEAST_MINUTES} to {MOST_MINUTES:,}",
    )
    active = serializers.BooleanField(required=False, default=True)


class FeedChange(OnlyKnownFields):
    """What is to be different; what is left out stays."""

    minutes = serializers.IntegerField(
        required=False, help_text=f"Between two polls, {LEAST_MINUTES} to {MOST_MINUTES:,}"
    )
    active = serializers.BooleanField(
        required=False, help_text="A feed that is not active rests until it is taken up again"
    )
