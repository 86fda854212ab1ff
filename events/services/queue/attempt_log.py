"""One line in the log for each attempt at a row: which, how it ended, how long it took. Never a
word of what was read.
"""

from __future__ import annotations

import logging
from datetime import timedelta


def log_attempt(
    logger: logging.Logger,
    *,
    kind: str,
    public_id: str,
    outcome: str,
    attempt: int | None = None,
    took: timedelta | None = None,
    error: Exception | None = None,
) -> None:
    """`kind` is the field that names the row: article, page, feed or import (tracker/log_format.py
    knows them).

    An error's message may quote the text, so log lines leave it out: it is kept with the row, and
    the log tells where in the code it was raised.
    """
    values = {
        "attempt": attempt,
        "outcome": str(outcome),
        "ms": None if took is None else took // timedelta(milliseconds=1),
    }
    fields = {kind: public_id} | {
        name: value for name, value in values.items() if value is not None
    }
    level = logging.ERROR if error else logging.INFO
    logger.log(
        level, "%s %s: %s", kind.capitalize(), public_id, outcome, extra=fields, exc_info=error
    )
