"""What a speaker's words say of them."""

import pytest

from events.extraction.attribution.parties import is_independent


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
