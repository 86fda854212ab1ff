"""Turn rows of a file into articles.

Some rows at a time, in one transaction with the position in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from events.models import Import
from events.models.articles import SubmittedBy
from events.services.intake.check_submission import Problem, check_address, check_submission
from events.services.intake.gate.arrival import Arrival, arrival_of_file
from events.services.intake.submit import KNOWN, ArticleRefused, QueueFull, submit_article
from events.services.intake.submit_address import submit_address
from events.sources.article_files import ArticleRow, RefusedRow, Row
from events.sources.fetching.answers import FetchRules

ROWS_AT_ONCE = 100
KEPT_REFUSALS = 500  # shown on the file's page; all are counted


class PlaceLost(Exception):
    """Another process takes in the same file and has come further."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every row.

    `outlet` is for rows that name none. `pages` says which addresses may be fetched,
    `arrival` who sent the file.
    """

    max_characters: int
    max_waiting: int = 0
    outlet: str = ""
    pages: FetchRules | None = None
    arrival: Arrival = KNOWN


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row was not taken in: one field, one reason."""

    line: int
    field: str
    reason: str
    file: str = ""

    def as_kept(self) -> dict[str, str | int]:
        """The form that the import's row keeps."""
        kept: dict[str, str | int] = {"line": self.line, "field": self.field, "reason": self.reason}
        return {**kept, "file": self.file} if self.file else kept


@dataclass(slots=True)
class Taken:
    """What became of some rows. `wait_seconds` is set if the queue was full before the last one."""

    rows: int = 0
    accepted: int = 0
    already_here: int = 0
    refused: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    wait_seconds: int | None = None


def take_in_rows(
    rows: Sequence[Row],
    *,
    import_id: int,
    position: int,
    terms: Terms,
    now: datetime,
    token: str = "",
    **also: object,
) -> Taken:
    """Take in the rows after the first `position` of the file; keep the new position and `also`.

    All in one transaction: a process that is killed here leaves the file as it was before these
    rows. `token` is a worker's.

    Raises:
        PlaceLost: if the file is at another position or held by another worker; nothing is kept.
    """
    with transaction.atomic():
        row = (
            Import.objects.without_content()
            .select_for_update()
            .filter(pk=import_id, position=position, token=token)
            .first()
        )
        if row is None:
            raise PlaceLost(f"Another process is taking in import {import_id}.")
        with translation.override("en"):
            # the reasons are kept, and whoever reads them later may read another language
            taken = _take_in(rows, replace(terms, arrival=arrival_of_file(row)), now)
        row.position += taken.rows
        row.accepted += taken.accepted
        row.already_here += taken.already_here
        row.refused += taken.refused
        row.refusals = [*row.refusals, *(refusal.as_kept() for refusal in taken.refusals)][
            :KEPT_REFUSALS
        ]
        counts = {
            name: getattr(row, name)
            for name in ("position", "accepted", "already_here", "refused", "refusals")
        }
        Import.objects.filter(pk=import_id).update(**counts, **also)
    return taken


def refusals_of(row: Row, *, terms: Terms, now: datetime) -> list[Refusal]:
    """Every reason against the row; empty if there is none. Does not ask the database."""
    if isinstance(row, RefusedRow):
        return [Refusal(row.line, name, reason, row.file) for name, reason in row.problems]
    if _is_address(row, terms) and terms.pages:
        problems = check_address(
            url=row.url.strip(), **_beside_text(row, terms), now=now, rules=terms.pages
        )
    else:
        given = {**_beside_text(row, terms), "max_characters": terms.max_characters}
        problems = check_submission(text=row.text, url=row.url, **given, now=now)
    return list(_refusals(row, problems))


def _take_in(rows: Sequence[Row], terms: Terms, now: datetime) -> Taken:
    taken = Taken()
    for row in rows:
        try:
            refusals = _take_in_one(row, terms, now, taken)
        except QueueFull as full:
            taken.wait_seconds = full.retry_after
            break
        taken.rows += 1
        taken.refused += bool(refusals)
        taken.refusals += refusals
    return taken


def _take_in_one(row: Row, terms: Terms, now: datetime, taken: Taken) -> list[Refusal]:
    if isinstance(row, RefusedRow):
        return refusals_of(row, terms=terms, now=now)
    try:
        created = _submit(row, terms, now)
    except ArticleRefused as refused:
        return list(_refusals(row, refused.problems))
    taken.accepted += created
    taken.already_here += not created
    return []


def _submit(row: ArticleRow, terms: Terms, now: datetime) -> bool:
    """Submit the row; whether its article is new."""
    given = {
        **_beside_text(row, terms),
        "submitted_by": SubmittedBy.FILE,
        "arrival": terms.arrival,
        "now": now,
    }
    if _is_address(row, terms) and terms.pages:
        return submit_address(address=row.url, **given, rules=terms.pages).created
    given |= {"max_characters": terms.max_characters, "max_waiting": terms.max_waiting}
    given["others"] = dict(row.others)
    return submit_article(text=row.text, url=row.url, **given).created


def _is_address(row: ArticleRow, terms: Terms) -> bool:
    """Whether it is an address without a text, and pages are fetched."""
    return terms.pages is not None and bool(row.url.strip()) and not row.text.strip()


def _beside_text(row: ArticleRow, terms: Terms) -> dict[str, Any]:
    outlet = row.outlet if row.outlet.strip() else terms.outlet
    return {"title": row.title, "outlet": outlet, "published_on": row.published_on}


def _refusals(row: ArticleRow, problems: Sequence[Problem]) -> Iterator[Refusal]:
    for problem in problems:
        yield Refusal(row.line, problem.field, problem.reason, row.file)
