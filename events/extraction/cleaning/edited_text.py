"""A text as it is read, and where each of its characters stands in the text as submitted."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from events.extraction.types import Attribution, Evidence, Report, Toll, Why

# Start and end in the text at hand, and what stands there instead.
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class EditedText:
    """`text` is what the steps have made of `submitted` so far. Its character `i` was made of the
    characters `[starts[i], ends[i])` of `submitted`.
    """

    submitted: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def edit(self, edits: Iterable[Edit]) -> EditedText:
        """The text with the edits made. They are in order and do not overlap.

        An edit that keeps the length (another case, another space) maps character by character;
        any other maps each new character to all that it replaces.
        """
        parts: list[str] = []
        starts, ends = array("i"), array("i")
        done = 0
        for start, end, new in edits:
            parts += (self.text[done:start], new)
            starts.extend(self.starts[done:start])
            ends.extend(self.ends[done:start])
            if len(new) == end - start:
                starts.extend(self.starts[start:end])
                ends.extend(self.ends[start:end])
            elif new:
                starts.extend([self.starts[start]] * len(new))
                ends.extend([self.ends[end - 1]] * len(new))
            done = end
        if not parts:
            return self
        parts.append(self.text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        return EditedText(self.submitted, "".join(parts), starts, ends)

    def sub(
        self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]
    ) -> EditedText:
        """The text with each match of the pattern replaced, as `re.sub` does. Matches are never
        empty.
        """
        found = ((m, new if isinstance(new, str) else new(m)) for m in pattern.finditer(self.text))
        return self.edit((m.start(), m.end(), words) for m, words in found if words != m[0])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `[start, end)` of `text` stand in the text as submitted."""
        return self.starts[start], self.ends[end - 1]

    def part(self, start: int, end: int) -> EditedText:
        """The characters `[start, end)` as a text of their own; their places stay those of the
        whole.
        """
        return EditedText(
            self.submitted, self.text[start:end], self.starts[start:end], self.ends[start:end]
        )


def as_submitted(text: str) -> EditedText:
    """A text before any edit."""
    return EditedText(text, text, array("i", range(len(text))), array("i", range(1, len(text) + 1)))


def quoted(report: Report, text: EditedText) -> Report:
    """The report with all offsets into the text as submitted. The words of a source stay as they
    were read: a line end or a tag within them is no part of a name.
    """
    if text.text == text.submitted:
        return report
    return replace(
        report,
        evidence=tuple(_evidence(said, text) for said in report.evidence),
        attribution=tuple(_attribution(said, text) for said in report.attribution),
        why=tuple(_why(reason, text) for reason in report.why),
        not_shown=tuple(replace(it, why=_why(it.why, text)) for it in report.not_shown),
    )


def quoted_toll(toll: Toll, text: EditedText) -> Toll:
    """The toll with its offsets into the text as submitted."""
    start, end = text.span(toll.start, toll.end)
    return replace(toll, start=start, end=end)


def _evidence(read: Evidence, text: EditedText) -> Evidence:
    start, end = text.span(read.start, read.end)
    return Evidence(start, end, text.submitted[start:end])


def _attribution(read: Attribution, text: EditedText) -> Attribution:
    start, end = text.span(read.start, read.end)
    return replace(read, start=start, end=end)


def _why(read: Why, text: EditedText) -> Why:
    start, end = text.span(read.start, read.end)
    return replace(read, start=start, end=end)
