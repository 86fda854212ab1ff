"""Labels of vocabulary values on pages. Data and API use the values themselves.

The labels of kinds come from `data/kinds.toml`. `make messages` gathers them for translation;
without a translation they stay English.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.extraction.types import Kind

Words = str | Promise

KINDS: Mapping[str, Words] = {
    str(kind): pgettext_lazy("kind of event", kind.row.label) for kind in Kind
}

# How it happened, beside the kind: "strike, drone".
SUBKINDS: Mapping[str, Words] = {
    subkind.name: pgettext_lazy("kind of event", subkind.label)
    for kind in Kind
    for subkind in kind.row.subkinds
}

# What happened, in a headline.
OCCURRENCES: Mapping[tuple[str, str], Words] = {
    (str(kind), name): pgettext_lazy("in a headline", headline)
    for kind in Kind
    for name, headline in kind.row.headlines.items()
} | {("territorial_claim", "sovereignty"): pgettext_lazy("in a headline", "sovereignty claim")}

STATUSES: Mapping[str, Words] = {
    "claimed": pgettext_lazy("status of an event", "claimed"),
    "reported": pgettext_lazy("status of an event", "reported"),
    "confirmed": pgettext_lazy("status of an event", "confirmed"),
    "disputed": pgettext_lazy("status of an event", "disputed"),
    "denied": pgettext_lazy("status of an event", "denied"),
}

WEAPONS: Mapping[str, Words] = {
    "drone": pgettext_lazy("weapon", "drone"),
    "missile": pgettext_lazy("weapon", "missile"),
    "ballistic_missile": pgettext_lazy("weapon", "ballistic missile"),
    "cruise_missile": pgettext_lazy("weapon", "cruise missile"),
    "rocket": pgettext_lazy("weapon", "rocket"),
    "artillery": pgettext_lazy("weapon", "artillery"),
    "glide_bomb": pgettext_lazy("weapon", "glide bomb"),
    "bomb": pgettext_lazy("weapon", "bomb"),
    "aircraft": pgettext_lazy("weapon", "aircraft"),
    "mine": pgettext_lazy("weapon", "mine"),
    "small_arms": pgettext_lazy("weapon", "small arms"),
    "other": pgettext_lazy("weapon", "other"),
}

WEAPONS_USED: Mapping[str, Words] = {
    "drone": pgettext_lazy("weapons", "drones"),
    "missile": pgettext_lazy("weapons", "missiles"),
    "ballistic_missile": pgettext_lazy("weapons", "ballistic missiles"),
    "cruise_missile": pgettext_lazy("weapons", "cruise missiles"),
    "rocket": pgettext_lazy("weapons", "rockets"),
    "artillery": pgettext_lazy("weapons", "artillery"),
    "glide_bomb": pgettext_lazy("weapons", "glide bombs"),
    "bomb": pgettext_lazy("weapons", "bombs"),
    "aircraft": pgettext_lazy("weapons", "aircraft"),
    "mine": pgettext_lazy("weapons", "mines"),
    "small_arms": pgettext_lazy("weapons", "small arms"),
    "other": pgettext_lazy("weapons", "other weapons"),
}

# What a value of the filter by precision is called.
PRECISIONS: Mapping[str, Words] = {
    "site": pgettext_lazy("how finely a place is known", "site"),
    "town": pgettext_lazy("how finely a place is known", "town"),
    "district": pgettext_lazy("how finely a place is known", "district"),
    "region": pgettext_lazy("how finely a place is known", "region"),
    "country": pgettext_lazy("how finely a place is known", "country"),
    "unresolved": pgettext_lazy("how finely a place is known", "named, not geocoded"),
}

# Columns of the table of events.
COLUMNS: Mapping[str, Words] = {
    "date": pgettext_lazy("column of a table", "Date"),
    "kind": pgettext_lazy("column of a table", "Event type"),
    "status": pgettext_lazy("column of a table", "Status"),
    "place": pgettext_lazy("column of a table", "Place"),
    "actor": pgettext_lazy("column of a table", "Actor"),
    "target": pgettext_lazy("column of a table", "Target"),
    "killed": pgettext_lazy("column of a table", "Killed"),
    "wounded": pgettext_lazy("column of a table", "Wounded"),
    "weapons": pgettext_lazy("column of a table", "Weapons"),
    "articles": pgettext_lazy("column of a table", "Articles"),
    "updated": pgettext_lazy("column of a table", "Updated"),
}

# Parts of the home page that other sites can embed.
EMBEDDABLE: Mapping[str, Words] = {"map": _("Map"), "list": _("List"), "timeline": _("Timeline")}

# What keeps a place from being a point, in brackets after its name.
PLACE_NOTES: Mapping[str, Words] = {
    "district": pgettext_lazy("after the name of a place", "district"),
    "region": pgettext_lazy("after the name of a place", "region"),
    "country": pgettext_lazy("after the name of a place", "whole country"),
}
NOT_LOCATED = pgettext_lazy("after the name of a place", "not geocoded")

# Fields of the evidence and of a revision, by the last part of their names.
FIELDS: Mapping[str, Words] = {
    "kind": pgettext_lazy("field of an event", "kind"),
    "subkind": pgettext_lazy("field of an event", "subkind"),
    "date": pgettext_lazy("field of an event", "date"),
    "starts_on": pgettext_lazy("field of an event", "starts on"),
    "ends_on": pgettext_lazy("field of an event", "ends on"),
    "places": pgettext_lazy("field of an event", "places"),
    "place": pgettext_lazy("field of an event", "place"),
    "actors": pgettext_lazy("field of an event", "actors"),
    "perpetrator": pgettext_lazy("field of an event", "actor"),
    "target": pgettext_lazy("field of an event", "target"),
    "weapons": pgettext_lazy("field of an event", "weapons"),
    "weapon": pgettext_lazy("field of an event", "weapon"),
    "launched": pgettext_lazy("field of an event", "launched"),
    "intercepted": pgettext_lazy("field of an event", "intercepted"),
    "killed": pgettext_lazy("field of an event", "killed"),
    "wounded": pgettext_lazy("field of an event", "wounded"),
    "personnel": pgettext_lazy("field of an event", "personnel"),
    "attribution": pgettext_lazy("field of an event", "attribution"),
    "source": pgettext_lazy("field of an event", "source"),
    "status": pgettext_lazy("field of an event", "status"),
    "summary": pgettext_lazy("field of an event", "summary"),
    "confidence": pgettext_lazy("field of an event", "confidence"),
    "not_counted": pgettext_lazy("field of an event", "not counted"),
    "review": pgettext_lazy("field of an event", "review"),
    "reports": pgettext_lazy("field of an event", "reports"),
}

DECIDED: Mapping[str, Words] = {
    "accept": pgettext_lazy("what a reviewer did", "accepted"),
    "correct": pgettext_lazy("what a reviewer did", "corrected"),
    "merge": pgettext_lazy("what a reviewer did", "merged into another event"),
    "split": pgettext_lazy("what a reviewer did", "split in two"),
    "detach": pgettext_lazy("what a reviewer did", "moved a report"),
    "apart": pgettext_lazy("what a reviewer did", "told apart from another event"),
    "part_of": pgettext_lazy("what a reviewer did", "called part of another event"),
    "not_part_of": pgettext_lazy("what a reviewer did", "called no part of another event"),
    "reject": pgettext_lazy("what a reviewer did", "rejected: not an event"),
    "withdraw": pgettext_lazy("what a reviewer did", "withdrawn"),
    "restore": pgettext_lazy("what a reviewer did", "restored"),
    "undo": pgettext_lazy("what a reviewer did", "took a decision back"),
}

DAY_BASES: Mapping[str, Words] = {
    "reviewer": _("set by a reviewer"),
    "given": _("set by the submitter"),
    "page": _("from the page"),
    "feed": _("from the feed"),
    "text": _("from the first lines of the text"),
    "address": _("from the web address"),
    "undated": _("no publication date known"),
}

MODEL_OUTCOMES: Mapping[str, Words] = {
    "answered": pgettext_lazy("a request to a language model", "answered"),
    "malformed": pgettext_lazy("a request to a language model", "answer could not be read"),
    "unused": pgettext_lazy("a request to a language model", "answered twice"),
    "failed": pgettext_lazy("a request to a language model", "no answer"),
    "exported": pgettext_lazy("a request to a language model", "written to a file"),
}

ROLES: Mapping[str, Words] = {
    "reader": pgettext_lazy("role of an account", "reader"),
    "submitter": pgettext_lazy("role of an account", "submitter"),
    "reviewer": pgettext_lazy("role of an account", "reviewer"),
    "editor": pgettext_lazy("role of an account", "editor"),
    "administrator": pgettext_lazy("role of an account", "administrator"),
}

SCOPES: Mapping[str, Words] = {
    "read": pgettext_lazy("scope of a token", "read, with a limit of its own"),
    "submit": pgettext_lazy("scope of a token", "submit articles"),
    "review": pgettext_lazy("scope of a token", "review and correct"),
    "feeds": pgettext_lazy("scope of a token", "see and change feeds"),
    "follow": pgettext_lazy("scope of a token", "see and change what its account follows"),
}

SIDE_KINDS: Mapping[str, Words] = {
    "state": pgettext_lazy("what a side is", "state"),
    "force": pgettext_lazy("what a side is", "force"),
    "armed_group": pgettext_lazy("what a side is", "armed group"),
    "coalition": pgettext_lazy("what a side is", "coalition"),
    "community": pgettext_lazy("what a side is", "community"),
    "other": pgettext_lazy("what a side is", "other"),
}

QUEUE_STATUSES: Mapping[str, Words] = {
    "pending": pgettext_lazy("article, page or file in a queue", "pending"),
    "running": pgettext_lazy("article, page or file in a queue", "running"),
    "done": pgettext_lazy("article, page or file in a queue", "done"),
    "quarantined": pgettext_lazy("article, page or file in a queue", "quarantined"),
    "failed": pgettext_lazy("article, page or file in a queue", "failed"),
}

REMARKS: Mapping[str, Words] = {
    "kind": pgettext_lazy("what is wrong with an event", "what happened"),
    "when": pgettext_lazy("what is wrong with an event", "when"),
    "where": pgettext_lazy("what is wrong with an event", "where"),
    "by": pgettext_lazy("what is wrong with an event", "who did it"),
    "against": pgettext_lazy("what is wrong with an event", "who was the target"),
    "weapons": pgettext_lazy("what is wrong with an event", "weapons"),
    "casualties": pgettext_lazy("what is wrong with an event", "killed or wounded"),
    "says": pgettext_lazy("what is wrong with an event", "sources or status"),
    "twice": pgettext_lazy("what is wrong with an event", "duplicate"),
    "none": pgettext_lazy("what is wrong with an event", "not in the article"),
    "other": pgettext_lazy("what is wrong with an event", "something else"),
}


def named(words: Mapping[str, Words], value: str, otherwise: str | None = None) -> str:
    """The label of a value in the reader's language; the value with blanks if it has none."""
    return str(words.get(value, str(value).replace("_", " ") if otherwise is None else otherwise))


def labelled(words: Mapping[str, Words]) -> list[tuple[str, str]]:
    """(value, label) of a vocabulary, in order."""
    return [(value, str(word)) for value, word in words.items()]


WITHDRAWN_FOR: Mapping[str, Words] = {
    "legal": pgettext_lazy("why an article was withdrawn", "a legal claim"),
    "harm": pgettext_lazy("why an article was withdrawn", "it may harm somebody"),
    "mistake": pgettext_lazy("why an article was withdrawn", "it was a mistake"),
    "duplicate": pgettext_lazy("why an article was withdrawn", "the same text stands here twice"),
    "other": pgettext_lazy("why an article was withdrawn", "another reason"),
}

TRUSTS: Mapping[str, Words] = {
    "trusted": pgettext_lazy("trust of a sender", "trusted"),
    "normal": pgettext_lazy("trust of a sender", "normal"),
    "held": pgettext_lazy("trust of a sender", "held for review"),
}
