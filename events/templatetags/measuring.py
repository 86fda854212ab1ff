"""Measured shares for readers: *96%*, *88–98%*, and a bar beside the words."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()

FIELDS = {
    "date": ("Day", "Start and end are each within a day; of a long span, at least half is shared."),
    "place": ("Place", "The same country, and the same name or a point within 25 km (district 60, region 150)."),
    "geo": ("Coordinates", "The point alone is within that distance, whatever the name."),
    "perpetrator": ("Perpetrator", "The same sides as those who did it; none where the text names none."),
    "target": ("Target", "The same sides as those to whom it was done."),
    "weapons": ("Weapons", "The same munitions with the same numbers launched and intercepted."),
    "killed": ("Killed", "The very same number or bounds; “not said” is not “none”."),
    "wounded": ("Wounded", "As for the killed."),
    "source": ("Who says so", "At least 60% of the speakers are shared, each with the same stance."),
    "status": ("Status", "The same of the four words: claimed, reported, confirmed, denied."),
}


@register.filter
def measured_name(field: str) -> str:
    """What a field that is scored is called on the page."""
    return FIELDS[field][0]


@register.simple_tag
def measured_fields() -> list[tuple[str, str]]:
    """(name, when it is right) of every field that is scored."""
    return list(FIELDS.values())


@register.filter
def percent(share: float) -> str:
    """*96%*. Only what is exact is called 100% or 0%."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        return "over 99%"
    return "under 1%" if rounded == 0 and share > 0 else f"{rounded}%"


@register.filter
def percent_range(rate: dict[str, Any]) -> str:
    """*88–98%*; a dash where too little was measured to say."""
    return "–" if rate["low"] is None else f"{round(rate['low'] * 100)}–{round(rate['high'] * 100)}%"


@register.filter
def kind_name(kind: str | None) -> str:
    """*ground combat*."""
    return (kind or "no kind").replace("_", " ")


@register.inclusion_tag("web/_bar.html")
def bar(rate: dict[str, Any]) -> dict[str, Any]:
    """A bar as long as the share, with a line for its interval. Its numbers stand beside it in words."""
    context: dict[str, Any] = {"length": f"{rate['value'] * 100:.1f}"}
    if rate["low"] is not None:
        context |= {"low": f"{rate['low'] * 100:.1f}", "reach": f"{(rate['high'] - rate['low']) * 100:.1f}"}
    return context
