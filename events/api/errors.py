"""What can be wrong with a request, beside what Django REST framework already has a name for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from rest_framework import exceptions

from events.filters import Problem


class InvalidParameters(exceptions.APIException):
    """The query string cannot be used as it is."""

    status_code = HTTPStatus.BAD_REQUEST
    default_detail = "The address has parameters that cannot be used."

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.errors = [{"field": problem.parameter, "reason": problem.reason} for problem in problems]


class TooLarge(exceptions.APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class Withdrawn(exceptions.APIException):
    """The event was there and was taken back; what is left of it is its tombstone."""

    status_code = HTTPStatus.GONE

    def __init__(self, tombstone: Mapping[str, Any]) -> None:
        super().__init__(f"This event was withdrawn: {tombstone['because'] or 'no reason is recorded'}.")
        self.members = {"tombstone": tombstone}
