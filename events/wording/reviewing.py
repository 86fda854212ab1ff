"""Why an item waits for a reviewer, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise
TITLES: Mapping[str, Words] = {
    "disputed": pgettext_lazy("why an event waits for a reviewer", "Disputed"),
    "same": pgettext_lazy("why an event waits for a reviewer", "Maybe the same"),
    "unsure": pgettext_lazy("why an event waits for a reviewer", "Low confidence"),
    "mistake": pgettext_lazy("why an event waits for a reviewer", "Mistakes reported"),
    "held": pgettext_lazy("why an event waits for a reviewer", "Held submissions"),
    "unplaced": pgettext_lazy("why an event waits for a reviewer", "Place not located"),
    "toll": pgettext_lazy("why an event waits for a reviewer", "Many killed"),
    "differs": pgettext_lazy("why an event waits for a reviewer", "Articles differ"),
}
MEANINGS: Mapping[str, Words] = {
    "disputed": _("Somebody says so, and the side accused denies it."),
    "same": _("Two events that may be one."),
    "unsure": _("The reading is less sure than one in two."),
    "mistake": _("Readers say that something is wrong."),
    "held": _("Articles that visitors sent. Readers see them once they are accepted."),
    "unplaced": _("The place is named, and the gazetteer does not know where it is."),
    "toll": _("At least 50 killed: a mistake would shift the totals."),
    "differs": _("Articles say otherwise than a reviewer did."),
}


def title(why: str) -> str:
    return str(TITLES.get(why, why))


def meaning(why: str) -> str:
    return str(MEANINGS.get(why, ""))
