"""What is kept: articles, the reports that they make, the events that readers see."""

from events.models.actors import Actor, ActorAlias
from events.models.articles import Article, ArticleStatus, Source
from events.models.evaluations import Evaluation
from events.models.events import Event, EventActor, EventPlace, EventWeapon
from events.models.history import Revision
from events.models.places import GazetteerLoad, Place, PlaceName
from events.models.reports import Claim, Evidence, Report
from events.models.tokens import ApiToken

__all__ = [
    "Actor",
    "ActorAlias",
    "ApiToken",
    "Article",
    "ArticleStatus",
    "Claim",
    "Evaluation",
    "Event",
    "EventActor",
    "EventPlace",
    "EventWeapon",
    "Evidence",
    "GazetteerLoad",
    "Place",
    "PlaceName",
    "Report",
    "Revision",
    "Source",
]
