"""The shapes that the API takes and gives, from which its schema is made.

Rows are written by `representation/`, which is faster; tests/api/test_schema.py compares the two.
"""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from events.extraction.types import Precision, Role, Stance
from events.models.actors import ActorKind
from events.models.articles import DayBasis
from events.models.events import Review
from events.models.occurrence import KINDS, STATUSES, SUBKIND_NAMES
from events.models.parts import WEAPON_TYPES
from events.models.queued import QueueStatus
from events.models.sources import SourceKind


class DateSpan(serializers.Serializer):
    """Days, both inclusive."""

    start = serializers.DateField()
    end = serializers.DateField()


class Count(serializers.Serializer):
    """How many, as far as a text says: *at least 5* is 5 and null. 0 and 0: the text says none."""

    min = serializers.IntegerField(allow_null=True)
    max = serializers.IntegerField(allow_null=True)


class Casualties(serializers.Serializer):
    """Null: no text says."""

    killed = Count(allow_null=True)
    wounded = Count(allow_null=True)


class EventPlace(serializers.Serializer):
    """A place; what has precision `region` or `country` is an area, and its coordinates are a point
    inside.
    """

    id = serializers.IntegerField()
    name = serializers.CharField()
    admin1 = serializers.CharField(allow_null=True)
    country = serializers.CharField(allow_null=True, help_text="ISO 3166-1 alpha-2; null for seas")
    lat = serializers.FloatField(allow_null=True)
    lon = serializers.FloatField(allow_null=True)
    precision = serializers.ChoiceField([str(precision) for precision in Precision])


class EventActor(serializers.Serializer):
    role = serializers.ChoiceField([str(role) for role in Role])
    name = serializers.CharField()
    slug = serializers.CharField()


class EventWeapon(serializers.Serializer):
    type = serializers.ChoiceField(WEAPON_TYPES)
    launched = serializers.IntegerField(allow_null=True)
    intercepted = serializers.IntegerField(allow_null=True)


class Attribution(serializers.Serializer):
    """Who says so, in the words of the text. `field` null: they speak of the whole event."""

    source = serializers.CharField()
    stance = serializers.ChoiceField([str(stance) for stance in Stance])
    field = serializers.CharField(allow_null=True)
    value = serializers.JSONField(allow_null=True)
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    article = serializers.CharField()


