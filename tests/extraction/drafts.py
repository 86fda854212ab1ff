"""Drafts made by hand, for tests of what is done with them."""

from datetime import date

from events.extraction.reading.document import Sentence
from events.extraction.reading.mention import Draft, Mention
from events.extraction.types import Casualties, Count, DateSpan, Kind, Place, Precision

KYIV = Place("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
KHERSON = Place("Kherson", "Kherson Oblast", "UA", 46.63, 32.61, Precision.TOWN, "gn:706448")
UKRAINE = Place("Ukraine", None, "UA", 49.0, 32.0, Precision.COUNTRY, "iso:UA")
GAZA = Place("Gaza Strip", "Gaza Strip", "PS", 31.42, 34.36, Precision.REGION, "sup:gaza")
NORTH_GAZA = Place(
    "northern Gaza Strip",
    "Gaza Strip",
    "PS",
    31.42,
    34.36,
    Precision.REGION,
    "part:northern:sup:gaza",
)
MONDAY = DateSpan(date(2024, 11, 11), date(2024, 11, 11))
TUESDAY = DateSpan(date(2024, 11, 12), date(2024, 11, 12))
FRIDAY = DateSpan(date(2024, 11, 8), date(2024, 11, 8))


def told(
    index=0,
    kind=Kind.STRIKE,
    *,
    subkind=None,
    headline=False,
    back=False,
    anew=False,
    mutual=False,
    **facts,
):
    """A draft of the sentence with this index."""
    sentence = Sentence(
        index, index, 10 * index, 10 * index + 9, 100 * index, 100 * index + 90, headline
    )
    mention = Mention(
        kind, subkind, sentence, 10 * index, f"{kind}/verb/hit", frozenset(), back, anew, mutual
    )
    return Draft(mention, **facts)


def hurt(killed=None, wounded=None):
    return Casualties(killed, wounded)


def exactly(n):
    return Count(n, n)
