"""A measurement as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from events.models import Evaluation

Row = dict[str, Any]


def as_text(run: Evaluation) -> str:
    found = run.results
    parts = [
        [
            (
                f"{run.gold_name}: {run.articles} articles, {run.events} events, extractor "
                f"{run.extractor_version}"
            ),
            *_totals(found),
        ],
        _fields(found["fields"]),
        _kinds(found["kinds"]),
        _wars(found["wars"]),
        _parts(found["parts"]),
        _abstention(found["abstention"]),
        _calibration("confidence of events", found["calibration"]["events"]),
        _calibration("confidence of values", found["calibration"]["values"]),
        _wrong(found["errors"]["wrong"]),
        _alone("missed", found["errors"]["missed"]),
        _alone("spurious", found["errors"]["spurious"]),
    ]
    return "\n\n".join(text for part in parts if (text := "\n".join(part)))


def _totals(found: Row) -> Iterator[str]:
    yield f"found {found['predicted']}, of which {found['aligned']} are gold events"
    yield "  ".join(
        [
            "detection",
            *(
                f"{name} {_share(found[key])}"
                for name, key in (("P", "precision"), ("R", "recall"), ("F1", "f1"))
            ),
        ]
    )
    yield f"record     F1 {_share(found['record_f1'])}"


def _share(rate: Row) -> str:
    """*0.955 (0.876-0.985)*; the interval is left out where there is none."""
    interval = "" if rate["low"] is None else f" ({rate['low']:.3f}-{rate['high']:.3f})"
    return f"{rate['value']:.3f}{interval}"


def _fields(rows: Iterable[Row]) -> Iterator[str]:
    yield "field          right   of  share (95%)"
    for row in rows:
        yield f"{row['field']:13} {row['hits']:6} {row['of']:4}  {_share(row)}"


def _kinds(rows: Iterable[Row]) -> Iterator[str]:
    yield "kind                 gold  found  both  F1 (95%)"
    for row in rows:
        yield (
            f"{row['kind']!s:19} {row['gold']:5} {row['predicted']:6} {row['aligned']:5}  "
            f"{_share(row)}"
        )


def _wars(rows: Iterable[Row]) -> Iterator[str]:
    yield from _groups("war", [(row["war"], row) for row in rows])


def _parts(rows: Iterable[Row]) -> Iterator[str]:
    names = {True: "left out", False: "looked at"}
    yield from _groups("articles", [(names[row["left_out"]], row) for row in rows])


def _groups(what: str, rows: list[tuple[str, Row]]) -> Iterator[str]:
    if rows:
        yield f"{what:26} articles  gold  found  both  F1 (95%)             record F1 (95%)"
    for name, row in rows:
        counts = f"{row['articles']:8} {row['gold']:5} {row['predicted']:6} {row['aligned']:5}"
        yield f"{name:26} {counts}  {_share(row['f1']):20} {_share(row['record_f1'])}"


def _abstention(rows: Iterable[Row]) -> Iterator[str]:
    yield "left empty    gold gives    found  left empty (95%)            gold silent    found"
    for row in rows:
        given = f"{row['wanted']:10} {row['given']:8}  {_share(row['left_empty']):26}"
        yield f"{row['field']:13} {given} {row['unwanted']:12} {row['uncalled_for']:8}"


def _calibration(name: str, bins: list[Row]) -> Iterator[str]:
    yield f"{name:21} mean  right   of  share (95%)" if bins else f"{name}: none is given"
    for row in bins:
        limits = f"{row['confidence_from']:.1f} - {row['confidence_to']:.1f}"
        yield (
            f"{limits}  {row['mean_confidence']:16.3f} {row['hits']:6} {row['of']:4}  {_share(row)}"
        )


def _wrong(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield f"wrong: {row['article']}, {row['kind']}: {row['sentence']}"
        yield from (
            f"   {told['field']}: gold {told['gold']}; found {told['ours']}"
            for told in row["fields"]
        )


def _alone(what: str, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield f"{what}: {row['article']}, {row['kind']}: {row['sentence']}"
        yield "   " + "; ".join(f"{told['field']} {told['value']}" for told in row["fields"])
