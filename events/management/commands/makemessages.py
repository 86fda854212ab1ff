"""Gather the words of the pages for translation, those of `data/kinds.toml` among them.

Django's command reads only words written out in code and templates, so the table's are written out
in a module for as long as it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages

from events.extraction.types import Kind

WRITTEN_OUT = Path("events/wording/words_of_kinds.py")


class Command(makemessages.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        module = Path(settings.BASE_DIR) / WRITTEN_OUT
        module.write_text("\n".join(_lines()) + "\n", encoding="utf-8")
        try:
            super().handle(*args, **options)
        finally:
            module.unlink()


def _lines() -> Iterator[str]:
    for kind in Kind:
        yield f'pgettext("kind of event", {_quoted(kind.row.label)})'
        yield f"_({_quoted(kind.row.meaning)})"
        for subkind in kind.row.subkinds:
            yield f"# Translators: a kind of {kind.row.label}"
            yield f'pgettext("kind of event", {_quoted(subkind.label)})'
        for headline in kind.row.headlines.values():
            yield f'pgettext("in a headline", {_quoted(headline)})'


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
