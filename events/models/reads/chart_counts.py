"""What charts count: each a fixed number of queries, whatever the number of events. All take the
events of a filter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat, Substr

from events.extraction.types import Role, Status
from events.models.actors import Actor
from events.models.articles import Article
from events.models.counting.parts import WITH_A_COUNT, EventWeapon
from events.models.events import OF_BARRAGES, Event, EventQuerySet
from events.models.events.conditions import LEFT_OUT
from events.models.events.estimate import Estimate
from events.models.events.selection import Selection
from events.models.events.tallied import OneOf
from events.models.reports import Report

ONLY_CLAIMED = (str(Status.CLAIMED), str(Status.DISPUTED), str(Status.DENIED))
ONE_IN = 16  # articles, at least
LOOKED_AT = 5_000  # articles, about
Rows = QuerySet[Any, Any]  # with columns named at run time


OF_PEOPLE = ("low", "high", "open", "said", "out")  # the sums that tallies hold


class People(NamedTuple):
    """The dead or the hurt of the events of a day: the sums of what is said at least and at most.

    `open` events say only *at least*, so that `high` is a lower bound, too; `unsaid` say nothing;
    `claimed` of those that say something are only claimed, disputed or denied.
    """

    day: date
    low: int
    high: int
    open: int
    said: int
    unsaid: int
    claimed: int


@dataclass(frozen=True, slots=True)
class Pair:
    """How many events of a kind one side did to another. An empty slug: the side is not named."""

    perpetrator: str
    perpetrator_name: str
    target: str
    target_name: str
    kind: str
    count: int


def articles(events: EventQuerySet) -> int:
    """How many articles tell them."""
    told = Report.objects.filter(event__in=_keys(events))
    number: int = told.aggregate(n=Count("article", distinct=True))["n"]
    return number


def about_articles(events: EventQuerySet) -> Estimate:
    """The same from one article in 16 or more, for very many events: no tally can hold it, as an
    article tells several. As many are looked at however many there are.
    """
    last = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    one_in = max(ONE_IN, last // LOOKED_AT)
    some = Article.objects.alias(turn=F("pk") % one_in).filter(turn=0)
    told = Report.objects.filter(article__in=some.values("pk"), event__isnull=False)
    pairs = list(told.values_list("event_id", "article_id"))
    found = _of_these(events, sorted({event for event, _ in pairs}))
    return Estimate.of(len({article for event, article in pairs if event in found}), 1 / one_in)


def _of_these(events: EventQuerySet, keys: Sequence[int]) -> set[int]:
    """Which of these are among the events. Asked for by their keys: left to choose, PostgreSQL
    walks all events of a country, as it expects a sixtieth of them.
    """
    some = events.order_by().filter(OneOf("pk", keys))
    return set(some.values_list("pk", flat=True))


SUMMED = ("killed", "wounded", "munitions")


def left_out(events: EventQuerySet, *whats: str) -> int:
    """How many of them give a number that totals leave out: told as background, held by another's
    number, or waiting for a reviewer. `whats` are the numbers meant; all, where none is named.
    """
    whats = whats or SUMMED
    found = (Q(pk__in=events.left_out_of(what).order_by().values("pk")) for what in whats)
    # few are: the index of those that any sum leaves out comes first
    return events.filter(LEFT_OUT).filter(reduce(or_, found)).count()


def people_by_day(events: EventQuerySet, what: str, *, by_month: bool = False) -> list[People]:
    """`what` is killed or wounded. Leaves out numbers that totals leave out. Oldest first.

    `by_month`: rows of months will do, as far as tallies hold the events: each on its first day.
    """
    if events.selection is None:
        return sorted(_people(events, what))
    tallied = _people_tallied(events.selection, what, by_month)
    found: dict[date, People] = {day.day: day for day in tallied}
    for part in events.beside_days():
        for day in _people(part, what):
            at = day.day.replace(day=1) if by_month else day.day
            found[at] = _both(found[at], day) if at in found else day._replace(day=at)
    return [found[day] for day in sorted(found)]


def _both(one: People, other: People) -> People:
    return People(one.day, *(a + b for a, b in zip(one[1:], other[1:], strict=True)))


# of days that are dates, and of those that SQLite keeps as texts
MONTH = Substr(Cast("day", CharField()), 1, 7)


def _people_tallied(selection: Selection, what: str, by_month: bool) -> Iterator[People]:
    """From tallies alone."""
    names = {"day": "day"} | {f"{what}_{name}": name for name in OF_PEOPLE}
    rows: Rows = selection.tallies_by_day(*names).order_by()
    rows = rows.annotate(at=MONTH if by_month else F("day"))
    sums: defaultdict[date | str, Counter[str]] = defaultdict(Counter)
    for at, facet, status, amount in rows.values_list("at", "facet", "status").annotate(
        n=Sum("amount")
    ):
        sums[at][names[facet]] += amount
        if names[facet] == "said" and status in ONLY_CLAIMED:
            sums[at]["claimed"] += amount
    for at, n in sums.items():
        day = date.fromisoformat(f"{at}-01") if isinstance(at, str) else at
        if n["day"] > n["out"]:
            unsaid = n["day"] - n["out"] - n["said"]
            yield People(day, n["low"], n["high"], n["open"], n["said"], unsaid, n["claimed"])


def _people(events: EventQuerySet, what: str) -> list[People]:
    low, high = F(f"{what}_min"), F(f"{what}_max")
    nothing = Q(**{f"{what}_min__isnull": True, f"{what}_max__isnull": True})
    summed = events.filter(**{"not_counted": "", f"{what}_left_out": ""})
    rows = summed.order_by("ends_on").values_list("ends_on")
    counted = rows.annotate(
        low=Sum(Coalesce(low, 0)),
        high=Sum(Coalesce(high, low, 0)),
        open=Count("pk", filter=Q(**{f"{what}_min__isnull": False, f"{what}_max__isnull": True})),
        said=Count("pk", filter=~nothing),
        unsaid=Count("pk", filter=nothing),
        claimed=Count("pk", filter=~nothing & Q(status__in=ONLY_CLAIMED)),
    )
    return [People(*row) for row in counted]


def without_counts(events: EventQuerySet) -> int:
    """How many strikes and interceptions name a munition and give no count of any."""
    found = events.tallied("unnumbered", ["value"], lambda part: _one_number(_unnumbered(part)))
    return _unnumbered(events).count() if found is None else found.total()


def _unnumbered(events: EventQuerySet) -> EventQuerySet:
    named = EventWeapon.objects.filter(event=OuterRef("pk"))
    of_barrages = events.filter(kind__in=OF_BARRAGES, not_counted="", munitions_left_out="")
    return of_barrages.filter(Exists(named), ~Exists(named.filter(WITH_A_COUNT)))


def _one_number(events: EventQuerySet) -> Rows:
    rows: Rows = events.order_by().annotate(value=Value("", output_field=CharField()))
    counted: Rows = rows.values_list("value").annotate(n=Count("pk"))
    return counted


def pairs(events: EventQuerySet) -> list[Pair]:
    """Who acted against whom, by kind. An event with several sides counts once for each pair."""
    found = events.tallied("pair", ["value", "kind"], pairs_of)
    if found is None:
        found = Counter({(value, kind): n for value, kind, n in pairs_of(events)})
    return named_pairs(found)


def named_pairs(found: Mapping[tuple[Any, ...], int]) -> list[Pair]:
    """From numbers by the keys of both sides, as *12>34*, and the kind."""
    ids = {key for value, _ in found for key in value.split(">") if key}
    sides = Actor.objects.filter(pk__in=ids).values_list("pk", "slug", "name")
    names = {str(key): (slug, name) for key, slug, name in sides} | {"": ("", "")}
    return [
        Pair(*names[by], *names[on], kind, n)
        for (value, kind), n in found.items()
        for by, on in [value.split(">")]
    ]


def pairs_of(events: EventQuerySet) -> Rows:
    """Rows (keys of both sides as *12>34*, kind, number)."""
    acting = FilteredRelation("event_actors", condition=Q(event_actors__role=Role.PERPETRATOR))
    suffering = FilteredRelation("event_actors", condition=Q(event_actors__role=Role.TARGET))
    sides = (
        Coalesce(Cast(f"{role}__actor", CharField()), Value("")) for role in ("acting", "suffering")
    )
    by, on = sides
    rows: Rows = events.annotate(acting=acting, suffering=suffering).order_by()
    named: Rows = rows.annotate(value=Concat(by, Value(">"), on, output_field=CharField()))
    counted: Rows = named.values_list("value", "kind").annotate(n=Count("pk", distinct=True))
    return counted


def together(events: EventQuerySet) -> Rows:
    """Rows (keys of two sides that act together as *12>34*, kind, number)."""
    one, other = (
        FilteredRelation("event_actors", condition=Q(event_actors__role=Role.PERPETRATOR))
        for _ in range(2)
    )
    acting: Rows = events.annotate(one=one, other=other).order_by()
    both = acting.filter(other__actor__gt=F("one__actor"))
    keys = (Cast(f"{which}__actor", CharField()) for which in ("one", "other"))
    named = both.annotate(value=Concat(next(keys), Value(">"), next(keys)))
    counted: Rows = named.values_list("value", "kind").annotate(n=Count("pk", distinct=True))
    return counted


def _keys(events: EventQuerySet) -> QuerySet[Event, dict[str, int]]:
    return events.order_by().values("pk")
