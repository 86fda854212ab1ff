"""Events, what readers say of them and how they changed."""

from events.models.events.event import Event, EventQuerySet, Review
from events.models.events.remarks import Remark, RemarkAbout
from events.models.events.revisions import Revision

__all__ = ["Event", "EventQuerySet", "Remark", "RemarkAbout", "Review", "Revision"]
