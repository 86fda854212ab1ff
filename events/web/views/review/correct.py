"""All fields of an event in one form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from events.extraction.types import Precision
from events.models import Decision, Difference, Event
from events.models.people.roles import AccountRole
from events.services.intake.check_submission import Problem
from events.services.review.correct import correct
from events.services.review.deciding.errors import DecisionRefused
from events.services.review.deciding.values import KEPT_UNDER
from events.web.access import needs_role
from events.web.views.review.correct_form import CorrectForm, fields_set
from events.web.views.review.deciding import decide_on_page, event_to_decide
from events.web.views.review.teaching import TeachForm, lessons
from events.wording.counting.before_after import value_in_words
from events.wording.filters import PRECISIONS
from events.wording.labels import vocabulary
from events.wording.labels.places import countries
from events.wording.labels.vocabulary import labelled

SPARE_ROWS = 2  # empty ones to fill in


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.REVIEWER)
def correct_event(request: HttpRequest, public_id: str) -> HttpResponse:
    event = event_to_decide(public_id)
    form = CorrectForm(request.POST if request.method == "POST" else None, event=event)
    follow = [name for name in request.POST.getlist("follow") if name in KEPT_UNDER]

    teaching = TeachForm(request.POST if request.method == "POST" else None)

    def decide(**by: Any) -> Decision:
        if not teaching.is_valid():
            raise DecisionRefused(*(Problem("spelling", one) for one in _errors_of(teaching)))
        return correct(
            event=event,
            values=form.values,
            follow_articles=follow,
            teaching=lessons(teaching.cleaned_data),
            **by,
        )

    first = event.event_places.select_related("place").order_by("ordinal", "pk").first()
    context = {
        **_choices(),
        "rows": form.rows,
        "spare": range(SPARE_ROWS),
        "set_fields": fields_set(event),
        "first_place": first.place if first else None,
        "follow": follow,
        "teaching": teaching,
        "differences": _differences(event),
    }
    return decide_on_page(
        request, event, form, decide, template="web/review/correct.html", context=context
    )


def _errors_of(form: TeachForm) -> list[str]:
    return [str(error) for errors in form.errors.values() for error in errors]


def _choices() -> dict[str, Any]:
    return {
        "kinds": labelled(vocabulary.KINDS),
        "subkinds": labelled(vocabulary.SUBKINDS),
        "statuses": labelled(vocabulary.STATUSES),
        "weapon_types": labelled(vocabulary.WEAPONS),
        "precisions": [one for one in labelled(PRECISIONS) if one[0] != Precision.UNRESOLVED],
        "countries": countries(),
    }


def _differences(event: Event) -> list[tuple[Difference, str, str]]:
    rows = Difference.objects.filter(event=event).order_by("field")
    return [
        (row, value_in_words(row.field, row.reviewer), value_in_words(row.field, row.articles))
        for row in rows
    ]
