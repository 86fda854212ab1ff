"""Which items of the queue an address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import OuterRef, Subquery
from django.http import QueryDict

from events.extraction.types import Kind
from events.filters.fields import COUNTRIES
from events.models import Article, Holding, Revision, Waits
from events.models.events import EventQuerySet
from events.models.reviewing import waiting
from events.web.pages import paging

COUNT_UP_TO = 1_000
HELD = "held"
# the order of harm; held submissions are articles, and wait on a list of their own
ORDER = (
    *(Waits.DISPUTED, Waits.SAME, Waits.UNSURE, Waits.MISTAKE),
    *(HELD, Waits.UNPLACED, Waits.TOLL, Waits.DIFFERS),
)
FIELDS = ("why", "kind", "country", "mine")
MOST_HELD = 50


@dataclass(frozen=True, slots=True)
class Chosen:
    """`why` is a reason or empty: the gravest that has items. Values that mean nothing are left
    out: a queue must open.
    """

    why: str
    kind: str
    country: str
    mine: bool
    user: int

    @classmethod
    def of(cls, given: QueryDict, user: int) -> Chosen:
        why, kind = str(given.get("why", "")), str(given.get("kind", ""))
        country = str(given.get("country", "")).upper()
        return cls(
            why if why in ORDER else "",
            kind if kind in set(Kind) else "",
            country if country in COUNTRIES else "",
            given.get("mine") == "yes",
            user,
        )

    def events(self, why: str) -> EventQuerySet:
        found = waiting(why)
        found = found.of_kind(self.kind) if self.kind else found
        found = found.in_countries(self.country) if self.country else found
        return found.filter(assignment__user=self.user) if self.mine else found

    def query(self, **changes: str) -> str:
        """The address's parameters, with some changed."""
        query = QueryDict(mutable=True)
        own = {
            "why": self.why,
            "kind": self.kind,
            "country": self.country,
            "mine": "yes" if self.mine else "",
        }
        for name, value in {**own, **changes}.items():
            if value:
                query[name] = value
        return f"?{query.urlencode()}"


@dataclass(frozen=True)
class Queue:
    """How much waits for each reason, and a page of the chosen one."""

    chosen: Chosen
    given: QueryDict

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Each counted up to one past COUNT_UP_TO."""
        return {why: self._count(why) for why in ORDER}

    @cached_property
    def why(self) -> str:
        first = next((why for why in ORDER if self.counts[why]), Waits.DISPUTED)
        return self.chosen.why or str(first)

    @cached_property
    def here(self) -> Chosen:
        return replace(self.chosen, why=self.why)

    @cached_property
    def page(self) -> paging.EventPage:
        numbers = Revision.objects.filter(event=OuterRef("pk")).order_by("-number").values("number")
        events = self.chosen.events(self.why).for_list().select_related("assignment__user")
        return paging.page_of(events.annotate(revision_number=Subquery(numbers[:1])), self.given)

    @cached_property
    def held(self) -> list[Article]:
        """Articles that wait, the longest waiting first; a country and a kind they have not yet."""
        waiting = Holding.objects.waiting().select_related("article").defer("article__text")
        return [holding.article for holding in waiting[:MOST_HELD]]

    def _count(self, why: str) -> int:
        if why == HELD:
            unfiltered = not (self.chosen.kind or self.chosen.country or self.chosen.mine)
            return Holding.objects.waiting()[: COUNT_UP_TO + 1].count() if unfiltered else 0
        return self.chosen.events(why).order_by()[: COUNT_UP_TO + 1].count()
