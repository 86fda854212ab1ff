"""Health checks for load balancers and supervisors.

The web server is not ready only if the database does not answer or lacks tables. A long queue or
missing workers make it `degraded`: pages and submissions still work, and a balancer that removed
every web server would turn a delay into an outage. Alarms should look at `status`, balancers at the
code.
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
    """Tables are missing or of another version."""


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. The database is not checked: restarting the web server would not repair
    it.
    """
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Each check with its result: 503 if the database fails, `degraded` if only workers do."""
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
