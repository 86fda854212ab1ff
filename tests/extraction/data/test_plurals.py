"""The singular of a plural."""

import pytest

from events.extraction.data.plurals import singular


@pytest.mark.parametrize(
    ("plural", "word"),
    [
        ("regions", "region"),
        ("territories", "territory"),
        ("gunmen", "gunman"),
        ("city", "city"),
        ("", ""),
    ],
)
def test_a_plural_loses_its_ending(plural, word):
    assert singular(plural) == word
