"""Which event's numbers hold another's: what rules found, and what reviewers say of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from events.admin.permissions import Kept, Shown
from events.models import PartOf, ReportedTotal, Suggestion
from events.services.review_sums import say_part_of


@admin.register(PartOf)
class PartOfAdmin(Kept[PartOf]):
    """A reviewer adds a relation, or says of one that it does not hold. Sums follow at once."""

    list_display = ["part", "whole", "rule", "because", "holds", "made_by"]
    list_filter = ["rule", "holds"]
    list_select_related = ["part", "whole", "made_by"]
    search_fields = ["part__public_id", "whole__public_id"]
    ordering = ["-id"]
    fields = ["part", "whole", "because", "holds"]
    raw_id_fields = ["part", "whole"]

    def get_readonly_fields(self, request: HttpRequest, obj: PartOf | None = None) -> list[str]:
        """Another pair is another relation."""
        return ["part", "whole"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: PartOf | None = None) -> bool:
        """The rule would make it again: say instead that it does not hold."""
        return False

    def save_model(self, request: HttpRequest, obj: PartOf, form: Any, change: bool) -> None:
        said = say_part_of(
            part=obj.part,
            whole=obj.whole,
            holds=obj.holds,
            because=obj.because,
            user=request.user,
        )
        obj.pk = said.pk


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
