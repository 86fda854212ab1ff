"""The rules and a model on one article."""

from dataclasses import replace
from datetime import date

from events.extraction.model.agreement import agreed, both_sure
from events.extraction.types import (
    Actor,
    Casualties,
    Count,
    DateSpan,
    Evidence,
    Kind,
    Place,
    Precision,
    Report,
    Role,
    Why,
)

KHERSON = Place("Kherson", "Kherson Oblast", "UA", 46.6, 32.6, Precision.TOWN, "gn:706448")
KYIV = Place("Kyiv", None, "UA", 50.5, 30.5, Precision.TOWN, "gn:703448")
DAY = DateSpan(date(2024, 11, 13), date(2024, 11, 13))


def told(start=0, sure=0.8, **values):
    """A report in the sentence that begins at `start`, each value with a reason."""
    fields = ("kind", "date", "places", "perpetrator", "killed")
    return Report(
        **{
            "kind": Kind.STRIKE,
            "subkind": "drone",
            "date": DAY,
            "places": (KHERSON,),
            "actors": (Actor(Role.PERPETRATOR, "Russia"),),
            "casualties": Casualties(Count(3, 3), None),
            "evidence": (Evidence(start, start + 50, "x" * 50),),
            "confidence": sure,
            "why": tuple(Why(f, f"rule/{f}", start, start + 9, sure) for f in fields),
            **values,
        }
    )


def test_what_both_say_is_one_event_and_surer():
    (report,) = agreed([told()], [told(sure=0.9)])
    assert report.confidence == 0.94
    assert {why.confidence for why in report.why if why.field == "killed"} == {0.94}
    assert not any("say" in why.rule for why in report.why)


def test_the_surer_value_stands_and_the_other_is_kept_beside_it():
    model = told(sure=0.95, casualties=Casualties(Count(5, None), None))
    (report,) = agreed([told(sure=0.7)], [model])
    assert report.casualties.killed == Count(5, None)
    assert [why.rule for why in report.why if why.field == "killed"] == [
        "rule/killed",
        "rules say/3 to 3",
    ]


def test_a_reader_that_was_never_measured_does_not_overrule_the_rules():
    model = told(sure=None, actors=(Actor(Role.PERPETRATOR, "Ukraine"),))
    (report,) = agreed([told()], [model])
    assert report.actors == (Actor(Role.PERPETRATOR, "Russia"),)
    assert "model says/Ukraine" in {why.rule for why in report.why}


def test_what_only_one_says_is_taken():
    (report,) = agreed([told(places=())], [told(sure=None)])
    assert report.places == (KHERSON,)


def test_events_of_one_reader_alone_say_so():
    found = agreed([told()], [told(start=200)])
    assert [one.why[-1].rule for one in found] == ["reader/rules", "reader/model"]


def test_other_places_and_kinds_are_other_events():
    assert len(agreed([told()], [told(places=(KYIV,))])) == 2
    assert len(agreed([told()], [replace(told(), kind=Kind.INTERCEPTION)])) == 2


def test_agreement_never_makes_certain():
    assert both_sure(0.5, 0.5) == 0.62
    assert both_sure(None, None) == 0.62
    assert 0.99 <= both_sure(0.99, 0.99) < 1.0
