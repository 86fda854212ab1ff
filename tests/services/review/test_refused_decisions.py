"""What a decision may not be: a change that nobody saw, bad values, no reason."""

from datetime import date

import pytest

from events.extraction.types import Count, DateSpan, Precision, Role, Weapon, WeaponType
from events.models import (
    Decision,
    Report,
)
from events.services.review.accept import accept
from events.services.review.correct import correct
from events.services.review.deciding.errors import CannotUndo, DecisionRefused, Stale
from events.services.review.deciding.new_rows import NewActor, NewPlace
from events.services.review.deciding.values import Values
from events.services.review.detach import detach
from events.services.review.merge import merge
from events.services.review.reject import reject
from events.services.review.restore import restore
from events.services.review.split import split
from events.services.review.undo import undo
from tests.services.review.every_decision import decisions
from tests.services.review.reviewing import (
    NOW,
    by,
    event_of,
    reviewer,
    what_people_see,
)

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


def test_a_later_decision_has_to_be_undone_first(world):
    event = event_of(world[0])
    corrected = correct(event=event, values=Values(killed=Count(2, 2)), **by())
    accepted = accept(event=event, **by())
    with pytest.raises(CannotUndo, match="Take back first") as refused:
        undo(decision=corrected, **by())
    assert refused.value.later == accepted
    undo(decision=accepted, **by())
    undone = undo(decision=corrected, **by())
    with pytest.raises(CannotUndo, match="Decide again instead"):
        undo(decision=undone, **by())
    with pytest.raises(CannotUndo, match="already"):
        undo(decision=corrected, **by())


def test_a_change_that_the_reviewer_has_not_seen_is_told(world):
    event = event_of(world[0])
    seen = event.revisions.count()
    accept(event=event, by=reviewer("petro"), reason="Checked", now=NOW)
    with pytest.raises(Stale, match="petro at 20 Nov 2024, 09:30 UTC: Checked") as stale:
        accept(event=event, **by(expected_revision=seen))
    assert [revision.reason for revision in stale.value.meanwhile] == ["Checked"]
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (Values(killed=Count(5, 3)), "killed"),
        (Values(wounded=Count(-1, None)), "wounded"),
        (Values(subkind="no such"), "subkind"),
        (Values(days=DateSpan(date(2024, 11, 14), date(2024, 11, 13))), "days"),
        (Values(days=DateSpan(date(2024, 12, 1), date(2024, 12, 1))), "days"),
        (Values(summary="  "), "summary"),
        (Values(weapons=(Weapon(WeaponType.DRONE), Weapon(WeaponType.DRONE))), "weapons"),
        (Values(places=(NewPlace("Mill", Precision.TOWN, lat=91.0, lon=0.0),)), "places"),
        (Values(places=(NewPlace("Mill", Precision.TOWN, lat=10.0),)), "places"),
        (Values(places=(NewPlace("---", Precision.TOWN),)), "places"),
        (Values(places=(NewPlace("x" * 201, Precision.TOWN),)), "places"),
        (Values(actors=((Role.TARGET, NewActor("\u202e")),)), "actors"),
        (Values(), "values"),
    ],
)
def test_bad_values_are_named_and_nothing_is_changed(world, values, field):
    before = what_people_see()
    with pytest.raises(DecisionRefused) as refused:
        correct(event=event_of(world[0]), values=values, **by())
    assert [problem.field for problem in refused.value.problems] == [field]
    assert what_people_see() == before and not Decision.objects.exists()


@pytest.mark.parametrize("reason", ["", "  ", "…", "\u200b", "x" * 501, "a\x00b"])
def test_a_decision_needs_a_reason(world, reason):
    for decide in decisions(*world, reason=reason).values():
        with pytest.raises(DecisionRefused, match="reason"):
            decide()
    assert not Decision.objects.exists()


def test_what_cannot_be_is_refused(world):
    first, _, third = world
    event, other = event_of(first), event_of(third)
    only = Report.objects.get(article=third)
    gone = reject(event=other, **by())
    for refused in (
        lambda: merge(event=event, into=event, **by()),
        lambda: merge(event=event, into=other, **by()),
        lambda: accept(event=other, **by()),
        lambda: split(event=event, reports=[], **by()),
        lambda: split(event=event, reports=[only], **by()),
        lambda: split(event=event, reports=list(event.reports.all()), **by()),
        lambda: detach(event=event, report=only, **by()),
        lambda: restore(event=event, **by()),
    ):
        with pytest.raises(DecisionRefused):
            refused()
    undo(decision=gone, **by())
    with pytest.raises(DecisionRefused, match="only report"):
        detach(event=other, report=only, **by())
