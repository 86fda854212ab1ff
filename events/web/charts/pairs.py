"""Who acted against whom: a bar for each pair of actors, the most frequent first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from events.models.occurrence import KINDS
from events.models.reads.chart_counts import Pair
from events.web.charts.by_kind import kind_columns, kind_legend
from events.web.charts.drawing import fills
from events.web.charts.drawing.figure import Figure, Table
from events.web.charts.drawing.svg import label, narrow, rect, shortened, width
from events.wording.counting.counts import number_of_events
from events.wording.labels.naming import isolated
from events.wording.labels.places import actor_label

NAME = "pairs"
TOP = 20
ROW, BAR, NAMES = 24, 15, 290
HEAD = 16  # px for the names above a bar, where a phone has no room beside it
NOTE = gettext_lazy(
    "The side that acted, then the side acted upon, as articles name them. Of several sides "
    "each pair counts the event once."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A pair of actors, or all events that name neither. `perpetrator` and `target` are slugs,
    empty where not named.
    """

    words: str
    perpetrator: str
    target: str
    counts: Mapping[str, int]

    @property
    def neither(self) -> bool:
        return not self.perpetrator and not self.target

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def pairs(rows: Iterable[Pair]) -> Figure:
    """From the rows of `chart_counts.pairs`: the first TOP pairs, and one row for events that name
    neither actor.
    """
    lines = _lines(rows)
    named, neither = (
        [one for one in lines if not one.neither],
        [one for one in lines if one.neither],
    )
    shown = [*named[:TOP], *neither]
    kinds = [kind for kind, _ in KINDS if any(one.counts.get(kind) for one in shown)]
    key, key_height = kind_legend(NAME, kinds)
    highest = max(one.total for one in shown)
    row = ROW + HEAD if narrow() else ROW
    bars = "".join(
        _bar(one, key_height + 10 + number * row, highest) for number, one in enumerate(shown)
    )
    body = fills.kinds(NAME, kinds) + key + bars
    notes = [str(NOTE), *_rest(named[TOP:])]
    height = key_height + 14 + len(shown) * row
    return Figure(
        NAME,
        gettext("Events by actor and target"),
        _summary(named, neither),
        height,
        body,
        _table(lines),
        notes,
    )


def _lines(rows: Iterable[Pair]) -> Sequence[Line]:
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    unnamed = pgettext("a side", "not named")
    names: dict[str, str] = {"": unnamed}
    for row in rows:
        counts[row.perpetrator, row.target][row.kind] += row.count
        names |= {
            row.perpetrator: actor_label(row.perpetrator_name) or unnamed,
            row.target: actor_label(row.target_name) or unnamed,
        }
    lines = [Line(_words(names, *pair), *pair, counts[pair]) for pair in counts]
    return sorted(lines, key=lambda one: (-one.total, one.words))


def _words(names: Mapping[str, str], perpetrator: str, target: str) -> str:
    if not perpetrator and not target:
        return gettext("Neither side named")
    # Translators: who acted, and against whom; the arrow points the way that lines run
    return pgettext("a pair of sides", "%(perpetrator)s → %(target)s") % {
        "perpetrator": isolated(names[perpetrator]),
        "target": isolated(names[target]),
    }


def _bar(one: Line, y: float, highest: int) -> str:
    names, x, y = _names(one, y)
    room, drawn = width() - x - 60, [names]
    for kind, _ in KINDS:
        count = one.counts.get(kind, 0)
        if count:
            long = max(room * count / highest, 1.5)
            drawn.append(rect(x, y, long, BAR, **fills.of_kind(NAME, kind)))
            x += long
    return "".join([*drawn, label(x + 6, y + 12, intcomma(one.total))])


def _names(one: Line, y: float) -> tuple[str, float, float]:
    """The names of a pair, and where its bar begins: beside them, or on a phone below them."""
    if narrow():
        return label(0, y + 12, shortened(one.words, width())), 0.0, y + HEAD
    words = shortened(one.words, NAMES - 12)
    return label(NAMES - 8, y + 12, words, text_anchor="end"), float(NAMES), y


def _rest(lines: Sequence[Line]) -> list[str]:
    if not lines:
        return []
    # Translators: %(events)s is "5 events"
    words = ngettext(
        "Not drawn: %(count)s more pair with %(events)s between them.",
        "Not drawn: %(count)s more pairs with %(events)s between them.",
        len(lines),
    )
    return [
        words
        % {
            "count": intcomma(len(lines)),
            "events": number_of_events(sum(one.total for one in lines)),
        }
    ]


def _summary(named: Sequence[Line], neither: Sequence[Line]) -> str:
    pairs = ngettext("%(count)s pair of sides.", "%(count)s pairs of sides.", len(named)) % {
        "count": intcomma(len(named))
    }
    unnamed = gettext("Events that name neither side: %(count)s.") % {
        "count": intcomma(sum(one.total for one in neither))
    }
    return " ".join([pairs, *(_most(one) for one in named[:1]), unnamed])


def _most(one: Line) -> str:
    words = ngettext(
        "Most often: %(pair)s, in %(count)s event.",
        "Most often: %(pair)s, in %(count)s events.",
        one.total,
    )
    return words % {"pair": one.words, "count": intcomma(one.total)}


def _table(lines: Sequence[Line]) -> Table:
    sides = {
        "perpetrator": pgettext("field that is scored", "Perpetrator"),
        "target": pgettext("field that is scored", "Target"),
    }
    columns = {
        "pair": pgettext("of sides", "Pair"),
        **sides,
        **kind_columns(kind for kind, _ in KINDS),
    }
    rows = [
        (
            one.words,
            one.perpetrator or None,
            one.target or None,
            *(one.counts.get(kind, 0) for kind, _ in KINDS),
            one.total,
        )
        for one in lines
    ]
    return Table(columns, rows)
