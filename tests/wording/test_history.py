"""A change as a sentence: what, by whom or by which reading, and why."""

from datetime import date

import pytest
from django.utils import translation

from events.models import Decision, Event, Revision
from events.wording.past.history import sentence_of
from events.wording.past.history_changes import ArticleName

NAMES = {"abc123def456": ArticleName("BBC", date(2026, 5, 4))}
BY_R = {"by_name": "R.", "by_role": "reviewer", "reason": "the map shows it"}
BY_BBC = {"extractor_version": "rules-1", "reason": "Joined by article abc123def456"}
FIVE, THREE = {"min": 5, "max": 5}, {"min": 3, "max": 3}


@pytest.mark.parametrize(
    ("before", "after", "by", "sentence"),
    [
        (
            {"places": []},
            {"places": [{"name": "Kryvyi Rih", "key": "gn:1"}]},
            BY_R,
            "Place set to Kryvyi Rih by R. (reviewer), because: the map shows it",
        ),
        (
            {"killed": THREE},
            {"killed": FIVE},
            BY_BBC,
            "Killed raised from 3 to 5 after reading BBC, 4 May 2026",
        ),
        (
            {"killed": FIVE},
            {"killed": {"min": 3, "max": None}},
            BY_BBC,
            "Killed lowered from 5 to at least 3 after reading BBC, 4 May 2026",
        ),
        (
            {"killed": FIVE},
            {"killed": {"min": 5, "max": None}},
            BY_BBC,
            "Killed changed from 5 to at least 5 after reading BBC, 4 May 2026",
        ),
        # 0 is said, none is not
        ({"killed": None}, {"killed": {"min": 0, "max": 0}}, BY_BBC, "Killed set to none after"),
        ({"killed": FIVE}, {"killed": None}, BY_R, "Killed taken away (it was 5) by R."),
        (
            {"status": "claimed", "kind": "strike"},
            {"status": "confirmed", "kind": "strike"},
            BY_BBC,
            "Status changed from claimed to confirmed after reading",
        ),
        (
            {"articles": ["a"], "killed": THREE},
            {"articles": ["a", "abc123def456"], "killed": FIVE},
            BY_BBC,
            "Killed raised from 3 to 5; told by BBC, 4 May 2026, too after reading",
        ),
        (
            {"withdrawn_because": ""},
            {"withdrawn_because": "Not so"},
            BY_R,
            "Withdrawn by R. (reviewer)",
        ),
        (
            {"weapons": []},
            {"weapons": [{"type": "drone", "launched": 16, "intercepted": None}]},
            BY_BBC,
            "Weapons set to drones (16 launched) after",
        ),
        (
            {"date": {"start": "2026-05-03", "end": "2026-05-04"}},
            {"date": {"start": "2026-05-04", "end": "2026-05-04"}},
            BY_R,
            "Date changed from 3–4 May 2026 to 4 May 2026 by R.",
        ),
        (
            {"actors": [{"role": "target", "name": "Ukraine"}]},
            {"actors": [{"role": "perpetrator", "name": "Russia"}]},
            BY_R,
            "Actor set to Russia; target taken away (it was Ukraine) by R.",
        ),
        (None, {"kind": "strike"}, BY_BBC, "First recorded after reading BBC, 4 May 2026"),
        # a key that was not kept then says nothing
        ({}, {"review": "accepted"}, BY_R, "Looked at, and nothing changed by R."),
        (
            {"killed": FIVE},
            {"killed": FIVE},
            {
                **BY_BBC,
                "reason": "Joined by article zzz999zzz999; kept as a reviewer left it: killed",
            },
            "Left as a reviewer set it: killed after reading zzz999zzz999",
        ),
        ({}, {}, {"reason": "Mended by hand"}, "nothing changed. Reason: Mended by hand"),
    ],
)
def test_a_change_reads(before, after, by, sentence):
    assert sentence in sentence_of(Revision(before=before, after=after, **by), NAMES)


@pytest.mark.parametrize("language", ["uk", "ru", "ar", "fr", "es"])
def test_it_is_said_in_the_readers_language(language):
    revision = Revision(before={"killed": THREE}, after={"killed": FIVE}, **BY_BBC)
    english = sentence_of(revision, NAMES)
    with translation.override(language):
        told = sentence_of(revision, NAMES)
    assert told != english and "BBC" in told and "raised" not in told and "reading" not in told


def decision_of(what, *, undoes=""):
    """Made of event 1 (`one`), where there is another with event 2 (`two`)."""
    one, two = Event(pk=1, public_id="one"), Event(pk=2, public_id="two")
    undone = Decision(what=undoes) if undoes else None
    return Decision(what=what, event=one, other=two, undoes=undone)


@pytest.mark.parametrize(
    ("decision", "event", "sentence"),
    [
        (decision_of("merge"), 1, "Merged into event two; killed raised from 3 to 5 by R."),
        (decision_of("merge"), 2, "Event one merged into this one; killed raised"),
        (decision_of("split"), 1, "Event two split off; killed"),
        (decision_of("split"), 2, "Split off from event one; killed"),
        (decision_of("detach"), 1, "A report moved to event two; killed"),
        (decision_of("part_of"), 2, "Event one called part of it; killed"),
        # it read like a correction by another reviewer
        (decision_of("undo", undoes="correct"), 1, "Decision taken back (corrected); killed"),
        (decision_of("undo", undoes="merge"), 2, "Decision taken back (merged into another event)"),
        # what changed says it
        (decision_of("correct"), 1, "Killed raised from 3 to 5 by R."),
    ],
    ids=lambda value: value.what + str(value.undoes or "") if isinstance(value, Decision) else "",
)
def test_what_was_decided_comes_before_what_that_changed(decision, event, sentence):
    revision = Revision(before={"killed": THREE}, after={"killed": FIVE}, event_id=event, **BY_R)
    assert sentence_of(revision, NAMES, decision).startswith(sentence)
