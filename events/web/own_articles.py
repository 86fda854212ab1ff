"""What this browser has sent: its sender may correct it, whether signed in or not."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from events.models import Article, Import
from events.models.people.roles import AccountRole, role_of

COOKIE = "submitted"
KEPT = 60  # ids, the latest: a cookie holds 4 kB
KEPT_SECONDS = 30 * 86_400


def remember_submitted(request: HttpRequest, response: HttpResponse, public_id: str) -> None:
    """Note in a signed cookie that this browser has sent the article, page or file."""
    ids = [one for one in _sent(request) if one != public_id]
    response.set_signed_cookie(
        COOKIE,
        ".".join([*ids, public_id][-KEPT:]),
        max_age=KEPT_SECONDS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def is_own(request: HttpRequest, article: Article) -> bool:
    """Whether this browser has sent the article, or the address that it came from."""
    sent = set(_sent(request))
    return bool(sent) and not sent.isdisjoint(_ways_of(article))


def may_undo(request: HttpRequest, row: Import) -> bool:
    """Editors may, and whoever has sent the file."""
    sent = row.public_id in _sent(request)
    return sent or role_of(request.user).at_least(AccountRole.EDITOR)


def may_set_day(request: HttpRequest, article: Article) -> bool:
    """Reviewers may, and whoever has sent it."""
    return is_own(request, article) or role_of(request.user).at_least(AccountRole.REVIEWER)


def _ways_of(article: Article) -> Iterable[str]:
    yield article.public_id
    yield from article.pages.values_list("public_id", flat=True)
    if article.file_id:
        yield from Import.objects.filter(pk=article.file_id).values_list("public_id", flat=True)


def _sent(request: HttpRequest) -> list[str]:
    kept: str = request.get_signed_cookie(COOKIE, default="", max_age=KEPT_SECONDS) or ""
    return [one for one in kept.split(".") if one]
