"""Every named read. Pages, API, exports and admin chain these; none of them filters by hand."""

from events.querysets.actors import ActorQuerySet
from events.querysets.articles import ArticleQuerySet
from events.querysets.evaluations import EvaluationQuerySet
from events.querysets.events import EventQuerySet
from events.querysets.feeds import FeedQuerySet
from events.querysets.imports import ImportQuerySet
from events.querysets.pages import PageQuerySet
from events.querysets.places import PlaceQuerySet
from events.querysets.remarks import RemarkQuerySet
from events.querysets.revisions import RevisionQuerySet
from events.querysets.sketches import TextSketchQuerySet
from events.querysets.workers import WorkerQuerySet

__all__ = [
    "ActorQuerySet",
    "ArticleQuerySet",
    "EvaluationQuerySet",
    "EventQuerySet",
    "FeedQuerySet",
    "ImportQuerySet",
    "PageQuerySet",
    "PlaceQuerySet",
    "RemarkQuerySet",
    "RevisionQuerySet",
    "TextSketchQuerySet",
    "WorkerQuerySet",
]
