"""Any text is read, in time that grows with its length, and offsets always quote it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.extraction.cleaning.steps import cleaned
from events.extraction.pipeline import extract_events
from tests.extraction.conftest import PUBLISHED_ON
from tests.fakes import TinyGazetteer

CHARACTERS = 100_000
OF_WORDS = 20_000  # the parser itself reads some 2,500 words a second
WORDS = [
    "drone",
    "hit",
    "Kherson",
    "killed",
    "four",
    "people",
    "no one",
    "Russia said",
    "12",
    "2,500",
    ".",
    ",",
    "\n",
    "“",
    "”",
    "(",
    "🚀",
]
WORDS += [
    "é",
    "\u202e",
    "\x00",
    "\ufeff",
    "٣",
    "ﬁ",
    "İ",
    "ß",
    "-",
    "captured",
    "the village of",
    "which Russia claims as part of",
]
LONG = [
    (" ", "spaces"),
    ("\n", "line breaks"),
    ("(", "brackets"),
    ("7", "digits in one number"),
    ("7 ", "numbers"),
    ("7,", "numbers with commas"),
    ("🚀", "emoji"),
    ("a", "one word"),
    ("A", "one word in capitals"),
    ("Kyiv ", "names"),
    ("“said ", "quotations that never end"),
    ("and a drone hit Kherson ", "one endless sentence"),
    ("Drones hit Kherson. ", "many events in one paragraph"),
    ("four hundred ", "number words"),
    ("“He said so.” ", "quotations in one paragraph"),
]


def read(text):
    return extract_events(text, published_on=PUBLISHED_ON, gazetteer=TinyGazetteer())


def is_named(source, words):
    """A source is named in the words of the text, or as they are read: without line ends and marks
    of zero width.
    """
    return source == words or "".join(source.split()) in "".join(cleaned(words).text.split())


def assert_quotes(text, events):
    for event in events:
        assert event.evidence
        assert all(text[e.start : e.end] == e.text and e.text.strip() for e in event.evidence)
        assert all(is_named(a.source, text[a.start : a.end]) for a in event.attribution)
        assert all(0 <= w.start < w.end <= len(text) for w in event.why)
        assert event.date.start <= event.date.end


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert_quotes(text, read(text))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_order_of_the_words_of_war_is_read(text):
    assert_quotes(text, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffA drone hit Kherson.",
        "A drone hit Kherson.\r\n\r\nA missile hit Kyiv.\r\n",
        "🚀🚀 A drone hit Kherson 🚀 killing 👨‍👩‍👧 four people.",
        "A dro\u0301ne hit Kherson.  A\u00a0missile\u2009hit Kyiv.",
        "\u202eA drone hit Kherson.",
        "date 2024-11-13   A drone hit Kherson.",
    ],
)
def test_offsets_quote_the_text_as_submitted(text):
    events = read(text)
    assert events
    assert_quotes(text, events)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "\x00", "“”"])
def test_a_text_without_words_reports_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(("unit", "what"), LONG, ids=[what for _, what in LONG])
def test_time_grows_with_length_and_no_faster(unit, what, at_most_seconds):
    length = OF_WORDS if len(unit) > 1 and " " in unit else CHARACTERS
    text = (unit * length)[:length]
    with at_most_seconds(10):
        assert_quotes(text, read(text))
