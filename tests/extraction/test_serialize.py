"""Reports as JSON."""

import json
from dataclasses import replace
from datetime import date

from events.extraction.serialize import as_json, from_json
from events.extraction.types import (
    Attribution,
    Casualties,
    Count,
    Place,
    Precision,
    Role,
    Stance,
    Status,
    Weapon,
    WeaponType,
    Why,
)
from tests.factories import make_extracted

KYIV = Place("Kyiv", "Kyiv City", "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")


def test_a_report_comes_back_from_json_as_it_was():
    report = make_extracted(
        "One.", "Two.", until=date(2024, 11, 14), place=KYIV, by=("Russia",), against=("Ukraine",)
    )
    full = replace(
        report,
        weapons=(Weapon(WeaponType.DRONE, 30, 0),),
        casualties=Casualties(killed=Count(0, 0), wounded=Count(None, 5)),
        personnel=Count(3, None),
        attribution=(Attribution("Kyiv", Stance.DENIES, 3, 7),),
        status=Status.DISPUTED,
        confidence=0.5,
        not_counted="a summary",
        why=(Why("date", "weekday", 1, 2), Why("kind", "strike/verb/hit", 3, 5, 0.86)),
    )
    assert from_json(json.loads(json.dumps(as_json(full)))) == full
    assert from_json(json.loads(json.dumps(as_json(report)))) == report
    assert full.actors[0].role is Role.PERPETRATOR


def test_a_reason_that_was_kept_before_reasons_had_a_confidence_is_still_read():
    record = as_json(replace(make_extracted(), why=(Why("date", "weekday", 1, 2),)))
    del record["why"][0]["confidence"]
    assert from_json(record).why == (Why("date", "weekday", 1, 2, None),)
