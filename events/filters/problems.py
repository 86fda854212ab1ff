"""What is wrong with the parameters of a request, in words for the person who wrote them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter, and why it cannot be used."""

    parameter: str
    reason: str


def unknown_parameters(given: Mapping[str, Any], known: Collection[str]) -> Iterator[Problem]:
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name[:50], known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            yield Problem(name[:100], f"There is no such parameter.{hint}")


def repeated_parameters(given: Mapping[str, Any], single: Collection[str]) -> Iterator[Problem]:
    if isinstance(given, QueryDict):
        for name in single:
            if len([value for value in given.getlist(name) if value]) > 1:
                yield Problem(name, "Give it once.")


def bad_values(errors: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """The errors of a form, one for each field."""
    for name, reasons in errors.items():
        yield Problem(name, " ".join(str(reason) for reason in reasons))
