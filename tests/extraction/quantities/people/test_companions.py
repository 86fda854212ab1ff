"""Those who were killed beside the one whom the text tells of first."""

import pytest

from events.extraction.types import Count


def exactly(n):
    return Count(n, n)


BESIDE = [
    (
        "A strike hit a home in Kherson, killing two babies, along with their mother.",
        exactly(3),
        None,
        "those beside the object",
    ),
    (
        "He was killed along with 40 other militants in an air strike in Kherson.",
        exactly(41),
        None,
        "one told by a pronoun, with others",
    ),
    (
        "Troops killed a commander in Kherson, together with two other men.",
        exactly(3),
        None,
        "together with",
    ),
    ("A drone strike killed twins in Kherson.", exactly(2), None, "twins"),
    (
        "A drone strike killed their mother and grandmother in Kherson.",
        exactly(2),
        None,
        "the second without a word of its own",
    ),
]


@pytest.mark.parametrize(("text", "killed", "wounded", "why"), BESIDE)
def test_who_died_beside_them_counts_as_well(text, killed, wounded, why, drafts_of):
    first = drafts_of(text)[0].casualties
    assert (first.killed, first.wounded) == (killed, wounded), why
