"""By whom something comes, and whether it waits for a reviewer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from django.contrib.auth.models import User

from events.models import Feed, Import, Page, Source
from events.models.articles import SubmittedBy
from events.models.articles.arrival import Sent
from events.models.people.roles import Account, AccountRole, role_of
from events.models.people.trust import Trust, trust_of


class Submissions(StrEnum):
    """What becomes of what anonymous visitors submit (the setting SUBMISSIONS).

    `open`: it is public at once. `review`: it waits for a reviewer. `accounts`: it is refused.
    """

    OPEN = "open"
    REVIEW = "review"
    ACCOUNTS = "accounts"


class AccountNeeded(Exception):
    """This site takes submissions from accounts alone."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who sends something (primary keys), and what follows from it.

    `held`: it waits for a reviewer. `vouched`: somebody who is known says that its outlet is its
    outlet. `decides`: the sender is a reviewer, so nothing of theirs waits.
    """

    held: bool = False
    vouched: bool = True
    account: int | None = None
    feed: int | None = None
    file: int | None = None
    decides: bool = False

    def from_source(self, source: Source | None) -> Arrival:
        """The same, with what an editor says of the source.

        A visitor may name any outlet, so a trusted one does not vouch for what a visitor sends.
        """
        if source is None or self.decides:
            return self
        if source.trust == Trust.HELD:
            return replace(self, held=True, vouched=False)
        trusted = source.trust == Trust.TRUSTED and self.account is not None and not self.held
        return replace(self, vouched=self.vouched or trusted)

    @property
    def as_sent(self) -> dict[str, object]:
        """The columns of a page or a file that keep it until its articles are made."""
        return {
            "held": self.held,
            "outlet_vouched": self.vouched,
            "account_id": self.account,
        }


def arrival_of(account: Account, mode: Submissions) -> Arrival:
    """What an account sends, or a visitor without one.

    Raises:
        AccountNeeded: where the site takes nothing from visitors.
    """
    role = role_of(account)
    if not isinstance(account, User) or not role.at_least(AccountRole.SUBMITTER):
        return replace(_of_visitor(mode), account=account.pk)
    if role.at_least(AccountRole.REVIEWER):
        return Arrival(account=account.pk, decides=True)
    trust = trust_of(account.pk)
    return Arrival(held=trust == Trust.HELD, vouched=trust == Trust.TRUSTED, account=account.pk)


def _of_visitor(mode: Submissions) -> Arrival:
    if mode is Submissions.ACCOUNTS:
        raise AccountNeeded
    return Arrival(held=mode is Submissions.REVIEW, vouched=False)


def arrival_of_feed(feed: Feed) -> Arrival:
    """What a feed brings. An editor added its address, so its outlet is vouched for."""
    held = feed.trust == Trust.HELD
    return Arrival(held=held, vouched=not held, feed=feed.pk)


def arrival_of_page(page: Page) -> Arrival:
    """What a fetched page brings: as its address came."""
    entry = page.entries.first() if page.submitted_by == SubmittedBy.FEED else None
    return replace(_as_kept(page), feed=entry.feed_id if entry else None, file=page.file_id)


def arrival_of_file(row: Import) -> Arrival:
    """What a row of a file brings: as the file came."""
    return replace(_as_kept(row), file=row.pk)


def _as_kept(row: Sent) -> Arrival:
    return Arrival(held=row.held, vouched=row.outlet_vouched, account=row.account_id)
