"""In what words, of what day and with how many dead an event is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from events.extraction.judgement.told_how import features
from events.extraction.types import DateSpan
from tests.extraction.drafts import KYIV, UKRAINE, exactly, hurt, told


@pytest.mark.parametrize(
    ("text", "feature", "why"),
    [
        ("Drones struck Kyiv.", "word strike", "what names it"),
        ("Every night drones struck Kyiv.", "beside habit_words", "a habit"),
        ("Drones struck Kyiv for months.", "beside span_words", "a span"),
        ("Drones struck Kyiv in a war of a decade.", "beside era_words", "an era"),
        ("Drones increasingly struck Kyiv.", "beside trend_words", "a trend"),
        ("Drones struck Kyiv in a wave of raids.", "beside campaign_words", "a campaign"),
        ("Drones struck Kyiv, and more may come.", "beside modal_words", "what may come"),
        ("Drones struck our house in Kyiv.", "beside own_words", "a speaker about himself"),
        ("Drones struck Kyiv in the worst night since May.", "beside start_words", "a start"),
        ('"Drones struck Kyiv," he said.', "in quotes", "somebody's words"),
    ],
)
def test_words_of_its_sentence_are_features(text, feature, why, document_of, drafts_of):
    plain = "Rockets hit Odesa."
    assert feature in set(features(drafts_of(text)[:1], document_of(text))), why
    assert feature not in set(features(drafts_of(plain)[:1], document_of(plain)))


@pytest.mark.parametrize(
    ("ago", "length", "found", "why"),
    [
        (1, 0, set(), "yesterday"),
        (9, 0, {"days ago"}, "last week"),
        (50, 0, {"long ago"}, "before last month"),
        (0, 20, {"weeks"}, "for three weeks"),
        (0, 90, {"months"}, "for three months"),
    ],
)
def test_how_long_ago_and_how_long_are_features(ago, length, found, why, document_of):
    document = document_of("Drones struck Kyiv.")
    end = document.published_on - timedelta(days=ago)
    draft = told(0, date=DateSpan(end - timedelta(days=length), end))
    known = {"days ago", "long ago", "weeks", "months"}
    assert known & set(features([draft], document)) == found, why


@pytest.mark.parametrize(
    ("facts", "feature", "why"),
    [
        ({"casualties": hurt(exactly(9))}, "some dead", "nine dead"),
        ({"casualties": hurt(exactly(900))}, "hundreds dead", "mostly the toll of a war"),
        ({"places": (UKRAINE,)}, "place is a country", "a country and no more"),
        ({"background": True}, "background", "what is long past"),
        ({"anew": True}, "anew", "another strike"),
    ],
)
def test_its_facts_are_features(facts, feature, why, document_of):
    document = document_of("Drones struck Kyiv.")
    assert feature in set(features([told(0, **facts)], document)), why
    assert feature not in set(features([told(0, places=(KYIV, UKRAINE))], document))


def test_what_has_no_war_near_it_is_marked(document_of):
    document = document_of("Drones struck Kyiv.")
    draft = told(0)
    apart = replace(draft, mention=replace(draft.mention, apart=True))
    assert "no war word near" in set(features([apart], document))
    assert "no war word near" not in set(features([apart, draft], document))
