"""Programs that write through the API, and workers."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from events.admin.permissions import Fields, Kept, Shown
from events.models import ApiToken, Export, KeyedRequest, ModelRequest, Worker
from events.services.api_tokens import create_token, revoke_token


@admin.register(ApiToken)
class ApiTokenAdmin(Kept[ApiToken]):
    list_display = ["name", "prefix", "created_at", "last_used_at", "revoked_at"]
    search_fields = ["name", "prefix"]
    readonly_fields = ["prefix", "scopes", "created_at", "last_used_at", "revoked_at"]
    actions = ["revoke"]

    def get_fields(self, request: HttpRequest, obj: ApiToken | None = None) -> list[Fields]:
        return ["name", *self.readonly_fields] if obj else ["name"]

    def has_delete_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: ApiToken, form: ModelForm[ApiToken], change: bool
    ) -> None:
        """A new token is shown here and never again."""
        if change:
            super().save_model(request, obj, form, change)
            return
        token, words = create_token(name=obj.name)
        obj.__dict__.update(token.__dict__)
        messages.warning(request, f"Keep this token now, it is not shown again: {words}")

    @admin.action(description="Revoke them", permissions=["change"])
    def revoke(self, request: HttpRequest, tokens: QuerySet[ApiToken]) -> None:
        for token in tokens:
            revoke_token(token=token, now=timezone.now())


@admin.register(KeyedRequest)
class KeyedRequestAdmin(Shown, Kept[KeyedRequest]):
    list_display = ["sender", "key", "answer_status", "created_at"]
    search_fields = ["sender", "key"]
    ordering = ["-id"]


@admin.register(Worker)
class WorkerAdmin(Shown, Kept[Worker]):
    list_display = ["name", "kind", "started_at", "seen_at"]
    ordering = ["-seen_at"]


@admin.register(ModelRequest)
class ModelRequestAdmin(Shown, Kept[ModelRequest]):
    """What was sent to a language model, and what it cost: a record, and never changed."""

    list_display = ["sent_at", "model", "outcome", "sent_to", "tokens_in", "tokens_out", "cost"]
    list_filter = ["outcome", "model"]
    search_fields = ["text_sha256", "sent_to"]
    ordering = ["-id"]


@admin.register(Export)
class ExportAdmin(Shown, Kept[Export]):
    """Files of events that were asked for; each is deleted after a day."""

    list_display = ["format", "query", "status", "size", "submitted_at"]
    list_filter = ["status", "format"]
    ordering = ["-submitted_at", "-id"]
