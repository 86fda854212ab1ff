"""What may be done with rows in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class Shown:
    """Looked at, never changed here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Kept(admin.ModelAdmin):
    """May be changed but not deleted in bulk: a place or a side that events refer to is protected
    by the database.
    """

    list_per_page = 50
    show_full_result_count = False  # a COUNT(*) of the whole table for each search
