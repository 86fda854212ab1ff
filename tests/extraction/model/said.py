"""Short ways to let a model say something of a text, and to see what remains of it."""

import json
from datetime import date

from events.extraction.model.answers import read_answer
from events.extraction.model.reader import parts_of, reports_of

PUBLISHED = date(2024, 11, 13)  # a Wednesday


def grounded(text, *events, gazetteer, language="en", published_on=PUBLISHED):
    """The reports that remain, and what was dropped, as (field, reason) pairs."""
    parts = parts_of(text, published_on=published_on, language=language, gazetteer=gazetteer)
    answers = [read_answer(json.dumps({"events": list(events)}))] + [()] * (len(parts) - 1)
    read = reports_of(parts, answers)
    for report in read.reports:
        for one in report.evidence:
            assert text[one.start : one.end] == one.text
    return read.reports, [(d.field, d.reason.name) for lost in read.dropped for d in lost]
