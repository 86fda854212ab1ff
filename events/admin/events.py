"""What was read: reports, events, their history, and how well the extractor reads."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from events.admin.permissions import Kept, Shown
from events.models import (
    Claim,
    Evaluation,
    Event,
    EventActor,
    EventPlace,
    EventWeapon,
    Evidence,
    Remark,
    Report,
    Revision,
)
from events.services.remark import settle_remarks


class EvidenceInline(Shown, admin.TabularInline):
    model = Evidence
    fields = ["field", "rule", "confidence", "start", "end", "quote"]


class ClaimInline(Shown, admin.TabularInline):
    model = Claim
    fields = ["speaker", "stance", "field", "value", "quote"]


@admin.register(Report)
class ReportAdmin(Shown, Kept):
    list_display = [
        "id",
        "kind",
        "subkind",
        "starts_on",
        "ends_on",
        "status",
        "article",
        "event",
        "extractor_version",
    ]
    list_filter = ["kind", "status"]
    list_select_related = ["article", "event"]
    search_fields = ["article__public_id", "event__public_id"]
    ordering = ["-id"]
    inlines = [EvidenceInline, ClaimInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("article__text", "event__search_text")


class EventPlaceInline(Shown, admin.TabularInline):
    model = EventPlace


class EventActorInline(Shown, admin.TabularInline):
    model = EventActor


class EventWeaponInline(Shown, admin.TabularInline):
    model = EventWeapon


class RevisionInline(Shown, admin.TabularInline):
    model = Revision
    fields = ["number", "changed_at", "changed_by", "extractor_version", "reason"]
    ordering = ["number"]


@admin.register(Event)
class EventAdmin(Shown, Kept):
    list_display = [
        "public_id",
        "kind",
        "subkind",
        "ends_on",
        "status",
        "killed_min",
        "review",
        "article_count",
        "withdrawn_at",
    ]
    list_filter = ["kind", "status", "review"]
    search_fields = ["public_id", "summary"]
    ordering = ["-ends_on", "-id"]
    inlines = [EventPlaceInline, EventActorInline, EventWeaponInline, RevisionInline]


@admin.register(Revision)
class RevisionAdmin(Shown, Kept):
    list_display = ["event", "number", "changed_at", "changed_by", "extractor_version", "reason"]
    list_select_related = ["event", "changed_by"]
    search_fields = ["event__public_id", "reason"]
    ordering = ["-id"]


@admin.register(Evaluation)
class EvaluationAdmin(Shown, Kept):
    list_display = ["gold_name", "articles", "events", "extractor_version", "created_at"]
    ordering = ["-id"]


@admin.register(Remark)
class RemarkAdmin(Shown, Kept):
    list_display = ["event", "about", "text", "contact", "created_at", "settled_at", "settled_by"]
    list_filter = [("settled_at", admin.EmptyFieldListFilter), "about"]
    list_select_related = ["event", "settled_by"]
    search_fields = ["event__public_id", "text"]
    ordering = ["-id"]
    actions = ["settle"]

    @admin.action(description="Mark them as settled", permissions=["view"])
    def settle(self, request: HttpRequest, remarks: QuerySet) -> None:
        ids: list[Any] = list(remarks.values_list("pk", flat=True))
        settled = settle_remarks(remark_ids=ids, user=request.user, now=timezone.now())
        self.message_user(
            request, f"{settled} settled. {len(ids) - settled} had been settled before."
        )
