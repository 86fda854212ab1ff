"""What the tests of decisions share."""

import pytest

from events.models import Event
from tests.services.review.reviewing import SUMY, strike, told


@pytest.fixture
def world():
    """One event of two articles, and one of a third on another day elsewhere."""
    first = told(strike(dead=3))
    second = told(strike(dead=3))
    third = told(strike("Shells fell on the market.", place=SUMY, on=16, dead=1))
    assert Event.objects.count() == 2
    return first, second, third
