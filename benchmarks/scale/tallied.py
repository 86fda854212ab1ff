# ruff: noqa: S608 - made of own names
"""The tallies of copied weeks, reckoned from the events of one: counting a million events takes
longer than making them. `verify` compares them with what counting gives.
"""

from __future__ import annotations

from django.db import connection

from benchmarks.scale.rows import DAYS, WEEKS
from events.models import Tally
from events.services.tallies.contributions import COLUMNS, VIEW, facets
from events.services.tallies.fold import mark_folded

NAMES = COLUMNS.removesuffix(", amount").split(", ")
COPIED = f"""
INSERT INTO events_tally ({COLUMNS})
SELECT {", ".join(NAMES)}, SUM(amount) FROM (
  SELECT {", ".join(f"c.{name}" for name in NAMES if name != "day")}, c.amount * w.times AS amount,
    CASE WHEN c.day = '0001-01-01' THEN c.day
         WHEN c.facet = ANY(%s) THEN e.ends_on + w.later
         ELSE CAST(date_trunc('month', e.ends_on + w.later) AS date) END AS day
  FROM {VIEW} c JOIN events_event e ON e.id = c.event_id
  CROSS JOIN (
    SELECT n %% {WEEKS} * {DAYS} AS later, COUNT(*) AS times
    FROM generate_series(1, %s) n GROUP BY 1
  ) w
) moved GROUP BY {", ".join(NAMES)} HAVING SUM(amount) <> 0
"""


def count_copies(last: int) -> None:
    """Add what copies 1 to `last` of the week will have. While the week stands there alone."""
    by_day = [facet.name for facet in facets("") if facet.by_day]
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(COPIED, [by_day, last])
    mark_folded(Tally.objects.order_by("-pk").values_list("pk", flat=True)[0])
