"""The gazetteer as one read-only SQLite file, made by `python -m
events.extraction.gazetteer.build_gazetteer`.

It opens at once, needs almost no memory and answers in tens of microseconds. Each thread of each
process has its own connection, so a worker may fork after the file was opened.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from events.extraction.data.folding import fold
from events.extraction.gazetteer.gazetteer import Entry
from events.extraction.gazetteer.spellings import forms
from events.extraction.types import Precision

FORMAT = 5  # raise it when the tables or the rules by which they are filled change
_PLACE = (
    "place.key, place.name, place.precision, place.country, place.admin1, place.lat, place.lon, "
    "place.population"
)
_BY_NAME = (
    f"SELECT {_PLACE}, name.is_primary FROM name JOIN place ON place.id = name.place WHERE "  # noqa: S608
    f"name.fold = ? ORDER BY name.is_primary DESC, place.population DESC, place.id"
)
_BY_FORM = (
    f"SELECT {_PLACE}, 0 FROM spelling JOIN place ON place.id = spelling.place WHERE "  # noqa: S608
    f"spelling.form IN (%s) ORDER BY spelling.is_primary DESC, place.population DESC, place.id"
)
_BY_KEY = f"SELECT {_PLACE}, 1 FROM place WHERE place.key = ?"  # noqa: S608
_CAPITAL = (
    f"SELECT {_PLACE}, 1 FROM capital JOIN place ON place.id = capital.place WHERE "  # noqa: S608
    f"capital.whole "
    f"= ?"
)
_Row = tuple[str, str, str, str | None, str | None, float | None, float | None, int, int]


class GazetteerMissing(Exception):
    """There is no gazetteer file, or one of another format."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: {reason}. Build it with: python -m "
            f"events.extraction.gazetteer.build_gazetteer --to {path}"
        )


def default_path() -> Path:
    """Where the gazetteer is kept: GAZETTEER_FILE, or `.data/gazetteer.sqlite3` of the project."""
    project = Path(__file__).resolve().parents[3]
    return Path(os.environ.get("GAZETTEER_FILE") or project / ".data" / "gazetteer.sqlite3")


def open_gazetteer(path: Path | None = None) -> FileGazetteer:
    """The gazetteer at `path`, or at the default path. Raises `GazetteerMissing`."""
    return FileGazetteer(path or default_path())


class FileGazetteer:
    """Look-ups in a gazetteer file; the protocol of `gazetteer.Gazetteer`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connections = threading.local()
        if not path.is_file():
            raise GazetteerMissing(path, "there is no gazetteer")
        found = self.about().get("format")
        if found != str(FORMAT):
            raise GazetteerMissing(
                path, f"the gazetteer has format {found}, this version reads {FORMAT}"
            )
        self._look_up = lru_cache(maxsize=20_000)(self._find)

    def candidates(self, name: str) -> Sequence[Entry]:
        """Every place that bears this name: primary names, alternates, then other transliterations
        of it.

        The transliterations (`spellings`) are asked only for countries where no place of that
        precision bears the very name.
        """
        return self._look_up(fold(name))

    def entry(self, key: str) -> Entry | None:
        """The place with this key."""
        return next(iter(self._entries(_BY_KEY, key)), None)

    def capital(self, whole: str) -> Entry | None:
        """The capital of a country, by ISO 3166-1 alpha-2 code, or the chief town of a division, by
        its key.
        """
        return next(iter(self._entries(_CAPITAL, whole)), None)

    def about(self) -> dict[str, str]:
        """What the builder wrote down: `format`, `hash` of content, numbers of `places` and
        `names`.
        """
        try:
            return dict(self._connection().execute("SELECT key, value FROM about").fetchall())
        except sqlite3.DatabaseError as error:
            raise GazetteerMissing(self._path, f"this is no gazetteer ({error})") from error

    def all_places(self) -> Iterator[Entry]:
        """Every place, in the order of their keys."""
        for row in self._connection().execute(f"SELECT {_PLACE}, 1 FROM place ORDER BY place.key"):  # noqa: S608
            yield _entry(row)

    def all_names(self) -> Iterator[tuple[str, str, str, bool]]:
        """Every name of every place: the place's key, the name, its folded form, whether the place
        is listed under it.
        """
        query = (
            "SELECT place.key, name.name, name.fold, name.is_primary FROM name JOIN place ON "
            "place.id = name.place"
        )
        for key, name, folded, primary in self._connection().execute(query):
            yield key, name, folded, bool(primary)

    def _find(self, folded: str) -> tuple[Entry, ...]:
        if not folded:
            return ()
        exact = self._entries(_BY_NAME, folded)
        named = {(entry.country, entry.precision) for entry in exact}
        wanted = forms(folded)
        others = self._entries(_BY_FORM % ",".join("?" * len(wanted)), *wanted) if wanted else ()
        return (
            *exact,
            *(entry for entry in others if (entry.country, entry.precision) not in named),
        )

    def _entries(self, query: str, *values: str) -> tuple[Entry, ...]:
        rows: list[_Row] = self._connection().execute(query, values).fetchall()
        return tuple(map(_entry, rows))

    def _connection(self) -> sqlite3.Connection:
        if getattr(self._connections, "process", None) != os.getpid():
            uri = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connections.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._connections.process = os.getpid()
        connection: sqlite3.Connection = self._connections.connection
        return connection


def _entry(row: _Row) -> Entry:
    key, name, precision, country, admin1, lat, lon, population, primary = row
    return Entry(
        key, name, Precision(precision), country, admin1, lat, lon, population, bool(primary)
    )
