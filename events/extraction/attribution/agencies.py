"""The news agency whose text an article carries, where its dateline, by-line or credit says so.

An agency that is only quoted (*Reuters reported*) or took the picture (*AP Photo*) is none: found
is what stands where by-lines stand and in the form of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from events.extraction.data.known_agencies import agencies
from events.extraction.data.phrase_patterns import one_of, one_of_list
from events.extraction.data.word_lists import word_set

HEAD_CHARACTERS = 1_000
HEAD_LINES = 6  # as for the day: a headline, a by-line, a reading time
CREDIT_LINES = 2  # "All rights reserved" may stand below the credit


@dataclass(frozen=True, slots=True)
class Carried:
    """An agency by its own name, and the offsets of the words that name it."""

    agency: str
    start: int
    end: int


def find_agency(text: str) -> Carried | None:
    """The agency that the head or the foot of an article names as its author; None where none is
    named, or more than one.
    """
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    head = [line for line in lines[:HEAD_LINES] if line[0] < HEAD_CHARACTERS]
    found = [carried for start, line in head for carried in _named(line, start, _HEAD)]
    found = found or [
        carried for start, line in lines[-CREDIT_LINES:] for carried in _named(line, start, _FOOT)
    ]
    return found[0] if len({carried.agency for carried in found}) == 1 else None


def _named(line: str, start: int, forms: tuple[re.Pattern[str], ...]) -> list[Carried]:
    """The agencies that a line names in one of these forms; the first form that fits decides."""
    for form in forms:
        match = form.search(line)
        if match:
            return [
                _carried(found, start + match.start("by")) for found in _ANY.finditer(match["by"])
            ]
    return []


def _carried(found: re.Match[str], offset: int) -> Carried:
    return Carried(_BY_WORDS[found[0]], offset + found.start(), offset + found.end())


def _some_of(words: Iterable[str]) -> str:
    """One agency, or several as of a text that is compiled: *AFP, Reuters*, *AP and dpa*."""
    one = f"(?:{_any('the')} )?{one_of(words)}"
    joined = rf"(?:, {_any('and')}|,| {_any('and')}|/| \\|)"
    return f"(?P<by>{one}(?:{joined} ?{one})*)"


def _any(name: str) -> str:
    return one_of_list("credits", name)


_BY_WORDS = {
    words: agency.names[0] for agency in agencies() for words in (*agency.names, *agency.marks)
}
_ANY = re.compile(rf"(?<!\w){one_of(_BY_WORDS)}(?!\w)")
_MARKED = _some_of(_BY_WORDS)
_NAMED = _some_of(words for agency in agencies() for words in agency.names)
_BELOW = _some_of(word_set("credits", "signs_below_reporters"))
_END = rf"(?: {_any('staff')})?\.?\s*$"
_PERSON = r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,3}"
_PEOPLE = rf"{_PERSON}(?:(?:,| {_any('and')}|, {_any('and')}) {_PERSON}){{0,5}}"

_HEAD = tuple(
    re.compile(form)
    for form in (
        # KYIV, Ukraine, Nov. 13 (AP) —
        rf"^\s*(?:[A-Z][^()!?]{{0,80}})?\({_MARKED}\)\s*(?:[-–—:]|$)",
        # MOSCOW, November 13. /TASS/.
        rf"^\s*[A-Z][^()!?]{{0,60}}[ .](?:{_MARKED})(?<=/)",
        rf"^\s*(?:(?:{_any('by')}|{_any('from')}) )?{_NAMED}{_END}",
        rf"^\s*{_any('by')} {_PEOPLE}(?:,| {_any('of')}| \||\s[-–—]|) {_NAMED}{_END}",
        rf"^\s*{_PERSON}, {_NAMED}{_END}",
    )
)
_FOOT = tuple(
    re.compile(form)
    for form in (
        rf"^.{{0,40}}{_any('copyright')}\s*(?:©\s*)?(?:\d{{4}}\s+)?"
        rf"{_NAMED}(?!\w|\s*{_any('pictures')})",
        rf"^\s*(?:[-–—]+\s*|{_any('source')})?\(?{_NAMED}\)?{_END}",
        rf"[.!?”\"]\s*(?:[-–—]\s*|\(){_NAMED}\)?\s*$",
        rf"^\s*\(?{_any('reporting_by')} {_NAMED}",
        rf"^\s*\(?{_any('reporting_by')} [^\n]*;\s*{_BELOW}\b",
    )
)
