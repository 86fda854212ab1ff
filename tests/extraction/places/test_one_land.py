"""Names of several countries in one clause: which of them says where it was."""

import pytest


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        (
            "A gunman killed three Israelis at the Allenby crossing between the West Bank and "
            "Jordan.",
            ["Allenby crossing"],
            "the site, not the country behind it",
        ),
        (
            "The US sent a carrier to the Middle East to help defend Israel.",
            ["Middle East"],
            "not the country that it was sent to defend",
        ),
        (
            "A rocket attack on a United States base in Iraq wounded two soldiers.",
            ["Iraq"],
            "the one behind *in*",
        ),
        ("Boko Haram killed 12 people in attacks in Chad and Niger.", ["Chad", "Niger"], "a list"),
        (
            "Drones hit Goma in the Democratic Republic of the Congo.",
            ["Goma"],
            "a town and its own country",
        ),
    ],
)
def test_of_several_countries_one_is_where_it_was(text, names, why, drafts_of, gazetteer):
    first = drafts_of(text, gazetteer)[0]
    assert [place.name for place in first.places] == names, why
