"""The check of one event: finds its quotations, and notes what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from events.extraction.model.described import Described
from events.extraction.model.grounding.drops import Dropped, Reason
from events.extraction.model.grounding.quotations import Span, find, occurrences
from events.extraction.reading.document import Sentence

# A number somewhere in a paragraph is no evidence. A long sentence of a news article has 300.
LONGEST_QUOTATION = 300


@dataclass
class Check:
    """One event under check. `told` are the sentences that tell it: quotations are sought there
    first.
    """

    article: Described
    told: Sequence[Sentence]
    dropped: list[Dropped] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.article.language

    def words(self, span: Span) -> str:
        return self.article.text[span.start : span.end]

    def quoted(self, quote: str, field: str, value: str) -> Span | None:
        """Where a quotation stands. None, and noted, where it stands nowhere or speaks to a
        model.
        """
        if len(quote) > LONGEST_QUOTATION:
            self.drop(field, value, Reason.TOO_LONG)
            return None
        within = [Span(s.start, s.end) for s in self.told]
        span = find(self.article.text, quote, within)
        if span is None:
            self.drop(field, value, Reason.NOT_IN_TEXT)
        elif self.article.speaks_to_a_model(span):
            span = self._elsewhere(quote)
            if span is None:
                self.drop(field, value, Reason.INSTRUCTION)
        return span

    def named(self, name: str, quote: str, field: str) -> Span | None:
        """Where a name stands in its quotation."""
        span = self.quoted(quote, field, name)
        if span is None:
            return None
        inside = find(self.words(span), name)
        if inside is None:
            self.drop(field, name, Reason.NAME)
            return None
        return Span(span.start + inside.start, span.start + inside.end)

    def drop(self, field: str, value: str, reason: Reason) -> None:
        self.dropped.append(Dropped(field, value, reason))

    def correct(self, field: str, value: str, reason: Reason) -> None:
        self.dropped.append(Dropped(field, value, reason, corrected=True))

    def _elsewhere(self, quote: str) -> Span | None:
        """The same words where they do not speak to a model."""
        found = occurrences(self.article.text, quote)
        return next((span for span in found if not self.article.speaks_to_a_model(span)), None)
