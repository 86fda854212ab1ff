"""Follow the events of a filter: by e-mail, or by messages to a web address."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from events.exports.options import CURSOR, ORDERING
from events.filters import EventFilter
from events.filters.matching import normal_query
from events.models import Delivery, Event, Subscription
from events.models.going_out.subscriptions import Channel, HowOften, Trigger
from events.models.people.roles import AccountRole
from events.services import configured
from events.services.subscriptions import follow as following
from events.services.subscriptions.follow import FollowRefused, Wanted
from events.services.subscriptions.payload import ping
from events.services.subscriptions.signing import shown_secret
from events.web.access import needs_role
from events.web.explore.page_parameters import PARAMETERS
from events.web.forms import FollowForm
from events.web.limits import seconds_to_wait
from events.wording import subscribing
from events.wording.filters import filter_words
from events.wording.labels.vocabulary import labelled
from events.wording.notices import confirmation

CHECK_MAIL = _("We have sent you a letter. Open the link in it to begin.")
SAVED = _("The view is saved.")
BEGUN = _("From now on you get word of changes.")
ENDED = _("Nothing will be sent any more.")
SENT_AGAIN = _("The message is sent again.")
GOES_ON = _("Messages are sent again.")
MOST_SHOWN = 50
NOT_WHICH = (*PARAMETERS, CURSOR, ORDERING)  # of a page, list or feed, and left out


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    query = normal_query(request.GET)
    problems = EventFilter(request.GET, Event.objects.visible(), also=NOT_WHICH).problems
    words = filter_words(EventFilter(QueryDict(query), queryset=Event.objects.visible()).read)
    mine: dict[str, object] = {"name": words[:100], "triggers": list(Trigger.values)}
    mine |= {"channel": Channel.EMAIL, "how_often": HowOften.DAILY}
    mine |= {"address": getattr(request.user, "email", "")}
    form = FollowForm(request.POST if request.method == "POST" else None, initial=mine)
    status = 200
    if request.method == "POST":
        form.is_valid()
        if seconds_to_wait(request):
            form.add_error(None, _("You have sent very many forms. Please wait a minute."))
        elif problems:  # without the parameter other events would be followed, perhaps all
            for problem in problems:
                form.add_error(None, f"{problem.parameter}: {problem.reason}")
        else:
            begun = _begin(request, form, query)
            if begun:
                return begun
        status = 422
    context = {"form": form, "query": query, "filter": words, "problems": problems}
    context |= _choices()
    return render(request, "web/follow/follow.html", context, status=status)


def _begin(request: HttpRequest, form: FollowForm, query: str) -> HttpResponse | None:
    given: dict[str, Any] = {name: form.cleaned_data.get(name) or "" for name in form.fields}
    wanted = Wanted(
        **given, query=query, language=get_language() or "en", site=request.build_absolute_uri("/")
    )
    user = request.user if request.user.is_authenticated else None
    by_mail = given["channel"] == Channel.EMAIL
    done = SAVED if given["channel"] == Channel.VIEW else BEGUN
    first = confirmation(given["name"], given["how_often"]) if by_mail else ping(timezone.now())
    try:
        begun = following.follow(
            wanted=wanted,
            user=user,
            first=dict(first),
            rules=configured.post_rules(),
            now=timezone.now(),
        )
    except FollowRefused as refused:
        for problem in refused.problems:
            form.add_error(problem.field, problem.reason)
        return None
    messages.success(request, CHECK_MAIL if by_mail else done)
    return redirect(f"/?{query}" if by_mail and user is None else begun)


@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is sent where, and what was; its owner's, by account or by the link."""
    mine = _mine(request, public_id)
    if request.method == "POST":
        if "delivery" in request.POST:
            delivery = request.POST["delivery"]
            if following.replay(mine, delivery=delivery, now=timezone.now()):
                messages.success(request, SENT_AGAIN)
        else:
            following.go_on(mine, now=timezone.now())
            messages.success(request, GOES_ON)
        return redirect(mine)
    context = {
        "subscription": mine,
        "filter": filter_words(
            EventFilter(QueryDict(mine.query), queryset=Event.objects.visible()).read
        ),
        "deliveries": Delivery.objects.newest_of(mine, limit=MOST_SHOWN),
        "secret": shown_secret(mine.secret) if mine.channel == Channel.WEBHOOK else "",
        "how_often": subscribing.HOW_OFTEN[mine.how_often],
        "triggers": [subscribing.TRIGGERS[trigger] for trigger in mine.triggers],
    }
    return render(request, "web/follow/subscription.html", context)


@never_cache
@require_safe
@needs_role(AccountRole.READER)
def following_list(request: HttpRequest) -> HttpResponse:
    """The views that an account has saved, and what is sent of them."""
    mine = [
        {"subscription": one, "how_often": subscribing.HOW_OFTEN[one.how_often]}
        for one in Subscription.objects.of_user(request.user)
    ]
    return render(request, "web/accounts/following.html", {"views": mine})


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """A button, not the link alone: mail programs open links to look at them."""
    mine = _mine(request, public_id)
    if request.method == "POST":
        following.confirm(mine, now=timezone.now())
        messages.success(request, BEGUN)
        return redirect(mine)
    return render(request, "web/follow/confirm.html", {"subscription": mine})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mail programs send the form by themselves (RFC 8058); the key in the address is the proof."""
    mine = _mine(request, public_id)
    if request.method == "POST":
        following.end(mine, now=timezone.now())
        mine.refresh_from_db()
    return render(request, "web/follow/stop.html", {"subscription": mine, "ended_words": ENDED})


def _mine(request: HttpRequest, public_id: str) -> Subscription:
    found = get_object_or_404(Subscription.objects.all(), public_id=public_id)
    by_link = constant_time_compare(request.GET.get("key", ""), found.key)
    by_account = request.user.is_authenticated and found.user_id == request.user.pk
    if not (by_link or by_account):
        raise Http404  # as for one that does not exist: whoever guesses learns nothing
    return found


def _choices() -> dict[str, object]:
    return {
        "channels": labelled(subscribing.CHANNELS),
        "frequencies": labelled(subscribing.HOW_OFTEN),
        "all_triggers": labelled(subscribing.TRIGGERS),
    }
