"""The home page: histogram, timeline, map and list of the events that the address selects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from events.filters import BadParameter, EventFilter
from events.filters.facets import FACETS, facets_of, total
from events.models import Event
from events.models.events import EventQuerySet
from events.models.events.counts import DayCount
from events.models.reads.buckets import BucketSize
from events.web.explore import page_parameters
from events.web.explore.chips import chips_of
from events.web.explore.compared import compared
from events.web.explore.histogram import Days, Histogram, histogram
from events.web.explore.lanes import ONE_BY_ONE, Lanes, lanes_of
from events.web.explore.meant import meant
from events.web.explore.page_parameters import View, view_of
from events.web.explore.time_axis import TimeAxis
from events.web.pages import paging
from events.web.pages.addresses import Here, with_changes
from events.web.views.exploring.then import asks_for_a_moment, list_then
from events.wording.labels import vocabulary
from events.wording.labels.places import countries
from events.wording.labels.vocabulary import labelled

COUNT_SECONDS = 3.0  # afterwards, a page says about how many events there are
MANY = 5_000  # events; of fewer, all days are soon read
RANGE = ("after", "before")
TRAYS = ("located", "dated")
ON_THE_FORM = {*FACETS, *RANGE, *TRAYS, "q", "place", "source"}


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    short = _without_empty(request)
    if short is not None:
        return redirect(short)
    if asks_for_a_moment(request):
        return list_then(request)
    found = EventFilter(
        request.GET,
        queryset=Event.objects.visible(),
        also=page_parameters.PARAMETERS,
        at_once=COUNT_SECONDS,
    )
    view = view_of(request.GET)
    facets = facets_of(found)
    days = _days(found)
    number = total(facets["kind"])
    rows = _rows(found.without(*RANGE), many=days.whole and number > MANY)
    bars = histogram(rows, days, close=view.close)
    problems = [*found.problems, *page_parameters.problems(request.GET)]
    page = paging.sorted_page_of(_listed(found, view).for_list(), request.GET, view.sort)
    context = {
        "form": found.form,
        "facets": facets,
        "kinds": labelled(vocabulary.KINDS),
        "statuses": labelled(vocabulary.STATUSES),
        "countries": countries(),
        "kept": _kept(found, request.GET, {*ON_THE_FORM, *facets}),
        "problems": problems,
        "filtered": [name for name in request.GET if name not in page_parameters.PARAMETERS],
        "query": with_changes(request.GET, without=_not_of_the_filter(problems)).removesuffix("?"),
        "here": Here(request.GET),
        "view": view,
        "days": days,
        "histogram": bars,
        "lanes": _lanes(found, number, bars, view, rows),
        "one_by_one": ONE_BY_ONE,
        "trays": {
            "located": found.without("located").unplaced(),
            "dated": found.without("dated").vague(),
        },
        "page": page,
        "site": request.build_absolute_uri("/").removesuffix("/"),
        "embeddable": labelled(vocabulary.EMBEDDABLE),
        "column_names": labelled(vocabulary.COLUMNS),
        "chips": chips_of(found.read, request.GET),
        "compared": compared(rows, days, bars.latest) if bars else None,
        "meant": meant(request.GET, found.problems, found=bool(number)),
        "total": number,
    }
    return render(request, "web/explore/explore.html", context)


def _listed(found: EventFilter, view: View) -> EventQuerySet:
    """The events that the list pages through; of the first page those that are known already."""
    counted = found.qs.gathered
    first = view.sort == paging.SORTS[0] and not set(found.data) & set(paging.PARAMETERS)
    if counted is None or counted.newest is None or not first:
        return found.qs
    return Event.objects.filter(pk__in=counted.newest)


def _rows(events: EventQuerySet, *, many: bool) -> Sequence[DayCount]:
    """What the drawings count: of many events of many days, months will do."""
    return events.by_day_or_month(BucketSize.WEEK.longest) if many else events.by_day()


def _days(found: EventFilter) -> Days:
    """The chosen range. An empty range is listed among the problems and not drawn."""
    after, before = (found.read.get(name) for name in RANGE)
    return Days(None, None) if after and before and before <= after else Days(after, before)


def _lanes(
    found: EventFilter, number: int, bars: Histogram | None, view: View, rows: Iterable[DayCount]
) -> Lanes | None:
    """The lanes of the chosen days; None without events. `rows` are those of all days."""
    if bars is None or not number:
        return None
    days = bars.chosen
    if days.whole:
        return lanes_of(found.qs, number, bars.axis, view.lanes, days=rows)
    last = (
        days.before - timedelta(days=1)
        if days.before
        else max(bars.latest, days.after or bars.latest)
    )
    axis = TimeAxis.around(min(days.after or bars.axis.start, last), last)
    return lanes_of(found.qs, number, axis, view.lanes)


def _not_of_the_filter(problems: Iterable[BadParameter]) -> Sequence[str]:
    """What map and exports do not accept: parameters of the view, and invalid ones."""
    return [*page_parameters.OF_THE_VIEW, *(problem.parameter for problem in problems)]


def _kept(
    found: EventFilter, given: QueryDict, on_the_form: Collection[str]
) -> Sequence[tuple[str, str]]:
    """Parameters that no form field shows, so that submitting the form keeps them."""
    names = [name for name in given if name in found.filters and name not in on_the_form]
    return [(name, value) for name in names for value in given.getlist(name)]


def _without_empty(request: HttpRequest) -> str | None:
    """The address without empty parameters, which a form sends; None if it has none."""
    if all(value for values in request.GET.lists() for value in values[1]):
        return None
    query = request.GET.copy()
    for name, values in request.GET.lists():
        kept = [value for value in values if value]
        if kept:
            query.setlist(name, kept)
        else:
            del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path
