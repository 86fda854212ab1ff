"""Answers of a file instead of a model: an evaluation that can be repeated anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from events.extraction.model.grounding.drops import Dropped
from events.extraction.model.reader import Part
from events.services.language_model.answers import Answer, question
from events.services.language_model.asking import read
from events.services.language_model.batch_lines import KEY_LENGTH, BadLine, BatchAnswer, answers_in
from events.services.language_model.terms import ModelTerms
from events.services.reading.extractor import NotReadable, NotReadNow


class RecordedAnswers:
    """The answers of a batch file, by request. Raises BadLine for a line that is none."""

    def __init__(self, lines: Iterable[str], terms: ModelTerms) -> None:
        self._terms = terms
        self._by_key: dict[str, BatchAnswer] = {}
        self.dropped: list[Dropped] = []
        for found in answers_in(lines):
            if isinstance(found, BadLine):
                raise found
            self._by_key[found.key] = found

    def of(self, text: str, parts: Sequence[Part]) -> list[Answer]:
        return [self._of(part, number) for number, part in enumerate(parts, 1)]

    def note(self, parts: Sequence[Part], dropped: Sequence[Sequence[Dropped]]) -> None:
        self.dropped += [one for lost in dropped for one in lost]

    def _of(self, part: Part, number: int) -> Answer:
        key = question(part, number, self._terms).key[:KEY_LENGTH]
        found = self._by_key.get(key)
        if found is None:
            raise NotReadNow(
                f"The file has no answer to part {number}: custom_id ending in {key}.",
                retry_after=timedelta(0),
                only_later=True,
            )
        events = read(found.reply)[0] if found.reply else None
        if events is None:
            raise NotReadable(f"The answer to part {number} cannot be read: {found.fault}")
        return events
