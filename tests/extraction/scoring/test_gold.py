"""Reading annotated articles, and refusing what would be measured wrongly."""

import json
from datetime import date
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.extraction.scoring.alignment import align
from events.extraction.scoring.gold import BadGold, read_gold
from events.extraction.scoring.results import results
from tests.extraction.scoring.events import SENTENCE, actor, event, killed, place, said, weapon

TEXT = SENTENCE["text"]


def line(*events, **values):
    return json.dumps(
        {"id": "a", "published_on": "2024-11-13", "text": TEXT, "events": list(events), **values}
    )


def test_an_article_is_read_with_its_events():
    (article,) = read_gold(["\n", line(event(optional=True))])
    assert (article.id, article.text, article.published_on) == ("a", TEXT, date(2024, 11, 13))
    assert article.events == (event(optional=True),)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "line 2: not JSON (Expecting property name enclosed in double quotes)"),
        ("[]", "line 2: not an object"),
        (line(id=None), "line 2: id is neither a name nor a number"),
        (line(id="first"), "line 2: the id first is there already"),
        (line(text=7), "line 2: text is no string, or empty"),
        (line(published_on="13 November"), "line 2: Invalid isoformat string: '13 November'"),
        (line(published_on=None), "line 2: published_on is no day"),
        (line(events={}), "line 2: events is no list"),
        (json.dumps({"id": "a", "text": TEXT}), "line 2: published_on is missing"),
        (line(event(), event(kind="riot")), "line 2: event 2: kind 'riot' is not known"),
        (line(event(status="true")), "line 2: event 1: status 'true' is not known"),
        (
            line(event(date={"start": "2024-11-13", "end": "2024-11-12"})),
            "line 2: event 1: its date ends before it starts",
        ),
        (line(event(evidence=[])), "line 2: event 1: it has no evidence"),
        (
            line(event(evidence=[{**SENTENCE, "start": 1}])),
            "line 2: event 1: its evidence is not the text at 1:40",
        ),
        (
            line(event(actors=[actor("Russia", "victim")])),
            "line 2: event 1: role 'victim' is not known",
        ),
        (line(event(actors=[actor("")])), "line 2: event 1: '' names nobody and nothing"),
        (
            line(event(places=[place("Kyiv", precision="city")])),
            "line 2: event 1: precision 'city' is not known",
        ),
        (
            line(event(weapons=[weapon("drone|laser")])),
            "line 2: event 1: weapon 'laser' is not known",
        ),
        (
            line(event(attribution=[said("he", "doubts")])),
            "line 2: event 1: stance 'doubts' is not known",
        ),
        (line(event(casualties={"killed": None})), "line 2: wounded is missing"),
        (line(event(casualties=killed(None, None))), "line 2: event 1: killed holds no number"),
        (line(event(places=[place("Kyiv", 50.45)])), "line 2: event 1: (50.45, None) is no point"),
        (
            line(event(places=[place("Kyiv", "50.45", "30.52")])),
            "line 2: event 1: ('50.45', '30.52') is no point",
        ),
        (line(text="a\0b"), "line 2: text holds a NUL"),
        (line(text="a\ud800b"), "line 2: 'utf-8' codec can't encode"),
        (line("strike"), "line 2: "),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_reason(bad, reason):
    with pytest.raises(BadGold) as refused:
        read_gold([line(id="first"), bad])
    assert reason in str(refused.value)


FULL = event(
    places=[place("Kyiv", 50.45, 30.52)],
    actors=[actor("Russia")],
    weapons=[weapon("drone", 3)],
    casualties=killed(1, None),
    attribution=[said("the mayor")],
    optional=False,
    confidence=None,
)


def parts(value, path=()):
    """The path of every value in an event, at any depth."""
    yield path
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in inside:
        yield from parts(part, (*path, key))


@settings(max_examples=300, deadline=None)
@given(
    path=st.sampled_from([path for path in parts(FULL) if path]),
    junk=st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.just([])
    | st.just({})
    | st.just([{}])
    | st.just([7]),
)
def test_what_is_not_refused_can_be_scored_and_kept(path, junk):
    told = json.loads(json.dumps(FULL))
    inner = reduce(lambda value, key: value[key], path[:-1], told)
    inner[path[-1]] = junk
    try:
        (article,) = read_gold([line(told)])
    except BadGold:
        return
    json.dumps(results([align("a", article.events, [FULL])], errors=5), allow_nan=False).encode()


def test_every_bad_line_is_named_but_not_a_hundred():
    with pytest.raises(BadGold) as refused:
        read_gold(["{"] * 100)
    named = str(refused.value).splitlines()
    assert named[0].startswith("line 1:") and len(named) == 11 and named[-1] == "and 90 more"


def test_a_file_without_articles_is_refused():
    with pytest.raises(BadGold, match="no article"):
        read_gold([])
