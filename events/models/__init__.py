"""What is kept: articles, the reports that they make, the events that readers see."""

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
from events.models.counting.ledger import PartOf, ReportedTotal, TollStatement
from events.models.counting.parts import EventActor, EventPlace, EventWeapon
from events.models.counting.tallies import Tally, Uncounted
from events.models.events import Event, LogEnd, Remark, Revision
from events.models.going_out.exports import Export, ExportPiece
from events.models.going_out.subscriptions import Delivery, Subscription, Told
from events.models.judging.decisions import Decided, Decision, Difference, MovedReport
from events.models.judging.harm import FinePlace, HarmRule
from events.models.judging.taught import TaughtName
from events.models.linking import ReportTraits, Suggestion
from events.models.measured.evaluations import Evaluation
from events.models.measured.model_requests import ModelFigures, ModelOutcome, ModelRequest
from events.models.people.accounts import AccountSession, SignInLink
from events.models.people.tokens import ApiToken, KeyedRequest
from events.models.people.trust import AccountTrust
from events.models.places import GazetteerLoad, Place, PlaceName
from events.models.queued import QueueStatus, Worker
from events.models.reports import Claim, Evidence, Report
from events.models.reviewing import Assignment, Comment, Waits
from events.models.sources import Feed, Source

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
