"""Pages, feeds and files, by which articles come in."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from events.admin.permissions import Kept, Shown
from events.models import Feed, FeedEntry, Import, Page


@admin.register(Page)
class PageAdmin(Shown, Kept):
    list_display = ["address", "status", "attempts", "http_status", "submitted_by", "submitted_at", "article"]
    list_filter = ["status", "submitted_by"]
    list_select_related = ["article"]
    search_fields = ["public_id", "address"]
    exclude = ["raw"]
    ordering = ["-submitted_at", "-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("raw", "article__text")


@admin.register(Feed)
class FeedAdmin(Kept):
    list_display = ["__str__", "source", "active", "minutes", "next_poll_at", "last_polled_at", "errors_in_a_row", "last_error"]
    list_filter = ["active"]
    list_select_related = ["source"]
    search_fields = ["address", "title"]
    raw_id_fields = ["source"]
    # What polling finds and decides.
    readonly_fields = [
        *("title", "created_at", "lease_until", "token", "etag", "last_modified", "last_polled_at", "last_entry_at"),
        *("errors_in_a_row", "last_error"),
    ]


@admin.register(FeedEntry)
class FeedEntryAdmin(Shown, Kept):
    list_display = ["__str__", "feed", "published_at", "seen_at", "page", "article", "refused_because"]
    list_select_related = ["feed", "page", "article"]
    search_fields = ["title", "address"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("page__raw", "article__text")


@admin.register(Import)
class ImportAdmin(Shown, Kept):
    list_display = ["name", "status", "position", "accepted", "already_here", "refused", "submitted_at"]
    list_filter = ["status"]
    exclude = ["content"]
    ordering = ["-submitted_at", "-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("content")
