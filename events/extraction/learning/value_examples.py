"""What annotated articles say of the values of events: which were right, and what spoke for
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.judgement.confidence import Reliability
from events.extraction.judgement.value_features import features
from events.extraction.learning.calibrate import counted, judged_fields
from events.extraction.learning.fitting import Example
from events.extraction.scoring.alignment import Alignment
from events.extraction.scoring.measures import READ_AS, first_why
from events.extraction.serialize import from_json
from events.extraction.types import Why

FOLDS = 5
YES, NO = "yes", "no"


def value_examples(alignments: Sequence[Alignment]) -> list[Example]:
    """Each value of the aligned events, with what speaks for it and whether it is right.

    A rule's rate comes from the other articles: on its own article it would vouch for itself.
    """
    found: list[Example] = []
    for fold in range(FOLDS):
        others = [alignment for n, alignment in enumerate(alignments) if n % FOLDS != fold]
        rates = Reliability(counted(value for a in others for value in judged_fields(a)))
        for alignment in alignments[fold::FOLDS]:
            found.extend(_of_article(alignment, rates))
    return found


def _of_article(alignment: Alignment, rates: Reliability) -> Iterator[Example]:
    for pair in alignment.pairs:
        report = from_json(dict(pair.predicted))
        for field, name in READ_AS.items():
            read = first_why(pair.predicted, name)
            if read is not None:
                why = Why(**read)
                yield Example(
                    alignment.article,
                    frozenset(features(report, why, rates.of(name, why.rule))),
                    YES if pair.right[field] else NO,
                )
