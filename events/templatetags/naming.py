"""Words of the vocabularies and names, as they stand in a line of the reader's language."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.humanize.templatetags.humanize import apnumber, intcomma
from django.utils import translation
from django.utils.translation import pgettext

from events.web import vocabulary
from events.web.vocabulary import named

register = template.Library()


@register.filter
def isolated(name: Any) -> str:
    """The name kept together within a line of the other direction, by Unicode's isolates; as it is
    where lines run as it does.

    Characters and not an element, so that a title, an attribute and JSON take it too.
    """
    return f"\u2068{name}\u2069" if name and translation.get_language_bidi() else str(name)


@register.filter
def isolated_list(names: Any) -> str:
    """Names one after another."""
    return pgettext("between the names of a list", ", ").join(isolated(name) for name in names)


@register.filter
def kind_label(kind: str) -> str:
    """*ground combat*."""
    return named(vocabulary.KINDS, kind)


@register.filter
def subkind_label(subkind: str) -> str:
    """*drone*, beside the kind."""
    return named(vocabulary.SUBKINDS, subkind)


@register.filter
def status_label(status: str) -> str:
    """*claimed*."""
    return named(vocabulary.STATUSES, status)


@register.filter
def side_kind(kind: str) -> str:
    """What a side is: *armed group*."""
    return named(vocabulary.SIDE_KINDS, kind)


@register.filter
def queue_status(status: str) -> str:
    """How far an article, a page or a file is: *quarantined*."""
    return named(vocabulary.QUEUE_STATUSES, status)


@register.filter
def day_basis(basis: str) -> str:
    """Where a publication day comes from: *found in the text*."""
    return named(vocabulary.DAY_BASES, basis)


@register.filter
def remark_about(about: str) -> str:
    """What a reader says is wrong: *killed or wounded*."""
    return named(vocabulary.REMARKS, about)


@register.filter
def spelled(number: int) -> str:
    """*two*, as English writes small numbers; a digit in languages where the word would have to
    follow the noun.
    """
    return apnumber(number) if (translation.get_language() or "en") == "en" else intcomma(number)
