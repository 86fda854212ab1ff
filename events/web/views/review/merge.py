"""Two events that are one, or two after all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from events.models import Decision, Event
from events.models.people.roles import AccountRole
from events.services.review.apart import keep_apart
from events.services.review.merge import merge
from events.web.access import needs_role
from events.web.pages.event import maybe_same
from events.web.views.review.deciding import (
    DecisionForm,
    decide_on_page,
    event_to_decide,
    id_in,
    other_event,
)

MOST_FOUND = 20


class MergeForm(DecisionForm):
    """The other event, and whether they are one."""

    into = forms.CharField(label=_("ID or address of the other event"))
    same = forms.ChoiceField(
        label=_("These two are"),
        choices=[("one", _("one event")), ("two", _("two events"))],
        initial="one",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.other: Event | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("into"):
            self.other = other_event(self, "into")
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.EDITOR)
def merge_event(request: HttpRequest, public_id: str) -> HttpResponse:
    """The event goes into another one, whose id stays."""
    event = event_to_decide(public_id)
    chosen = {"into": request.GET.get("into", ""), "same": "one"}
    form = MergeForm(request.POST if request.method == "POST" else None, initial=chosen)

    def decide(**by: Any) -> Decision:
        if form.other is None:
            raise ValueError("the form names no other event")
        if form.cleaned_data["same"] == "two":
            return keep_apart(event=event, other=form.other, **by)
        return merge(event=event, into=form.other, **by)

    other = _shown(form, chosen["into"])
    return decide_on_page(
        request,
        event,
        form,
        decide,
        template="web/review/merge.html",
        context={
            "other": other,
            "maybe_same": [one for one in maybe_same(event) if one.event != other],
            "found": _found(event, request.GET.get("q", "")),
            "q": request.GET.get("q", ""),
        },
        concerned=(other,) if other else (),
    )


def _shown(form: MergeForm, chosen: str) -> Event | None:
    """The other event, side by side with this one."""
    form.is_valid()
    public_id = form.other.public_id if form.other else id_in(chosen)
    return Event.objects.for_list().filter(public_id=public_id).first()


def _found(event: Event, text: str) -> list[Event]:
    if not text.strip():
        return []
    near = Event.objects.visible().matching(text).exclude(pk=event.pk)
    return list(near.for_list().newest_first()[:MOST_FOUND])
