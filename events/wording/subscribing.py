"""Words for those who follow events."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from events.wording.labels.vocabulary import Words

CHANNELS: Mapping[str, Words] = {
    "email": _("by e-mail"),
    "webhook": _("to a web address of mine, as signed JSON (webhook)"),
    "view": _("not at all: only save this view in my account"),
}
HOW_OFTEN: Mapping[str, Words] = {
    "now": _("at once"),
    "daily": _("every day at 06:00 UTC"),
    "weekly": _("every Monday at 06:00 UTC"),
}
# for letters: what comes, and when
PROMISES: Mapping[str, Words] = {
    "now": _("You get each change soon after it is known."),
    "daily": _("You get the changes of a day in one letter, every day at 06:00 UTC."),
    "weekly": _("You get the changes of a week in one letter, every Monday at 06:00 UTC."),
}
TRIGGERS: Mapping[str, Words] = {
    "new": _("new event"),
    "toll": _("another toll"),
    "status": _("another status"),
    "correction": _("corrected by a person"),
    "withdrawal": _("withdrawn"),
}
