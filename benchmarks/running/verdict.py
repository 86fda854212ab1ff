"""What the database holds after the chaos, compared with what it should hold.

It should hold what was acknowledged, with what the extractor finds by itself.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Count

from benchmarks.articles import Text
from benchmarks.running.clients import Ledger
from events.extraction.serialize import as_json
from events.models import Article, Event, Report, Revision
from events.services import configured
from events.services.reading.extract import read_text

COLUMNS = ("pk", "public_id", "text", "status", "attempts", "extractor_version")


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that was read, but not with the reports that the extractor makes of it here."""

    article: str
    text: str
    version_kept: str
    version_here: str
    only_kept: list[dict[str, Any]]
    only_here: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Numbers of articles, reports or events.

    All but the first two, `poison` and `read_again` must be 0.
    """

    accepted: int
    reports: int
    lost: int  # acknowledged, and there is no row, or it never came to its end
    # read, but not with exactly the reports that the extractor makes of the text
    without_their_reports: int
    rows_doubled: int  # texts with more than one row, or acknowledged under more than one id
    reports_doubled: int
    events_doubled: int  # pairs alike in all that linking goes by, told by no article in common
    events_untold: int
    events_miscounted: int  # `article_count` is not the number of articles that tell it
    good_set_aside: int
    poison: int
    poison_not_set_aside: int  # after exactly the attempts that the settings allow
    read_again: int  # good articles that took more than one attempt
    refused: int
    differences: list[Difference]

    @property
    def faults(self) -> dict[str, int]:
        """What must be 0 and is not."""
        harmless = {"accepted", "reports", "poison", "read_again", "differences"}
        return {
            name: n
            for name in self.__slots__
            if name not in harmless and (n := getattr(self, name))
        }


def expected_reports(text: Text) -> list[dict[str, Any]]:
    """What the extractor finds, called in this process: it gives the same for the same text."""
    reading = read_text(
        text.text,
        published_on=date.fromisoformat(text.published_on),
        extractor=configured.extractor(),
    )
    return [json.loads(json.dumps(as_json(report))) for report in reading.reports]


def judge(
    ledger: Ledger, *, expected: Callable[[Text], list[dict[str, Any]]] = expected_reports
) -> Verdict:
    """Reads the database of this process; nothing may be writing to it."""
    rows = {row["public_id"]: row for row in Article.objects.values(*COLUMNS)}
    kept = kept_reports()
    standing = {n: rows[ids[0]] for n, ids in _ids(ledger) if ids[0] in rows}
    good = {n: row for n, row in standing.items() if not ledger.texts[n].poison}
    poison = {n: row for n, row in standing.items() if ledger.texts[n].poison}
    done = {n: row for n, row in good.items() if row["status"] == "done"}
    ended = {n for n, row in standing.items() if row["status"] not in ("pending", "running")}
    differing = list(_differences(done, kept, ledger, expected))
    reports = Report.objects.values_list("article_id", "extractor_version", "ordinal")
    most = configured.queue_rules().max_attempts
    return Verdict(
        accepted=len(ledger.articles),
        reports=len(reports),
        lost=len(ledger.articles) - len(ended),
        without_their_reports=len(differing),
        rows_doubled=_rows_doubled(ledger, rows.values()),
        reports_doubled=sum(times - 1 for times in Counter(reports).values()),
        events_doubled=events_doubled(),
        events_untold=Event.objects.filter(withdrawn_at__isnull=True, reports__isnull=True).count(),
        events_miscounted=events_miscounted(),
        good_set_aside=sum(row["status"] in ("quarantined", "failed") for row in good.values()),
        poison=len(poison),
        poison_not_set_aside=sum(
            (row["status"], row["attempts"]) != ("quarantined", most) for row in poison.values()
        ),
        read_again=sum(row["attempts"] > 1 for row in done.values()),
        refused=len(ledger.refused),
        differences=differing,
    )


def _differences(
    done: Mapping[int, dict[str, Any]],
    kept: Mapping[int, list[dict[str, Any]]],
    ledger: Ledger,
    expected: Callable[[Text], list[dict[str, Any]]],
) -> Iterator[Difference]:
    here = configured.extractor_version()
    for number, row in done.items():
        one, other = kept[row["pk"]], expected(ledger.texts[number])
        if one != other:
            yield Difference(
                article=row["public_id"],
                text=row["text"],
                version_kept=row["extractor_version"],
                version_here=here,
                only_kept=[report for report in one if report not in other],
                only_here=[report for report in other if report not in one],
            )


def kept_reports() -> dict[int, list[dict[str, Any]]]:
    """The reports of each article, by its primary key, in order.

    Reports without an event are left out.
    """
    kept: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Report.objects.filter(event__isnull=False).order_by("article_id", "ordinal", "pk")
    for article_id, extracted in rows.values_list("article_id", "extracted"):
        kept[article_id].append(extracted)
    return kept


def events_that_stand() -> tuple[set[str], set[str]]:
    """Those that there are, and those of them that were never withdrawn meanwhile."""
    gone = Revision.objects.filter(after__withdrawn_because__gt="").values("event")
    visible = Event.objects.visible()
    steady = visible.exclude(pk__in=gone)
    return (
        set(visible.values_list("public_id", flat=True)),
        set(steady.values_list("public_id", flat=True)),
    )


def events_miscounted() -> int:
    events = Event.objects.filter(withdrawn_at__isnull=True).annotate(
        articles=Count("reports__article", distinct=True)
    )
    return sum(said != told for said, told in events.values_list("article_count", "articles"))


def events_doubled() -> int:
    """Two workers that finish at once must not both make an event of what both read.

    Of two events whose reports are all of one kind, first place, perpetrators and days, the later
    was made by an article that told the earlier one too. A pair without such an article was made by
    a race.
    """
    alike: dict[str, list[set[int]]] = defaultdict(list)
    reports: dict[int, list[tuple[str | None, int]]] = defaultdict(list)
    for event_id, article_id, extracted in Report.objects.values_list(
        "event_id", "article_id", "extracted"
    ):
        reports[event_id].append((_linked_by(extracted), article_id))
    for told in reports.values():
        traits = {trait for trait, _ in told}
        if len(traits) == 1 and (trait := traits.pop()):
            alike[trait].append({article for _, article in told})
    return sum(
        not (one & other) for events in alike.values() for one, other in combinations(events, 2)
    )


def _linked_by(extracted: dict[str, Any]) -> str | None:
    if not extracted["places"]:
        return None
    sides = sorted(actor["name"] for actor in extracted["actors"] if actor["role"] == "perpetrator")
    return json.dumps(
        [extracted["kind"], extracted["places"][0]["key"], sides, extracted["date"]], sort_keys=True
    )


def _rows_doubled(ledger: Ledger, rows: Iterable[dict[str, Any]]) -> int:
    by_text = sum(times - 1 for times in Counter(row["text"].strip() for row in rows).values())
    return by_text + sum(len(ids) - 1 for ids in ledger.articles.values())


def _ids(ledger: Ledger) -> list[tuple[int, list[str]]]:
    return [(number, sorted(ids)) for number, ids in ledger.articles.items()]
