"""The copied revisions as one log: each line gets its position, and the digest of all before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.scale.rows import Week, columns, end_of_id
from events.models import Event, LogEnd, Revision
from events.models.events.chain import digest_of


@dataclass(slots=True)
class Tied:
    position: int
    number: int
    changed_at: datetime
    by_name: str
    by_role: str
    extractor_version: str
    reason: str
    before: object
    after: object


class Log:
    """Ties the lines that pass."""

    def __init__(self, of: Week) -> None:
        self._end = LogEnd.objects.get()
        self._step = of.steps[Event]
        self._ids = dict(Event.objects.values_list("pk", "public_id"))
        self._at = {name: n for n, name in enumerate(columns(Revision))}

    def tied(self, lines: Iterator[str]) -> Iterator[str]:
        for line in lines:
            cells = line[:-1].split("\t")
            row = self._row(cells)
            self._end.position = row.position
            self._end.digest = digest_of(self._end.digest, self._event(cells), row)
            cells[self._at["position"]] = str(row.position)
            cells[self._at["digest"]] = self._end.digest
            yield "\t".join(cells) + "\n"

    def close(self) -> None:
        """After the copy: the connection takes nothing else while it runs."""
        self._end.save()

    def _row(self, cells: list[str]) -> Tied:
        def cell(name: str) -> str:
            return unescaped(cells[self._at[name]])

        def state(name: str) -> object:
            return None if cells[self._at[name]] == "\\N" else json.loads(cell(name))

        return Tied(
            self._end.position + 1,
            int(cell("number")),
            datetime.fromisoformat(cell("changed_at")).replace(tzinfo=UTC),
            cell("by_name"),
            cell("by_role"),
            cell("extractor_version"),
            cell("reason"),
            state("before"),
            state("after"),
        )

    def _event(self, cells: list[str]) -> str:
        copy, key = divmod(int(cells[self._at["event_id"]]), self._step)
        return self._ids[key] + (end_of_id(copy) if copy else "")


def unescaped(cell: str) -> str:
    """A cell of COPY's text format as it is meant; in one pass: two backslashes are one."""
    if "\\" not in cell:
        return cell
    signs = {"n": "\n", "t": "\t", "r": "\r"}
    return "\\".join(
        "".join(
            part if n == 0 else signs[part[0]] + part[1:] for n, part in enumerate(one.split("\\"))
        )
        for one in cell.split("\\\\")
    )
