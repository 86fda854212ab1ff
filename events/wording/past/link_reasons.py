"""Why a report stands in its event, and why two events may be one, in the reader's language.

Linking keeps its reason in English, with the names of its features. Readers are told in what the
two reports agree and differ, not the names of features or their weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.wording.counting.counts import listed
from events.wording.labels.naming import isolated

LIKE = re.compile(r"Like the report in article (\w+) \(score [-\d.]+\): (.+)")
COPY = re.compile(r"The same sentence tells it in article (\w+), a copy of the same text")
WHOLE: Mapping[str, str | Promise] = {
    "New: no report of another article is like it": _("No other article reports it."),
    "New: the text names no place and no side to compare it with others by": _(
        "The article names no place and no actor, so it was compared with no other."
    ),
    "The first report of this event": _("The first report of this event."),
    "Kept in this event as a reviewer left it": _("A reviewer keeps it in this event."),
    "A reviewer took back that it tells another event": _("A reviewer put it back here."),
}
# The first word of a feature: what it compares. In this order they are told.
COMPARED: Mapping[str, str | Promise] = {
    "kind": pgettext_lazy("two reports agree or differ in", "event type"),
    "place": pgettext_lazy("two reports agree or differ in", "place"),
    "days": pgettext_lazy("two reports agree or differ in", "date"),
    "day": pgettext_lazy("two reports agree or differ in", "date"),
    "perpetrator": pgettext_lazy("two reports agree or differ in", "actor"),
    "killed": pgettext_lazy("two reports agree or differ in", "number killed"),
    "counted": pgettext_lazy("two reports agree or differ in", "number killed"),
    "wounded": pgettext_lazy("two reports agree or differ in", "number wounded"),
    "munitions": pgettext_lazy("two reports agree or differ in", "munitions"),
    "site": pgettext_lazy("two reports agree or differ in", "what was hit"),
    "sentence": pgettext_lazy("two reports agree or differ in", "a whole sentence"),
    "words": pgettext_lazy("two reports agree or differ in", "wording"),
}
# What one report does not tell is no difference.
UNTOLD = re.compile(r"unnamed|unresolved|\bin (one|neither)\b|\bnone\b|nothing|always|unsure")


def link_words(reason: str) -> str:
    """*Matched with article x7k2 on place, date and actor.* A reason of other words, as it is."""
    if reason in WHOLE:
        return str(WHOLE[reason])
    copied, like = COPY.match(reason), LIKE.match(reason)
    if copied:
        words = gettext("Article %(article)s has the same sentence, in a copy of this text.")
        return words % {"article": isolated(copied[1])}
    agree = _told(like[2].split(", ")) if like else []
    if like is None or not agree:
        return reason
    words = gettext("Matched with article %(article)s on: %(what)s.")
    return words % {"article": isolated(like[1]), "what": listed(agree)}


def is_ours(reason: str) -> bool:
    """Whether `link_words` says it in the reader's language."""
    return link_words(reason) != reason or reason in WHOLE


def alike_words(features: Mapping[str, float]) -> str:
    """*Same: place, date. Different: number killed.*"""
    agree = _told(name for name, weight in features.items() if weight > 0)
    differ = [
        name
        for name, weight in features.items()
        if weight < 0 and not UNTOLD.search(name) and name.split()[0] in COMPARED
    ]
    told = [
        gettext("Same: %(what)s.") % {"what": listed(agree)} if agree else "",
        gettext("Different: %(what)s.") % {"what": listed(_told(differ))} if differ else "",
    ]
    return " ".join(filter(None, told))


def _told(features: Iterable[str]) -> list[str]:
    compared = {name.split()[0] for name in features if name and not UNTOLD.search(name)}
    return list(dict.fromkeys(str(words) for name, words in COMPARED.items() if name in compared))
