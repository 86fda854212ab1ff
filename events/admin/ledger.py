"""Which event's numbers hold another's: what rules found, and what reviewers say of it."""

from __future__ import annotations

from django.contrib import admin

from events.admin.permissions import Kept, Shown
from events.models import PartOf, ReportedTotal, Suggestion


@admin.register(PartOf)
class PartOfAdmin(Shown, Kept[PartOf]):
    """What rules found and reviewers said. A reviewer says otherwise on the event's pages."""

    list_display = ["part", "whole", "rule", "because", "holds", "made_by"]
    list_filter = ["rule", "holds"]
    list_select_related = ["part", "whole", "made_by"]
    search_fields = ["part__public_id", "whole__public_id"]
    ordering = ["-id"]


@admin.register(ReportedTotal)
class ReportedTotalAdmin(Shown, Kept[ReportedTotal]):
    """Running totals as articles tell them: part of the record."""

    list_display = ["said_on", "speaker", "killed_min", "wounded_min", "since", "until", "place"]
    list_select_related = ["place"]
    search_fields = ["speaker"]
    ordering = ["-id"]


@admin.register(Suggestion)
class SuggestionAdmin(Shown, Kept[Suggestion]):
    """Events that may be one."""

    list_display = ["event", "other", "score"]
    list_select_related = ["event", "other"]
    search_fields = ["event__public_id", "other__public_id"]
    ordering = ["-score", "pk"]
