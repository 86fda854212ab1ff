"""Characters that no reader sees or that stand for others: no-break spaces, soft hyphens, marks of
zero width, ligatures, odd quotation marks, emoji.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from events.extraction.cleaning.edited_text import EditedText
from events.extraction.data.word_lists import table

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]")
PARAGRAPH_ENDS = re.compile("\u2029")
# A word that a soft hyphen parts at the end of a line goes on at the beginning of the next.
SOFT_HYPHENS = re.compile("\u00ad(?:[ \t]*\n[ \t]*(?=\\w))?")
# ﬁ, fullwidth letters, the bold letters of social networks: NFKC gives the plain ones.
STYLED = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]")
ACCENTS = re.compile("[^\\W\\d_][\u0300-\u036f]{1,4}")  # a letter and its accent apart
# 🔴 at the beginning of a line is a bullet, elsewhere it parts words.
# *on Tuesday², the army said*: a footnote, behind a word.
FOOTNOTES = re.compile("(?<=[^\\W\\d_]{3})[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+")
_EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
EMOJI_BULLETS = re.compile(rf"^[ \t]*{_EMOJI}+[ \t]*", re.MULTILINE)
EMOJI = re.compile(rf"{_EMOJI}+")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")


def with_plain_characters(text: EditedText) -> EditedText:
    """The text in the characters that agencies write."""
    text = text.sub(_any_of("misread"), lambda m: _table("misread")[m[0]])
    text = text.sub(LINE_ENDS, "\n").sub(PARAGRAPH_ENDS, "\n\n")
    text = text.sub(_any_of("invisible"), "").sub(SOFT_HYPHENS, "")
    text = text.sub(_thousands(), lambda m: re.sub(r"\D", ",", m[0]))
    text = text.sub(_odd_spaces(), " ").sub(CONTROLS, " ")
    text = text.sub(STYLED, lambda m: unicodedata.normalize("NFKC", m[0]))
    text = text.sub(ACCENTS, lambda m: unicodedata.normalize("NFC", m[0]))
    text = text.sub(FOOTNOTES, "")
    text = text.sub(EMOJI_BULLETS, "").sub(EMOJI, " ")
    return text.sub(_any_of("quotes"), lambda m: _table("quotes")[m[0]])


def _table(name: str) -> dict[str, str]:
    found: dict[str, str] = table("characters.toml")[name]
    return found


@cache
def _any_of(name: str) -> re.Pattern[str]:
    """A pattern of any of the listed characters, the longest first."""
    listed = sorted(table("characters.toml")[name], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


@cache
def _odd_spaces() -> re.Pattern[str]:
    """Odd spaces with all spaces around them: HTML writes `&nbsp;` beside an ordinary one."""
    odd = "".join(table("characters.toml")["spaces"])
    return re.compile(rf"(?:(?<! ) +)?[{odd}][{odd} ]*")


@cache
def _thousands() -> re.Pattern[str]:
    """*1 250* with a no-break or thin space within. Where such a space stands before the number as
    well, all spaces of the text may be of that sort, and 13 120 may be two numbers.
    """
    space = "".join(table("characters.toml")["thousands"])
    return re.compile(rf"(?<![\w.,{space}])\d{{1,3}}(?:[{space}]\d{{3}})+(?![\w,]*\d)")
