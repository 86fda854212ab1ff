"""Where an event was whose own clause names no place."""

from dataclasses import replace

import pytest

from events.extraction.places import toponyms
from events.extraction.places.implied.implied_places import implied_places
from events.extraction.types import Kind, Why
from tests.extraction.drafts import KHERSON, KYIV, UKRAINE, told
from tests.fakes import TinyGazetteer


@pytest.fixture(scope="module")
def implied_in(document_of):
    """A function: the place of a draft of one sentence of a text, and the rule that gives it."""

    def find(text, index=0, earlier=(), **facts):
        document = document_of(text)
        names = toponyms.find_names(document, TinyGazetteer())
        draft = told(index, **facts)
        sentence = document.sentences[index]
        draft = _in(draft, sentence)
        drafts = [_in(d, document.sentences[d.mention.sentence.index]) for d in earlier]
        places, why = implied_places([draft], [*drafts, draft], names, document)
        return [p.name for p in places], why.rule if why else None

    return find


def _in(draft, sentence):
    return replace(draft, mention=replace(draft.mention, sentence=sentence))


@pytest.mark.parametrize(
    ("text", "places", "why"),
    [
        ("As crowds met in Kherson, a drone fell.", ["Kherson"], "the place named beside it"),
        ("Crowds in Ukraine met near Kherson as a drone fell.", ["Kherson"], "the finer of two"),
        ("The mayor of Kherson spoke as a drone fell.", [], "a name that says nobody was there"),
        ("A drone fell.", [], "no name at all"),
    ],
)
def test_the_sentence_may_name_its_place_beside(text, places, why, implied_in):
    found, rule = implied_in(text)
    assert found == places, why
    assert rule == ("place/named beside" if places else None)


@pytest.mark.parametrize(
    ("text", "index", "places", "why"),
    [
        ("Crowds met in Kherson. It rained. A drone fell.", 2, ["Kherson"], "the name before"),
        ("Kherson was burning. A drone fell.", 1, ["Kherson"], "also as the subject"),
        ("Moscow said no more. A drone fell.", 1, [], "a capital that speaks is a side"),
        ("The mayor of Kherson spoke. A drone fell.", 1, [], "an office is nowhere"),
        ("A drone fell. Crowds met in Kherson.", 0, [], "what is told later is not its place"),
    ],
)
def test_the_last_name_before_is_the_last_resort(text, index, places, why, implied_in):
    found, rule = implied_in(text, index)
    assert found == places, why
    assert rule == ("place/named last" if places else None)


def test_another_strike_is_not_where_the_last_name_was(implied_in):
    assert implied_in("Crowds met in Kherson. Another drone fell.", 1, anew=True)[0] == []


def test_the_place_of_another_event_of_the_sentence_is_not_its_own(implied_in):
    text = "Shells fell in Kherson and a drone fell."
    assert implied_in(text)[0] == ["Kherson"]
    assert implied_in(text, earlier=[told(0, places=(KHERSON_OF_THE_GAZETTEER,))])[0] == []


KHERSON_OF_THE_GAZETTEER = TinyGazetteer().candidates("Kherson")[0].as_place()
TEXT = "A missile hit a bridge. It burned. A drone hit a bus. Rain fell. Shells hit a farm."


def draft_with_reason(index, places):
    return told(index, places=places, why=(Why("places", "place/only one", 0, 1),))


@pytest.mark.parametrize(
    ("earlier", "facts", "places", "why"),
    [
        ([draft_with_reason(0, (KYIV,))], {}, ["Kyiv"], "told two sentences before"),
        (
            [draft_with_reason(0, (KYIV,)), draft_with_reason(1, (KHERSON,))],
            {},
            ["Kherson"],
            "the last before it",
        ),
        ([draft_with_reason(0, (KYIV,))], {"anew": True}, [], "another one was elsewhere"),
        ([draft_with_reason(3, (KYIV,))], {}, [], "told only after it"),
        ([], {}, [], "nothing was told"),
    ],
)
def test_else_it_is_where_the_text_was_just_before(earlier, facts, places, why, implied_in):
    found, rule = implied_in(TEXT, 2, earlier, **facts)
    assert found == places, why
    assert rule == ("place/told before" if places else None)


@pytest.mark.parametrize(
    ("sentence", "earlier", "facts", "found", "why"),
    [
        (4, [(0, (KYIV,))], {}, ["Kyiv"], "what lies far above is not just before, but told"),
        (2, [(0, (UKRAINE,))], {}, ["Ukraine"], "a country, where no finer place was told"),
        (4, [(0, (KYIV,)), (1, (UKRAINE,))], {}, ["Ukraine"], "the last one told"),
        (4, [(0, (KYIV,))], {"anew": True}, [], "another one was elsewhere"),
    ],
)
def test_where_nothing_is_near_it_is_where_the_last_of_its_kind_was(
    sentence, earlier, facts, found, why, implied_in
):
    drafts = [draft_with_reason(index, places) for index, places in earlier]
    rule = "place/told earlier" if found else None
    assert implied_in(TEXT, sentence, drafts, **facts) == (found, rule), why


def test_an_occurrence_of_another_kind_says_less_surely_where(implied_in):
    earlier = [draft_with_reason(0, (KYIV,))]
    found = implied_in(TEXT, 4, earlier, kind=Kind.DEPLOYMENT)
    assert found == (["Kyiv"], "place/told of another kind")


def test_the_last_of_its_kind_goes_before_a_later_one_of_another(implied_in):
    other = told(1, Kind.DEPLOYMENT, places=(KHERSON,), why=(Why("places", "place/x", 0, 1),))
    found = implied_in(TEXT, 4, [draft_with_reason(0, (KYIV,)), other])
    assert found == (["Kyiv"], "place/told earlier")
