"""What is kept: articles, the reports that they make, the events that readers see."""

from events.models.actors import Actor, ActorAlias
from events.models.articles import Article
from events.models.evaluations import Evaluation
from events.models.events import Event, EventActor, EventPlace, EventWeapon
from events.models.history import Revision
from events.models.imports import Import
from events.models.pages import FeedEntry, Page
from events.models.places import GazetteerLoad, Place, PlaceName
from events.models.queued import QueueStatus
from events.models.remarks import Remark
from events.models.reports import Claim, Evidence, Report
from events.models.requests import KeyedRequest
from events.models.sketches import TextSketch
from events.models.sources import Feed, Source
from events.models.tokens import ApiToken
from events.models.workers import Worker

__all__ = [
    "Actor",
    "ActorAlias",
    "ApiToken",
    "Article",
    "Claim",
    "Evaluation",
    "Event",
    "EventActor",
    "EventPlace",
    "EventWeapon",
    "Evidence",
    "Feed",
    "FeedEntry",
    "GazetteerLoad",
    "Import",
    "KeyedRequest",
    "Page",
    "Place",
    "PlaceName",
    "QueueStatus",
    "Remark",
    "Report",
    "Revision",
    "Source",
    "TextSketch",
    "Worker",
]
