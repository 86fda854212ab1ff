"""Names behind *in* or *from* that no event was at."""

import pytest

# (text, places of its first event, why)
ELSEWHERE = [
    (
        "The attack that killed nine soldiers near Hodeidah was claimed by the Houthi movement in"
        " Yemen on Monday.",
        ["Hodeidah"],
        "where those who claim it are at home",
    ),
    (
        "Israel said on Monday it had shot down rockets fired by Hezbollah in Lebanon.",
        [],
        "a rocket is not stopped where its owner is at home",
    ),
    (
        "A ship in the Red Sea shot down drones fired from rebel-held territory in Yemen.",
        ["Red Sea"],
        "where the drones came from",
    ),
    (
        "An official of the Organization for Security and Co-operation in Europe said shells"
        " hit Horlivka on Sunday.",
        ["Horlivka"],
        "a part of the name of a body",
    ),
    (
        "The Taliban killed nine soldiers on Sunday in Kunar, near the border with Pakistan.",
        ["Kunar"],
        "on this side of the border",
    ),
    (
        "Islamic State of Iraq and the Levant fighters killed nine soldiers near Raqqa on Sunday.",
        ["Raqqa"],
        "names that are a part of a side's own name",
    ),
    (
        "Israel said on Monday it had shot down rockets fired by Hezbollah and from Hamas in Gaza.",
        [],
        "the home of a side behind a launch, however the parse hangs it",
    ),
    (
        "Gunmen of Boko Haram killed nine people in Niger on Sunday.",
        ["Niger"],
        "a country is the place where nothing sends anything from it",
    ),
]


@pytest.mark.parametrize(("text", "places", "why"), ELSEWHERE)
def test_a_name_that_says_whence_or_whose_is_no_place(text, places, why, events_of):
    assert [place.name for place in events_of(text)[0].places] == places, why


# (text, name and precision of the place of its first event, why)
PARTS = [
    (
        "Militants killed nine soldiers in the Rajouri district of Jammu and Kashmir, India, on"
        " Sunday.",
        "Rajouri",
        "Jammu and Kashmir is one region",
    ),
    (
        "An Israeli air strike killed nine people at al-Qwerti school in Nuseirat on Monday.",
        "Nuseirat",
        "an unknown school is told by its town",
    ),
    (
        "The Israeli military struck a building in Dahiyeh, Beirut's southern suburb, on Monday.",
        "Dahiyeh",
        "the city only says where the suburb lies",
    ),
    ("A bomb struck the Jolo Cathedral in Mindanao, Philippines, on Sunday.", "Jolo", "its town"),
    (
        "Israeli strikes on a densely populated Beirut neighborhood killed at least 22 people"
        " on Monday, the Lebanese health ministry said.",
        "Beirut",
        "strikes say nothing, though the parse has them speak",
    ),
]


@pytest.mark.parametrize(("text", "place", "why"), PARTS)
def test_a_site_is_told_by_its_town(text, place, why, events_of):
    assert [found.name for found in events_of(text)[0].places] == [place], why
