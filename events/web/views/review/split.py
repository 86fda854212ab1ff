"""Reports that tell another event, or belong to one that is here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from events.models import Decision, Event, Report
from events.models.people.roles import AccountRole
from events.services.review.deciding.decision import reports_in
from events.services.review.detach import detach
from events.services.review.split import split
from events.web.access import needs_role
from events.web.views.review.deciding import (
    DecisionForm,
    decide_on_page,
    event_to_decide,
    other_event,
)


class SplitForm(DecisionForm):
    """The reports that leave, and where one alone may go."""

    reports = forms.TypedMultipleChoiceField(coerce=int, required=False)
    to = forms.CharField(label=_("ID or address of the event that it tells"), required=False)

    def __init__(self, *args: Any, reports: list[Report], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reports"].choices = [(one.pk, str(one.pk)) for one in reports]  # type: ignore[attr-defined]
        self.other: Event | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to"):
            self.other = other_event(self, "to")
            if len(cleaned.get("reports", ())) != 1:
                self.add_error("to", _("Only one report at a time can go to another event."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.EDITOR)
def split_event(request: HttpRequest, public_id: str) -> HttpResponse:
    event = event_to_decide(public_id)
    reports = list(
        Report.objects.filter(pk__in=[one.pk for one in reports_in(event)])
        .select_related("article__source")
        .prefetch_related("evidence")
        .defer("article__text")
        .order_by("article_id", "pk")
    )
    posted = request.POST if request.method == "POST" else None
    form = SplitForm(posted, reports=reports)

    def decide(**by: Any) -> Decision:
        leaving = [one for one in reports if one.pk in form.cleaned_data["reports"]]
        if form.other is not None:
            return detach(event=event, report=leaving[0], to=form.other, **by)
        return split(event=event, reports=leaving, **by)

    chosen = request.POST.getlist("reports")
    context = {"reports": [(one, str(one.pk) in chosen) for one in reports]}
    return decide_on_page(
        request, event, form, decide, template="web/review/split.html", context=context
    )
