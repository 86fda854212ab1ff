"""Decisions of reviewers by program: what the pages of an event do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from events.api import shapes
from events.api.permissions import MayEdit, MayReview, NeedsRole
from events.api.requests.arrivals import reviewer_of
from events.api.requests.decisions import (
    Correction,
    Decide,
    DecideOfReports,
    DecideOfTwo,
    values_of,
)
from events.api.responses.errors import ChangedMeanwhile, NotDecided
from events.api.schema import refused
from events.api.shapes import serializer_of
from events.models import Decision, Event, Report
from events.models.judging.decisions import NEEDS_EDITOR
from events.models.people.roles import AccountRole, role_of
from events.services.review.accept import accept
from events.services.review.correct import correct
from events.services.review.deciding.errors import DecisionRefused, Stale
from events.services.review.merge import merge
from events.services.review.reject import reject
from events.services.review.restore import restore
from events.services.review.split import split
from events.services.review.undo import undo
from events.services.review.withdraw import withdraw

ANSWERS = {
    200: serializer_of(shapes.Decision),
    400: refused("It cannot be decided so; `errors` names each field and reason"),
    403: refused("Neither the role nor a token with the scope `review`"),
    404: refused("There is no such event"),
    409: refused("The event was changed after `expected_revision`"),
}


def decided(
    request: Request, serializer: type[Decide], role: AccountRole, decide: Callable[..., Decision]
) -> Response:
    """Read what was sent, decide, and answer with the decision. `decide` takes what was sent
    beside the reason as `sent`.
    """
    read = serializer(data=request.data)
    read.is_valid(raise_exception=True)
    sent = dict(read.validated_data)
    who: dict[str, Any] = {"by": _account(request, role), "now": timezone.now()}
    who |= {"reason": sent.pop("reason"), "expected_revision": sent.pop("expected_revision", None)}
    try:
        decision = decide(sent, **who)
    except DecisionRefused as error:
        raise NotDecided((one.field, one.reason) for one in error.problems) from error
    except Stale as error:
        raise ChangedMeanwhile(str(error)) from error
    return Response(_as_json(decision))


def event_called(public_id: str) -> Event:
    found = Event.objects.filter(public_id=public_id).first()
    if found is None:
        raise Http404("There is no such event.")
    return found


def correct_event(request: Request, public_id: str) -> Response:
    """Set values of the event."""
    event = event_called(public_id)

    def decide(sent: dict[str, Any], **who: Any) -> Decision:
        follow = sent.pop("follow_articles", ())
        return correct(event=event, values=values_of(sent), follow_articles=follow, **who)

    return decided(request, Correction, AccountRole.REVIEWER, decide)


class DecideView(generics.GenericAPIView[Event]):
    """One decision of an event."""

    queryset = Event.objects.all()
    serializer_class: type[serializers.BaseSerializer[Any]] = Decide
    permission_classes: list[type[NeedsRole]] = [MayReview]
    pagination_class = None
    filter_backends = []
    sends: type[Decide] = Decide

    @extend_schema(request=Decide, responses=ANSWERS)
    def post(self, request: Request, public_id: str, **kwargs: object) -> Response:
        event = event_called(public_id)

        def decide(sent: dict[str, Any], **who: Any) -> Decision:
            return self.decide(event, sent, **who)

        return decided(request, self.sends, self.permission_classes[0].role, decide)

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        raise NotImplementedError


class Accept(DecideView):
    """Accept the event as it stands."""

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        return accept(event=event, **who)


class Reject(DecideView):
    """Take it away as not an event."""

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        return reject(event=event, **who)


class Withdraw(DecideView):
    """Take it away from readers."""

    permission_classes = [MayEdit]

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        return withdraw(event=event, **who)


class Restore(DecideView):
    """Give a withdrawn event back to readers."""

    permission_classes = [MayEdit]

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        return restore(event=event, **who)


class Merge(DecideView):
    """Say that two events are one."""

    permission_classes = [MayEdit]
    sends = DecideOfTwo

    @extend_schema(request=DecideOfTwo, responses=ANSWERS)
    def post(self, request: Request, public_id: str, **kwargs: object) -> Response:
        return super().post(request, public_id, **kwargs)

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        return merge(event=event, into=event_called(sent["into"]), **who)


class Split(DecideView):
    """Say that the reports of some articles tell another event."""

    permission_classes = [MayEdit]
    sends = DecideOfReports

    @extend_schema(request=DecideOfReports, responses=ANSWERS)
    def post(self, request: Request, public_id: str, **kwargs: object) -> Response:
        return super().post(request, public_id, **kwargs)

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        leaving = Report.objects.filter(event=event, article__public_id__in=sent["articles"])
        return split(event=event, reports=list(leaving), **who)


class Undo(DecideView):
    """Take the last decision of the event back."""

    def decide(self, event: Event, sent: dict[str, Any], **who: Any) -> Decision:
        last = Decision.objects.standing().touching([event.pk]).latest_first().first()
        if last is None:
            raise NotDecided([("event", "Nobody has decided anything of it.")])
        if last.what in NEEDS_EDITOR and not role_of(who["by"]).at_least(AccountRole.EDITOR):
            raise PermissionDenied("This needs the role editor.")
        return undo(decision=last, **{**who, "expected_revision": None})


def _account(request: Request, role: AccountRole) -> Any:
    """In whose name it is decided; a token decides for its account, with the account's role."""
    account = reviewer_of(request)
    if account is None:
        raise PermissionDenied("This token belongs to no account, and a decision needs a name.")
    if not role_of(account).at_least(role):
        raise PermissionDenied(f"This needs the role {role}.")
    return account


def _as_json(decision: Decision) -> shapes.Decision:
    return {
        "id": decision.pk,
        "what": decision.what,
        "event": decision.event.public_id,
        "other": decision.other.public_id if decision.other else None,
        "by": decision.by.get_username() if decision.by else "",
        "at": decision.at,
        "reason": decision.reason,
        "revisions": [
            {"event": row.event.public_id, "number": row.number}
            for row in decision.revisions.select_related("event").order_by("pk")
        ],
    }
