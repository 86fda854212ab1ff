"""Whether the dead of an event are reckoned right from the reports joined to it."""

from datetime import date

import pytest

from events.extraction.types import Casualties, Count
from events.services.linking.measuring.gold import LinkedArticle
from events.services.linking.measuring.ledger import (
    NO_TOLL,
    NOT_FOUND,
    STOPS_SHORT,
    TOO_HIGH,
    TOO_LOW,
    Told,
    ledger_errors,
    what_is_wrong,
)
from tests.factories import make_extracted


@pytest.mark.parametrize(
    ("reckoned", "wrong"),
    [
        (Count(24, 53), TOO_LOW),
        (Count(53, None), ""),
        (Count(27, 53), ""),
        (None, NO_TOLL),
        (Count(None, 53), NO_TOLL),
        (Count(20, 53), TOO_LOW),
        (Count(60, 60), TOO_HIGH),
        (Count(27, 54), TOO_HIGH),
        (Count(41, 41), STOPS_SHORT),
    ],
)
def test_a_toll_of_24_that_rose_to_53_is_right_from_an_early_number_of_half_up_to_the_last(
    reckoned, wrong
):
    assert what_is_wrong(24, 53, reckoned) == wrong


def told(day, killed, home="here", words="Twenty people were killed."):
    article = LinkedArticle(f"{day}", words, date(2024, 11, day), (), "outlet")
    report = make_extracted(words, casualties=Casualties(killed=Count(killed, killed)))
    return Told(article, report, home)


def test_the_ledger_of_an_event_is_that_of_the_group_that_holds_most_of_its_reports():
    reports = [told(13, 20), told(14, 26), told(15, 90, home="elsewhere")]
    homes = {"market": ["here", "here", "elsewhere"], "bridge": []}
    found = ledger_errors({"market": (20, 26), "bridge": (2, 2)}, homes, reports)
    assert found.events == 2
    assert found.wrong == {NOT_FOUND: 1}
