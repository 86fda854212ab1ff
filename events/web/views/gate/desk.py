"""The editor's desk: what was taken back, incidents, and who is trusted."""

from __future__ import annotations

import re

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.models import AccountTrust, Article, Feed, Incident, Source, Withdrawal
from events.models.people.roles import AccountRole
from events.models.people.trust import Trust
from events.services.takedown.incidents import IncidentRefused, write_incident
from events.services.takedown.trust import trust_account, trust_feed, trust_source, vouch_for
from events.services.takedown.withdraw import MOST_AT_ONCE, withdraw_source
from events.web.access import needs_role
from events.web.pages.gate import signed_in
from events.web.views.gate.withdraw import WhyForm, preview
from events.wording.labels.vocabulary import TRUSTS, labelled

LISTED = 100
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
WRITTEN = _("The incident is in the log.")
KEPT = _("Kept.")


class IncidentForm(forms.Form):
    happened_at = forms.DateTimeField(label=_("When, in UTC"))
    what = forms.CharField(label=_("What happened"))
    done = forms.CharField(label=_("What was done"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.EDITOR)
def desk(request: HttpRequest) -> HttpResponse:
    """Withdrawals and incidents; POST writes an incident."""
    form = IncidentForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _written(request, form):
        return redirect("web:desk")
    context = {
        "form": form,
        "withdrawals": list(Withdrawal.objects.latest_first()[:LISTED]),
        "incidents": list(Incident.objects.select_related("written_by")[:LISTED]),
    }
    return render(request, "web/gate/desk.html", context, status=422 if form.errors else 200)


def _written(request: HttpRequest, form: IncidentForm) -> bool:
    try:
        write_incident(**form.cleaned_data, user=signed_in(request), now=timezone.now())
    except IncidentRefused as refused:
        for problem in refused.problems:
            form.add_error(problem.field, problem.reason)
        return False
    messages.success(request, WRITTEN)
    return True


@require_safe
@needs_role(AccountRole.EDITOR)
def trust(request: HttpRequest) -> HttpResponse:
    """Sources, feeds and accounts, each with its trust."""
    name = request.GET.get("q", "").strip().replace("\x00", "")
    sources = Source.objects.filter(name__icontains=name).order_by("name")
    given = dict(AccountTrust.objects.values_list("account", "trust"))
    accounts = User.objects.filter(is_active=True).order_by("username")[:LISTED]
    context = {
        "q": name,
        "trusts": labelled(TRUSTS),
        "sources": list(sources[:LISTED]),
        "feeds": list(Feed.objects.order_by("title", "pk")[:LISTED]),
        "accounts": [(user, given.get(user.pk, Trust.NORMAL)) for user in accounts],
    }
    return render(request, "web/gate/trust.html", context)


@require_POST
@needs_role(AccountRole.EDITOR)
def set_trust(request: HttpRequest) -> HttpResponse:
    """`kind` is source, feed or account, `id` its number, `trust` what an editor says."""
    kind, number = request.POST.get("kind"), request.POST.get("id", "")
    given = request.POST.get("trust")
    if given not in Trust.values or not _NUMBER.fullmatch(number):
        raise BadRequest
    said = Trust(given)
    if kind == "source":
        trust_source(source=get_object_or_404(Source, pk=int(number)), trust=said)
    elif kind == "feed":
        trust_feed(feed=get_object_or_404(Feed, pk=int(number)), trust=said)
    elif kind == "account":
        trust_account(account=get_object_or_404(User, pk=int(number)), trust=said)
    else:
        raise BadRequest
    messages.success(request, KEPT)
    return redirect("web:trust")


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.EDITOR)
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """A source: vouch for its articles, or take all of them back."""
    found = get_object_or_404(Source, pk=pk)
    articles = Article.objects.public().filter(source=found)
    form = WhyForm(request.POST if request.POST.get("step") == "withdraw" else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        messages.success(request, _done(request, found, form))
        return redirect("web:source", pk)
    keys = list(articles.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    context = {
        "source": found,
        "count": articles.count(),
        "vouched": articles.filter(outlet_vouched=True).count(),
        "form": form,
        **preview(keys),
    }
    return render(request, "web/gate/source.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, found: Source, form: WhyForm) -> str:
    now = timezone.now()
    if form.is_bound:
        rows = withdraw_source(source=found, why=form.why(), user=signed_in(request), now=now)
        count = len(rows)
    else:
        vouched = request.POST.get("step") == "vouch"
        count = vouch_for(source=found, vouched=vouched, now=now)
    return ngettext("%(count)s article was changed.", "%(count)s articles were changed.", count) % {
        "count": count
    }
