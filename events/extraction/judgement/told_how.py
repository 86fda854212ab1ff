"""What the sentence of an event, its day and its toll say for or against an event of its own: a
habit, a campaign, a sum, something of long ago.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.extraction.data.word_lists import word_set
from events.extraction.reading import syntax
from events.extraction.reading.document import Document
from events.extraction.reading.mention import Draft
from events.extraction.types import Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

FRESH, RECENT = 3, 30  # days before the article
WEEK, MONTH = 8, 31  # days of a span
SOME, MANY = 5, 200  # dead: a toll of hundreds is mostly that of a war
# Lists of words (data/en/judgement.toml) that say of a sentence what it tells.
BESIDE = (
    "habit_words",
    "span_words",
    "era_words",
    "trend_words",
    "campaign_words",
    "modal_words",
    "own_words",
    "start_words",
)


def features(told: Sequence[Draft], document: Document) -> Iterator[str]:
    """What is told, in what words, how long ago, with how many dead; each by its weight's name."""
    trigger = document.parse[told[0].mention.trigger]
    yield f"word {syntax.lemma(trigger)}"
    yield from _sentence(trigger)
    yield from _days(told, document)
    yield from _dead(told)
    if {p.precision for d in told for p in d.places} == {Precision.COUNTRY}:
        yield "place is a country"
    if any(d.background for d in told):
        yield "background"
    if any(d.mention.anew for d in told):
        yield "anew"
    if all(d.mention.apart for d in told):
        yield "no war word near"


def _sentence(trigger: Token) -> Iterator[str]:
    words = {t.lower_ for t in trigger.sent}
    for name in BESIDE:
        if words & word_set("judgement", name):
            yield f"beside {name}"
    if sum(t.is_quote for t in trigger.sent if t.i < trigger.i) % 2:
        yield "in quotes"


def _days(told: Sequence[Draft], document: Document) -> Iterator[str]:
    days = next((d.date for d in told if d.date), None)
    if days is None:
        return
    length = (days.end - days.start).days
    if length > WEEK:
        yield "weeks" if length <= MONTH else "months"
    age = (document.published_on - days.end).days
    if age > FRESH:
        yield "days ago" if age <= RECENT else "long ago"


def _dead(told: Sequence[Draft]) -> Iterator[str]:
    counts = [d.casualties.killed for d in told if d.casualties.killed]
    most = max((c.min or c.max or 0 for c in counts), default=0)
    if most >= SOME:
        yield "some dead" if most < MANY else "hundreds dead"
