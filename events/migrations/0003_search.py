"""Free-text search: a stored tsvector with a GIN index on PostgreSQL, an FTS5 table kept by triggers on SQLite.

It comes before the first event, because adding a stored column to a million rows takes minutes and rewrites the table.
On SQLite, a later migration that remakes `events_event` drops its triggers: such a migration must end with
`RunPython(add_search)` of this module (tests/models/events/test_search.py fails until it does).
"""

from django.db import migrations

# left(): a tsvector holds at most a megabyte, and an insert with more would fail.
POSTGRESQL = [
    "ALTER TABLE events_event ADD COLUMN search tsvector GENERATED ALWAYS AS"
    " (to_tsvector('english', left(summary || ' ' || search_text, 200000))) STORED",
    "CREATE INDEX event_search ON events_event USING gin (search)",
]
POSTGRESQL_REMOVE = ["DROP INDEX event_search", "ALTER TABLE events_event DROP COLUMN search"]

OLD = "INSERT INTO events_search(events_search, rowid, summary, search_text) VALUES ('delete', old.id, old.summary, old.search_text);"
NEW = "INSERT INTO events_search(rowid, summary, search_text) VALUES (new.id, new.summary, new.search_text);"
SQLITE_REMOVE = [
    "DROP TRIGGER IF EXISTS events_search_insert",
    "DROP TRIGGER IF EXISTS events_search_delete",
    "DROP TRIGGER IF EXISTS events_search_update",
    "DROP TABLE IF EXISTS events_search",
]
SQLITE = [
    *SQLITE_REMOVE,
    "CREATE VIRTUAL TABLE events_search USING fts5"
    "(summary, search_text, content='events_event', content_rowid='id', tokenize='porter unicode61')",
    f"CREATE TRIGGER events_search_insert AFTER INSERT ON events_event BEGIN {NEW} END",
    f"CREATE TRIGGER events_search_delete AFTER DELETE ON events_event BEGIN {OLD} END",
    f"CREATE TRIGGER events_search_update AFTER UPDATE OF summary, search_text ON events_event BEGIN {OLD} {NEW} END",
    "INSERT INTO events_search(events_search) VALUES ('rebuild')",
]


def _run(schema_editor, on_postgresql, on_sqlite):
    for statement in on_postgresql if schema_editor.connection.vendor == "postgresql" else on_sqlite:
        schema_editor.execute(statement)


def add_search(apps, schema_editor):
    _run(schema_editor, POSTGRESQL, SQLITE)


def remove_search(apps, schema_editor):
    _run(schema_editor, POSTGRESQL_REMOVE, SQLITE_REMOVE)


class Migration(migrations.Migration):
    dependencies = [("events", "0002_say_what_the_same_text_is")]

    operations = [migrations.RunPython(add_search, remove_search)]
