"""Take an article back, with a preview; what is left of it is a tombstone."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from events import lengths
from events.models import Article, Withdrawal
from events.models.articles import ReasonClass
from events.models.people.roles import AccountRole
from events.services.takedown.undo import CannotBringBack, bring_back_withdrawn, erase_withdrawn
from events.services.takedown.withdraw import CannotWithdraw, Why, effect_of, withdraw_article
from events.web.access import needs_role
from events.web.pages.gate import may_edit, signed_in
from events.wording.labels.vocabulary import WITHDRAWN_FOR, labelled

SHOWN = 30  # events of a preview; the others are counted
WITHDRAWN = _("The article was taken back.")
BACK = _("The article is public again, and tells the same events.")
ERASED = _("The text was erased. That it was here is kept.")


class WhyForm(forms.Form):
    reason = forms.ChoiceField(choices=ReasonClass.choices)
    words = forms.CharField(required=False, max_length=lengths.CHANGE)
    note = forms.CharField(required=False, max_length=lengths.CHANGE)

    def why(self) -> Why:
        given = self.cleaned_data
        return Why(ReasonClass(given["reason"]), given["words"], given["note"])


@require_http_methods(["GET", "HEAD", "POST"])
@needs_role(AccountRole.EDITOR)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    articles = Article.objects.without_text()
    if request.method != "POST":  # who sends the form twice is told that it was taken back
        articles = articles.public()
    article = get_object_or_404(articles, public_id=public_id)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_article(
                article_id=article.pk, why=form.why(), user=signed_in(request), now=timezone.now()
            )
            messages.success(request, WITHDRAWN)
        except CannotWithdraw as refused:
            messages.error(request, str(refused))
        return redirect(article)
    context = {"article": article, **preview([article.pk]), "form": form}
    return render(request, "web/gate/withdraw.html", context, status=422 if form.errors else 200)


def preview(articles: list[int]) -> dict[str, object]:
    """What the page says before anything is taken back."""
    effect = effect_of(articles)
    return {
        "changed": effect.changed[:SHOWN],
        "vanished": effect.vanished[:SHOWN],
        "changed_count": len(effect.changed),
        "vanished_count": len(effect.vanished),
        "reasons": labelled(WITHDRAWN_FOR),
    }


def tombstone(request: HttpRequest, article: Article) -> HttpResponse:
    """What may be said of an article that was withdrawn."""
    row = article.withdrawals.standing().latest_first().first()
    context = {"article": article, "withdrawal": row, "may_edit": may_edit(request)}
    return render(request, "web/gate/tombstone.html", context, status=410)


@require_POST
@needs_role(AccountRole.EDITOR)
def change(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Undo a withdrawal, or erase its text."""
    row = get_object_or_404(Withdrawal.objects.select_related("article"), pk=pk)
    now = timezone.now()
    try:
        if step == "undo":
            bring_back_withdrawn(withdrawal_id=row.pk, user=signed_in(request), now=now)
            messages.success(request, BACK)
        elif step == "erase":
            erase_withdrawn(withdrawal_id=row.pk, now=now)
            messages.success(request, ERASED)
        else:
            raise Http404
    except CannotBringBack as refused:
        messages.error(request, str(refused))
    return redirect(row.article)
