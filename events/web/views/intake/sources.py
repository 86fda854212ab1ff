"""Where articles come from: outlets, and feeds with their health; adding and pausing feeds."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from events.models import Feed
from events.models.people.roles import AccountRole, role_of
from events.models.reads.source_counts import feeds_with_counts, sources_with_counts
from events.services import configured
from events.services.intake.feeds.feed_lists import add_feeds
from events.services.intake.feeds.feeds import FeedRefused, add_feed, change_feed
from events.services.intake.feeds.try_feed import FeedNotRead, try_feed
from events.sources.feeds.opml import Listed, NotOpml, write_opml
from events.tasks import wake_poll
from events.web.access import needs_role
from events.web.forms import FeedForm

LISTED = 300


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return _show(request, FeedForm())


@require_POST
@needs_role(AccountRole.EDITOR)
def add(request: HttpRequest) -> HttpResponse:
    """Add the feed of the form; with `look` only show what it would bring."""
    form = FeedForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    if "look" in request.POST:
        return _look(request, form)
    try:
        added = add_feed(
            **form.cleaned_data, now=timezone.now(), rules=configured.page_fetch_rules()
        )
    except FeedRefused as refused:
        for problem in refused.problems:
            form.add_error(problem.field, problem.reason)
        return _show(request, form, status=422)
    if added.created:
        wake_poll(added.feed.pk)
    words = gettext("Feed added. It is being checked now.")
    messages.info(request, words if added.created else gettext("This feed was added before."))
    return _back()


@require_POST
@needs_role(AccountRole.EDITOR)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause a feed, or take it up again."""
    feed = get_object_or_404(Feed, pk=pk)
    active = "resume" in request.POST
    change_feed(feed=feed, active=active, now=timezone.now())
    if active:
        wake_poll(feed.pk)
    messages.info(request, gettext("Feed resumed.") if active else gettext("Feed paused."))
    return _back()


@require_safe
@needs_role(AccountRole.EDITOR)
def opml(request: HttpRequest) -> HttpResponse:
    """All feeds as OPML. Their addresses may hold keys, so that only editors get them."""
    feeds = Feed.objects.select_related("source").order_by("id")
    listed = [Listed(one.address, one.source.name if one.source else one.title) for one in feeds]
    body = write_opml(listed, title=gettext("Conflict event tracker"))
    response = HttpResponse(body, content_type="text/x-opml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="feeds.opml"'
    return response


@require_POST
@needs_role(AccountRole.EDITOR)
def add_opml(request: HttpRequest) -> HttpResponse:
    """Add the feeds of an uploaded OPML file."""
    upload = request.FILES.get("opml")
    content = upload.read() if isinstance(upload, UploadedFile) else b""
    try:
        done = add_feeds(content, now=timezone.now(), rules=configured.page_fetch_rules())
    except NotOpml:
        problem = gettext("The file is not an OPML list of feeds.")
        return _show(request, FeedForm(), status=422, opml_problem=problem)
    wake_poll(*done.added)
    words = gettext("Feeds added: %(added)s. Known before: %(known)s. Refused: %(refused)s.")
    counts = {"added": len(done.added), "known": done.known, "refused": len(done.refused)}
    messages.info(request, words % {name: intcomma(count) for name, count in counts.items()})
    for address, reason in done.refused[:20]:
        messages.warning(request, f"{address}: {reason}")
    return _back()


def _back() -> HttpResponse:
    """To the top, where the message is: without a place of its own, a browser keeps the form's."""
    return redirect(f"{reverse('web:sources')}#content")


def _look(request: HttpRequest, form: FeedForm) -> HttpResponse:
    try:
        tried = try_feed(
            address=form.cleaned_data["address"],
            fetch=configured.feed_fetch(),
            rules=configured.page_fetch_rules(),
            now=timezone.now(),
        )
    except FeedNotRead as error:
        form.add_error("address", str(error))
        return _show(request, form, status=422)
    return _show(request, form, tried=tried)


def _show(
    request: HttpRequest, form: FeedForm, *, status: int = 200, **more: object
) -> HttpResponse:
    feeds = list(feeds_with_counts()[:LISTED])
    looks_on = role_of(request.user).at_least(AccountRole.EDITOR)
    new = (one.active and not (one.last_polled_at or one.errors_in_a_row) for one in feeds)
    context = {
        "feeds": feeds,
        "unchecked": looks_on and any(new),  # who has just added one waits for its first articles
        "sources": sources_with_counts()[:LISTED],
        "form": form,
        **more,
    }
    return render(request, "web/intake/sources.html", context, status=status)
