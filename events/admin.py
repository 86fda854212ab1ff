"""The admin: every table, for people who repair data.

What was read from texts is shown and not changed: reports, evidence, claims and revisions are the record, and an event is
changed by reviewing it, which keeps what it was before. Nothing is deleted here but names and sources that nothing refers to.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from events.models import (
    Actor,
    ActorAlias,
    ApiToken,
    Article,
    Claim,
    Evaluation,
    Event,
    EventActor,
    EventPlace,
    EventWeapon,
    Evidence,
    GazetteerLoad,
    Place,
    PlaceName,
    Report,
    Revision,
    Source,
)
from events.services.api_tokens import create_token, revoke_token
from events.services.queue import read_again, retry
from events.tasks import wake_extraction


class Shown:
    """Looked at, never changed here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Kept(admin.ModelAdmin):
    """May be changed but not deleted in bulk: a place or a side that events refer to is protected by the database."""

    list_per_page = 50
    show_full_result_count = False  # a COUNT(*) of the whole table for each search


class ActorAliasInline(admin.TabularInline):
    model = ActorAlias
    extra = 0


@admin.register(Actor)
class ActorAdmin(Kept):
    list_display = ["name", "slug", "kind", "parent", "country"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "aliases__name"]
    raw_id_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ActorAliasInline]


class PlaceNameInline(admin.TabularInline):
    model = PlaceName
    extra = 0


@admin.register(Place)
class PlaceAdmin(Kept):
    list_display = ["name", "precision", "admin1", "country", "lat", "lon", "key"]
    list_filter = ["precision"]
    search_fields = ["name", "key", "admin1", "country", "names__name"]
    inlines = [PlaceNameInline]


@admin.register(Source)
class SourceAdmin(Kept):
    list_display = ["name", "kind", "affiliation", "feed_url", "last_polled_at", "last_poll_error"]
    list_filter = ["kind"]
    list_select_related = ["affiliation"]
    search_fields = ["name", "feed_url"]
    raw_id_fields = ["affiliation"]


@admin.register(Article)
class ArticleAdmin(Kept):
    list_display = ["__str__", "source", "published_on", "status", "attempts", "language", "submitted_by", "submitted_at"]
    list_filter = ["status", "submitted_by", "published_on_basis"]
    list_select_related = ["source"]
    search_fields = ["public_id", "title", "url", "source__name"]
    raw_id_fields = ["source", "origin"]
    ordering = ["-submitted_at", "-id"]
    actions = ["try_again", "read_again"]
    # The text and all that follows from reading it; a place in the queue moves through services alone.
    readonly_fields = [
        *("public_id", "text", "sha256", "language", "submitted_by", "submitted_at", "status", "attempts", "not_before"),
        *("lease_until", "token", "last_error", "skipped_because", "extractor_version", "finished_at"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """A page of a hundred texts would be megabytes; only the article's own page reads one."""
        return super().get_queryset(request).defer("text")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description="Try to read them again", permissions=["change"])
    def try_again(self, request: HttpRequest, articles: QuerySet) -> None:
        """Those that were set aside go back into the queue."""
        ids = list(articles.values_list("pk", flat=True))
        waiting = [pk for pk in ids if retry(article_id=pk, now=timezone.now())]
        for pk in waiting:
            wake_extraction(pk)
        left = len(ids) - len(waiting)
        self.message_user(request, f"{len(waiting)} will be read again. {left} had not been set aside and are left as they are.")

    @admin.action(description="Read them again, by the version installed now", permissions=["change"])
    def read_again(self, request: HttpRequest, articles: QuerySet) -> None:
        """Read or set aside, they go back into the queue; their events stay as they are until then."""
        ids = list(articles.values_list("pk", flat=True))
        marked = read_again(article_ids=ids, now=timezone.now())
        for pk in marked:
            wake_extraction(pk)
        left = len(ids) - len(marked)
        self.message_user(
            request, f"{len(marked)} will be read again. {left} wait for it or are being read, and are left as they are."
        )


class EvidenceInline(Shown, admin.TabularInline):
    model = Evidence
    fields = ["field", "rule", "confidence", "start", "end", "quote"]


class ClaimInline(Shown, admin.TabularInline):
    model = Claim
    fields = ["speaker", "stance", "field", "value", "quote"]


@admin.register(Report)
class ReportAdmin(Shown, Kept):
    list_display = ["id", "kind", "subkind", "starts_on", "ends_on", "status", "article", "event", "extractor_version"]
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
    list_display = ["public_id", "kind", "subkind", "ends_on", "status", "killed_min", "review", "article_count", "withdrawn_at"]
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


@admin.register(GazetteerLoad)
class GazetteerLoadAdmin(Shown, Kept):
    list_display = ["hash", "places", "names", "loaded_at"]


@admin.register(Evaluation)
class EvaluationAdmin(Shown, Kept):
    list_display = ["gold_name", "articles", "events", "extractor_version", "created_at"]
    ordering = ["-id"]


@admin.register(ApiToken)
class ApiTokenAdmin(Kept):
    list_display = ["name", "prefix", "created_at", "last_used_at", "revoked_at"]
    search_fields = ["name", "prefix"]
    fields = ["name", "prefix", "scopes", "created_at", "last_used_at", "revoked_at"]
    actions = ["revoke"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return self.fields if obj else ["name"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [field for field in self.fields if field != "name"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: ApiToken, form: Any, change: bool) -> None:
        """A new token is shown here and never again."""
        if change:
            super().save_model(request, obj, form, change)
            return
        token, words = create_token(name=obj.name)
        obj.__dict__.update(token.__dict__)
        messages.warning(request, f"Keep this token now, it is not shown again: {words}")

    @admin.action(description="Revoke them", permissions=["change"])
    def revoke(self, request: HttpRequest, tokens: QuerySet) -> None:
        for token in tokens:
            revoke_token(token=token, now=timezone.now())