class Evidence(serializers.Serializer):
    """Words of an article: `text` is the article's text from `start` to `end`."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    text = serializers.CharField()
    article = serializers.CharField(help_text="Id of the article")


class Why(Evidence):
    """The words that one field was read from, and the rule that read them."""

    field = serializers.CharField()
    rule = serializers.CharField()
    confidence = serializers.FloatField(
        allow_null=True, help_text="How sure the rule is, 0 to 1; null: it does not say"
    )


class ReportWhy(serializers.Serializer):
    """One field of a report: the rule that read it, the words, `quote`, and where they stand in the
    report's article.
    """

    field = serializers.CharField()
    rule = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    confidence = serializers.FloatField(allow_null=True)


class Joined(serializers.Serializer):
    """One report of the event: the article that makes it, and why it stands in this event."""

    article = serializers.CharField()
    because = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)
    confidence = serializers.FloatField(allow_null=True)
    extractor_version = serializers.CharField(help_text="Which version read the article so")
    why = ReportWhy(many=True)


class EventArticle(serializers.Serializer):
    id = serializers.CharField()
    api_url = serializers.URLField()
    title = serializers.CharField(allow_null=True)
    url = serializers.CharField(allow_null=True, help_text="Where it was published")
    outlet = serializers.CharField(allow_null=True)
    published_on = serializers.DateField()


class Event(serializers.Serializer):
    """One occurrence, merged across the articles that tell it."""

    id = serializers.CharField()
    url = serializers.URLField(help_text="Here, with `why`")
    page = serializers.URLField(help_text="For readers")
    kind = serializers.ChoiceField(KINDS)
    subkind = serializers.ChoiceField(SUBKIND_NAMES, allow_null=True)
    date = DateSpan()
    places = EventPlace(many=True)
    actors = EventActor(many=True)
    weapons = EventWeapon(many=True)
    casualties = Casualties()
    personnel = Count(allow_null=True)
    attribution = Attribution(many=True)
    status = serializers.ChoiceField(STATUSES)
    evidence = Evidence(many=True)
    confidence = serializers.FloatField(allow_null=True)
    not_counted = serializers.CharField(
        allow_null=True, help_text="Why totals leave it out; null: they count it"
    )
    summary = serializers.CharField(help_text="The first sentence that tells it")
    articles = EventArticle(many=True)
    reports = serializers.IntegerField(help_text="How many reports tell it")
    article_count = serializers.IntegerField(help_text="How many articles tell it")
    origin_count = serializers.IntegerField(
        help_text=(
            "How many of them are independent: reprints of one text, and articles from one "
            "outlet or agency, count once"
        )
    )
    review = serializers.ChoiceField(Review.choices)
    updated_at = serializers.DateTimeField()


class EventDetail(Event):
    why = Why(many=True)
    joined = Joined(many=True)


class Tombstone(serializers.Serializer):
    """What is left of a withdrawn event."""

    id = serializers.CharField()
    withdrawn_at = serializers.DateTimeField()
    because = serializers.CharField(allow_blank=True)


class ArticleInList(serializers.Serializer):
    id = serializers.CharField()
    api_url = serializers.URLField(help_text="Where its status stands")
    title = serializers.CharField(allow_null=True)
    url = serializers.CharField(allow_null=True, help_text="Where it was published")
    outlet = serializers.CharField(allow_null=True)
    published_on = serializers.DateField()
    published_on_basis = serializers.ChoiceField(DayBasis.choices)
    language = serializers.CharField(allow_null=True)
    submitted_at = serializers.DateTimeField()
    status = serializers.ChoiceField(QueueStatus.choices)
    attempts = serializers.IntegerField()
    error = serializers.CharField(allow_null=True)
    skipped_because = serializers.CharField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    extractor_version = serializers.CharField(allow_null=True)


class ArticleEvent(serializers.Serializer):
    id = serializers.CharField()
    url = serializers.URLField()
    kind = serializers.ChoiceField(KINDS)
    date = DateSpan()
    status = serializers.ChoiceField(STATUSES)
    summary = serializers.CharField()


class ArticleCopy(serializers.Serializer):
    """Another article with the same text, perhaps shortened or edited."""

    id = serializers.CharField()
    url = serializers.URLField()
    shared = serializers.FloatField(
        allow_null=True,
        help_text="How much of the shorter text is in both, 0 to 1, in runs of words",
    )


class Article(ArticleInList):
    agency = serializers.CharField(
        allow_null=True,
        help_text="The agency that its dateline, by-line or credit names as its author",
    )
    origin = ArticleCopy(allow_null=True, help_text="The first article that came with this text")
    reprints = ArticleCopy(many=True, help_text="Those that came with this text later")
    events = ArticleEvent(many=True)
    events_url = serializers.URLField()
    text = serializers.CharField(help_text="As submitted")


class Actor(serializers.Serializer):
    slug = serializers.CharField()
    url = serializers.URLField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(ActorKind.choices)
    country = serializers.CharField(allow_null=True)
    parent = serializers.CharField(allow_null=True, help_text="Slug of the side that it belongs to")
    aliases = serializers.ListField(child=serializers.CharField())
    events_url = serializers.URLField()


class Place(EventPlace):
    url = serializers.URLField()
    geonames_id = serializers.IntegerField(allow_null=True)
    events_url = serializers.URLField()


class Source(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(SourceKind.choices)
    affiliation = serializers.CharField(
        allow_null=True, help_text="Slug of the party to a conflict that it speaks for"
    )
    events_url = serializers.URLField()


class FieldError(serializers.Serializer):
    field = serializers.CharField()
    reason = serializers.CharField()


class ProblemDetails(serializers.Serializer):
    """RFC 9457."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField()
    errors = FieldError(many=True)


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


class ArticleSubmission(serializers.Serializer):
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
        help_text="Its publication day; else found in the text, else today",
        error_messages={"invalid": "Write the day as YYYY-MM-DD, such as 2024-11-13."},
    )

    def validate(self, values: dict[str, Any]) -> dict[str, Any]:
        """A field that is not known is refused: a misspelt `published_on` would give a wrong day to
        every event.
        """
        unknown = [name for name in self.initial_data if name not in self.fields]
        if unknown:
            raise serializers.ValidationError(
                {name[:100]: "There is no such field." for name in unknown}
            )
        return values
