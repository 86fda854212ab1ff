"""Of two articles in one paste each keeps its own places, sides and days."""

from datetime import date

import pytest

from events.extraction import extract_events

PASTED_ON = date(2025, 3, 9)
KHARKIV = (
    "Russian drones hit a power plant in Kharkiv on Monday, killing three workers, the regional "
    "governor said. Firefighters worked through the night to put out the blaze, and parts of the "
    "city had no electricity. Ukraine's air force said it had shot down 20 of 26 drones."
)
FASHER = (
    "Paramilitary fighters of the Rapid Support Forces shelled a market in el-Fasher on Saturday, "
    "killing at least 18 civilians, a local doctors' union said. The city has been under siege "
    "for more than a year, and food is scarce. The army did not comment."
)
GAZA = (
    "An Israeli air strike killed six people in a house in Khan Younis on Friday, medics said. "
    "Neighbours dug through the rubble for survivors. The Israeli military said it had targeted a "
    "commander of Hamas."
)
BAIDOA = (
    "Al-Shabab fighters attacked an army base near Baidoa on Tuesday, killing five soldiers, a "
    "military officer said. The attackers were driven back after two hours of fighting. The group "
    "claimed to have killed 30."
)
SAGAING = (
    "Myanmar's military bombed a village in Sagaing on Thursday, killing nine people, residents "
    "said. The junta did not answer questions. Fighting in the region has gone on since the coup."
)
OWN = {
    KHARKIV: ("UA", date(2025, 3, 3), {"Russia", "Ukraine"}),
    FASHER: ("SD", date(2025, 3, 8), {"Rapid Support Forces", "Sudan"}),
    GAZA: ("PS", date(2025, 3, 7), {"Israel", "Hamas", "Palestine"}),
    BAIDOA: ("SO", date(2025, 3, 4), {"Al-Shabaab", "Somalia"}),
    SAGAING: ("MM", date(2025, 3, 6), {"Myanmar"}),
}


def pair(first, second, before="", between="\n\n"):
    return first, second, f"{before}{first}{between}{second}\n"


PAIRS = {
    "datelines of agencies": pair(
        KHARKIV,
        FASHER,
        "Drones hit power plant in Kharkiv\n\nKYIV, March 4 (AP) - ",
        "\n\nMarket shelled in Sudan\n\nPORT SUDAN, March 9 (Reuters) - ",
    ),
    "datelines without an agency": pair(
        KHARKIV, BAIDOA, "KYIV, Ukraine, March 4 — ", "\n\nMOGADISHU, March 5 — "
    ),
    "agencies without a day": pair(
        GAZA,
        BAIDOA,
        "Strike in Gaza\n\nGAZA (AFP) - ",
        "\n\nArmy base attacked\n\nMOGADISHU (AFP) - ",
    ),
    "by-lines with days": pair(
        KHARKIV,
        SAGAING,
        "Drones hit power plant in Kharkiv\n\nBy Anna Petrenko\nMarch 4, 2025\n\n",
        "\n\nVillage bombed in Myanmar\n\nBy John Smith\nMarch 7, 2025\n\n",
    ),
    "days of publication": pair(
        GAZA,
        FASHER,
        "Strike kills six in Gaza\nPublished: 8 March 2025\n\n",
        "\n\nMarket shelled in el-Fasher\nPublished: 9 March 2025\n\n",
    ),
    "a rule between": pair(
        KHARKIV,
        FASHER,
        "Drones hit power plant in Kharkiv\n\n",
        "\n\n---\n\nMarket shelled in Sudan\n\n",
    ),
    "stars between": pair(BAIDOA, GAZA, between="\n\n* * *\n\n"),
    "headlines alone": pair(
        KHARKIV,
        SAGAING,
        "Drones hit power plant in Kharkiv\n\n",
        "\n\nVillage bombed in Myanmar\n\n",
    ),
    "labels of a collection": pair(
        KHARKIV, FASHER, "date 2025-03-04\n\n", "\n\ndate 2025-03-09\n\n"
    ),
    "headlines in capitals": pair(
        SAGAING,
        BAIDOA,
        "VILLAGE BOMBED IN MYANMAR\n\nYANGON, March 7 (Reuters) - ",
        "\n\n========\n\nARMY BASE ATTACKED IN SOMALIA\n\nMOGADISHU, March 5 (Reuters) - ",
    ),
}


@pytest.mark.parametrize(("first", "second", "text"), PAIRS.values(), ids=PAIRS)
def test_each_article_keeps_its_own(first, second, text, gazetteer):
    behind = text.index(first) + len(first)
    told = {first: 0, second: 0}
    for event in extract_events(text, published_on=PASTED_ON, gazetteer=gazetteer):
        (article,) = {second if told.start >= behind else first for told in event.evidence}
        country, day, sides = OWN[article]
        assert {place.country for place in event.places} <= {country, None}
        assert event.date.start <= day <= event.date.end
        assert {actor.name for actor in event.actors} <= sides
        told[article] += 1
    assert all(told.values())
