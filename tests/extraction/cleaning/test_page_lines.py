"""Lines of the page are read over; the same words within a sentence are read."""

import pytest

from events.extraction.cleaning.edited_text import as_submitted
from events.extraction.cleaning.page_lines import without_page_lines

STORY = "A missile hit a hotel in Kryvyi Rih on Tuesday, killing four people, the governor said."


def left_of(*lines):
    text = without_page_lines(as_submitted("\n\n".join(lines))).text
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Drone attack on Odesa kills nine",
        "READ MORE | Drone attack on Odesa kills nine",
        "Also read | Gunmen kill 20 in Borno village",
        "» Read also: Attack in Buea kills two.",
        "Read: Attack in Buea kills two",
        "Related: Who is winning the war in Sudan?",
        "In pictures: Aftermath of Sumy strike that killed 12",
        "Watch: Moment missile hits hotel",
        "VIDEO: Moment missile hits hotel",
        "Don't miss: Missile strike on Poltava kills 50",
        "Don’t miss – Missile strike on Poltava kills 50",
        "Recommended → Missile strike on Poltava kills 50",
        "Read more about the strike on Poltava that killed 50",
        "Also on rt.com Strike on Poltava kills 50",
        "Sign up for our newsletter on the attacks that killed 50",
        "Subscribe to our channel for the latest strikes",
        "Reporting by Tom Balmforth in Kyiv; editing by Peter Graff in Odesa",
        "© 2024 The War Times. All rights reserved.",
        "ADVERTISEMENT",
        "Share",
        ">> Ukraine war: Drone strike on Belgorod kills four",
        "You may have missed: Drone strike on Belgorod kills four",
        "Home > World > Europe > Ukraine",
        "14:32 GMT",
        "(9.05am BST)",
        "Updated 2 hours ago",
        "5 min read",
        "Smoke rises over Beirut after a strike that killed nine [Hassan Ammar/AP]",
        "Rescuers search the rubble in Sumy. (AP Photo/Evgeniy Maloletka)",
        "Rescuers search the rubble in Sumy. Photo: Reuters",
        "Rescuers search the rubble in Sumy (Photo by Anatolii Stepanov / AFP)",
    ],
)
def test_lines_of_the_page_are_read_over(line):
    assert left_of(STORY, line) == [STORY]
    assert left_of(STORY, line, STORY) == [STORY, STORY]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Read more of it in the report, said the army that killed nine in Adwa.", "a sentence"),
        ("Related attacks killed nine people in Odesa.", "a sentence"),
        ("In pictures from Sumy, nine bodies were seen.", "a sentence"),
        ("More than 300 prisoners were exchanged", "no label"),
        ("Read the statement again, the army said after killing nine.", "a sentence"),
        ("Watching: the army that killed nine in Adwa.", "another word"),
        ("Live: the army that killed nine in Adwa said so on Monday.", "ends with a full stop"),
        ("“Help us,” she said after the strike that killed nine.", "speech"),
        ("Source: Air Force of Ukraine on Telegram", "says who says so"),
        ("Israeli forces killed nine, the army said. (Reuters)", "whose the article is"),
        ("Israeli forces killed nine, the army said [AP]", "whose the article is"),
        (
            "A strike hit Sumy on Tuesday, killing nine. (AP Photo/Evgeniy Maloletka)",
            "names its day",
        ),
        ("Sharing a border, the two sides fought.", "another word"),
        ("At 14:32 GMT nine people died.", "a time within a sentence"),
        ("Losses: 14:32 and so on", "no time of a post"),
    ],
)  # fmt: skip
def test_sentences_with_the_same_words_are_read(line, why):
    assert left_of(STORY, line) == [STORY, line], why


@pytest.mark.parametrize(
    "line", ["WATCH: Drone hits Odesa, killing nine", "LIVE: Drone hits Odesa"]
)
def test_the_first_line_may_be_the_articles_own_headline(line):
    assert left_of(line, STORY) == [line, STORY]


@pytest.mark.parametrize(
    "heading",
    [
        *("Related articles", "MORE ON THIS STORY:", "## Recommended", "Check Also", "Also read:"),
        *("Popular posts from this blog", "More in Africa", "Previous post", "Post a Comment"),
    ],
)
def test_headlines_below_the_heading_of_a_list_are_read_over(heading):
    lines = (heading, "Russian bomb kills three in Kharkiv", "Who is winning?", "Nine die in Sumy")
    assert left_of(STORY, *lines) == [STORY]
    assert left_of(STORY, *lines, STORY, "Nine die in Sumy") == [STORY, STORY, "Nine die in Sumy"]


@pytest.mark.parametrize(
    ("line", "left", "why"),
    [
        (f"{STORY} READ MORE: Nine die in Sumy", STORY, "up to the end of the line"),
        (f"{STORY} Read more: Nine die in Sumy. {STORY}", f"{STORY} {STORY}", "up to a full stop"),
        (f"{STORY} (Related: Nine die in Sumy) {STORY}", f"{STORY} {STORY}", "in brackets"),
        (f"14:32 GMT – {STORY}", STORY, "the time of a post before its words"),
        (f"[14:32] {STORY}", f"[14:32] {STORY}", "nothing parts them"),
        (f"14:32 | {STORY}", STORY, "a bar parts them"),
    ],
)
def test_links_and_times_within_a_line_are_read_over(line, left, why):
    assert left_of(line) == [left], why


@pytest.mark.parametrize(
    "unit",
    ["Read more: ", "Related articles\n", "14:32 ", "> a ", "(a/", "photo: ", ". Related: a"],
)
def test_time_grows_with_length_and_no_faster(unit, at_most_seconds):
    with at_most_seconds(5):
        without_page_lines(as_submitted(unit * (200_000 // len(unit))))
