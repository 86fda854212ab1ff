"""What a reviewer does with an item of the queue. Each way leads on to the next item."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext, pgettext
from django.views.decorators.http import require_POST

from events.models import Assignment, Decision, Event
from events.models.people.roles import AccountRole
from events.services.remark import settle_remarks
from events.services.review import talk
from events.services.review.accept import accept
from events.services.review.apart import keep_apart
from events.services.review.deciding.errors import DecisionRefused, Stale
from events.services.review.merge import merge
from events.services.review.reject import reject
from events.web.access import needs_role

MOST_AT_ONCE = 100
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_ITEM = re.compile(r"(\w{1,12})\.(\d{1,9})", re.ASCII)


@require_POST
@needs_role(AccountRole.REVIEWER)
def accept_items(request: HttpRequest) -> HttpResponse:
    """Accept the chosen events, each as it was when the page was made: `item` is id and number of
    its last change. Those that changed since are left, and named.
    """
    items = request.POST.getlist("item")[:MOST_AT_ONCE]
    decided = [_decided(request, text, accept) for text in items]
    accepted = [one for one in decided if isinstance(one, Decision)]
    left = [one for one in decided if isinstance(one, str)]
    if accepted:
        many = len(accepted)
        said = ngettext("%(count)s event accepted.", "%(count)s events accepted.", many)
        messages.success(request, _with_undo(said % {"count": many}, *accepted))
    elif not left:
        messages.info(request, gettext("Choose an event first."))
    for problem in left:
        messages.error(request, problem)
    return _onward(request, stay=not accepted)


@require_POST
@needs_role(AccountRole.REVIEWER)
def reject_item(request: HttpRequest) -> HttpResponse:
    made = _decided(request, str(request.POST.get("item", "")), reject)
    if isinstance(made, str):
        messages.error(request, f"{made} {_your_reason(request)}")
    else:
        said = gettext("Rejected. Readers no longer see it.")
        messages.success(request, _with_undo(said, made))
    return _onward(request, stay=isinstance(made, str))


@require_POST
@needs_role(AccountRole.EDITOR)
def merge_item(request: HttpRequest) -> HttpResponse:
    """The event and another one that looks alike are one, or with `two` are two after all."""
    into = str(request.POST.get("into", "")).replace("\x00", "")[:12]
    other = Event.objects.visible().filter(public_id=into).first()
    if other is None:
        messages.error(request, gettext("That event is no longer there."))
        return _onward(request, stay=True)
    two = bool(request.POST.get("two"))
    decide = partial(keep_apart, other=other) if two else partial(merge, into=other)
    made = _decided(request, str(request.POST.get("item", "")), decide)
    if isinstance(made, str):
        messages.error(request, made)
    else:
        said = gettext("Kept as two events.") if two else gettext("Merged.")
        messages.success(request, _with_undo(said, made))
    return _onward(request, stay=isinstance(made, str))


@require_POST
@needs_role(AccountRole.REVIEWER)
def take_item(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the event on, or with `leave` leave it to others."""
    event = get_object_or_404(Event, public_id=public_id)
    if request.POST.get("leave"):
        talk.leave(event=event)
    elif (holder := _holder(event, request)) is not None:
        said = gettext("%(who)s has taken it on already.") % {"who": holder.user}
        messages.info(request, said)
    else:
        talk.take_on(event=event, user=_account(request), now=timezone.now())
    return _onward(request, stay=True)


@require_POST
@needs_role(AccountRole.REVIEWER)
def comment_item(request: HttpRequest, public_id: str) -> HttpResponse:
    event = get_object_or_404(Event, public_id=public_id)
    text = str(request.POST.get("text", ""))
    try:
        talk.comment(event=event, user=_account(request), text=text, now=timezone.now())
    except DecisionRefused as refused:
        messages.error(request, refused.problems[0].reason)
    return _onward(request, stay=True)


@require_POST
@needs_role(AccountRole.REVIEWER)
def settle_item(request: HttpRequest, public_id: str) -> HttpResponse:
    """The mistakes that readers reported of this event are dealt with."""
    event = get_object_or_404(Event, public_id=public_id)
    chosen = [int(text) for text in request.POST.getlist("remark") if _NUMBER.fullmatch(text)]
    own = event.remarks.filter(pk__in=chosen[:MOST_AT_ONCE]).values_list("pk", flat=True)
    settle_remarks(remark_ids=list(own), user=request.user, now=timezone.now())
    return _onward(request, stay=True)


def _decided(request: HttpRequest, text: str, decide: Callable[..., Decision]) -> Decision | str:
    """Decide of one item; returns the decision, or why the item was left as it is."""
    named = _ITEM.fullmatch(text)
    event = Event.objects.filter(public_id=named[1]).first() if named else None
    if named is None or event is None:
        return gettext("That event is no longer there.")
    try:
        return decide(
            event=event,
            by=request.user,
            reason=str(request.POST.get("reason", "")),
            now=timezone.now(),
            expected_revision=int(named[2]),
        )
    except Stale as stale:
        return str(stale)
    except DecisionRefused as refused:
        reasons = " ".join(problem.reason for problem in refused.problems)
        return f"{event.public_id}: {reasons}"


def _with_undo(said: str, *made: Decision) -> str:
    """With the way back where one decision was made: its event has left the queue."""
    if len(made) != 1:
        return said
    address = reverse("web:undo", args=[made[0].pk])
    back = pgettext("a decision", "Take it back")
    return format_html('{} <a href="{}">{}</a>', said, address, back)


def _your_reason(request: HttpRequest) -> str:
    """What was typed, so that it need not be thought of again."""
    reason = " ".join(str(request.POST.get("reason", "")).split())
    return gettext("You wrote: %(reason)s") % {"reason": reason} if reason else ""


def _holder(event: Event, request: HttpRequest) -> Assignment | None:
    """Somebody else who has taken it on since this page was made."""
    others = Assignment.objects.filter(event=event).exclude(user=_account(request))
    return others.select_related("user").first()


def _account(request: HttpRequest) -> User:
    """Who is signed in; `needs_role` lets nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _onward(request: HttpRequest, *, stay: bool) -> HttpResponse:
    """Back to the queue: at the same item, or at the next one."""
    query = QueryDict(str(request.POST.get("back", ""))[:500].removeprefix("?"), mutable=True)
    item = request.POST.get("here" if stay else "next", "")
    query.pop("event", None)
    if item:
        query["event"] = str(item)[:12]
    return redirect(f"{reverse('web:review')}?{query.urlencode()}")
