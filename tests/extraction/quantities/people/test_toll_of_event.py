"""The toll of an event by the whole article: the latest number, on the day of the attack."""

from datetime import date

import pytest

from events.extraction.types import Count


def exactly(n):
    return Count(n, n)


FRIDAY = date(2024, 11, 8)
MONDAY = date(2024, 11, 11)


@pytest.mark.parametrize(
    ("text", "day", "killed", "why"),
    [
        (
            "A missile killed 21 people in a shop in Kharkiv on Friday, police said, correcting an "
            "earlier count of 10 dead.",
            FRIDAY,
            exactly(21),
            "only what stands behind is older",
        ),
        (
            "A missile hit a shop in Kharkiv on Friday. Officials first spoke of three dead; by "
            "night the number had risen to seven.",
            FRIDAY,
            exactly(7),
            "the number alone is of the dead told before",
        ),
        (
            "The death toll from Friday's missile strike on a school in Chernihiv has risen to "
            "nine after a girl died in hospital, the mayor said on Tuesday. Seven had been "
            "reported dead at first.",
            FRIDAY,
            exactly(9),
            "the girl is one of the nine, and seven is the older number",
        ),
        (
            "Rescuers found a fifth body on Tuesday in a shop in Kharkiv that Russia bombed on "
            "Monday, bringing the number of dead to five, the mayor said.",
            MONDAY,
            exactly(5),
            "a bare toll is that of what the sentence tells",
        ),
        (
            "Three more people died in hospital as a result of Friday's missile strike on Sumy. "
            "The death toll has increased to 58.",
            FRIDAY,
            exactly(58),
            "the toll holds the three",
        ),
        (
            "Police revised the death toll of Friday's bombing in Peshawar down from 101 to 84.",
            FRIDAY,
            exactly(84),
            "no range: it went down",
        ),
        (
            "A shell hit a market in Kherson on Friday. Twenty-six people died, police said, up "
            "from an earlier count of 24.",
            FRIDAY,
            exactly(26),
            "only what stands behind is older",
        ),
        (
            "Israeli troops killed a journalist in Gaza City on Friday, bringing the number of "
            "journalists killed in the war to 217.",
            FRIDAY,
            exactly(1),
            "the number of the war is none of this event's",
        ),
        (
            "The number of people killed in Monday's Russian strike on Kharkiv rose to 13 on "
            "Tuesday after rescuers found two more bodies, the mayor said.",
            MONDAY,
            exactly(13),
            "the bodies are counted in the number",
        ),
        (
            "A Russian missile hit a block of flats in Dnipro on Monday. The final toll is 21 "
            "dead, up from 17 on Tuesday.",
            MONDAY,
            exactly(21),
            "17 was the number before",
        ),
        (
            "A Russian missile hit a hotel in Sumy on Friday, killing six people. A seventh "
            "victim died in hospital on Sunday.",
            FRIDAY,
            exactly(7),
            "so many in all, and the attack was not on Sunday",
        ),
        (
            "A drone killed two people in Kherson on Friday. A third victim died on Monday.",
            FRIDAY,
            exactly(3),
            "the drone was not of Monday, and none of the three is counted twice",
        ),
        (
            "The number of people killed in Friday's bombing of a church in Kaduna rose to 31 on "
            "Monday after six of the injured died.",
            FRIDAY,
            exactly(31),
            "the six are among the 31",
        ),
        (
            "A missile strike hit Sumy on Friday. A father was killed at once, and his daughter "
            "later died of her injuries in hospital.",
            FRIDAY,
            exactly(2),
            "the second death comes on top of the first",
        ),
        (
            "Two more bodies were found in Odesa on Tuesday, bringing the number of dead from "
            "Friday's Russian missile strike to nine, the mayor said.",
            FRIDAY,
            exactly(9),
            "the number is brought up",
        ),
        (
            "The number of people killed in Monday's Russian strike on Kharkiv has gone up to 14.",
            MONDAY,
            exactly(14),
            "no more than that, but that",
        ),
        (
            "Gunmen killed 12 farmers in Zamfara on Monday, bringing to 300 the number of people "
            "killed in Kaduna state this year.",
            MONDAY,
            exactly(12),
            "the toll of a year is another's",
        ),
        (
            "A Russian missile hit a hotel in Sumy on Monday, killing six people. A boy was killed "
            "by the missile.",
            MONDAY,
            exactly(6),
            "the boy is one of them",
        ),
    ],
)
def test_a_follow_up_gives_the_latest_toll_on_the_day_of_the_attack(
    events_of, text, day, killed, why
):
    (event,) = events_of(text)
    assert (event.date.end, event.casualties.killed) == (day, killed), why


def test_one_more_soldier_hurt_is_no_other_attack(events_of):
    (event,) = events_of(
        "A soldier was killed on Monday when a mine exploded near Kherson, the ministry said. A "
        "second soldier was hurt."
    )
    assert (event.casualties.killed, event.casualties.wounded) == (exactly(1), exactly(1))


def test_those_of_the_wounded_who_died_are_no_count_of_the_wounded(events_of):
    event = events_of("A bomb killed 12 people in Kaduna on Sunday. Three of the wounded died.")[0]
    assert (event.casualties.killed, event.casualties.wounded) == (exactly(12), None)


@pytest.mark.parametrize(
    "told",
    ["the number of drones had risen to 40", "the number had risen to 40 drones by evening"],
)
def test_a_number_of_things_is_no_toll(told, events_of):
    event = events_of(f"Two people were killed in Odesa on Monday; {told}.")[0]
    assert event.casualties.killed == exactly(2)
