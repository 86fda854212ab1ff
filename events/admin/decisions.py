"""What reviewers decided, and where articles differ from them since."""

from __future__ import annotations

from django.contrib import admin

from events.admin.permissions import Inline, Kept, Shown
from events.models import Decision, Difference, MovedReport, TaughtName


class MovedReportInline(Shown, Inline):
    model = MovedReport
    raw_id_fields = ["report"]


@admin.register(Decision)
class DecisionAdmin(Shown, Kept[Decision]):
    """Taken back on the event's page, never changed."""

    list_display = ["event", "what", "other", "by", "at", "reason", "undone_at"]
    list_filter = ["what"]
    list_select_related = ["event", "other", "by"]
    search_fields = ["event__public_id", "reason"]
    ordering = ["-id"]
    inlines = [MovedReportInline]


@admin.register(Difference)
class DifferenceAdmin(Shown, Kept[Difference]):
    list_display = ["event", "field", "reviewer", "articles", "stands", "found_at", "seen_at"]
    list_filter = ["field", ("seen_at", admin.EmptyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["event__public_id"]
    ordering = ["-id"]


@admin.register(TaughtName)
class TaughtNameAdmin(Shown, Kept[TaughtName]):
    """Taught and taken back on a page of their own."""

    list_display = ["name", "place", "actor", "country", "by", "at", "taken_back_at"]
    list_select_related = ["place", "actor", "by"]
    search_fields = ["name"]
    ordering = ["-id"]
