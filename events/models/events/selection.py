"""What a queryset of events was narrowed by, as far as tallies can count it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from events.models.counting.tallies import ANYWHERE, Tally, TallyQuerySet


@dataclass(frozen=True, slots=True)
class Selection:
    """Events that readers see, of these kinds and statuses (empty: of all), in this country, with a
    day in this half-open range.
    """

    kinds: Sequence[str] = ()
    statuses: Sequence[str] = ()
    country: str = ANYWHERE
    after: date | None = None
    before: date | None = None

    @property
    def whole(self) -> bool:
        """Whether it holds events of all days."""
        return self.after is None and self.before is None

    @property
    def months(self) -> tuple[date | None, date | None]:
        """The first day of the first month that lies whole in the range, and that of the first one
        that does not; None where an end is open.
        """
        first = self.after and _month_from(self.after)
        end = self.before and self.before.replace(day=1)
        return (first, first) if first and end and end < first else (first, end)

    def tallies(self, facet: str) -> TallyQuerySet:
        """The rows of the facet for all days or whole months. What lies in other days, and what is
        uncounted, is for the caller to add.
        """
        found = Tally.objects.of([facet], self.country).with_kinds(self.kinds, self.statuses)
        return found.ever() if self.whole else found.in_months(*self.months)

    def tallies_by_day(self, *facets: str) -> TallyQuerySet:
        """The rows of facets that are kept day by day, up to the end of the range."""
        found = Tally.objects.of(facets, self.country).with_kinds(self.kinds, self.statuses)
        return found.in_months(self.after, self.before)

    def narrowed(self, **by: object) -> Selection | None:
        """None where it is narrowed by one of these already, or tallies cannot count it."""
        blank = Selection()
        if any(getattr(self, name) != getattr(blank, name) for name in by):
            return None
        return replace(self, **by)  # type: ignore[arg-type]  # each name with its own type


def _month_from(day: date) -> date:
    first = day.replace(day=1)
    return first if first == day else (first + timedelta(days=32)).replace(day=1)
