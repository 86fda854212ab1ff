"""The formats in which a page's events can be had."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from events.exports.registry import ALL, Format

register = template.Library()


@register.simple_tag
def export_formats() -> Sequence[Format]:
    """All formats, in the order of menus."""
    return ALL
