# ruff: noqa: S608 - made of this room's own names; no value comes from outside
"""The view and the triggers in the database, by which no write of an event can pass the tallies.

They are made anew after each `migrate`, and are no part of a migration: SQLite rebuilds a table to
alter it, which drops its triggers and fails where those of other tables speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from events.services.tallies.contributions import COLUMNS, VIEW, view

# what the tallies count; a change of anything else leaves an event where it is
OF_EVENTS = (
    *("kind", "status", "starts_on", "ends_on", "review", "withdrawn_at", "not_counted"),
    "munitions_left_out",
    *("killed_min", "killed_max", "killed_left_out"),
    *("wounded_min", "wounded_max", "wounded_left_out"),
)
OF_PLACES = ("country", "admin1", "precision", "lat")
PARTS = ("events_eventplace", "events_eventactor", "events_eventweapon")
CHANGES = ("INSERT", "UPDATE", "DELETE")
MADE_ON_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tally_%'"
KEPT = "SELECT 1 FROM events_tally WHERE facet = 'version'"
NEGATIVE = COLUMNS.replace("amount", "-amount")
TAKEN = f"INSERT INTO events_tally ({COLUMNS}) SELECT {NEGATIVE} FROM {VIEW}"


def install() -> None:
    """Make the view and the triggers, in place of those that are there."""
    remove()
    _run(_postgresql() if connection.vendor == "postgresql" else _sqlite())


def remove() -> None:
    """Before tables are altered. `install` has to follow, or later changes are not counted."""
    if connection.vendor == "postgresql":
        _run(_without_postgresql())
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tally_%'"
        )
        names = [name for (name,) in cursor.fetchall()]
    _run([*(f"DROP TRIGGER {name}" for name in names), f"DROP VIEW IF EXISTS {VIEW}"])


def missing() -> list[str]:
    """The names of triggers that should be there and are not."""
    wanted = set(_names())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'tally_%' AND tgenabled <> 'D'"
            if connection.vendor == "postgresql"
            else MADE_ON_SQLITE
        )
        return sorted(wanted - {name for (name,) in cursor.fetchall()})


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _names() -> Iterator[str]:
    for table in ("events_event", *PARTS):
        for change in CHANGES:
            yield f"tally_{table.removeprefix('events_')}_{change.lower()}"
    yield "tally_place_update"


def _changed(columns: tuple[str, ...], unequal: str) -> str:
    return " OR ".join(f"OLD.{name} {unequal} NEW.{name}" for name in columns)


def _without_postgresql() -> list[str]:
    functions = ("event", "part", "place")
    return [
        *(f"DROP FUNCTION IF EXISTS tally_{name}() CASCADE" for name in functions),
        "DROP FUNCTION IF EXISTS tally_take_out(bigint)",
        "DROP FUNCTION IF EXISTS tally_count(bigint)",
        f"DROP VIEW IF EXISTS {VIEW}",
    ]


def _postgresql() -> list[str]:
    distinct = _changed(OF_EVENTS, "IS DISTINCT FROM")
    moved = _changed(OF_PLACES, "IS DISTINCT FROM")
    trigger = "CREATE TRIGGER tally_{} {} ON events_{} FOR EACH ROW {}EXECUTE FUNCTION tally_{}()"
    return [
        view("postgresql"),
        *_FUNCTIONS,
        trigger.format("event_insert", "AFTER INSERT", "event", "", "event"),
        trigger.format("event_update", "BEFORE UPDATE", "event", f"WHEN ({distinct}) ", "event"),
        trigger.format("event_delete", "BEFORE DELETE", "event", "", "event"),
        *(
            trigger.format(f"{part}_{change.lower()}", f"BEFORE {change}", part, "", "part")
            for part in (name.removeprefix("events_") for name in PARTS)
            for change in CHANGES
        ),
        trigger.format("place_update", "BEFORE UPDATE", "place", f"WHEN ({moved}) ", "place"),
    ]


_RETURN = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
_FUNCTIONS = (
    # The row is locked, so that folding, which skips locked rows, cannot count the event while it
    # changes.
    f"""
    CREATE FUNCTION tally_take_out(taken bigint) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        LOOP
            PERFORM 1 FROM events_uncounted WHERE event_id = taken FOR UPDATE;
            IF FOUND THEN RETURN; END IF;
            INSERT INTO events_uncounted (event_id) VALUES (taken) ON CONFLICT DO NOTHING;
            IF FOUND THEN
                IF EXISTS ({KEPT}) THEN {TAKEN} WHERE event_id = taken; END IF;
                RETURN;
            END IF;
        END LOOP;
    END $$
    """,
    f"""
    CREATE FUNCTION tally_count(counted bigint) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO events_tally ({COLUMNS}) SELECT {COLUMNS} FROM {VIEW} WHERE event_id = counted;
        DELETE FROM events_uncounted WHERE event_id = counted;
    END $$
    """,
    # a new event is in no tally yet: nothing is taken out
    f"""
    CREATE FUNCTION tally_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            INSERT INTO events_uncounted (event_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
        ELSE
            PERFORM tally_take_out(OLD.id);
        END IF;
        {_RETURN}
    END $$
    """,
    f"""
    CREATE FUNCTION tally_part() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'INSERT' THEN PERFORM tally_take_out(OLD.event_id); END IF;
        IF TG_OP <> 'DELETE' THEN PERFORM tally_take_out(NEW.event_id); END IF;
        {_RETURN}
    END $$
    """,
    f"""
    CREATE FUNCTION tally_place() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM tally_take_out(event_id) FROM events_eventplace WHERE place_id = OLD.id
            ORDER BY event_id;
        {_RETURN}
    END $$
    """,
)


def _sqlite() -> list[str]:
    changed = f"({_changed(OF_EVENTS, 'IS NOT')})"
    parts = (name.removeprefix("events_") for name in PARTS)
    return [
        view("sqlite"),
        "CREATE TRIGGER tally_event_insert AFTER INSERT ON events_event BEGIN "
        "INSERT OR IGNORE INTO events_uncounted (event_id) VALUES (NEW.id); END",
        _taking_out("event_update", "UPDATE", "event", ["OLD.id"], changed),
        _taking_out("event_delete", "DELETE", "event", ["OLD.id"], "1"),
        *(
            _taking_out(f"{part}_{change.lower()}", change, part, _of_part(change), "1")
            for part in parts
            for change in CHANGES
        ),
        _taking_out_of_place(),
    ]


def _of_part(change: str) -> list[str]:
    return {
        "INSERT": ["NEW.event_id"],
        "DELETE": ["OLD.event_id"],
        "UPDATE": ["OLD.event_id", "NEW.event_id"],
    }[change]


def _taking_out(name: str, change: str, table: str, keys: list[str], when: str) -> str:
    taken = " ".join(
        f"{TAKEN} WHERE event_id = {key} AND EXISTS ({KEPT}) "
        f"AND NOT EXISTS (SELECT 1 FROM events_uncounted WHERE event_id = {key}); "
        f"INSERT OR IGNORE INTO events_uncounted (event_id) VALUES ({key});"
        for key in keys
    )
    where = f"BEFORE {change} ON events_{table}"
    return f"CREATE TRIGGER tally_{name} {where} WHEN {when} BEGIN {taken} END"


def _taking_out_of_place() -> str:
    there = (
        "SELECT event_id FROM events_eventplace WHERE place_id = OLD.id AND event_id NOT IN "
        "(SELECT event_id FROM events_uncounted)"
    )
    changed = _changed(OF_PLACES, "IS NOT")
    return (
        f"CREATE TRIGGER tally_place_update BEFORE UPDATE ON events_place WHEN ({changed}) "
        "BEGIN "
        f"{TAKEN} WHERE event_id IN ({there}) AND EXISTS ({KEPT}); "
        f"INSERT OR IGNORE INTO events_uncounted (event_id) {there}; END"
    )
