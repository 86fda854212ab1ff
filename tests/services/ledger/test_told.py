"""The numbers of a report, and whether they come on top of what was told before."""

import pytest

from events.extraction.types import Why
from events.services.ledger.told import told_on_top
from tests.factories import make_extracted


@pytest.mark.parametrize(
    ("sentence", "read_from", "on_top"),
    [
        ("Three more people died in hospital.", "Three more people died", True),
        ("Two more people wounded on Friday in Rafah have died.", "in Rafah have died", True),
        ("Two people wounded on Friday in Rafah have died.", "in Rafah have died", False),
        ("Three more bodies were found, so the toll is 23.", "the toll is 23", False),
    ],
)
def test_a_number_comes_on_top_if_its_words_or_those_before_it_say_so(sentence, read_from, on_top):
    start = sentence.index(read_from)
    why = Why("killed", "rule", start, start + len(read_from))
    assert told_on_top("killed", make_extracted(sentence, why=(why,))) is on_top
