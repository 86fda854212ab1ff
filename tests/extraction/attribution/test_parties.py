"""What a speaker's words say of them."""

import pytest

from events.extraction.attribution.parties import is_independent, speaks_for_a_group


@pytest.mark.parametrize(
    ("speaker", "independent"),
    [
        ("the United Nations", True),
        ("local residents", True),
        ("the Syrian Observatory for Human Rights", True),
        ("the defence ministry", False),
        ("Whoever", False),  # holds "who" only as a part of a word
    ],
)
def test_bodies_that_are_no_party_are_known(speaker, independent):
    assert is_independent(speaker) is independent


@pytest.mark.parametrize(
    ("speaker", "for_a_group"),
    [
        ("the Hamas media office", True),
        ("a Hamas-run hospital", True),
        ("Houthi-run media", True),
        ("Hezbollah's media", True),
        ("Taliban-run media", True),
        ("M23 media", True),
        ("medics", False),
        ("Reuters journalists", False),
        ("residents of Gaza", False),
        ("Lebanese media", False),
        ("Doctors Without Borders", False),
    ],
)
def test_a_body_that_a_group_runs_speaks_for_the_group(speaker, for_a_group):
    assert is_independent(speaker)
    assert speaks_for_a_group(speaker) is for_a_group
