"""How log lines are written: for people or as JSON, with the same fields, never with article text.

An exception's message may quote what was being read ("invalid date: …") or the row that a database
refused. So the log has only its type, the types of its causes and the places in the code. The
message is kept with the row.
"""

from __future__ import annotations

import logging
import logging.config
import traceback
from collections.abc import Mapping
from types import TracebackType

from django.conf import settings
from pythonjsonlogger.json import JsonFormatter

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
# What a record may carry beside its message. Anything else that a library hangs on a record is left
# out: it may be an argument.
FIELDS = ("article", "page", "feed", "import", "attempt", "outcome", "ms")
BASE = {"asctime": "time", "levelname": "level", "name": "logger", "message": "message"}


def describe_exception(error: BaseException | None) -> str:
    """Types and places, the first exception first; no message, no line of code, no value."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
        lines = [*frames, name, *(["which led to", *lines] if lines else [])]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


class WithoutText(logging.Filter):
    """Removes the exception from Celery's record of a failed task: its message repeats it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if (
            record.name.startswith("celery")
            and isinstance(record.args, Mapping)
            and "exc" in record.args
        ):
            kind = (
                record.exc_info[0]
                if record.exc_info and isinstance(record.exc_info, tuple)
                else None
            )
            record.args = {
                **record.args,
                "exc": kind.__name__ if kind else "an exception",
                "traceback": "",
                "args": "",
                "kwargs": "",
            }
        return True


class LineFormatter(logging.Formatter):
    """A log line for people, with the fields at its end.

    `2026-11-24 12:00:00,000 INFO events.services.reading.extract Article k3j: done attempt=1 ms=9`
    """

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler's words, with the message
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        """On one line: what a client sends (a path) must not look like a line of its own."""
        line = super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")
        fields = [f"{name}={getattr(record, name)}" for name in FIELDS if hasattr(record, name)]
        return " ".join([line, *fields])

    def formatException(self, ei: Raised) -> str:
        return describe_exception(ei[1])


class JsonLineFormatter(JsonFormatter):
    """One object a line: time, level, logger, message, the record's fields and the exception."""

    def __init__(self) -> None:
        names = {**BASE, "exc_info": "exception"}
        super().__init__(list(BASE), rename_fields=names, json_ensure_ascii=False)

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: Raised) -> str:
        return describe_exception(ei[1])

    def process_log_record(self, log_data: dict[str, object]) -> dict[str, object]:
        allowed = {*BASE.values(), *FIELDS, "exception"}
        return {name: value for name, value in log_data.items() if name in allowed}


FORMATTERS = {"line": LineFormatter, "json": JsonLineFormatter}


def logging_settings(*, form: str, level: str) -> dict[str, object]:
    """Django's LOGGING: everything to standard error.

    Queries are never logged: they contain the texts that they store.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_text": {"()": "tracker.log_format.WithoutText"}},
        "formatters": {"chosen": {"()": f"tracker.log_format.{FORMATTERS[form].__name__}"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "chosen",
                "filters": ["without_text"],
            }
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.db.backends": {"level": "INFO"},
            # Django's own handlers write in their own form, and e-mail pages of errors
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            # a PDF would take hundreds of lines, and name the letters that its typeface lacks
            "fontTools": {"level": "WARNING"},
            "fpdf": {"level": "ERROR"},
        },
    }


def set_up() -> None:
    """What `django.setup()` does, for processes that have not done so yet."""
    logging.config.dictConfig(settings.LOGGING)
