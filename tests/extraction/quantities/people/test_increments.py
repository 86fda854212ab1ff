"""Numbers that come on top of those told before."""

import pytest

from events.extraction.quantities.people.increments import comes_on_top


@pytest.mark.parametrize(
    ("words", "on_top", "why"),
    [
        ("three more people died", True, "more behind the number"),
        ("killing another two civilians", True, "another before it"),
        ("a further 12 people were killed", True, "further"),
        ("more than 20 people were killed", False, "a lower bound"),
        ("killed three people", False, "no such word"),
        ("at least six people more than", False, "no number stands before it"),
    ],
)
def test_the_words_say_whether_a_number_comes_on_top(words, on_top, why):
    assert comes_on_top(words) is on_top, why
