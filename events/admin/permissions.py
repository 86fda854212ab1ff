"""What may be done with rows in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Inline = admin.TabularInline[Model, Model]
else:
    Inline = admin.TabularInline

    class ModelAdmin(admin.ModelAdmin):
        """Django's own takes no brackets at run time, and type checkers ask for the model there."""

        def __class_getitem__(cls, model):
            return cls


Fields = str | list[str] | tuple[str, ...]  # one field, or several on one line
_Row = TypeVar("_Row", bound=Model)


class Shown:
    """Looked at, never changed here."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class Kept(ModelAdmin[_Row]):
    """May be changed but not deleted in bulk: a place or a side that events refer to is protected
    by the database.
    """

    list_per_page = 50
    show_full_result_count = False  # a COUNT(*) of the whole table for each search
