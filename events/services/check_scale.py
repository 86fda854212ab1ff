"""What the database lacks to answer for many events: an index, a trigger, the tallies, a setting.

It only looks, and says what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db import connection

from events.models import Tally, Uncounted
from events.services.tallies import triggers
from events.services.tallies.rebuild import is_current

MOST_UNCOUNTED = 2_000
MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Advised:
    """What a setting should be at least or, without `least`, at most; why is in docs/operations.md.
    Sizes are in megabytes.
    """

    value: float
    least: bool = True

    def holds(self, value: float) -> bool:
        return value >= self.value if self.least else value <= self.value


SETTINGS: Mapping[str, Advised] = {
    "shared_buffers": Advised(1024),
    "effective_cache_size": Advised(3072),
    "work_mem": Advised(16),
    "maintenance_work_mem": Advised(256),
    "max_wal_size": Advised(4096),
    "random_page_cost": Advised(1.5, least=False),
    "jit": Advised(0, least=False),
    "max_parallel_workers_per_gather": Advised(2, least=False),
}
# in megabytes, as PostgreSQL counts each setting
UNITS = {"8kB": 8 * 1024 / MEGABYTE, "kB": 1024 / MEGABYTE, "MB": 1.0}


def missing() -> list[str]:
    """A sentence for each thing that is missing."""
    return [sentence for look in _LOOKS for sentence in look()]


def _indexes() -> Iterator[str]:
    tables = set(connection.introspection.table_names())
    for model in apps.get_app_config("events").get_models():
        table = model._meta.db_table
        there = _names_of_indexes(table) if table in tables else set()
        for index in model._meta.indexes:
            if index.name not in there:
                yield f"The index {index.name} of {table} is missing: run `manage.py migrate`."


def _names_of_indexes(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE indisvalid "
            "AND indrelid = %s::regclass"
            if connection.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = %s",
            [table],
        )
        return {name for (name,) in cursor.fetchall()}


def _keys() -> Iterator[str]:
    """A load past the product drops keys, and one that was broken off leaves tables without."""
    for model in apps.get_app_config("events").get_models():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, table).values()
        led = {one["columns"][0] for one in found if one["columns"] and _is_looked_up(one)}
        if not any(one["primary_key"] for one in found):
            yield f"{table} has no primary key: every look-up reads all of it."
        for field in model._meta.concrete_fields:
            if getattr(field, "db_index", False) and field.column not in led:
                yield f"{table} has no index that begins with {field.column}."


def _is_looked_up(constraint: Mapping[str, object]) -> bool:
    return any(constraint[what] for what in ("primary_key", "unique", "index"))


def _triggers() -> Iterator[str]:
    for name in triggers.missing():
        yield f"The trigger {name} is missing: run `manage.py migrate`, then `rebuild_tallies`."


def _tallies() -> Iterator[str]:
    if not Tally.objects.kept():
        yield "Events were never counted: run `manage.py rebuild_tallies`."
    elif not is_current():
        yield "The tallies are of another version: run `manage.py rebuild_tallies`."
    waiting = Uncounted.objects.count()
    if waiting > MOST_UNCOUNTED:
        yield f"{waiting} events are not in the tallies: does a worker run, and beat?"


def _settings() -> Iterator[str]:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting, unit FROM pg_settings WHERE name = ANY(%s) ORDER BY name",
            [list(SETTINGS)],
        )
        found = cursor.fetchall()
    for name, setting, unit in found:
        advised, value = SETTINGS[name], _number(setting) * UNITS.get(unit, 1)
        if not advised.holds(value):
            bound = "at least" if advised.least else "at most"
            size = " MB" if unit else ""
            yield f"{name} is {value:g}{size}; {bound} {advised.value:g}{size} is advised."


def _number(setting: str) -> float:
    return float({"on": 1, "off": 0}.get(setting, setting))


def _statistics() -> Iterator[str]:
    """Without them the planner guesses, and without a vacuum no index alone answers."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_stat_user_tables WHERE relname LIKE 'events_%%' "
            "AND n_live_tup > 50000 AND (coalesce(last_analyze, last_autoanalyze) IS NULL "
            "OR coalesce(last_vacuum, last_autovacuum) IS NULL) ORDER BY relname"
        )
        for (table,) in cursor.fetchall():
            yield f"{table} was never vacuumed and analysed: run VACUUM ANALYZE {table}."


_LOOKS: tuple[Callable[[], Iterator[str]], ...] = (
    _indexes,
    _keys,
    _triggers,
    _tallies,
    _settings,
    _statistics,
)
