"""The way of every page on which a reviewer decides: fill in, look at what would change, save."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.models import Decided, Decision, Event
from events.services.review.deciding.errors import DecisionRefused, Stale
from events.services.review.deciding.preview import Preview, preview
from events.wording.counting.before_after import lines, new_lines

SAVED = _("Saved. It can be taken back below.")
TAKEN_BACK = _("Taken back. All is as it was before that decision.")
# where the form shows a problem of a value that has two fields
SHOWN_AT = {"killed": "killed_min", "wounded": "wounded_min", "days": "starts_on"}
_IN_ADDRESS = re.compile(r"events/([a-z0-9]{1,12})(?![a-z0-9])", re.IGNORECASE)
Decide = Callable[..., Decision]


class DecisionForm(forms.Form):
    """What every decision needs. Services check it."""

    reason = forms.CharField(label=_("Why"), required=False)
    expected_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


def event_to_decide(public_id: str) -> Event:
    """The event of the address, withdrawn ones too."""
    return get_object_or_404(Event.objects.for_list(), public_id=public_id)


def decide_on_page(
    request: HttpRequest,
    event: Event,
    form: DecisionForm,
    decide: Decide,
    *,
    template: str,
    context: dict[str, Any],
    concerned: tuple[Event, ...] = (),
) -> HttpResponse:
    """Show the form; with `step=preview` also what the decision would change; with `step=save` make
    it. `decide` takes what `DecisionForm` has, with who and when.
    """
    status, seen, found = 200, _last_revision(event), None
    if request.method == "POST":
        try:
            if form.is_valid():
                seen = form.cleaned_data["expected_revision"] or seen
                made = _made(request, form, decide, event, *concerned)
                if isinstance(made, Decision):
                    undone = made.what == Decided.UNDO
                    messages.success(request, TAKEN_BACK if undone else SAVED)
                    made.event.refresh_from_db()
                    return redirect(made.event.merged_into or made.event)
                found = made
        except DecisionRefused as refused:
            _show_problems(form, refused)
        except Stale as stale:
            form.add_error(None, str(stale))
            status, seen = 409, _last_revision(event)
    shown = {"event": event, "form": form, "revision": seen, **context}
    shown["preview"] = _in_words(found) if found else None
    return render(request, template, shown, status=422 if form.errors and status == 200 else status)


def _made(
    request: HttpRequest, form: DecisionForm, decide: Decide, *events: Event
) -> Decision | Preview:
    def call() -> Decision:
        return decide(
            by=request.user,
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
            expected_revision=form.cleaned_data["expected_revision"],
        )

    return call() if request.POST.get("step") == "save" else preview(call, *events)


def _show_problems(form: DecisionForm, refused: DecisionRefused) -> None:
    for problem in refused.problems:
        field = SHOWN_AT.get(problem.field, problem.field)
        form.add_error(field if field in form.fields else None, problem.reason)


def id_in(typed: str) -> str:
    """The id of an event that was typed, or that its address has, of whichever of its pages."""
    address = _IN_ADDRESS.search(typed)
    return (address[1] if address else typed.replace("\x00", "").strip()).lower()


def other_event(form: DecisionForm, field: str) -> Event | None:
    """The event whose id or address was typed; an error of the field where there is none."""
    found = Event.objects.filter(public_id=id_in(form.cleaned_data[field])).first()
    if found is None:
        form.add_error(field, gettext("There is no event with this id."))
    return found


def _last_revision(event: Event) -> int:
    numbers = event.revisions.order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0


def _in_words(found: Preview) -> dict[str, Any]:
    events = [
        (one, new_lines(one.after) if one.is_new else lines(one.before, one.after))
        for one in found.events
    ]
    return {"events": events, "sums": found.sums}
