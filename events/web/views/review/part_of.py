"""Whether the numbers of another event hold those of this one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from events.models import Decision, Event
from events.models.people.roles import AccountRole
from events.services.review.part_of import say_part_of
from events.web.access import needs_role
from events.web.views.review.deciding import (
    DecisionForm,
    decide_on_page,
    event_to_decide,
    other_event,
)


class PartOfForm(DecisionForm):
    """The whole, and whether it holds this event."""

    whole = forms.CharField(label=_("ID or address of the event with the larger number"))
    holds = forms.ChoiceField(
        label=_("Its number"),
        choices=[
            ("yes", _("holds the number of this event, so that totals add one of them")),
            ("no", _("does not hold it: totals add both")),
        ],
        initial="yes",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.other: Event | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("whole"):
            self.other = other_event(self, "whole")
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.REVIEWER)
def part_of_event(request: HttpRequest, public_id: str) -> HttpResponse:
    event = event_to_decide(public_id)
    whole = event.contained_in.holding().for_page().first()
    initial = {"whole": whole.whole.public_id if whole else "", "holds": "no" if whole else "yes"}
    form = PartOfForm(request.POST if request.method == "POST" else None, initial=initial)

    def decide(**by: Any) -> Decision:
        if form.other is None:
            raise ValueError("the form names no other event")
        holds = form.cleaned_data["holds"] == "yes"
        return say_part_of(part=event, whole=form.other, holds=holds, **by)

    return decide_on_page(
        request,
        event,
        form,
        decide,
        template="web/review/part_of.html",
        context={"whole": whole, "parts": list(event.contains.holding().for_page()[:20])},
    )
