"""Of a text longer than any article, what may tell an occurrence is read, and no more than so
much.
"""

from events.extraction.cleaning.bounds import LONG, MOST_TOKENS, TOKEN, unread, within_bounds
from events.extraction.cleaning.edited_text import as_submitted

PEACE = "Ministers met in Geneva for talks on grain, number {}.\n"
WAR = "A drone hit the town on day {} of the war.\n"


def left_of(text):
    return within_bounds(as_submitted(text)).text


def test_an_article_is_read_whole():
    text = "".join(PEACE.format(i) for i in range(300)) + PEACE.format(1)
    assert len(text) < LONG
    assert left_of(text) == text


def test_lines_without_a_letter_or_digit_are_read_over():
    assert (
        left_of("A drone fell.\n.\n…\n\n---\n\nNine died.\n")
        == "A drone fell.\n\n\n\n---\n\nNine died.\n"
    )
    assert left_of("A drone fell" + " ." * 100) == "A drone fell ."


def test_of_a_longer_text_far_lines_are_read_where_they_tell_of_war():
    near = "".join(PEACE.format(i) for i in range(LONG // 60))
    far = "".join(PEACE.format(-i) + WAR.format(i) for i in range(1, 50))
    left = left_of(near + far)
    assert left.startswith(near)
    assert all(WAR.format(i) in left for i in range(1, 50))
    assert PEACE.format(-49) not in left


def test_of_a_longer_text_each_sentence_is_read_once():
    text = WAR.format(1) * (LONG // 40) + WAR.format(2)
    assert left_of(text).count("day 1 of") == 1
    assert "day 2 of" in left_of(text)


def test_no_text_is_read_beyond_a_number_of_tokens():
    left = left_of("".join(WAR.format(i) for i in range(20_000)))
    assert sum(1 for _ in TOKEN.finditer(left)) <= MOST_TOKENS
    assert WAR.format(1) in left


def test_what_was_not_read_is_counted_but_for_what_stood_before():
    text = "".join(PEACE.format(i) for i in range(LONG // 25))
    assert unread(text[:LONG]) == 0
    assert unread(WAR.format(1) * (LONG // 30)) == 0, "one sentence, and it was read"
    beyond = text[LONG:]
    assert 0 <= len(beyond) - unread(text) <= beyond.count("\n") + 1, "line ends stay"
