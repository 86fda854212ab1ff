"""How an article came, in words: by whom it was sent, and who accepted it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext, pgettext

from events.models import Article, Holding
from events.models.articles import SubmittedBy, Verdict
from events.wording.dates import moment
from events.wording.labels.naming import isolated


def how_it_came(article: Article) -> str:
    """*Pasted by a visitor; accepted by R., 30 November 2026, 09:12 UTC.*"""
    return "; ".join(filter(None, (_came(article), _accepted(article), _delayed(article))))


def _came(article: Article) -> str:
    if article.feed is not None:
        return gettext("From the feed %(feed)s") % {"feed": isolated(str(article.feed))}
    if article.account is not None:
        name = isolated(article.account.get_username())
        pasted = article.submitted_by == SubmittedBy.FORM
        words = (
            gettext("Pasted by the account %(account)s")
            if pasted
            else gettext("Sent by the account %(account)s")
        )
        return words % {"account": name}
    return _BY_VISITOR[article.submitted_by]()


def _accepted(article: Article) -> str:
    holding = holding_of(article)
    if holding is None or holding.decision != Verdict.ACCEPTED or holding.decided_at is None:
        return ""
    when = moment(holding.decided_at)
    if holding.decided_by is None:
        return gettext("no longer held since %(moment)s, when it also came by a trusted way") % {
            "moment": when
        }
    name = isolated(holding.decided_by.get_username())
    return gettext("accepted by %(account)s, %(moment)s") % {"account": name, "moment": when}


def _delayed(article: Article) -> str:
    holding = holding_of(article)
    if holding is None or holding.until is None:
        return ""
    delayed = gettext("delayed on purpose until %(moment)s") % {"moment": moment(holding.until)}
    if holding.decision != Verdict.DELAYED or holding.decided_by is None:
        return delayed
    name = isolated(holding.decided_by.get_username())
    return f"{delayed}; " + gettext("published early by %(account)s") % {"account": name}


def holding_of(article: Article) -> Holding | None:
    """That it was held, or None."""
    try:
        return article.holding
    except ObjectDoesNotExist:
        return None


_BY_VISITOR: Mapping[str, Callable[[], str]] = {
    SubmittedBy.FORM: lambda: gettext("Pasted by a visitor"),
    SubmittedBy.API: lambda: gettext("Sent by a program"),
    SubmittedBy.URL: lambda: gettext("From an address that a visitor gave"),
    SubmittedBy.FEED: lambda: pgettext("how an article came", "From a feed"),
    SubmittedBy.FILE: lambda: gettext("In a file"),
    SubmittedBy.DEMO: lambda: gettext("An example, loaded with the product"),
}
