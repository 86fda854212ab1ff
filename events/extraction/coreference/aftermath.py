"""Sentences that only say that nobody was hurt: *No casualties were reported.* They belong to the
event reported just before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction.kind_table import kinds_where
from events.extraction.quantities.no_harm import NOBODY, none_hurt
from events.extraction.reading.document import Document, Sentence
from events.extraction.reading.mention import Draft
from events.extraction.types import Casualties, Why

HARMFUL = kinds_where(lambda row: row.violent)
NEAR = 2  # sentences


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
        before = [
            d
            for d in drafts
            if 0 < sentence.index - d.mention.sentence.index <= NEAR and d.kind in HARMFUL
        ]
        if whys and before:
            found.append(_goes_on(before[-1], sentence, {why.field for why in whys}, whys))
    return sorted(found, key=lambda d: d.mention.sentence.index)


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
    return Draft(mention, places=before.places, casualties=harm, why=tuple(whys))
