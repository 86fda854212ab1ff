"""What reviewers teach: spellings of places, names of sides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from events.models import Actor, Place, TaughtName
from events.models.people.roles import AccountRole
from events.services.review.deciding.errors import DecisionRefused
from events.services.review.teach import Lesson, teach
from events.services.review.unteach import unteach
from events.web.access import needs_role
from events.web.views.review.names import actor_called, places_called
from events.wording.labels.places import countries

MOST_LISTED = 500
TAKEN_BACK = _("Taken back. Articles read from now on are read as before.")


class TeachForm(forms.Form):
    """A spelling with its place, or a name with its side, or both."""

    spelling = forms.CharField(label=_("Spelling, as articles write it"), required=False)
    spelling_place = forms.CharField(label=_("Place that it is"), required=False)
    spelling_country = forms.CharField(
        label=_("Only in articles that name this country"), required=False
    )
    name = forms.CharField(label=_("Name, as articles write it"), required=False)
    name_side = forms.CharField(label=_("Side that it is"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["place"] = self._place(cleaned.get("spelling"), cleaned.get("spelling_place"))
        cleaned["side"] = self._side(cleaned.get("name"), cleaned.get("name_side"))
        return cleaned

    def _place(self, spelling: str | None, typed: str | None) -> Place | None:
        found = places_called(typed) if typed else []
        if bool(spelling) != bool(typed) or (typed and len(found) != 1):
            self.add_error("spelling", gettext("Give both the spelling and its place."))
        return found[0] if len(found) == 1 else None

    def _side(self, name: str | None, typed: str | None) -> Actor | None:
        found = actor_called(typed) if typed else None
        if bool(name) != bool(typed) or (typed and found is None):
            self.add_error("name", gettext("Give both the name and its side."))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.REVIEWER)
def taught_names(request: HttpRequest) -> HttpResponse:
    """All that was taught, and a form to teach more."""
    form = TeachForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _teach(request, form.cleaned_data)
        except DecisionRefused as refused:
            for problem in refused.problems:
                form.add_error("spelling" if form.cleaned_data["place"] else "name", problem.reason)
        else:
            return redirect("web:taught_names")
    context = {
        "form": form,
        "rows": TaughtName.objects.latest_first()[:MOST_LISTED],
        "countries": countries(),
    }
    return render(request, "web/review/taught.html", context, status=422 if form.errors else 200)


@require_POST
@needs_role(AccountRole.REVIEWER)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    taught = get_object_or_404(TaughtName, pk=pk)
    unteach(taught=taught, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    messages.success(request, TAKEN_BACK)
    return redirect("web:taught_names")


def _teach(request: HttpRequest, typed: dict[str, Any]) -> None:
    who: dict[str, Any] = {"by": request.user, "now": timezone.now()}
    for one in lessons(typed):
        teach(name=one.name, means=one.means, country=one.country, **who)


def lessons(typed: dict[str, Any]) -> list[Lesson]:
    """What the form teaches."""
    found = []
    if typed["place"]:
        country = typed["spelling_country"].upper()
        found.append(Lesson(typed["spelling"], typed["place"], country))
    if typed["side"]:
        found.append(Lesson(typed["name"], typed["side"]))
    return found
