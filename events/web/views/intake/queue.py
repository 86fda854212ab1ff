"""The queues, for editors and staff: what is waiting, which workers run, what is quarantined and
why, and retrying it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from events.models import Article, Feed, Import, Page, Worker, queued
from events.models.people.roles import AccountRole
from events.services.intake.feeds.feeds import poll_now
from events.services.queue.heartbeats import SEEN_WITHIN
from events.services.queue.send_round import KINDS, send_round
from events.tasks import wake_extraction, wake_fetch, wake_import, wake_poll
from events.web.access import may_mend, needs_role

LISTED = 50  # of each kind
LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Queue:
    """One kind of row. `since`: when the oldest waiting row was due; `aside`: the first quarantined
    rows.
    """

    kind: str
    name: str
    heading: str
    counts: dict[str, int]
    since: datetime | None
    late: bool
    aside: Sequence[queued.Queued]

    @property
    def more(self) -> int:
        """How many more rows are quarantined than are listed."""
        return self.counts["quarantined"] + self.counts["failed"] - len(self.aside)


@never_cache
@require_safe
@needs_role(AccountRole.EDITOR, or_staff=True)
def queue(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "queues": [
            _queue(
                "article",
                gettext("Articles"),
                gettext("Articles that were set aside"),
                Article.objects.without_text(),
                now,
            ),
            _queue(
                "page",
                gettext("Pages"),
                gettext("Pages that were set aside"),
                Page.objects.without_raw(),
                now,
            ),
            _queue(
                "import",
                gettext("Files"),
                gettext("Files that were set aside"),
                Import.objects.without_content(),
                now,
            ),
        ],
        "workers": list(Worker.objects.seen_since(now - SEEN_WITHIN)),
        "last_seen": Worker.objects.order_by("-seen_at").first(),
        "feeds": list(Feed.objects.in_trouble()[:LISTED]),
    }
    return render(request, "web/articles/queue.html", context)


@require_POST
@needs_role(AccountRole.EDITOR, or_staff=True)
def retry(request: HttpRequest) -> HttpResponse:
    """`kind` and `id`, or `kind` alone for all quarantined rows of it."""
    kind, public_id = request.POST.get("kind", ""), request.POST.get("id") or None
    if kind not in KINDS or (public_id and not public_id.isalnum()):
        raise BadRequest
    if not may_mend(request, kind):
        raise PermissionDenied
    sent = send_round(kind=kind, public_id=public_id, now=timezone.now())
    wake = {"article": wake_extraction, "page": wake_fetch, "import": wake_import}[kind]
    wake(*sent.row_ids)
    messages.info(request, _told(len(sent.row_ids), sent.more))
    if public_id and kind == "article" and "to_article" in request.POST:
        return redirect("web:article", public_id)
    return redirect("web:queue")


@require_POST
@needs_role(AccountRole.EDITOR, or_staff=True)
def poll(request: HttpRequest) -> HttpResponse:
    """Poll the feed `id` now, without waiting for the pause that its errors have caused."""
    feed_id = request.POST.get("id", "")
    if not (feed_id.isascii() and feed_id.isdecimal() and len(feed_id) < 10):
        raise BadRequest
    if not may_mend(request, "feed"):
        raise PermissionDenied
    due = poll_now(feed_id=int(feed_id), now=timezone.now())
    if due:
        wake_poll(int(feed_id))
    messages.info(
        request,
        gettext("The feed is polled now.")
        if due
        else gettext("The feed is being polled already, or is at rest."),
    )
    return redirect("web:queue")


def _queue(kind: str, name: str, heading: str, rows: queued.Queue, now: datetime) -> Queue:
    since = rows.due_since(now)
    aside = [_unnamed(row) for row in rows.set_aside().newest_first()[:LISTED]]
    return Queue(
        kind,
        name,
        heading,
        rows.counts_by_status(),
        since,
        late=bool(since and now - since > LATE),
        aside=aside,
    )


def _unnamed(row: queued.Queued) -> queued.Queued:
    """Of a held article not even the title is shown."""
    if isinstance(row, Article) and row.is_hidden:
        row.title = gettext("An article that is held for review")
    return row


def _told(number: int, more: bool) -> str:
    if not number:
        return gettext("It had not been set aside any more; nothing was changed.")
    if more:
        return gettext("Sent round again: %(count)s. Others are still set aside.") % {
            "count": intcomma(number)
        }
    return gettext("Sent round again: %(count)s.") % {"count": intcomma(number)}
