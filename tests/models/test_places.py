"""Rules that the database itself holds."""

import pytest
from django.db import IntegrityError

from events.models import Place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"lat": 50.0, "lon": None, "precision": "town"}, "place_has_both_coordinates_or_none"),
        ({"lat": 91.0, "lon": 30.0, "precision": "town"}, "place_coordinates_on_earth"),
        (
            {"lat": 50.0, "lon": 30.0, "precision": "unresolved"},
            "place_unresolved_has_no_coordinates",
        ),
    ],
)
def test_a_place_is_refused_with_coordinates_that_cannot_be(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        Place.objects.create(key="x", name="X", **values)
