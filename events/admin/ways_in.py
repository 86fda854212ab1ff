"""Pages, feeds and files, by which articles come in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from events import lengths
from events.admin.permissions import Fields, Kept, Shown
from events.models import Feed, FeedEntry, Import, Page
from events.services import configured
from events.services.intake.check_submission import fetch_problems
from events.services.intake.feeds.feeds import minutes_problems, poll_now
from events.services.queue import leases
from events.tasks import wake_fetch, wake_poll

if TYPE_CHECKING:
    FeedModelForm = forms.ModelForm[Feed]
else:
    FeedModelForm = forms.ModelForm  # Django's own takes no brackets at run time


@admin.register(Page)
class PageAdmin(Shown, Kept[Page]):
    list_display = [
        "address",
        "status",
        "attempts",
        "http_status",
        "submitted_by",
        "submitted_at",
        "article",
    ]
    list_filter = ["status", "submitted_by"]
    list_select_related = ["article"]
    search_fields = ["public_id", "address"]
    exclude = ["raw"]
    ordering = ["-submitted_at", "-id"]
    actions = ["fetch_again"]

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.change_page")

    @admin.action(description="Fetch them again", permissions=["retry"])
    def fetch_again(self, request: HttpRequest, pages: QuerySet[Page]) -> None:
        """Those that were set aside go back into the queue."""
        ids = list(pages.values_list("pk", flat=True))
        waiting = [pk for pk in ids if leases.retry(Page.objects.all(), pk, now=timezone.now())]
        wake_fetch(*waiting)
        left = len(ids) - len(waiting)
        self.message_user(
            request, f"{len(waiting)} will be fetched again. {left} had not been set aside."
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return super().get_queryset(request).defer("raw", "article__text")


class FeedForm(FeedModelForm):
    """A feed under the rules that hold for every way of adding one."""

    address = forms.CharField(max_length=lengths.ADDRESS)

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if "address" in self.changed_data:
            self._refuse(fetch_problems(address, configured.page_fetch_rules()))
        return address

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        self._refuse(minutes_problems(minutes))
        return minutes

    def _refuse(self, reasons: Iterable[str]) -> None:
        problems = list(reasons)
        if problems:
            raise forms.ValidationError(problems)


@admin.register(Feed)
class FeedAdmin(Kept[Feed]):
    form = FeedForm
    list_display = [
        "__str__",
        "address",
        "source",
        "active",
        "minutes",
        "next_poll_at",
        "last_polled_at",
        "errors_in_a_row",
        "last_error",
    ]
    list_filter = ["active"]
    list_select_related = ["source"]
    search_fields = ["address", "title"]
    raw_id_fields = ["source"]
    actions = ["poll_now"]
    # What polling finds and decides.
    readonly_fields = [
        *(
            "title",
            "created_at",
            "next_poll_at",
            "lease_until",
            "token",
            "etag",
            "last_modified",
            "last_polled_at",
        ),
        *("last_entry_at", "errors_in_a_row", "last_error"),
    ]

    # Of a feed that is to be added, nothing is known but what is given.
    def get_fields(self, request: HttpRequest, obj: Feed | None = None) -> list[Fields]:
        given: list[Fields] = ["address", "source", "minutes", "active"]
        return [*given, *self.readonly_fields] if obj else given

    def save_model(self, request: HttpRequest, obj: Feed, form: FeedForm, change: bool) -> None:
        """Only what was changed here: a worker may be writing what it has found."""
        if not change:
            obj.created_at = obj.next_poll_at = timezone.now()
            obj.save()
        elif form.changed_data:
            obj.save(update_fields=form.changed_data)
        wake_poll(obj.pk)

    @admin.action(description="Poll them now", permissions=["change"])
    def poll_now(self, request: HttpRequest, feeds: QuerySet[Feed]) -> None:
        """Whatever pause their errors have brought."""
        ids = list(feeds.values_list("pk", flat=True))
        due = [pk for pk in ids if poll_now(feed_id=pk, now=timezone.now())]
        wake_poll(*due)
        self.message_user(
            request,
            f"{len(due)} will be polled now. {len(ids) - len(due)} rest, or are being polled.",
        )


@admin.register(FeedEntry)
class FeedEntryAdmin(Shown, Kept[FeedEntry]):
    list_display = [
        "__str__",
        "feed",
        "published_at",
        "seen_at",
        "page",
        "article",
        "refused_because",
    ]
    list_select_related = ["feed", "page", "article"]
    search_fields = ["title", "address"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FeedEntry]:
        return super().get_queryset(request).defer("page__raw", "article__text")


@admin.register(Import)
class ImportAdmin(Shown, Kept[Import]):
    list_display = [
        "name",
        "status",
        "position",
        "accepted",
        "already_here",
        "refused",
        "submitted_at",
    ]
    list_filter = ["status"]
    exclude = ["content"]
    ordering = ["-submitted_at", "-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Import]:
        return super().get_queryset(request).defer("content")
