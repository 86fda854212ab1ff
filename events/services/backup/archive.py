"""The file of a backup: a tar of `manifest.json` and `database`."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import os
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MANIFEST, DATABASE = "manifest.json", "database"
CHUNK = 1 << 20


class BackupError(Exception):
    """Nothing was written or changed; the message tells the operator why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup contains.

    `vendor` is Django's name; `migrations` are [app, name]; `rows` are counts by table; `sha256` is
    that of the database's copy.
    """

    version: str
    vendor: str
    made_at: str
    migrations: list[list[str]]
    rows: dict[str, int]
    sha256: str


def write_archive(file: Path, manifest: Manifest, database: Path) -> None:
    """Write to a temporary file, and rename it once it is complete on disk."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    written = json.dumps(dataclasses.asdict(manifest), indent=1).encode()
    try:
        with unfinished.open("wb") as raw:
            # it holds everything that the database holds, tokens' hashes and e-mail addresses too
            os.fchmod(raw.fileno(), 0o600)
            with tarfile.open(fileobj=raw, mode="w") as tar:
                member = tarfile.TarInfo(MANIFEST)
                member.size = len(written)
                tar.addfile(member, io.BytesIO(written))
                tar.add(database, DATABASE, filter=_without_owner)
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def read_manifest(file: Path) -> Manifest:
    """The manifest of a backup.

    Raises:
        BackupError: if it is not a backup.
    """
    try:
        with tarfile.open(file) as tar:
            return Manifest(**json.load(_member(tar, MANIFEST)))
    except (OSError, tarfile.TarError, KeyError, TypeError, ValueError) as error:
        raise BackupError(f"{file} is no backup that can be read: {error}") from error


def extract_database(file: Path, manifest: Manifest, to: Path) -> None:
    """The database's copy, byte for byte.

    Raises:
        BackupError: if a byte has changed.
    """
    digest = hashlib.sha256()
    with tarfile.open(file) as tar, to.open("wb") as out:
        source = _member(tar, DATABASE)
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if digest.hexdigest() != manifest.sha256:
        raise BackupError(f"{file} is damaged: its SHA-256 is not the one that it was made with.")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    found = tar.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found


def _without_owner(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member
