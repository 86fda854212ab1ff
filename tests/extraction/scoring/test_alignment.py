"""Which predicted event is which gold event."""

from events.extraction.scoring.alignment import align
from tests.extraction.scoring.events import actor, event, killed

ELSEWHERE = {"start": 100, "end": 140, "text": "x" * 40}


def test_events_that_share_a_sentence_and_a_kind_are_paired():
    found = align(
        "a",
        [event(), event(kind="interception")],
        [event(kind="interception"), event(evidence=[ELSEWHERE])],
    )
    assert [pair.gold["kind"] for pair in found.pairs] == ["interception"]
    assert found.missed == (event(),)
    assert found.spurious == (event(evidence=[ELSEWHERE]),)


def test_half_of_the_shorter_passage_makes_a_shared_sentence():
    half, less = ({"start": start, "end": start + 20, "text": ""} for start in (30, 31))
    assert align("a", [event()], [event(evidence=[half])]).pairs
    assert not align("a", [event()], [event(evidence=[less])]).pairs


def test_of_several_events_in_one_sentence_each_gets_the_one_it_agrees_with():
    two = event(casualties=killed(2, 2)), event(casualties=killed(7, 7))
    found = align("a", two, two[::-1])
    assert [pair.wrong for pair in found.pairs] == [(), ()]


def test_an_optional_event_counts_for_nothing_whether_it_is_found_or_not():
    optional = event(optional=True)
    for predicted in ([], [event()]):
        found = align("a", [optional], predicted)
        assert (found.pairs, found.missed, found.spurious, found.optional_kinds) == (
            (),
            (),
            (),
            {"strike"},
        )


def test_a_record_is_right_without_its_target_and_wrong_without_its_perpetrator():
    gold = event(actors=[actor("Russia"), actor("Ukraine", "target")])
    for left, right in (("Russia", True), ("Ukraine", False)):
        predicted = event(actors=[side for side in gold["actors"] if side["name"] == left])
        (pair,) = align("a", [gold], [predicted]).pairs
        assert pair.is_right_as_a_record is right
