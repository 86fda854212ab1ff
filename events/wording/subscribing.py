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
    "daily": _("every morning"),
    "weekly": _("every Monday"),
}
TRIGGERS: Mapping[str, Words] = {
    "new": _("new event"),
    "toll": _("another toll"),
    "status": _("another status"),
    "correction": _("corrected by a person"),
    "withdrawal": _("withdrawn"),
}
