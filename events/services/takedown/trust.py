"""What an editor says of a source, a feed or an account, and who vouches for an outlet."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from events.models import AccountTrust, Article, Feed, Source
from events.models.people.trust import Trust
from events.services.linking.recount import recount_origins


def trust_source(*, source: Source, trust: Trust) -> None:
    Source.objects.filter(pk=source.pk).update(trust=trust)


def trust_feed(*, feed: Feed, trust: Trust) -> None:
    Feed.objects.filter(pk=feed.pk).update(trust=trust)


def trust_account(*, account: User, trust: Trust) -> None:
    AccountTrust.objects.update_or_create(account=account, defaults={"trust": trust})


@transaction.atomic
def vouch_for(*, source: Source, vouched: bool, now: datetime) -> int:
    """Say that the source's articles are its own, or not; return how many changed.

    Events count their independent origins anew.
    """
    rows = Article.objects.public().filter(source=source, outlet_vouched=not vouched)
    keys = list(rows.values_list("pk", flat=True))
    Article.objects.filter(pk__in=keys).update(outlet_vouched=vouched)
    version = Article.objects.version_that_reads() or ""
    recount_origins(keys, version=version, now=now)
    return len(keys)
