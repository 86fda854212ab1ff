"""Phrases of the word lists become regular expressions."""

import re

import pytest

from events.extraction.data.phrase_patterns import one_of, phrase, phrases


@pytest.mark.parametrize(
    ("words", "text", "found", "why"),
    [
        ("last night", "it fell last night", "last night", "plain words"),
        ("[earlier ]this week", "earlier this week", "earlier this week", "words that are there"),
        ("[earlier ]this week", "this week", "this week", "words that are missing"),
        ("(past|last) day", "the last day", "last day", "one of two"),
        ("on[ [the ](eve|night)] of {day}", "on the eve of 4", "on the eve of 4", "nested"),
        ("day {day}", "day 12", "day 12", "a slot"),
        ("mid-{day}", "midx12", None, "signs stand for themselves"),
        ("a.m.", "a.m.", "a.m.", "a full stop does, too"),
        ("a.m.", "axmx", None, "and for nothing else"),
    ],
)
def test_a_phrase_finds_what_it_says(words, text, found, why):
    match = re.search(phrase(words, day=r"\d+"), text)
    assert (match[0] if match else None) == found, why


def test_of_words_that_begin_alike_the_longest_is_found():
    assert re.match(one_of(["air", "air raid"]), "air raid alert")[0] == "air raid"


def test_phrases_of_a_list_are_whole_words():
    pattern = re.compile(phrases("dates", "hours_after"))
    assert pattern.search("hours after the raid")
    assert not pattern.search("hours afterwards")
