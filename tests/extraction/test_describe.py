"""What a mention's sentence gives, and which sentences give no event."""

from datetime import date

import pytest

from events.extraction import extract_events
from tests.fakes import TinyGazetteer

WEDNESDAY = date(2024, 11, 13)


def events_of(text):
    return extract_events(text, published_on=WEDNESDAY, gazetteer=TinyGazetteer())


@pytest.mark.parametrize(
    "toll",
    [
        # a toll of the year would count its dead again
        "More than 900 civilians have been killed in Kherson since January.",
        "At least 3,000 people have been killed in Kyiv since February 2022.",
        "More than 40,000 people have been killed in Kherson.",  # in no one occurrence
    ],
)
def test_a_toll_of_months_is_no_event(toll):
    assert (
        events_of(f"A drone struck a bus in Kherson on Tuesday, killing two people.\n\n{toll}")[
            0
        ].casualties.killed.min
        == 2
    )
    assert (
        len(events_of(f"A drone struck a bus in Kherson on Tuesday, killing two people.\n\n{toll}"))
        == 1
    )


def test_attacks_on_each_other_are_two_events_one_for_each_side():
    told = events_of("Moscow and Kyiv launched drone attacks on each other on Tuesday.")
    assert [[actor.name for actor in event.actors] for event in told] == [
        ["Russia", "Ukraine"],
        ["Ukraine", "Russia"],
    ]


def test_a_launch_count_beside_a_shoot_down_is_a_strike_of_its_own():
    told = events_of(
        "Ukraine's air force said it shot down 14 of 16 drones launched by Russia at Ukraine "
        "overnight."
    )
    counts = {
        str(event.kind): [(w.launched, w.intercepted) for w in event.weapons] for event in told
    }
    assert counts == {"interception": [(16, 14)], "strike": [(16, None)]}


def test_an_accusation_is_a_claim_of_the_accuser_against_the_accused():
    told = events_of("Ukraine's government accused Russia of sending troops across the border.")
    assert [(said.source, str(told[0].status)) for said in told[0].attribution] == [
        ("Ukraine's government", "claimed")
    ]
    assert [actor.name for actor in told[0].actors] == ["Russia", "Ukraine"]


def test_the_date_of_a_dateline_is_not_the_day_of_the_event():
    told = events_of(
        "KYIV, 13 November 2024 - A Russian drone struck a bus in Kherson on Monday, killing "
        "two people."
    )
    assert told[0].date.start == date(2024, 11, 11)


def test_a_count_says_which_words_it_was_read_from():
    text = (
        "A Russian drone struck a bus in Kherson on Monday, killing at least two people and "
        "wounding nine."
    )
    words = {why.field: text[why.start : why.end] for why in events_of(text)[0].why}
    assert (words["killed"], words["wounded"]) == ("killing at least two people", "wounding nine")


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("Rebels killed nine soldiers and seized the town of Pokrovsk.", "territorial_claim", None),
        ("Ukraine shot down ten drones in attacks that killed a woman.", "interception", None),
        ("Ukraine shot down ten drones. There were no casualties.", "interception", 0),
    ],
)
def test_ground_taken_and_munitions_stopped_kill_nobody(text, kind, killed):
    [event] = [event for event in events_of(text) if event.kind == kind]
    count = event.casualties.killed
    assert (count.max if count else None) == killed
