"""What a file says of itself: which events, from where, when and by which version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import slugify

NAME = "Conflict event tracker"
LONGEST_NAME = 80
METHOD = (
    "Software read these events from news articles and can be wrong: check the sources before use.",
    "A claim stays a claim: `status` says who reports an event, not whether it is true.",
    "An empty cell means that no text says. 0 means that a text says none.",
    "A district, region or country has no latitude and longitude: it is an area, not a point.",
    "Numbers of several events must not simply be added: `not_counted` and `*_left_out` say why.",
)
NO_FILTER = "all events"


@dataclass(frozen=True, slots=True)
class About:
    """`filter` are the parameters and values that selected the events; `address` shows the same
    events on the page; `made_at` is in UTC.
    """

    filter: Sequence[tuple[str, str]]
    address: str
    version: str
    made_at: datetime
    codebook: str = ""
    codebook_note: str = ""

    @property
    def selected(self) -> str:
        """*kind: strike; country: UA*."""
        return "; ".join(f"{name}: {value}" for name, value in self.filter) or NO_FILTER

    @property
    def title(self) -> str:
        return f"{NAME}: {self.selected}"

    @property
    def day(self) -> str:
        return self.made_at.date().isoformat()

    def lines(self) -> Iterator[tuple[str, str]]:
        """The README: what it is about, and what it says."""
        yield "Source", f"{NAME} {self.version}"
        yield "Events", self.selected
        yield "Made at", self.made_at.strftime("%Y-%m-%d %H:%M UTC")
        yield "Address", self.address
        if self.codebook_note:
            yield "Codebook", self.codebook_note
        for sentence in METHOD:
            yield "Note", sentence

    def file_name(self, ending: str) -> str:
        """`events_kind-strike_2026-11-30_v0.2.0.csv`: the filter, the day and the version."""
        shape = f"_in-columns-of-{self.codebook}" if self.codebook else ""
        return f"events{shape}{self._filter_in_name()}_{self.day}_v{self.version}.{ending}"

    def _filter_in_name(self) -> str:
        words = "".join(f"_{slugify(name)}-{slugify(value)}" for name, value in self.filter)
        if len(words) <= LONGEST_NAME and "-_" not in f"{words}_":
            return words
        # Too long, or in letters that file names do not take: two filters get no equal names.
        mark = hashlib.sha256(self.selected.encode()).hexdigest()[:8]
        return f"{words[:LONGEST_NAME].rstrip('-_')}_{mark}"
