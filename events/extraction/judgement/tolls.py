"""Running totals and the tolls of periods. They stand beside the events: as events they would count
their dead a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from events.extraction.actors.perpetrators import perpetrators
from events.extraction.actors.sides import Sides
from events.extraction.attribution.attribution import speeches
from events.extraction.data.word_lists import word_set
from events.extraction.dates.date_of_mention import PERIODS
from events.extraction.dates.expressions import DateWords, read_dates
from events.extraction.mentions.running_totals import sums_up
from events.extraction.places.toponyms import Names
from events.extraction.quantities.people.harm_counted import people_harmed
from events.extraction.quantities.people.harm_words import kills, wounds
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Mention
from events.extraction.types import Count, Place, Toll

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_EVENT = 7  # days: what was done in more of them is a toll of that time


def find(document: Document, names: Names, sides: Sides) -> list[Toll]:
    """Every toll that the article tells, one a sentence, in the order of the text."""
    return [
        toll
        for sentence in document.sentences
        if (toll := _in_sentence(sentence, document, names, sides)) is not None
    ]


def _in_sentence(sentence: Sentence, document: Document, names: Names, sides: Sides) -> Toll | None:
    period = _period(sentence, document)
    counted = [(token, count) for token, count in _counted(sentence, document, period)]
    if not counted:
        return None
    told = _mention(counted[0][0], sentence)
    by, _why = perpetrators(told, document, sides, None)
    said = speeches(told, document)
    return Toll(
        killed=next((count for token, count in counted if kills(token)), None),
        wounded=next((count for token, count in counted if wounds(token)), None),
        since=period.span.start if period else None,
        until=period.span.end if period else document.published_on,
        place=_place(sentence, document, names),
        by=by[0] if by else None,
        source=said[0].attribution.source if said else None,
        start=sentence.start,
        end=sentence.end,
    )


def _counted(
    sentence: Sentence, document: Document, period: DateWords | None
) -> Iterator[tuple[Token, Count]]:
    """The words of harm that sum up, each with its number."""
    for token in document.tokens(sentence):
        harmed = kills(token) or wounds(token)
        if harmed and (period is not None or sums_up(token)):
            count = people_harmed(token)
            if count is not None and count.min:
                yield token, count


def _period(sentence: Sentence, document: Document) -> DateWords | None:
    """The long time that a sentence names: *since October*, *in February*, *in the past year*."""
    words = read_dates(document.words(sentence), sentence.start, document.published_on)
    long = (
        d for d in words if d.rule in PERIODS or (d.span.end - d.span.start).days > LONGEST_EVENT
    )
    return next(long, None)


def _mention(word: Token, sentence: Sentence) -> Mention:
    scope = frozenset(syntax.below(syntax.governor(word)))
    return Mention(None, None, sentence, int(word.i), f"harm/verb/{syntax.lemma(word)}", scope)


def _place(sentence: Sentence, document: Document, names: Names) -> Place | None:
    """The first place behind a word such as *in*: *Israel has killed 43,000 people in Gaza*."""
    found = [n for n in names.within(sentence.first, sentence.last) if n.first in names.places]
    where = word_set("scenery", "where")
    behind = [n for n in found if n.first and document.parse[n.first - 1].lower_ in where]
    return next((names.places[n.first] for n in (*behind, *found)), None)
