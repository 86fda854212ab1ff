"""The form to report a mistake in an event."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from events.models import Event
from events.services.remark import MAX_TEXT, RemarkRefused, report_mistake
from events.web.forms import MistakeForm
from events.web.limits import client_of
from events.wording.labels import vocabulary
from events.wording.labels.vocabulary import labelled

TAKEN = _("Thank you. A person will look at it; the event stays as it is until then.")


@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, public_id: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.for_list(), public_id=public_id)
    if event.withdrawn_at:
        return render(request, "web/event/withdrawn.html", {"event": event}, status=410)
    form = MistakeForm(
        request.POST if request.method == "POST" else None,
        initial={"about": request.GET.get("about", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            report_mistake(
                event=event,
                **form.cleaned_data,
                now=timezone.now(),
                client=salted_hmac("mistakes", client_of(request)).hexdigest(),
            )
        except RemarkRefused as refused:
            for problem in refused.problems:
                form.add_error(problem.field, problem.reason)
        else:
            messages.success(request, TAKEN)
            return redirect(event)
    context = {
        "event": event,
        "form": form,
        "choices": labelled(vocabulary.REMARKS),
        "max_text": MAX_TEXT,
    }
    return render(request, "web/event/mistake.html", context, status=422 if form.errors else 200)
