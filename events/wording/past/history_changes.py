"""What a change altered, one phrase for each field: *place set to Kryvyi Rih*, *killed raised from
3 to 5*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext, pgettext

from events.extraction.types import Count, Role
from events.wording import dates
from events.wording.counting import counts
from events.wording.filters import REVIEWS
from events.wording.labels import naming
from events.wording.labels.vocabulary import named

State = Mapping[str, Any]
PEOPLE = ("killed", "wounded", "personnel")


@dataclass(frozen=True, slots=True)
class ArticleName:
    """What stands for an article in a sentence; an article that is gone has its id alone."""

    outlet: str
    day: date | None

    def __str__(self) -> str:
        parts = [naming.isolated(self.outlet), dates.day(self.day) if self.day else ""]
        return counts.listed(part for part in parts if part)


Names = Mapping[str, ArticleName]


def phrases(before: State, after: State, names: Names) -> list[str]:
    """A phrase for each value that differs, the gravest first. Keys that one of the two states
    lacks were not kept then, and are left out.
    """
    found = [*_withdrawal(before, after)]
    for field, words in PLAIN.items():
        if field in before and field in after and before[field] != after[field]:
            found.append(_changed(_field(field, before, after), words(before), words(after)))
    found += [phrase for what in PEOPLE for phrase in _people(what, before, after)]
    found += [phrase for role in Role for phrase in _sides(role, before, after)]
    return [*found, *_counting(before, after), *_articles(before, after, names)]


def _field(field: str, before: State, after: State) -> str:
    one = field == "places" and max(len(before[field]), len(after[field])) == 1
    return naming.field_name("place" if one else field)


def _changed(field: str, before: str, after: str) -> str:
    if not before:
        return gettext("%(field)s set to %(after)s") % {"field": field, "after": after}
    if not after:
        words = gettext("%(field)s taken away (it was %(before)s)")
        return words % {"field": field, "before": before}
    words = gettext("%(field)s changed from %(before)s to %(after)s")
    return words % {"field": field, "before": before, "after": after}


def _days(state: State) -> str:
    days = state["date"]
    first, last = (date.fromisoformat(days[end]) for end in ("start", "end"))
    return dates.days(SimpleNamespace(starts_on=first, ends_on=last))  # type: ignore[arg-type]


def _weapons(state: State) -> str:
    return counts.listed(_weapon(row) for row in state["weapons"])


def _weapon(row: Mapping[str, Any]) -> str:
    told = (("launched", counts.LAUNCHED), ("intercepted", counts.INTERCEPTED))
    numbers = [counts.phrase(words, row[name]) for name, words in told if row[name] is not None]
    name = naming.weapon_name(row["type"])
    return f"{name} ({counts.listed(numbers)})" if numbers else name


PLAIN: Mapping[str, Callable[[State], str]] = {
    "kind": lambda state: naming.kind_label(state["kind"]),
    "subkind": lambda state: naming.subkind_label(state["subkind"]),
    "status": lambda state: naming.status_label(state["status"]),
    "review": lambda state: named(REVIEWS, state["review"]),
    "date": _days,
    "places": lambda state: naming.isolated_list(place["name"] for place in state["places"]),
    "weapons": _weapons,
    "summary": lambda state: _quoted(state["summary"]),
}


def _quoted(words: object) -> str:
    """The sentence; erased ones are no text any more."""
    return f"“{naming.isolated(words)}”" if isinstance(words, str) else gettext("erased words")


def _people(what: str, before: State, after: State) -> Iterator[str]:
    one, other = (_count(state.get(what)) for state in (before, after))
    if one == other:
        return
    field = naming.field_name(what)
    told = [counts.how_many(count.min, count.max) or "" for count in (one, other)]
    if not all(told):
        yield _changed(field, *told)
        return
    least, most = (_size(count) for count in (one, other))
    template = (
        gettext("%(field)s changed from %(before)s to %(after)s")
        if least == most
        else gettext("%(field)s raised from %(before)s to %(after)s")
        if least < most
        else gettext("%(field)s lowered from %(before)s to %(after)s")
    )
    yield template % {"field": field, "before": told[0], "after": told[1]}


def _count(stored: Mapping[str, int | None] | None) -> Count:
    return Count(stored["min"], stored["max"]) if stored else Count(None, None)


def _size(count: Count) -> int:
    return count.min if count.min is not None else count.max or 0


def _sides(role: Role, before: State, after: State) -> Iterator[str]:
    if "actors" not in before or "actors" not in after:
        return
    one, other = (
        naming.isolated_list(side["name"] for side in state["actors"] if side["role"] == role)
        for state in (before, after)
    )
    if one != other:
        yield _changed(naming.field_name(role), one, other)


def _withdrawal(before: State, after: State) -> Iterator[str]:
    was, now = (state.get("withdrawn_because") for state in (before, after))
    if now and not was:
        yield pgettext("what became of an event", "withdrawn")
    if was and not now:
        yield pgettext("what became of an event", "restored")


def _counting(before: State, after: State) -> Iterator[str]:
    was, now = (state.get("not_counted") for state in (before, after))
    if now and not was:
        yield gettext("left out of totals")
    if was and not now:
        yield gettext("counted in totals")


def _articles(before: State, after: State, names: Names) -> Iterator[str]:
    was, now = (dict.fromkeys(state.get("articles", [])) for state in (before, after))
    for words, gone in (
        (gettext("told by %(article)s, too"), [one for one in now if one not in was]),
        (gettext("no longer told by %(article)s"), [one for one in was if one not in now]),
    ):
        for public_id in gone:
            yield words % {"article": article_name(public_id, names)}


def article_name(public_id: str, names: Names) -> str:
    """*BBC, 4 May 2026*; the id of an article that is gone or has no outlet and day."""
    known = str(names[public_id]) if public_id in names else ""
    return known or public_id
