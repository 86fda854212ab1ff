"""What is wrong with the parameters of a request, in words for the person who wrote them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext

AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class BadParameter:
    """A parameter, and why it cannot be used."""

    parameter: str
    reason: str


def unknown_parameters(given: QueryDict, known: Collection[str]) -> Iterator[BadParameter]:
    for name in given:
        if name == AS_OF and name not in known:
            yield BadParameter(
                name,
                gettext(
                    "This cannot be shown as of a moment. Lists of events, single events and "
                    "their exports can."
                ),
            )
        elif name not in known:
            near = difflib.get_close_matches(name[:50], known, n=1)
            known_one = gettext("There is no such parameter. Did you mean %(name)s?")
            reason = (
                known_one % {"name": near[0]} if near else gettext("There is no such parameter.")
            )
            yield BadParameter(name[:100], reason)


def repeated_parameters(given: QueryDict, single: Collection[str]) -> Iterator[BadParameter]:
    for name in single:
        if len([value for value in given.getlist(name) if value]) > 1:
            yield BadParameter(name, gettext("Give it once."))


def bad_values(errors: ErrorDict) -> Iterator[BadParameter]:
    """The errors of a form, one for each field."""
    for name, reasons in errors.items():
        yield BadParameter(name, " ".join(str(reason) for reason in reasons))
