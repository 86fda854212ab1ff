"""Each decision by name."""

from datetime import date

from events.extraction.types import Count, DateSpan, Kind, Role, Weapon, WeaponType
from events.models import (
    Report,
)
from events.services.review.accept import accept
from events.services.review.apart import keep_apart
from events.services.review.correct import correct
from events.services.review.deciding.values import Values
from events.services.review.detach import detach
from events.services.review.merge import merge
from events.services.review.part_of import say_part_of
from events.services.review.reject import reject
from events.services.review.split import split
from events.services.review.withdraw import withdraw
from tests.factories import make_actor, make_place
from tests.services.review.reviewing import (
    by,
    event_of,
)

CORRECTED = Values(
    kind=Kind("ground_combat"),
    days=DateSpan(date(2024, 11, 11), date(2024, 11, 12)),
    killed=Count(4, 5),
    wounded=Count(None, None),
    weapons=(Weapon(WeaponType.MISSILE, 2, None),),
)


def where(**values):
    place, actor = make_place("Kryvyi Rih"), make_actor("Ukraine")
    return Values(places=(place,), actors=((Role.PERPETRATOR, actor),), **values)


def decisions(first, second, third, **values):
    """Each decision by name, made by a call."""
    own = {**by(), **values}
    event, other = event_of(first), event_of(third)
    report = Report.objects.get(article=second)
    return {
        "accept": lambda: accept(event=event, **own),
        "correct": lambda: correct(event=event, values=CORRECTED, **own),
        "correct rows": lambda: correct(event=event, values=where(), **own),
        "merge": lambda: merge(event=other, into=event, **own),
        "merge the older": lambda: merge(event=event, into=other, **own),
        "split": lambda: split(event=event, reports=[report], **own),
        "detach": lambda: detach(event=event, report=report, **own),
        "detach to": lambda: detach(event=event, report=report, to=other, **own),
        "apart": lambda: keep_apart(event=event, other=other, **own),
        "part of": lambda: say_part_of(part=other, whole=event, holds=True, **own),
        "not part of": lambda: say_part_of(part=other, whole=event, holds=False, **own),
        "reject": lambda: reject(event=event, **own),
        "withdraw": lambda: withdraw(event=event, **own),
    }
