"""Rules against harm: add, pause, end; and what they delay."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from events import lengths
from events.models import Article, HarmRule, Holding
from events.models.judging.harm import COARSER, KINDS, LONGEST_DELAY
from events.models.people.roles import AccountRole
from events.models.places import PRECISIONS
from events.services.intake.gate.publish import publish_now
from events.services.linking.coarsen import FINER_THAN
from events.services.takedown.harm import add_rule, end_rule, pause_rule
from events.web.access import needs_role
from events.web.pages.gate import signed_in
from events.wording.labels.places import countries
from events.wording.labels.vocabulary import KINDS as KIND_LABELS
from events.wording.labels.vocabulary import PRECISIONS as PRECISION_LABELS
from events.wording.labels.vocabulary import labelled

ANY = ("", "")
LISTED = 50
NOTHING_TO_DO = _("Choose how places are shown, or give the hours of delay, or both.")
NOT_COARSER = _("It is not coarser than how the place is known.")
IS_PUBLIC = _("The article is public now, with what it tells.")
NOT_DELAYED = _("It is not delayed any more, or has not been read yet. Nothing was changed.")


def known_countries() -> list[tuple[str, str]]:
    return [ANY, *countries()]


class RuleForm(forms.Form):
    country = forms.ChoiceField(label=_("Country"), choices=known_countries, required=False)
    kind = forms.ChoiceField(
        label=pgettext_lazy("label of a fact", "Event type"), choices=[ANY, *KINDS], required=False
    )
    precision = forms.ChoiceField(
        label=_("Place known as"), choices=[ANY, *PRECISIONS], required=False
    )
    shown_as = forms.ChoiceField(
        label=pgettext_lazy("a place", "Shown as"), choices=[ANY, *COARSER], required=False
    )
    delay_hours = forms.IntegerField(
        label=_("Hours of delay"), min_value=0, max_value=LONGEST_DELAY, required=False
    )
    because = forms.CharField(label=_("Reason"), max_length=lengths.CHANGE)

    def clean_delay_hours(self) -> int:
        return self.cleaned_data["delay_hours"] or 0

    def clean_shown_as(self) -> str:
        shown_as, known = str(self.cleaned_data["shown_as"]), self.cleaned_data.get("precision")
        if shown_as and known and known not in FINER_THAN[shown_as]:
            raise forms.ValidationError(NOT_COARSER)
        return shown_as

    def clean(self) -> None:
        if not (self.errors or self.cleaned_data["shown_as"] or self.cleaned_data["delay_hours"]):
            raise forms.ValidationError(NOTHING_TO_DO)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.EDITOR)
def harm(request: HttpRequest) -> HttpResponse:
    form = RuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_rule(**form.cleaned_data, user=signed_in(request), now=timezone.now())
        return redirect("web:harm")
    context = {
        "form": form,
        "rules": list(HarmRule.objects.select_related("made_by").order_by("ended_at", "-pk")),
        "countries": countries(),
        "kinds": labelled(KIND_LABELS),
        "precisions": labelled(PRECISION_LABELS),
        "delayed": list(Holding.objects.delayed().select_related("article")[:LISTED]),
        "coarser": [one for one in labelled(PRECISION_LABELS) if one[0] in dict(COARSER)],
    }
    return render(request, "web/gate/harm.html", context, status=422 if form.errors else 200)


@require_POST
@needs_role(AccountRole.EDITOR)
def change_rule(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    rule = get_object_or_404(HarmRule, pk=pk, ended_at=None)
    if step == "pause":
        pause_rule(rule=rule, now=timezone.now())
    elif step == "end":
        end_rule(rule=rule, now=timezone.now())
    else:
        raise Http404
    return redirect("web:harm")


@require_POST
@needs_role(AccountRole.EDITOR)
def publish_article(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publishes a delayed article before its time."""
    article = get_object_or_404(Article.objects.without_text(), public_id=public_id)
    if publish_now(article_id=article.pk, user=signed_in(request), now=timezone.now()):
        messages.success(request, IS_PUBLIC)
    else:
        messages.info(request, NOT_DELAYED)
    return redirect("web:harm")
