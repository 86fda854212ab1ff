"""Fill the tables of places from the gazetteer file.

Rows are upserted by key and never deleted, so events keep their places, and reviewers may name any
place of the gazetteer. All 259,000 places are loaded, but only 276,000 of their 605,000 names: a
small town in a country with one spelling keeps only its listed name. That halves the time of a
load.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from events import lengths
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.gazetteer.gazetteer_file import FileGazetteer
from events.extraction.gazetteer.spellings import family_of_country
from events.extraction.types import Precision
from events.models import GazetteerLoad, Place, PlaceName

WELL_KNOWN = 15_000  # people; news from anywhere names towns of this size by old and foreign names
BATCH = 20_000  # rows in memory at once
_PLACE_COLUMNS = (
    "key",
    "geonames_id",
    "name",
    "precision",
    "admin1",
    "country",
    "lat",
    "lon",
    "population",
)
_NAME_COLUMNS = ("place_id", "name", "key")
_Value = str | int | float | None
_Row = tuple[_Value, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did. `fresh` is False if this file was loaded before and nothing was done."""

    places: int
    names: int
    fresh: bool


def load_places(*, gazetteer: FileGazetteer) -> Loaded:
    """Update places and their names from the gazetteer, in one transaction."""
    about = gazetteer.about()
    last = GazetteerLoad.objects.order_by("pk").last()
    if last is not None and last.hash == about["hash"]:
        return Loaded(last.places, last.names, fresh=False)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # half a million rows may take longer than a request may, and a busy machine puts them
            # together for longer than a transaction may stand idle
            cursor.execute(
                "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
            )
        entries = list(gazetteer.all_places())
        _upsert(cursor, Place, _PLACE_COLUMNS, ("key",), map(_place_row, entries))
        names = _name_rows(
            gazetteer, {entry.key for entry in entries if _goes_by_many_names(entry)}
        )
        _upsert(cursor, PlaceName, _NAME_COLUMNS, ("place_id", "key"), names)
        GazetteerLoad.objects.create(hash=about["hash"], places=len(entries), names=len(names))
    return Loaded(len(entries), len(names), fresh=True)


def _goes_by_many_names(entry: Entry) -> bool:
    """Whether texts use several names for it.

    All but small towns in countries without spelling rules.
    """
    return (
        entry.precision != Precision.TOWN
        or entry.population >= WELL_KNOWN
        or entry.country in family_of_country()
    )


def _name_rows(gazetteer: FileGazetteer, many_names: set[str]) -> list[_Row]:
    """Rows of names, those of a place together.

    `PlaceQuerySet.called` finds a place by its listed name without a row.
    """
    ids = dict(Place.objects.values_list("key", "pk"))
    return sorted(
        (ids[key], name[: lengths.NAME], folded[: lengths.NAME])
        for key, name, folded, listed in gazetteer.all_names()
        if key in many_names or (listed and folded != name.lower())
    )


def _place_row(entry: Entry) -> _Row:
    return (
        entry.key,
        int(entry.key[3:]) if entry.key.startswith("gn:") else None,
        entry.name[: lengths.NAME],
        str(entry.precision),
        (entry.admin1 or "")[: lengths.NAME],
        entry.country or "",
        entry.lat,
        entry.lon,
        entry.population,
    )


def _upsert(
    cursor: CursorWrapper,
    model: type[Place | PlaceName],
    columns: tuple[str, ...],
    unique: tuple[str, ...],
    rows: Iterable[_Row],
) -> None:
    """Insert the rows; an existing row with the same `unique` columns gets the new values."""
    table, listed = model._meta.db_table, ", ".join(columns)
    others = [column for column in columns if column not in unique]
    values = ", ".join(f"{column} = excluded.{column}" for column in others)
    same = "IS NOT DISTINCT FROM" if connection.vendor == "postgresql" else "IS"
    differs = " OR ".join(f"NOT ({table}.{column} {same} excluded.{column})" for column in others)
    on_conflict = f"ON CONFLICT ({', '.join(unique)}) DO UPDATE SET {values} WHERE {differs}"
    if connection.vendor == "postgresql":
        _copy(cursor, table, listed, on_conflict, rows)
        return
    insert = (
        f"INSERT INTO {table} ({listed}) VALUES ({', '.join(['%s'] * len(columns))}) {on_conflict}"  # noqa: S608
    )
    for batch in _batches(rows):
        cursor.executemany(insert, batch)


def _copy(
    cursor: CursorWrapper, table: str, listed: str, on_conflict: str, rows: Iterable[_Row]
) -> None:
    """PostgreSQL's way for many rows: COPY into a temporary table, then one INSERT."""
    cursor.execute(
        f"CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT {listed} FROM {table} "  # noqa: S608
        f"LIMIT 0"
    )
    for batch in _batches(rows):
        cursor.copy_expert(
            f"COPY incoming ({listed}) FROM STDIN", io.StringIO("".join(map(_copy_line, batch)))
        )
    cursor.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM incoming {on_conflict}")  # noqa: S608
    cursor.execute("DROP TABLE incoming")


def _copy_line(row: _Row) -> str:
    """A row in COPY's text format."""
    return "\t".join("\\N" if value is None else _escaped(str(value)) for value in row) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
