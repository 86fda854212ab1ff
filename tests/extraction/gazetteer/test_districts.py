"""The district that a town is shown as, where its place is to be told only coarsely."""

import pytest

from events.extraction.gazetteer.districts import district_of


@pytest.mark.parametrize(
    ("town", "code", "name"),
    [
        (706448, "UA.08.6510", "Khersonskyi Raion"),  # Kherson
        (703656, "UA.07.6308", "Kupiansk Raion"),  # Kupiansk
        (282615, "PS.WE.7870555", "Nablus (district)"),  # Nablus, called as the district is
    ],
)
def test_a_town_lies_in_its_district(town, code, name):
    found = district_of(town)
    assert (found.code, found.name) == (code, name)


@pytest.mark.parametrize("town", [216281, 170654, 1, None])
def test_a_district_of_few_towns_hides_none_of_them(town):
    # Goma has a district of its own, which would be drawn at Goma; Damascus has none.
    assert district_of(town) is None


def test_all_towns_of_a_district_are_drawn_at_one_point():
    assert district_of(706448) is district_of(687383) is not None
