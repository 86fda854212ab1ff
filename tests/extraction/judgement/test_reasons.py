"""Why each value is what it is."""

import pytest

from events.extraction.judgement import reasons
from events.extraction.types import Attribution, Stance, Status, Why
from tests.extraction.drafts import FRIDAY, KHERSON, KYIV, MONDAY, UKRAINE, exactly, hurt, told


@pytest.fixture(scope="module")
def document(document_of):
    return document_of("Drones hit Kyiv. Nobody was hurt.")


def why(field, rule):
    return Why(field, rule, 0, 6)


def rules(found, field):
    return [w.rule for w in found if w.field == field]


def of(told, document, span=MONDAY, where=(), why_where=None):
    return list(reasons.reasons(told, document, span, where, why_where))


DATED = told(0, date=MONDAY, why=(why("kind", "strike/verb/hit"), why("date", "date/weekday")))


def test_the_kind_is_the_first_telling_s(document):
    again = told(1, why=(why("kind", "strike/noun/strike"),))
    assert rules(of([DATED, again], document), "kind") == ["strike/verb/hit"]


@pytest.mark.parametrize(
    ("draft", "span", "rule", "says"),
    [
        (DATED, MONDAY, "date/weekday", "the words that give the day"),
        (DATED, FRIDAY, "date/goes on", "the day is not that of these words"),
        (told(0), MONDAY, "date/goes on", "no words give a day"),
    ],
)
def test_a_day_has_its_words_or_goes_on(draft, span, rule, says, document):
    assert rules(of([draft], document, span), "date") == [rule], says


PLACED = told(0, places=(KYIV,), why=(why("places", "place/only one"),))
FINER = told(0, places=(KHERSON,), why=(why("places", "place/largest"),))


@pytest.mark.parametrize(
    ("told", "where", "why_where", "rule", "says"),
    [
        ([PLACED], (KYIV,), None, ["place/only one"], "the words that name it"),
        (
            [PLACED, FINER],
            (KHERSON,),
            None,
            ["place/largest"],
            "of the telling whose place was chosen",
        ),
        ([told(0)], (UKRAINE,), None, ["place/nationwide"], "no words name it"),
        (
            [told(0)],
            (KYIV,),
            why("places", "place/told before"),
            ["place/told before"],
            "taken from before",
        ),
        ([told(0)], (), None, [], "there is none"),
    ],
)
def test_a_place_has_the_reason_that_chose_it(told, where, why_where, rule, says, document):
    assert rules(of(told, document, where=where, why_where=why_where), "places") == rule, says


def test_the_reason_of_a_toll_is_that_of_the_last_count(document):
    first = told(0, casualties=hurt(exactly(2)), why=(why("killed", "casualties/kill"),))
    later = told(1, casualties=hurt(exactly(3)), why=(why("killed", "casualties/die"),))
    assert rules(of([first, later], document), "killed") == ["casualties/die"]


@pytest.mark.parametrize(
    ("draft", "by", "rule", "says"),
    [
        (
            told(0, perpetrators=("Russia",), why=(why("perpetrator", "actor/doer"),)),
            ("Russia",),
            ["actor/doer"],
            "named",
        ),
        (told(0), ("Russia",), ["actor/implied by the article"], "not named in its sentences"),
        (told(0), (), [], "nobody is meant"),
    ],
)
def test_a_side_is_named_or_implied(draft, by, rule, says, document):
    assert rules(reasons.side_reasons([draft], document, by, ()), "perpetrator") == rule, says


ARMY = Attribution("the army", Stance.ASSERTS, 3, 11)
FOE = Attribution("the rebels", Stance.DENIES, 20, 30)


@pytest.mark.parametrize(
    ("said", "status", "rule", "start"),
    [
        ([], Status.REPORTED, "status/own voice", 0),
        ([ARMY], Status.CLAIMED, "status/claimed", 3),
        ([ARMY, FOE], Status.DISPUTED, "status/disputed", 20),
        ([FOE], Status.DENIED, "status/denied", 20),
    ],
)
def test_a_status_rests_on_who_speaks(said, status, rule, start, document):
    found = reasons.status_reason(said, status, [told(0)], document)
    assert (found.field, found.rule, found.start) == ("status", rule, start)


def test_what_was_concluded_points_at_the_words_that_tell_the_event(document):
    found = reasons.status_reason([], Status.REPORTED, [told(0)], document)
    # the trigger of the draft made by hand
    assert document.text[found.start : found.end] == "Drones"


def test_each_reason_is_given_once_with_its_confidence():
    found = reasons.with_confidence([why("date", "date/weekday"), why("date", "date/weekday")])
    assert len(found) == 1
    assert found[0].confidence is None or 0 <= found[0].confidence <= 1
