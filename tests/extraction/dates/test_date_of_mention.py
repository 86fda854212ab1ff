"""Which of the days of a sentence is that of its event."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "start", "end", "why"),
    [
        (
            "Friday's attack on a shop in Kherson, in which a gunman killed four people, was "
            "followed by a raid in Kyiv on Monday.",
            date(2024, 11, 8),
            date(2024, 11, 8),
            "that of what the clause describes",
        ),
        (
            "He said on Monday that strikes killed 28 people in Kherson in the previous 24 hours.",
            date(2024, 11, 10),
            date(2024, 11, 11),
            "in the hours before he said so",
        ),
        (
            "Strikes killed 28 people in Kherson in the previous 24 hours.",
            date(2024, 11, 12),
            date(2024, 11, 13),
            "in the hours before publication",
        ),
        (
            "Strikes killed 28 people in Kherson three months ago.",
            date(2024, 8, 1),
            date(2024, 8, 31),
            "some day of a month, and no total of it",
        ),
        (
            "Rebels have killed 27 people in attacks across Ituri since Sunday, the army said on "
            "Tuesday.",
            date(2024, 11, 10),
            date(2024, 11, 13),
            "since Sunday, and not on the day of speech",
        ),
        (
            "Strikes have killed 14 people in Kherson since Friday, the governor said on Monday.",
            date(2024, 11, 8),
            date(2024, 11, 13),
            "the same of strikes",
        ),
        (
            "Israel, which has bombed Gaza since October, killed 12 people in a strike on Rafah "
            "on Monday.",
            date(2024, 11, 11),
            date(2024, 11, 11),
            "what has gone on for long is not when this happened",
        ),
        (
            "Three people were killed in a strike in Kherson region, where troops took villages "
            "last month. The strike was on Monday.",
            None,
            None,
            "the day of what a relative clause tells of the place",
        ),
        (
            "Kherson has been cut off since late October, when Russia shelled its bridges.",
            date(2024, 10, 21),
            date(2024, 10, 31),
            "when it happened, and not since then",
        ),
        (
            "Kherson was shelled by Russian forces over a week ago.",
            date(2024, 11, 5),
            date(2024, 11, 5),
            "a day more than a week",
        ),
        (
            "He spoke just days after Russian forces shelled Kherson.",
            date(2024, 11, 9),
            date(2024, 11, 13),
            "some day of those",
        ),
        (
            "The strike on Kherson came days after a flood.",
            None,
            None,
            "days after something else are none of its own",
        ),
        (
            "Doctors at a hospital said nine people were killed in shelling of Kherson on Monday.",
            date(2024, 11, 11),
            date(2024, 11, 11),
            "who speaks at a hospital did not die there",
        ),
    ],
)
def test_the_day_is_that_of_the_event(text, start, end, why, drafts_of):
    found = drafts_of(text)[0].date
    assert (found and found.start, found and found.end) == (start, end), why
