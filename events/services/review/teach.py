"""A reviewer teaches that a spelling is a place, or a name a side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from events import lengths
from events.extraction.data.folding import fold
from events.models import Actor, Place, TaughtName
from events.services.intake.check_submission import Problem, line_problems
from events.services.review.deciding.errors import DecisionRefused


@dataclass(frozen=True, slots=True)
class Lesson:
    """*This spelling is this place*, or *this name is this side*.

    With a country it holds only in articles that name it.
    """

    name: str
    means: Place | Actor
    country: str = ""


@transaction.atomic
def teach(
    *, name: str, means: Place | Actor, by: User, now: datetime, country: str = ""
) -> TaughtName:
    """Let articles that are read from now on have this place or side where they have the name.

    Raises:
        DecisionRefused: if the name has no letters, or was taught already.
    """
    name, key = " ".join(name.split()), fold(name)
    problems = [Problem("name", why) for why in line_problems(name, lengths.NAME)]
    if not key:
        problems.append(Problem("name", gettext("It has no letters.")))
    is_place = isinstance(means, Place)
    same = TaughtName.objects.standing().filter(key=key, place__isnull=not is_place)
    if same.filter(country=country if is_place else "").exists():
        problems.append(Problem("name", gettext("A reviewer has taught this already.")))
    if problems:
        raise DecisionRefused(*problems)
    return TaughtName.objects.create(
        name=name,
        key=key,
        place=means if isinstance(means, Place) else None,
        actor=means if isinstance(means, Actor) else None,
        country=country if is_place else "",
        by=by,
        at=now,
    )
