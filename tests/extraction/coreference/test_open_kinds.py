"""Which kind an event has that several mentions tell."""

from dataclasses import replace

import pytest

from events.extraction.coreference import open_kinds
from events.extraction.types import Kind
from tests.extraction.drafts import told

FIGHT, STRIKE, MASSACRE = Kind.GROUND_COMBAT, Kind.STRIKE, Kind.ATTACK_ON_CIVILIANS


def bare(index, kind, leanings=()):
    """*The attack*: of no kind that its own words say."""
    draft = told(index, kind)
    mention = replace(draft.mention, rule="attack/noun/attack", leanings=leanings)
    return replace(draft, mention=mention)


@pytest.mark.parametrize(
    ("ours", "theirs", "may", "why"),
    [
        (told(1), told(0), True, "one kind"),
        (bare(1, FIGHT), told(0), True, "the attack may be the strike"),
        (told(1), bare(0, FIGHT), True, "the strike may be the attack told before"),
        (told(1, FIGHT), told(0), False, "both say their kind"),
        (bare(1, FIGHT), told(0, Kind.DEPLOYMENT), False, "no attack is a deployment"),
    ],
)
def test_open_words_may_share_a_kind(ours, theirs, may, why):
    assert open_kinds.may_share_a_kind(ours, [theirs]) is may, why


@pytest.mark.parametrize(
    ("drafts", "kind", "why"),
    [
        ([bare(0, FIGHT), told(1)], STRIKE, "words that say it outweigh the attack"),
        (
            [
                bare(0, FIGHT, ((FIGHT, 1.0), (MASSACRE, 0.5))),
                bare(1, MASSACRE, ((MASSACRE, 2.0),)),
            ],
            MASSACRE,
            "all mentions together",
        ),
        ([bare(0, FIGHT), bare(1, STRIKE)], FIGHT, "the first where nothing speaks for any"),
    ],
)
def test_an_event_has_the_kind_that_most_speaks_for(drafts, kind, why):
    assert {d.kind for d in open_kinds.with_one_kind(drafts)} == {kind}, why
