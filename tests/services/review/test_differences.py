"""Where articles differ from a reviewer, the event comes back with the difference."""

import pytest

from events.extraction.types import Count
from events.models import Difference, Event
from events.services.review.accept import accept
from events.services.review.correct import correct
from events.services.review.deciding.values import Values
from events.services.review.undo import undo
from tests.services.review.reviewing import by, event_of, strike, told

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
FIVE = {"min": 5, "max": 5}


def dead(number):
    return {"min": number, "max": number}


def unseen():
    rows = Difference.objects.unseen().order_by("field")
    return [(row.field, row.reviewer, row.articles, row.stands) for row in rows]


@pytest.fixture
def corrected():
    article = told(strike(dead=3))
    correct(event=event_of(article), values=Values(killed=Count(5, 5)), **by())
    return article


def test_what_the_reviewer_saw_and_set_otherwise_is_no_news(corrected):
    assert unseen() == []
    told(strike(dead=3), article=corrected, version="2")
    assert unseen() == [], "the same number again, by the same article"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (9, [("killed", FIVE, dead(9), True)]),
        (3, [("killed", FIVE, dead(3), True)]),
        (5, []),
        (None, []),
    ],
)
def test_another_article_that_differs_brings_the_event_back(number, expected):
    first = told(strike())
    correct(event=event_of(first), values=Values(killed=Count(5, 5)), **by())
    second = told(strike(dead=number))
    assert event_of(second) == event_of(first)
    assert unseen() == expected
    assert event_of(first).killed_min == 5
    if expected:
        assert second.public_id in Difference.objects.get().told_by


def test_a_new_reading_that_differs_brings_it_back_until_a_reviewer_has_seen_it(corrected):
    told(strike(dead=8), article=corrected, version="2")
    assert unseen() == [("killed", FIVE, dead(8), True)]
    accept(event=event_of(corrected), **by("Five it is"))
    assert unseen() == []
    told(strike(dead=8), article=corrected, version="3")
    assert unseen() == []
    told(strike(dead=5), article=corrected, version="4")
    assert not Difference.objects.exists(), "they agree"


def test_an_accepted_value_that_changes_brings_the_event_back():
    article = told(strike(dead=3))
    decision = accept(event=event_of(article), **by())
    told(strike(dead=8), article=article, version="2")
    assert unseen() == [("killed", dead(3), dead(8), False)]
    assert Event.objects.get().killed_min == 8, "it follows its articles"
    undo(decision=decision, **by())
    assert unseen() == []
