"""A change of an event as JSON."""

from __future__ import annotations

from events.api import shapes
from events.models import Revision
from events.services.linking.log_export import logged


def revision_as_json(revision: Revision) -> shapes.Revision:
    """`revision` was read with its event."""
    return logged(revision)
