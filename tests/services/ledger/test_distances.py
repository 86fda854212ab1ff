"""How far apart points are, against distances from an atlas."""

import pytest

from events.services.ledger.distances import kilometres

KYIV, KHARKIV = (50.45, 30.52), (49.99, 36.23)


@pytest.mark.parametrize(
    ("one", "other", "km", "why"),
    [
        (KYIV, KYIV, 0, "no way at all"),
        (KYIV, KHARKIV, 410, "two towns"),
        ((0, 179.5), (0, -179.5), 111, "over the date line"),
    ],
)
def test_it_is_the_way_along_the_surface(one, other, km, why):
    assert kilometres(one, other) == pytest.approx(km, abs=3), why
