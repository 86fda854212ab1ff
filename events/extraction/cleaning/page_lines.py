"""Lines of a page that are no part of the article: links to other articles and their headlines,
captions without a day, notices, the times of a live blog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from events.extraction.cleaning.edited_text import Edit, EditedText
from events.extraction.cleaning.lines import ENDS_A_SENTENCE, Line, lines_of
from events.extraction.data.phrase_patterns import one_of, one_of_list, phrases
from events.extraction.data.word_lists import word_set

# What parts the label of a link from its words, and what may stand before and behind a label.
_PARTED = r"[ \t]*(?:[:|»›>→]|[-–—](?=[ \t]))"
_BEFORE = r"[\W_]{0,4}"
LONGEST_NOTICE = 200
# A headline has some 60 to 120 characters, and no full stop.
LONGEST_HEADLINE = 150
LONGEST_LIST = 12
FULL_STOP = re.compile(r"[.!…][\"”’')\]]*\Z")
# 14:32 GMT · 2h ago · 5 min read · Updated 20 minutes ago
_ZONE = one_of_list("page_lines", "zones")
_CLOCK = r"\d{1,2}[:.h]\d\d(?:[ \t]?[ap]\.?m\.?)?"
_NOTICES = phrases("page_lines", "time_notices", number=r"\d{1,2}")
TIME_LINE = re.compile(
    rf"[\W_]{{0,3}}(?:{_CLOCK}(?:[ \t]?\(?{_ZONE}\)?)?|"
    rf"{_NOTICES})[\W_]{{0,3}}\Z",
    re.IGNORECASE,
)
TIME_BEFORE_WORDS = re.compile(
    rf"^[ \t]*[(\[]?{_CLOCK}(?:[ \t]?\(?{_ZONE}\)?[)\]]?[ \t]*[-–—:|]?|[)\]]?[ \t]*[-–—|])"
    r"[ \t]+(?=\S)",
    re.MULTILINE,
)
# *>> Drone strike on Belgorod kills four*, *👉 Read our report*: signs that lead to another page.
POINTS_ELSEWHERE = re.compile(r"[ \t]{0,3}(?:>>|»|👉|➡️?|🔗)[ \t]*\w")
BREADCRUMBS = re.compile(r"[^.!?>›»]{1,40}(?:[ \t][>›»][ \t][^.!?>›»]{1,60}){2,}\Z")


def without_page_lines(text: EditedText) -> EditedText:
    """The text without such lines, each as a blank one."""
    text = text.edit(_dropped(text.text))
    text = text.sub(TIME_BEFORE_WORDS, "")
    return text.edit(_links_behind_sentences(text.text))


def _dropped(text: str) -> Iterator[Edit]:
    listed = 0  # how many headlines may follow below the heading of a list
    for number, line in enumerate(lines_of(text)):
        if _is_list_heading(line.words):
            listed = LONGEST_LIST
        elif listed and _is_headline(line):
            listed -= 1
        elif not _tells_nothing(line.words, first=number == 0):
            listed = 0
            continue
        yield line.start, line.end, ""


def _is_list_heading(words: str) -> bool:
    return len(words) < 60 and _bare(words) in word_set("page_lines", "list_headings")


def _is_headline(line: Line) -> bool:
    return (
        len(line.words) <= LONGEST_HEADLINE and not FULL_STOP.search(line.words) and line.lettered
    )


def _tells_nothing(words: str, *, first: bool) -> bool:
    return (
        _is_link(words, first=first)
        or _is_notice(words)
        or is_undated_caption(words)
        or bool(TIME_LINE.match(words) or BREADCRUMBS.match(words))
    )


def _is_link(words: str, *, first: bool) -> bool:
    ends = bool(ENDS_A_SENTENCE.search(words)) and not words.endswith("?")
    if _labels("link_labels").match(words):
        return True
    if _openings("link_openings").match(words):
        return not ends and len(words) <= LONGEST_HEADLINE
    if not first and not ends and POINTS_ELSEWHERE.match(words):
        return len(words) <= LONGEST_HEADLINE
    return not first and not ends and bool(_labels("weak_link_labels").match(words))


def _is_notice(words: str) -> bool:
    if len(words) > LONGEST_NOTICE:
        return False
    return _bare(words) in word_set("page_lines", "lone_notices") or bool(
        _openings("notices").match(words)
    )


def is_undated_caption(words: str) -> bool:
    """Whether the line ends with whose picture it is, and names no day: *Smoke rises over Beirut
    after a strike [Hassan Ammar/AP]*.
    """
    return len(words) < 600 and bool(_credit().search(words)) and not _day().search(words)


def _links_behind_sentences(text: str) -> Iterator[Edit]:
    """*... officials said. READ MORE: Strike on Odesa kills nine*: a link within a paragraph goes
    up to the next full stop.
    """
    for match in _inner_links().finditer(text):
        yield match.start(), match.end(), ""


def _bare(words: str) -> str:
    return words.strip(" \t:.…|>›»→-–—*_#[]()").lower()


@cache
def _labels(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}{one_of_list('page_lines', name)}{_PARTED}", re.IGNORECASE)


@cache
def _openings(name: str) -> re.Pattern[str]:
    return re.compile(rf"[^\w©\"“‘']{{0,4}}{one_of_list('page_lines', name)}(?!\w)", re.IGNORECASE)


@cache
def _inner_links() -> re.Pattern[str]:
    labels = one_of(label for label in word_set("page_lines", "link_labels") if " " in label)
    return re.compile(
        rf"(?<=[.!?\"”)])[ \t]+[(\[]?(?:{labels}|{one_of_list('page_lines', 'inner_labels')})"
        r"[ \t]*[:|][^.!?()\[\]\n]{3,160}(?:[.!?)\]]{1,2}|(?=\n|\Z))",
        re.IGNORECASE,
    )


@cache
def _credit() -> re.Pattern[str]:
    """*[Hassan Ammar/AP]*, *(AP Photo/Hassan Ammar)*, *Photo: Reuters*. *(Reuters)* alone says
    whose the article is.
    """
    agency, inner = one_of_list("page_lines", "picture_agencies"), r"[^\[\]()\n]"
    pictures, sorts, credit, via = (
        one_of_list("page_lines", name)
        for name in ("pictures", "picture_sorts", "credits", "by_way_of")
    )
    return re.compile(
        rf"[\[(](?:{inner}{{1,80}}(?:/|\b{via}\b)[ \t]?{agency}|{agency}/{inner}{{1,60}}"
        rf"|(?:{sorts} )?{pictures}{inner}{{0,80}}){inner}{{0,30}}[\])]\.?\Z"
        rf"|\b{pictures}(?: {credit})?:[^.\n]{{2,80}}\Z"
        rf"|[a-z.][ \t]?/[ \t]?{agency}\.?\Z",
        re.IGNORECASE,
    )


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        rf"\b{one_of_list('page_lines', 'day_words')}(?!\w)|\b(?:19|20)\d\d\b", re.IGNORECASE
    )
