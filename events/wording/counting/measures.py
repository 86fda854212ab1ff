"""Measured shares for readers: *96%*, *88–98%*, and a bar."""

from __future__ import annotations

from typing import TypedDict

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.wording.labels.naming import kind_label

FIELDS = {
    "date": (
        pgettext_lazy("field that is scored", "Day"),
        _("Start and end are each within a day; of a long span, at least half is shared."),
    ),
    "place": (
        pgettext_lazy("field that is scored", "Place"),
        _("The same country, and the same name or a point within 25 km (district 60, region 150)."),
    ),
    "geo": (
        pgettext_lazy("field that is scored", "Coordinates"),
        _("The point alone is within that distance, whatever the name."),
    ),
    "perpetrator": (
        pgettext_lazy("field that is scored", "Perpetrator"),
        _("The same sides as those who did it; none where the text names none."),
    ),
    "target": (
        pgettext_lazy("field that is scored", "Target"),
        _("The same sides as those to whom it was done."),
    ),
    "weapons": (
        pgettext_lazy("field that is scored", "Weapons"),
        _("The same munitions with the same numbers launched and intercepted."),
    ),
    "killed": (
        pgettext_lazy("field that is scored", "Killed"),
        _("The very same number or bounds; “not said” is not “none”."),
    ),
    "wounded": (
        pgettext_lazy("field that is scored", "Wounded"),
        _("As for the killed."),
    ),
    "source": (
        pgettext_lazy("field that is scored", "Who says so"),
        _("At least 60 per cent of the speakers are shared, each with the same stance."),
    ),
    "status": (
        pgettext_lazy("field that is scored", "Status"),
        _(
            "The same of these words: claimed, reported, confirmed, denied. “Disputed” counts as "
            "“denied”."
        ),
    ),
}


GOLD_FILES = {
    "gold.jsonl": _("Articles invented for the test"),
    "press.jsonl": _("Press articles on many wars"),
    "held_back.jsonl": _("Press articles that nobody looked at"),
    "agency.jsonl": _("Agency stories on today’s wars"),
}


# Figures on what a rule was fitted on say less of articles that it has not met
FITTED_ON = {
    "outlets.jsonl": _("Invented articles that the rule of joining was fitted on"),
    "linking.jsonl": _("The rule of joining was fitted on two thirds of these events"),
}


def gold_title(name: str) -> str:
    """What one of our files of annotated articles holds; empty for any other."""
    return str(GOLD_FILES.get(name, ""))


def fitted_on(name: str) -> str:
    """What of a file of linked articles the weights were fitted on; empty for any other."""
    return str(FITTED_ON.get(name, ""))


def measured_name(field: str) -> str:
    """The label of a scored field."""
    return str(FIELDS[field][0])


def measured_fields() -> list[tuple[str, str]]:
    """(label, when it counts as right) of every scored field."""
    return [(str(name), str(meaning)) for name, meaning in FIELDS.values()]


class Measured(TypedDict):
    """A share with its interval; no interval if the sample was too small."""

    value: float
    low: float | None
    high: float | None


def percent(share: float) -> str:
    """*96%*. Only exact shares are shown as 100% or 0%."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        return gettext("over %(number)s%%") % {"number": 99}
    if rounded == 0 and share > 0:
        return gettext("under %(number)s%%") % {"number": 1}
    return gettext("%(number)s%%") % {"number": rounded}


def percent_range(rate: Measured) -> str:
    """*88–98%*; a dash if the sample was too small."""
    if rate["low"] is None or rate["high"] is None:
        return "–"
    # Translators: a range of shares of a hundred, such as 88–98%
    return gettext("%(low)s–%(high)s%%") % {
        "low": round(rate["low"] * 100),
        "high": round(rate["high"] * 100),
    }


def share_of_hundred(share: float) -> str:
    """*94 %*. Only a whole is *100 %*."""
    # Translators: a share of a hundred
    return gettext("%(number)s %%") % {"number": int(share * 100)}


def kind_name(kind: str | None) -> str:
    """*ground combat*."""
    return kind_label(kind) if kind else gettext("no kind")


def bar(rate: Measured) -> dict[str, str]:
    """A bar as long as the share, with a line for its interval. The numbers stand beside it."""
    context = {"length": f"{rate['value'] * 100:.1f}"}
    if rate["low"] is not None and rate["high"] is not None:
        context |= {
            "low": f"{rate['low'] * 100:.1f}",
            "reach": f"{(rate['high'] - rate['low']) * 100:.1f}",
        }
    return context
