"""Write a dump, batch by batch, so that one that was stopped goes on where it was."""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from events.exports.dump.package import data_package
from events.exports.dump.progress import NAME, Progress, Written, read_progress, write_whole
from events.exports.dump.stages import Batch, Stage, stages
from events.models import LogEnd

UNFINISHED = "unfinished"
LATEST = "latest"


class DumpRunning(Exception):
    """Another process writes here."""


@dataclass(frozen=True, slots=True)
class Done:
    """`went_on`: an unfinished dump was there; `was_there`: that of the day was whole already."""

    directory: Path
    rows: dict[str, int]
    went_on: bool = False
    was_there: bool = False


def dump(
    parent: Path, *, version: str, site: str, now: datetime, keep: int, size: int = 2_000
) -> Done:
    """Write `parent/2026-11-30/`, and keep the newest `keep` dumps; 0 keeps all.

    Raises:
        DumpRunning: if another process writes there.
    """
    parent.mkdir(parents=True, exist_ok=True)
    with _alone(parent):
        work = parent / UNFINISHED
        progress = read_progress(work)
        went_on = progress is not None and progress.version == version
        if not went_on or progress is None:
            today = parent / now.date().isoformat()
            if today.exists():
                _point(parent / LATEST, today.name)
                return Done(today, {}, was_there=True)
            progress = _begin(work, version, now)
        for stage in stages(site):
            progress = _write(stage, work, progress, size)
        whole = _finish(work, parent, progress, site)
        _drop_old(parent, keep)
    rows = {name: written.rows for name, written in progress.files.items()}
    return Done(whole, rows, went_on=went_on)


@contextmanager
def _alone(parent: Path) -> Iterator[None]:
    with (parent / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DumpRunning from None
        yield


def _begin(work: Path, version: str, now: datetime) -> Progress:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    position = LogEnd.objects.values_list("position", flat=True).first() or 0
    progress = Progress(version, now.isoformat(), position)
    progress.save(work)
    return progress


def _write(stage: Stage, work: Path, progress: Progress, size: int) -> Progress:
    after = progress.after.get(stage.name, 0)
    if stage.name not in progress.after:
        heads = {name: (head, 0) for name, head in stage.heads.items()}
        progress = _keep(stage, Batch(heads, 0), work, progress)
    while after is not None:
        batch = stage.read(after, size, progress.position)
        progress = _keep(stage, batch, work, progress)
        after = batch.after
    return progress


def _keep(stage: Stage, batch: Batch, work: Path, progress: Progress) -> Progress:
    """Append the batch to its files; only then does the progress say so."""
    files = dict(progress.files)
    for name, (content, rows) in batch.files.items():
        before = progress.of(name)
        added = _append(work / name, content, at=before.size)
        files[name] = Written(before.size + added, before.rows + rows)
    progress = replace(progress, files=files, after={**progress.after, stage.name: batch.after})
    progress.save(work)
    return progress


def _append(path: Path, content: bytes, *, at: int) -> int:
    """As a gzip member: a file of several is one. What was written behind `at` before a process was
    killed goes.
    """
    part = gzip.compress(content, mtime=0) if content or not at else b""
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.truncate(at)
        file.seek(at)
        file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return len(part)


def _finish(work: Path, parent: Path, progress: Progress, site: str) -> Path:
    digests = {name: _sha256(work / name) for name in progress.files}
    package = json.dumps(data_package(progress, digests, site), indent=1, ensure_ascii=False)
    write_whole(work / "datapackage.json", package.encode())
    digests["datapackage.json"] = _sha256(work / "datapackage.json")
    sums = "".join(f"{digest}  {name}\n" for name, digest in digests.items())
    write_whole(work / "SHA256SUMS", sums.encode())
    whole = parent / datetime.fromisoformat(progress.begun_at).date().isoformat()
    (work / NAME).unlink()
    work.rename(whole)
    _point(parent / LATEST, whole.name)
    return whole


def _point(link: Path, to: str) -> None:
    """At once: whoever follows it finds the one before or this one."""
    beside = link.with_name(f".{link.name}")
    beside.unlink(missing_ok=True)
    beside.symlink_to(to)
    beside.replace(link)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _drop_old(parent: Path, keep: int) -> None:
    whole = sorted(path for path in parent.iterdir() if path.is_dir() and _is_day(path.name))
    for path in whole[:-keep] if keep else []:
        shutil.rmtree(path)


def _is_day(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False
