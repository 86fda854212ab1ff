"""Where an event's facts were read: the sentences of each article that tells it, and which words of them gave which fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from events.models import Event, Evidence, Report
from events.web.article_reading import Told, sentences_of, told_by, words_of
from events.web.passages import Passage, passages

# Which line of the page a field of the evidence belongs to, by the parts of the field's name.
FACTS = {
    "kind": "kind",
    "subkind": "kind",
    "date": "when",
    "places": "where",
    "place": "where",
    "perpetrator": "by",
    "target": "against",
    "weapons": "weapons",
    "weapon": "weapons",
    "killed": "killed",
    "wounded": "wounded",
    "personnel": "personnel",
    "attribution": "says",
    "source": "says",
    "status": "status",
}

AROUND = 24  # characters of the sentence shown on either side of the words that were read
LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Extract:
    """A sentence of an article, from the character `start` on, with the words in it that were read."""

    start: int
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class Telling:
    """The event as one article tells it."""

    told: Told
    extracts: list[Extract]

    @property
    def report(self) -> Report:
        return self.told.report


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link from a fact to the words on the same page that it was read from, with a few words of the sentence around them."""

    href: str
    before: str
    words: str
    after: str


def tellings_of(event: Event) -> list[Telling]:
    """The event's reports in the order in which they were read; `event` comes from `for_detail`."""
    told = [told_by(report, number) for number, report in enumerate(event.reports.all(), start=1)]
    return [Telling(one, _extracts(one)) for one in told]


def anchors_of(tellings: list[Telling]) -> dict[str, list[Anchor]]:
    """For each fact the words it was read from; under `event` the first sentence of each telling."""
    found: defaultdict[str, list[Anchor]] = defaultdict(list)
    for telling in tellings:
        for row in telling.told.words:
            found[fact_of(row.field)].append(_anchor(telling, "w", row))
        found["event"] += [_anchor(telling, "s", row) for row in telling.told.sentences[:1]]
    return {fact: list(dict.fromkeys(anchors)) for fact, anchors in found.items()}


def fact_of(field: str) -> str:
    """The fact that a field of the evidence belongs to: `casualties.killed` and `killed` are the same fact."""
    parts = re.split(r"[^a-z_]+", field)
    return next((FACTS[part] for part in reversed(parts) if part in FACTS), field)


def _anchor(telling: Telling, letter: str, row: Evidence) -> Anchor:
    around = next((one for one in telling.told.sentences if one.start <= row.start and row.end <= one.end), row)
    before, after = around.quote[: row.start - around.start], around.quote[row.end - around.start :]
    href = f"#r{telling.told.number}-{letter}{row.start}"
    return Anchor(href, _last_words(before), _shortened(row.quote), _first_words(after))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"


def _first_words(text: str) -> str:
    """Whole words from the beginning, as many as fit, and a sign that more follow."""
    return text if len(text) <= AROUND else f"{text[:AROUND].rsplit(' ', 1)[0]} …"


def _last_words(text: str) -> str:
    return text if len(text) <= AROUND else f"… {text[-AROUND:].split(' ', 1)[-1]}"


def _extracts(told: Told) -> list[Extract]:
    sentences, words = sentences_of([told]), words_of([told])
    return [Extract(start, passages(text, sentences, words, offset=start)) for start, text in _quoted(told)]


def _quoted(told: Told) -> Iterator[tuple[int, str]]:
    """The sentences, and the words that stand in none of them, such as the day in another paragraph; no character twice."""
    reached = 0
    for row in sorted([*told.sentences, *told.words], key=lambda row: (row.start, -row.end)):
        if row.end > reached:
            start = max(row.start, reached)
            yield start, row.quote[start - row.start :]
            reached = row.end
