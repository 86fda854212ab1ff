"""What was read: reports, events, their history, and how well the extractor reads."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from events.admin.permissions import Inline, Kept, Shown
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
from events.models.people.roles import AccountRole, role_of
from events.services.remark import settle_remarks


class EvidenceInline(Shown, Inline):
    model = Evidence
    fields = ["field", "rule", "confidence", "start", "end", "quote"]


class ClaimInline(Shown, Inline):
    model = Claim
    fields = ["speaker", "stance", "field", "value", "quote"]


@admin.register(Report)
class ReportAdmin(Shown, Kept[Report]):
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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return super().get_queryset(request).defer("article__text", "event__search_text")


class EventPlaceInline(Shown, Inline):
    model = EventPlace


class EventActorInline(Shown, Inline):
    model = EventActor


class EventWeaponInline(Shown, Inline):
    model = EventWeapon


class RevisionInline(Shown, Inline):
    model = Revision
    fields = ["number", "changed_at", "changed_by", "extractor_version", "reason"]
    ordering = ["number"]


@admin.register(Event)
class EventAdmin(Shown, Kept[Event]):
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
class RevisionAdmin(Shown, Kept[Revision]):
    list_display = ["event", "number", "changed_at", "changed_by", "extractor_version", "reason"]
    list_select_related = ["event", "changed_by"]
    search_fields = ["event__public_id", "reason"]
    ordering = ["-id"]


@admin.register(Evaluation)
class EvaluationAdmin(Shown, Kept[Evaluation]):
    list_display = ["gold_name", "articles", "events", "extractor_version", "created_at"]
    ordering = ["-id"]


@admin.register(Remark)
class RemarkAdmin(Shown, Kept[Remark]):
    list_display = ["event", "about", "text", "contact", "created_at", "settled_at", "settled_by"]
    list_filter = [("settled_at", admin.EmptyFieldListFilter), "about"]
    list_select_related = ["event", "settled_by"]
    search_fields = ["event__public_id", "text"]
    ordering = ["-id"]
    actions = ["settle"]

    def has_settle_permission(self, request: HttpRequest) -> bool:
        """Looking is not enough: what is settled leaves the list of those who check."""
        may_change = request.user.has_perm("events.change_remark")
        return may_change or role_of(request.user).at_least(AccountRole.REVIEWER)

    @admin.action(description="Mark them as settled", permissions=["settle"])
    def settle(self, request: HttpRequest, remarks: QuerySet[Remark]) -> None:
        ids = list(remarks.values_list("pk", flat=True))
        settled = settle_remarks(remark_ids=ids, user=request.user, now=timezone.now())
        self.message_user(
            request, f"{settled} settled. {len(ids) - settled} had been settled before."
        )
