"""What annotated articles say of the values of events: which were right, and what spoke for
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.extraction.judgement.confidence import Reliability
from events.extraction.judgement.value_features import features, told_by
from events.extraction.learning.calibrate import counted, judged_fields
from events.extraction.learning.fitting import Example
from events.extraction.scoring.agreement import Field
from events.extraction.scoring.alignment import Alignment
from events.extraction.scoring.measures import READ_AS, first_why
from events.extraction.serialize import from_json
from events.extraction.types import Why

FOLDS = 5
YES, NO = "yes", "no"
WEAPONS = READ_AS[Field.WEAPONS]


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


def examples_without_weapons(
    alignments: Sequence[Alignment], rated_on: Sequence[Alignment]
) -> list[Example]:
    """The same of articles whose annotation leaves weapons open; rules are rated on others."""
    rates = Reliability(counted(value for a in rated_on for value in judged_fields(a)))
    found = [example for a in alignments for example in _of_article(a, rates)]
    return [example for example in found if WEAPONS not in example.features]


def _of_article(alignment: Alignment, rates: Reliability) -> Iterator[Example]:
    told = told_by(from_json(dict(event)) for event in alignment.predicted)
    for pair in alignment.pairs:
        report = from_json(dict(pair.predicted))
        for field, name in READ_AS.items():
            read = first_why(pair.predicted, name)
            if read is not None:
                why = Why(**read)
                yield Example(
                    alignment.article,
                    frozenset(features(report, why, rates.of(name, why.rule), told)),
                    YES if pair.right[field] else NO,
                )
