"""The shapes of what the API gives: one definition each, to which mypy holds what is written and
from which the schema is made.
"""

from events.api.shapes.accuracy import Accuracy, Results, Run
from events.api.shapes.articles import (
    Article,
    ArticleCopy,
    ArticleEvent,
    ArticleInList,
    BatchLine,
    Feed,
    Page,
)
from events.api.shapes.events import (
    Attribution,
    Count,
    DateSpan,
    Event,
    EventArticle,
    EventDetail,
    EventPlace,
    Evidence,
    Joined,
    Link,
    MaybeSame,
    Relation,
    ReportWhy,
    TollStatement,
    Tombstone,
)
from events.api.shapes.problems import FieldError, ProblemDetails
from events.api.shapes.reference import Actor, Place, Source
from events.api.shapes.revisions import ChangedBy, Revision
from events.api.shapes.serializer import serializer_of
from events.api.shapes.summaries import (
    Bucket,
    Claimed,
    Facets,
    ReportedTotal,
    Sums,
    Timeline,
    Total,
)

__all__ = [
    "Accuracy",
    "Actor",
    "Article",
    "ArticleCopy",
    "ArticleEvent",
    "ArticleInList",
    "Attribution",
    "BatchLine",
    "Bucket",
    "ChangedBy",
    "Claimed",
    "Count",
    "DateSpan",
    "Event",
    "EventArticle",
    "EventDetail",
    "EventPlace",
    "Evidence",
    "Facets",
    "Feed",
    "FieldError",
    "Joined",
    "Link",
    "MaybeSame",
    "Page",
    "Place",
    "ProblemDetails",
    "Relation",
    "ReportWhy",
    "ReportedTotal",
    "Results",
    "Revision",
    "Run",
    "Source",
    "Sums",
    "Timeline",
    "TollStatement",
    "Tombstone",
    "Total",
    "serializer_of",
]
