"""Sentences that tell no event, only whom one hurt: *No casualties were reported.* *A total of 37
people were killed, he said.* They belong to the event reported just before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.extraction.data.word_lists import word_set
from events.extraction.dates.date_of_mention import PERIODS
from events.extraction.dates.expressions import read_dates
from events.extraction.kind_table import kinds_where
from events.extraction.mentions.running_totals import sums_up
from events.extraction.quantities.people.casualties import casualties
from events.extraction.quantities.people.losses import tells_toll
from events.extraction.quantities.people.no_harm import NOBODY, none_hurt
from events.extraction.reading import syntax
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft
from events.extraction.types import Casualties, Count, Why

HARMFUL = kinds_where(lambda row: row.violent)
NEAR = 2  # sentences
LONGEST_EVENT = 3  # days: what was counted in more is a total of several


def with_aftermath(drafts: Sequence[Draft], document: Document) -> list[Draft]:
    """The drafts in the order of the text, with one more for each sentence that says that the event
    before it hurt nobody.
    """
    told = {d.mention.sentence.index for d in drafts}
    found = list(drafts)
    for sentence in document.sentences:
        if sentence.index in told:
            continue
        whys = none_hurt(sentence, document)
        before = None if _tells_of_others(sentence, document) else _event_before(sentence, drafts)
        if whys and before is not None:
            fields = {why.field for why in whys}
            found += [_goes_on(d, sentence, fields, whys) for d in _both_ways(before, drafts)]
    return sorted(found, key=lambda d: d.mention.sentence.index)


def with_tolls(groups: Sequence[Sequence[Draft]], document: Document) -> list[list[Draft]]:
    """The groups, with the numbers of sentences that tell no event at the draft right before.

    Only after the grouping, which takes another toll for another event.
    """
    drafts = [d for told in groups for d in told]
    told = {d.mention.sentence.index for d in drafts}
    found = {id(d): d for d in drafts}
    for sentence in document.sentences:
        before = _event_before(sentence, drafts) if sentence.index not in told else None
        if before is not None and before.mention.sentence.index == sentence.index - 1:
            found[id(before)] = _with_toll(found[id(before)], sentence, document)
    return [[found[id(d)] for d in group] for group in groups]


def _tells_of_others(sentence: Sentence, document: Document) -> bool:
    """*The rockets fired from Gaza hurt nobody*, behind an air strike: those of the other side."""
    fired = word_set("places", "sent")
    return any(t.dep_ == "acl" and syntax.lemma(t) in fired for t in document.tokens(sentence))


def _event_before(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """What was told last in the two sentences before."""
    near = [
        d
        for d in drafts
        if 0 < sentence.index - d.mention.sentence.index <= NEAR and d.kind in HARMFUL
    ]
    return max(near, key=lambda d: d.mention.sentence.index, default=None)


def _both_ways(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The draft, and of *exchanged fire* that of the other side."""
    for other in drafts:
        same = other.mention.trigger == draft.mention.trigger and other.kind is draft.kind
        if other is draft or (same and other.mention.mutual):
            yield other


def _goes_on(before: Draft, sentence: Sentence, fields: set[str], whys: Sequence[Why]) -> Draft:
    mention = replace(
        before.mention,
        sentence=sentence,
        refers_back=True,
        anew=False,
        mutual=False,
        rule="harm/none",
    )
    harm = Casualties(
        NOBODY if "killed" in fields else None, NOBODY if "wounded" in fields else None
    )
    draft = Draft(mention, places=before.places, casualties=harm, why=tuple(whys))
    if not before.mention.mutual:
        return draft
    return replace(draft, perpetrators=before.perpetrators, targets=before.targets)


def _with_toll(before: Draft, sentence: Sentence, document: Document) -> Draft:
    """The draft with the number of the dead or hurt that the sentence tells, where it has none."""
    if sentence.headline or _is_of_a_period(sentence, document) or _may_not_be(sentence, document):
        return before
    scope = frozenset(range(sentence.first, sentence.last))
    whole = replace(before.mention, sentence=sentence, scope=scope, trigger=sentence.first)
    more, whys, fallen = casualties(whole, document)
    own = before.casualties
    if tells_toll(sentence, document) and _is_more(more.killed, own.killed):
        own = replace(own, killed=None)  # "Three more died. The toll has risen to 58"
    new = {
        field
        for field in ("killed", "wounded")
        if getattr(own, field) is None and getattr(more, field) is not None
    }
    return replace(
        before,
        casualties=Casualties(own.killed or more.killed, own.wounded or more.wounded),
        why=(
            *(why for why in before.why if why.field not in new),
            *(why for why in whys if why.field in new),
        ),
        fallen=(*(one for one in before.fallen if one.field not in new), *fallen),
    )


def _is_more(toll: Count | None, told: Count | None) -> bool:
    return bool(toll and told and (toll.min or 0) > (told.min or 0))


def _may_not_be(sentence: Sentence, document: Document) -> bool:
    """*Dozens could have been killed*."""
    return any(t.tag_ == "MD" for t in document.tokens(sentence))


def _is_of_a_period(sentence: Sentence, document: Document) -> bool:
    """*43,000 have been killed since the war began*: a total is no toll of an event."""
    words = read_dates(document.words(sentence), sentence.start, document.published_on)
    long = any(
        d.since or d.rule in PERIODS or (d.span.end - d.span.start).days > LONGEST_EVENT
        for d in words
    )
    return long or any(sums_up(token) for token in document.tokens(sentence))
