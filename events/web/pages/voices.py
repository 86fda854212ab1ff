"""Why an event has its status: who says so in each article, and for which side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from events.extraction.types import Role, Stance
from events.models import Actor, Claim, Event
from events.services.linking.derive import role_of_speaker
from events.web.pages.event import Account
from events.wording.labels.naming import isolated
from events.wording.labels.places import actor_name

SPEAKS_FOR = {
    Role.PERPETRATOR: _("speaks for %(sides)s, the actor"),
    Role.TARGET: _("speaks for %(sides)s, the target"),
}
# What the status of a report says of a speaker whose words name neither side.
SIDE_UNNAMED = {
    "claimed": _("speaks for a party to the conflict; the text does not say which"),
    "confirmed": _("speaks for one of the parties, or for an independent body on the ground"),
    "reported": _("speaks for none of the parties named"),
    "disputed": _("speaks for none of the parties named"),
    "denied": _("speaks for none of the parties named"),
}
DENIES_UNNAMED = _("speaks for the party accused")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker who asserts or denies the event, or an outlet in its own words."""

    speaker: str
    stance: str
    side: str
    source: str
    in_article: str
    status: str


def voices_of(event: Event, accounts: list[Account]) -> list[Voice]:
    """All voices; those that the status rests on come first. `event` comes from `for_detail`."""
    sides, names = sides_of(event), names_of(event)
    voices = [voice for account in accounts for voice in _voices(account, sides, names)]
    return sorted(
        voices, key=lambda voice: (voice.status != event.status, voice.stance != Stance.DENIES)
    )


def _voices(
    account: Account, sides: dict[Role, list[Actor]], names: dict[Role, frozenset[str]]
) -> list[Voice]:
    report, article = account.report, account.report.article
    source = article.source.name if article.source else gettext("The article")
    spoken = [
        Voice(
            speaker=said.claim.speaker,
            stance=said.claim.stance,
            side=_side(said.claim, report.status, sides, names),
            source=source,
            in_article=f"{article.get_absolute_url()}#{said.anchor}",
            status=report.status,
        )
        for said in account.cited.said
        if not said.claim.field
    ]
    own_words = Voice(
        "",
        Stance.ASSERTS,
        _affiliation(account),
        source,
        f"#r{account.cited.number}",
        report.status,
    )
    return spoken or [own_words]


def _side(
    claim: Claim, status: str, sides: dict[Role, list[Actor]], names: dict[Role, frozenset[str]]
) -> str:
    role = role_of_speaker(claim.speaker, names)
    if role is None:
        return str(DENIES_UNNAMED if claim.stance == Stance.DENIES else SIDE_UNNAMED[status])
    names_of_sides = pgettext("between the names of sides", " and ").join(
        isolated(actor_name(actor)) for actor in sides[role]
    )
    return str(SPEAKS_FOR[role]) % {"sides": names_of_sides}


def _affiliation(account: Account) -> str:
    source = account.report.article.source
    if source is None or source.affiliation is None:
        return ""
    return gettext("speaks for %(side)s") % {"side": isolated(source.affiliation.name)}


def sides_of(event: Event) -> dict[Role, list[Actor]]:
    """The actors in each role."""
    found: defaultdict[Role, list[Actor]] = defaultdict(list)
    for row in event.event_actors.all():
        found[Role(row.role)].append(row.actor)
    return found


def names_of(event: Event) -> dict[Role, frozenset[str]]:
    """The folded names of the actors in each role."""
    return {
        role: frozenset(alias.key for actor in actors for alias in actor.aliases.all())
        for role, actors in sides_of(event).items()
    }
