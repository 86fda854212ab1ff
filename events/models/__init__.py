"""What is kept: articles, the reports that they make, the events that readers see."""

from events.models.accounts import AccountSession, SignInLink
from events.models.actors import Actor, ActorAlias
from events.models.articles import (
    Article,
    FeedEntry,
    Holding,
    Import,
    Incident,
    Page,
    PrivateLink,
    TextSketch,
    Withdrawal,
)
from events.models.decisions import Decided, Decision, Difference, MovedReport
from events.models.evaluations import Evaluation
from events.models.events import Event, LogEnd, Remark, Revision
from events.models.exports import Export, ExportPiece
from events.models.harm import FinePlace, HarmRule
from events.models.ledger import PartOf, ReportedTotal, TollStatement
from events.models.linking import ReportTraits, Suggestion
from events.models.model_requests import ModelFigures, ModelOutcome, ModelRequest
from events.models.parts import EventActor, EventPlace, EventWeapon
from events.models.places import GazetteerLoad, Place, PlaceName
from events.models.queued import QueueStatus, Worker
from events.models.reports import Claim, Evidence, Report
from events.models.reviewing import Assignment, Comment, Waits
from events.models.sources import Feed, Source
from events.models.subscriptions import Delivery, Subscription, Told
from events.models.tallies import Tally, Uncounted
from events.models.taught import TaughtName
from events.models.tokens import ApiToken, KeyedRequest
from events.models.trust import AccountTrust

__all__ = [
    "AccountSession",
    "AccountTrust",
    "Actor",
    "ActorAlias",
    "ApiToken",
    "Article",
    "Assignment",
    "Claim",
    "Comment",
    "Decided",
    "Decision",
    "Delivery",
    "Difference",
    "Evaluation",
    "Event",
    "EventActor",
    "EventPlace",
    "EventWeapon",
    "Evidence",
    "Export",
    "ExportPiece",
    "Feed",
    "FeedEntry",
    "FinePlace",
    "GazetteerLoad",
    "HarmRule",
    "Holding",
    "Import",
    "Incident",
    "KeyedRequest",
    "LogEnd",
    "ModelFigures",
    "ModelOutcome",
    "ModelRequest",
    "MovedReport",
    "Page",
    "PartOf",
    "Place",
    "PlaceName",
    "PrivateLink",
    "QueueStatus",
    "Remark",
    "Report",
    "ReportTraits",
    "ReportedTotal",
    "Revision",
    "SignInLink",
    "Source",
    "Subscription",
    "Suggestion",
    "Tally",
    "TaughtName",
    "TextSketch",
    "Told",
    "TollStatement",
    "Uncounted",
    "Waits",
    "Withdrawal",
    "Worker",
]
