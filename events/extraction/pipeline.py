"""The method on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from events.extraction.actors.sides import Sides
from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.cleaning.edited_text import quoted, quoted_toll
from events.extraction.cleaning.steps import cleaned
from events.extraction.compose import assemble, reports
from events.extraction.coreference import aftermath, merging
from events.extraction.coreference.downed_munitions import with_sides_of_the_launch
from events.extraction.dates.anchored_days import with_anchored_days
from events.extraction.describe import describe, describe_claim
from events.extraction.gazetteer.gazetteer import Gazetteer
from events.extraction.judgement import tolls
from events.extraction.judgement.shown import FLOOR, all_as_shown
from events.extraction.mentions import kinds, sovereignty, spotting
from events.extraction.mentions.conflict import setting
from events.extraction.places import toponyms
from events.extraction.quantities import barrages
from events.extraction.quantities.lists_by_place import with_listed_places
from events.extraction.reading.articles import Article, articles_in
from events.extraction.reading.document import Document
from events.extraction.reading.language import MODEL, read
from events.extraction.reading.mention import Draft, Mention
from events.extraction.types import Report, Toll
from events.extraction.version import fingerprint

NO_NAMES: Mapping[str, str] = MappingProxyType({})
VERSION = f"0.2.0+{fingerprint()} ({MODEL})"


@dataclass(frozen=True, slots=True)
class DescribedArticle:
    """An article with its mentions described, before those of one event are brought together. The
    drafts stand in the order of the text.
    """

    document: Document
    names: toponyms.Names
    sides: Sides
    mentions: tuple[Mention, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """What an article says: the events that it reports, and the tolls that are no events."""

    reports: list[Report]
    tolls: list[Toll]


def extract_events(
    text: str, *, published_on: date, gazetteer: Gazetteer, floor: float = FLOOR
) -> list[Report]:
    """The events that an article reports, in the order of the text.

    `text` is what was submitted, one article or several: all offsets are into it. `published_on`
    resolves *on Wednesday* and the like. Values whose chance to be right is below `floor` are
    not shown: they stand in `not_shown` alone. 0 shows them all, to measure them.
    """
    return read_article(text, published_on=published_on, gazetteer=gazetteer, floor=floor).reports


def read_article(
    text: str,
    *,
    published_on: date,
    gazetteer: Gazetteer,
    floor: float = FLOOR,
    sides: Mapping[str, str] = NO_NAMES,
) -> ArticleRead:
    """The events of an article, and beside them its tolls. Arguments as in `extract_events`.

    `sides` are names of sides, by folded name, that the vocabulary lacks or takes for another.
    """
    told = ArticleRead([], [])
    for article in articles_in(cleaned(text), published_on):
        one = _read_one(article, gazetteer, floor, sides)
        told.reports.extend(quoted(report, article.text) for report in one.reports)
        told.tolls.extend(quoted_toll(toll, article.text) for toll in one.tolls)
    return told


def _read_one(
    article: Article, gazetteer: Gazetteer, floor: float, sides: Mapping[str, str]
) -> ArticleRead:
    """What one article says, with offsets into its cleaned text."""
    told = describe_article(
        article.text.text, published_on=article.published_on, gazetteer=gazetteer, sides=sides
    )
    grouped = aftermath.with_tolls(merging.group(told.drafts), told.document)
    found = assemble(grouped, told.document, told.sides, told.names, gazetteer)
    events = barrages.with_launch_counts(list(reports(found)))
    return ArticleRead(
        all_as_shown(events, floor),
        tolls.find(told.document, told.names, told.sides),
    )


def describe_article(
    text: str, *, published_on: date, gazetteer: Gazetteer, sides: Mapping[str, str] = NO_NAMES
) -> DescribedArticle:
    """Every mention of an occurrence, with all that its sentence says of it."""
    document = read(text, published_on=published_on)
    names = toponyms.find_names(document, gazetteer)
    found_sides = find_sides(document, names.main_country, sides)
    found = setting.within_conflict(spotting.find(document), document, found_sides)
    drafts = [
        draft
        for mention in kinds.settle(found, document, found_sides)
        for draft in describe(mention, document, names, found_sides)
    ]
    drafts += [
        describe_claim(claim, document, names, found_sides) for claim in sovereignty.find(document)
    ]
    drafts = with_listed_places(drafts, document, names)
    drafts.sort(key=lambda draft: draft.mention.sentence.index)
    drafts = with_anchored_days(aftermath.with_aftermath(drafts, document), document)
    drafts = with_sides_of_the_launch(drafts)
    return DescribedArticle(document, names, found_sides, tuple(found), tuple(drafts))
