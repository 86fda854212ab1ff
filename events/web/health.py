"""For load balancers and supervisors: does the process answer, and can it do its work?

Only a database that does not answer or lacks tables makes the web server not ready. A long queue
and absent workers are told and leave it ready (`degraded`): submissions are still accepted and
pages still shown, and a balancer that took every web server away for them would make an outage of a
delay. An alarm should look at `status`, a balancer at the code.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import Article, Worker
from events.services.queue.heartbeats import SEEN_WITHIN

LONGEST_WAIT_SECONDS = 300


class NotMigrated(Exception):
    """Tables are missing or not as this version needs them."""


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Says nothing of the database: restarting the web server would not mend
    that.
    """
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Each check with what it found; 503 where the database fails, `degraded` where only the
    reading of articles does.
    """
    now = timezone.now()
    try:
        checks = {"database": _database(), "queue": _queue(now), "workers": _workers(now)}
    except NotMigrated:
        return _not_ready("The database lacks tables of this version: manage.py migrate")
    except (DatabaseError, InterfaceError):
        return _not_ready("The database does not answer or lacks its tables.")
    well = all(check["ok"] for check in checks.values())
    return JsonResponse({"status": "ready" if well else "degraded", "checks": checks})


def _not_ready(reason: str) -> JsonResponse:
    checks = {"database": {"ok": False, "reason": reason}}
    return JsonResponse({"status": "not ready", "reason": reason, "checks": checks}, status=503)


def _database() -> dict[str, object]:
    _migrated()
    return {"ok": True}


@cache
def _migrated() -> None:
    """Once it is so it stays so, for as long as this process with this code runs; reading all
    migrations costs 50 ms.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotMigrated


def _queue(now: datetime) -> dict[str, object]:
    since = Article.objects.due_since(now)
    seconds = int((now - since).total_seconds()) if since else 0
    return {"ok": seconds <= LONGEST_WAIT_SECONDS, "oldest_due_seconds": seconds}


def _workers(now: datetime) -> dict[str, object]:
    seen = Worker.objects.seen_since(now - SEEN_WITHIN).count()
    return {"ok": seen > 0, "seen_within_a_minute": seen}
