"""What pages, feeds and mails say of themselves is not in the text."""

import pytest

from events.sources.pages.notices import without_notices

FIRST = "Shells hit the village of Old Mill on Tuesday, the head of the district said."
LAST = "A third man, who was working in a field near the river, was taken to hospital."


@pytest.mark.parametrize(
    "notice",
    [
        "Sign up to our newsletter to get the day’s news in your inbox.",
        "The post Shells kill two appeared first on The Daily.",
        "L’article Deux morts est apparu en premier sur Le Jour.",
        "Printed on 1 December 2025 from https://daily.example/1",
        "» Follow us on Telegram",
    ],
)
def test_a_notice_between_paragraphs_is_left_out(notice):
    assert without_notices(f"{FIRST}\n\n{notice}\n\n{LAST}") == f"{FIRST}\n\n{LAST}"


def test_a_copyright_stays_without_the_button_behind_it():
    text = f"{FIRST}\n\nCopyright © 2025 The Daily. Click here to print."
    assert without_notices(text) == f"{FIRST}\n\nCopyright © 2025 The Daily."


@pytest.mark.parametrize(
    "told",
    [
        "The post at Old Mill was shelled on Monday, and two guards were wounded.",
        "Reporting by Jane Doe in Old Mill; editing by John Roe",
        "Subscribers of the grid operator were without power for a day.",
        "This story first appeared in The Coast.",
    ],
)
def test_what_tells_of_the_article_stays(told):
    assert without_notices(f"{FIRST}\n\n{told}") == f"{FIRST}\n\n{told}"
