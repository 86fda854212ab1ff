"""The charts of a filter's events: which data each needs, and the source line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from events.filters import EventFilter
from events.models.events.counts import DayCount
from events.models.reads import chart_counts, munition_counts, region_counts
from events.models.reads.buckets import BucketSize
from events.models.reads.chart_counts import People, about_articles, people_by_day
from events.models.reads.charted import Charted, charted
from events.web.charts.barrages import fired
from events.web.charts.by_kind import by_kind
from events.web.charts.by_time import axis_of
from events.web.charts.drawing.figure import Figure, at_both_widths, nothing
from events.web.charts.munitions import munitions_of
from events.web.charts.pairs import pairs
from events.web.charts.people import FIELDS, people
from events.web.charts.region_shapes import in_countries, in_divisions
from events.web.charts.regions import regions
from events.web.explore.time_axis import TimeAxis
from events.web.pages.citation import SITE
from events.wording.counting.counts import number_of_events, shown
from events.wording.dates import day
from events.wording.filters import filter_words
from events.wording.labels.naming import isolated
from events.wording.labels.vocabulary import Words

COUNTED_EACH_TIME = 20_000  # events: a tenth of a second
NO_EVENT = _("No events match these filters.")


class Charts:
    """The charts of a filter's events. Each is drawn when asked for; the number of queries is
    fixed. For a page, what no tally holds is counted `at_once` for all charts.
    """

    def __init__(self, found: EventFilter, *, at_once: bool = False) -> None:
        self.found = found
        self.events = found.qs
        self.at_once = at_once

    @cached_property
    def charted(self) -> Charted | None:
        return charted(self.events) if self.at_once and self.events.selection is None else None

    @cached_property
    def days(self) -> Sequence[DayCount]:
        return self.charted.days if self.charted else self.events.by_day()

    def people(self, what: str) -> Sequence[People]:
        by_month = self.axis.size in (BucketSize.MONTH, BucketSize.YEAR)
        if self.charted:
            return self.charted.people[what]
        return people_by_day(self.events, what, by_month=by_month)

    @cached_property
    def total(self) -> int:
        return sum(row["count"] for row in self.days)

    @cached_property
    def axis(self) -> TimeAxis:
        """One axis for all charts, so that they can be compared one below the other."""
        after, before = (self.found.read.get(name) for name in ("after", "before"))
        if after and before and before <= after:
            after = before = None
        return axis_of(self.days[0]["ends_on"], self.days[-1]["ends_on"], after, before)

    def figure(self, name: str) -> Figure:
        title, draw = CHARTS[name]
        return draw(self) if self.days else nothing(name, str(title), str(NO_EVENT), {})

    def figures(self) -> Sequence[Figure]:
        return [self.figure(name) for name in CHARTS]

    def source(self, address: str, read_on: date) -> str:
        """The source line that a chart carries wherever it is used."""
        articles = self._articles()
        # Translators: %(events)s is "5 events", %(filter)s "strike, in Ukraine"
        words = ngettext(
            "%(site)s: %(events)s from %(count)s article (%(filter)s), accessed %(day)s, "
            "%(address)s",
            "%(site)s: %(events)s from %(count)s articles (%(filter)s), accessed %(day)s, "
            "%(address)s",
            articles,
        )
        counts = {"events": number_of_events(self.total), "count": shown(articles)}
        which = {
            "filter": filter_words(self.found.read),
            "day": day(read_on),
            "site": gettext(SITE),
            "address": isolated(address),
        }
        return words % {**counts, **which}

    def _articles(self) -> int:
        """How many articles tell them; about how many, of very many events."""
        few = self.total <= COUNTED_EACH_TIME
        return chart_counts.articles(self.events) if few else about_articles(self.events)


def _kinds(charts: Charts) -> Figure:
    return at_both_widths(lambda: by_kind(charts.days, charts.axis))


def _munitions(charts: Charts) -> Figure:
    at_once = charts.charted
    rows = at_once.munitions if at_once else munition_counts.munitions(charts.events)
    without = at_once.without_counts if at_once else chart_counts.without_counts(charts.events)
    out = chart_counts.left_out(charts.events, "munitions")
    days = fired(rows)
    return at_both_widths(
        lambda: munitions_of(days, charts.axis, without_counts=without, left_out=out)
    )


def _people(charts: Charts) -> Figure:
    days = {what: charts.people(what) for what in FIELDS}
    out = chart_counts.left_out(charts.events, *FIELDS)
    return at_both_widths(lambda: people(days, charts.axis, left_out=out))


def _pairs(charts: Charts) -> Figure:
    rows = charts.charted.pairs if charts.charted else chart_counts.pairs(charts.events)
    return at_both_widths(lambda: pairs(rows))


def _regions(charts: Charts) -> Figure:
    """By country, or by division where the filter names a single country."""
    countries: Sequence[str] = charts.found.read.get("country") or ()
    if len(countries) == 1:
        counts = region_counts.by_admin1(charts.events, countries[0])
        given = in_divisions(countries[0], counts)
    else:
        at_once = charts.charted
        counted = at_once.countries if at_once else region_counts.by_country(charts.events)
        given = in_countries(counted)
    return at_both_widths(lambda: regions(given))


CHARTS: Mapping[str, tuple[Words, Callable[[Charts], Figure]]] = {
    "kinds": (_("Events by type"), _kinds),
    "munitions": (_("Munitions launched and intercepted"), _munitions),
    "people": (_("Killed and wounded"), _people),
    "pairs": (_("Events by actor and target"), _pairs),
    "regions": (_("Events by region"), _regions),
}
