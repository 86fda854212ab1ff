"""What can be wrong with a request, beside what Django REST framework already has a name for."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from rest_framework import exceptions

from events.api.shapes import ArticleTombstone, FieldError, Tombstone
from events.filters import BadParameter
from events.wording.dates import ended


class InvalidParameters(exceptions.APIException):
    """The query string cannot be used as it is."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "The address has parameters that cannot be used."

    def __init__(self, problems: Iterable[BadParameter]) -> None:
        super().__init__()
        self.errors: list[FieldError] = [
            {"field": problem.parameter, "reason": problem.reason} for problem in problems
        ]


class TooLarge(exceptions.APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class Busy(exceptions.APIException):
    """The queue is full: worth another try after a while."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self, detail: str, *, wait: int) -> None:
        super().__init__(detail)
        self.wait = wait


class AddressConflict(exceptions.APIException):
    """The address came before with another text."""

    status_code = HTTPStatus.CONFLICT
    default_detail = "The article was not accepted."

    def __init__(self, problems: Iterable[tuple[str, str]], article: str) -> None:
        super().__init__()
        self.errors: list[FieldError] = [
            {"field": field, "reason": reason} for field, reason in problems
        ]
        self.members = {"article": article}


class NotDecided(exceptions.APIException):
    """A decision of a reviewer cannot be made so."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "Nothing was changed."

    def __init__(self, problems: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.errors: list[FieldError] = [
            {"field": field, "reason": reason} for field, reason in problems
        ]


class ChangedMeanwhile(exceptions.APIException):
    """The event was changed after the reviewer saw it."""

    status_code = HTTPStatus.CONFLICT


class NotHeld(exceptions.APIException):
    """The article does not wait for a reviewer."""

    status_code = HTTPStatus.CONFLICT
    default_detail = "The article does not wait for a reviewer: somebody has decided already."


class FeedNotAccepted(exceptions.APIException):
    """The feed cannot be kept so."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "The feed was not accepted."

    def __init__(self, errors: Iterable[FieldError]) -> None:
        super().__init__()
        self.errors = list(errors)


class NotFollowed(FeedNotAccepted):
    """The view cannot be saved or followed so."""

    default_detail = "Nothing was saved."


class InvalidHeader(exceptions.APIException):
    """A header of the request cannot be used."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The header {name} cannot be used.")
        self.errors: list[FieldError] = [{"field": name, "reason": reason}]


class KeyUsedBefore(InvalidHeader):
    """The same key with another body."""

    status_code = HTTPStatus.CONFLICT


class Withdrawn(exceptions.APIException):
    """The event was there and was taken back; what is left of it is its tombstone."""

    status_code = HTTPStatus.GONE

    def __init__(self, tombstone: Tombstone) -> None:
        because = tombstone["because"] or "no reason is recorded"
        super().__init__(ended(f"This event was withdrawn: {because}"))
        self.members = {"tombstone": tombstone}


class ArticleWithdrawn(exceptions.APIException):
    """The article was there and was taken back."""

    status_code = HTTPStatus.GONE

    def __init__(self, tombstone: ArticleTombstone) -> None:
        super().__init__(ended(f"This article was withdrawn: {tombstone['because']}"))
        self.members = {"tombstone": tombstone}
