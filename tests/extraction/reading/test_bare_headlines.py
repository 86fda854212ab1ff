"""A headline alone parts two articles where all that is named changes with it."""

import pytest

from events.extraction.cleaning.steps import cleaned
from events.extraction.reading.articles import articles_in
from tests.extraction.conftest import PUBLISHED_ON

KHARKIV = (
    "Drones hit a power plant in Kharkiv on Monday, killing three workers, the office of Governor "
    "Oleh Syniehubov said. Ukraine will import electricity from Poland and Slovakia for some days."
)
MYANMAR = (
    "The military bombed a village in Sagaing in Myanmar on Thursday, killing nine people who had "
    "fled from Mandalay, residents said. The junta in Naypyidaw did not answer any questions."
)
AGAIN = (
    "The drones that hit Kharkiv were of a new sort, said Governor Oleh Syniehubov, and Ukraine "
    "has asked Poland for more of the guns that can bring them down over its towns and villages."
)


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        (
            f"Drones hit Kharkiv\n\n{KHARKIV}\n\nVillage bombed in Myanmar\n\n{MYANMAR}",
            2,
            "all changes",
        ),
        (f"Drones hit Kharkiv\n\n{KHARKIV}\n\nDrones of a new sort\n\n{AGAIN}", 1, "a subheading"),
        (
            f"Drones hit Kharkiv\n\n{KHARKIV}\n\nRead also\n\n{MYANMAR}",
            1,
            "no headline of what follows",
        ),
        (f"{KHARKIV}\n\nVillage bombed in Myanmar\n\n{MYANMAR}", 1, "the first has no headline"),
        (f"Drones hit Kharkiv\n\n{KHARKIV}\n\nVillage bombed in Myanmar", 1, "nothing follows"),
    ],
)
def test_a_headline_parts_articles_or_does_not(text, number, why):
    assert len(articles_in(cleaned(text), PUBLISHED_ON)) == number, why
