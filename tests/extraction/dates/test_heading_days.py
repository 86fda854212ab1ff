"""A heading that names a day dates what stands below it."""

from datetime import date

import pytest

from events.extraction.dates.heading_days import heading_before

TUESDAY, THURSDAY = date(2024, 11, 12), date(2024, 11, 7)


@pytest.mark.parametrize(
    ("heading", "day", "why"),
    [
        ("Key events on Tuesday:", TUESDAY, "a line that ends with a colon"),
        ("Security incidents, Thursday 7 November", THURSDAY, "the day closes the line"),
        ("7 NOV 2024", THURSDAY, "nothing but the day"),
        ("Tuesday", TUESDAY, "nothing but a weekday"),
        ("A drone hit Kherson on Tuesday.", None, "a sentence"),
        ("Drone hits Kherson on Tuesday as talks go on", None, "a headline"),
        ("Since Tuesday:", None, "a day from which on it lasts"),
        ("12 November 2019", None, "long ago"),
        ("Incidents:", None, "no day"),
    ],
)
def test_a_heading_is_a_line_that_is_about_a_day(heading, day, why, document_of):
    document = document_of(f"{heading}\n\nShells fell on Nikopol.\nA mine hurt a man near Izium.")
    found = heading_before(document.sentences[-1], document)
    assert (found.span.end if found else None) == day, why


def test_the_nearest_heading_counts(document_of):
    document = document_of("Thursday:\nShells fell on Nikopol.\nTuesday:\nShells fell on Izium.")
    found = heading_before(document.sentences[-1], document)
    assert found is not None
    assert found.span.end == TUESDAY
