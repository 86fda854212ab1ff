"""Events, what readers say of them and how they changed."""

from events.models.events.conditions import OF_BARRAGES, SUMMED
from events.models.events.event import LEDGER, Event, EventQuerySet, Review
from events.models.events.remarks import Remark, RemarkAbout
from events.models.events.revisions import LogEnd, Revision, RevisionQuerySet

__all__ = [
    "LEDGER",
    "OF_BARRAGES",
    "SUMMED",
    "Event",
    "EventQuerySet",
    "LogEnd",
    "Remark",
    "RemarkAbout",
    "Review",
    "Revision",
    "RevisionQuerySet",
]
