"""The history of an event in sentences: *Place set to Kryvyi Rih by R. (reviewer), because …*."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext

from events.models import Decision, Revision
from events.wording.labels import naming
from events.wording.past.history_changes import Names, State, article_name, phrases
from events.wording.past.history_decisions import decided
from events.wording.past.history_reasons import Occasion, occasion_of


def sentence_of(revision: Revision, names: Names, decision: Decision | None = None) -> str:
    """What changed, by whom or by the reading of which article, and why. `names`: of articles;
    `decision`: the one that made the change.
    """
    by_person = bool(revision.by_name or revision.changed_by_id)
    occasion = _nothing() if by_person else occasion_of(revision.reason)
    changes = _changes(revision, occasion, names, decision)
    told = capfirst(pgettext("between the changes of an event", "; ").join(changes))
    if by_person:
        return _by_person(told, revision)
    if occasion.article:
        article = article_name(occasion.article, names)
        words = gettext("%(changes)s after reading %(article)s")
        return words % {"changes": told, "article": article}
    if occasion.unknown:
        words = gettext("%(changes)s. Reason: %(reason)s")
        return words % {"changes": told, "reason": naming.isolated(occasion.unknown)}
    return told


def _changes(
    revision: Revision, occasion: Occasion, names: Names, decision: Decision | None
) -> Sequence[str]:
    found = [] if decision is None else [*decided(decision, revision.event_id)]
    if revision.before is None:
        found.append(pgettext("what became of an event", "first recorded"))
    else:
        found += phrases(_state(revision.before), _state(revision.after), names)
    found += [occasion.became] if occasion.became else []
    if occasion.kept:
        fields = naming.isolated_list(naming.field_name(name) for name in occasion.kept)
        found.append(gettext("left as a reviewer set it: %(fields)s") % {"fields": fields})
    return found or [pgettext("what became of an event", "looked at, and nothing changed")]


def _by_person(told: str, revision: Revision) -> str:
    name = naming.isolated(revision.by_name or revision.changed_by or "")
    who = name
    if revision.by_role:
        words = pgettext("who changed an event, with the role", "%(name)s (%(role)s)")
        who = words % {"name": name, "role": naming.role_name(revision.by_role)}
    if not revision.reason:
        return gettext("%(changes)s by %(who)s") % {"changes": told, "who": who}
    words = gettext("%(changes)s by %(who)s, because: %(reason)s")
    return words % {"changes": told, "who": who, "reason": naming.isolated(revision.reason)}


def _state(stored: object) -> State:
    return stored if isinstance(stored, dict) else {}


def _nothing() -> Occasion:
    return Occasion("", "", (), "")
