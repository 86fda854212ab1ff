"""Whole short articles of several wars: what comes out, and what must not."""

import pytest

from events.extraction.types import Count, Kind, Role, Status

UKRAINE = """Russian drones strike Kherson

A Russian drone hit flats in Kherson on Tuesday, killing three people and wounding 11, \
governor Oleksandr Prokudin said.

Ukraine's air force said it shot down 37 of 40 drones overnight.

The city had 280,000 people before the war.

President Volodymyr Zelensky has urged allies to send weapons that could strike Russia.
"""
GAZA = """An Israeli airstrike on a house in Khan Younis killed at least nine people on Monday, \
medics said.

Two girls aged 7 and 12 were among them.

More than 43,000 Palestinians have been killed in Gaza since the war began, \
according to the health ministry there.
"""
SUDAN = """Fighters of the Rapid Support Forces captured the town of Singa on Sunday, \
Sudan's army said.

The army vowed to retake it.
"""
MYANMAR = """The junta of Myanmar bombed a school in Lashio on Friday, \
wounding several people, the TNLA said.
"""
SAHEL = """Gunmen on motorbikes killed 26 villagers near Djibo in northern Burkina Faso \
on Saturday, residents said.

No group has claimed the attack.
"""
CONGO = """M23 rebels clashed with the Congolese army near Goma on Monday.

The army denied that it had withdrawn from Sake.
"""
SYRIA = """Syrian rebels captured Aleppo on Saturday. Russian jets bombed the city on Sunday; \
no casualties were reported.
"""


def told(event):
    """What a reader would say of an event first: kind, place, doer, dead, hurt."""
    doers = tuple(actor.name for actor in event.actors if actor.role is Role.PERPETRATOR)
    return (
        str(event.kind),
        tuple(p.name for p in event.places),
        doers,
        event.casualties.killed,
        event.casualties.wounded,
    )


ARTICLES = [
    (
        UKRAINE,
        [
            ("strike", ("Kherson",), ("Russia",), Count(3, 3), Count(11, 11)),
            ("interception", ("Ukraine",), ("Ukraine",), None, None),
            ("strike", ("Ukraine",), ("Russia",), None, None),
        ],
    ),
    (GAZA, [("strike", ("Khan Younis",), ("Israel",), Count(9, None), None)]),
    (SUDAN, [("territorial_claim", ("Singa",), ("Rapid Support Forces",), None, None)]),
    (MYANMAR, [("strike", ("Lashio",), ("Myanmar",), None, Count(3, None))]),
    (SAHEL, [("attack_on_civilians", ("Djibo",), ("gunmen",), Count(26, 26), None)]),
    (
        SYRIA,
        [
            ("territorial_claim", ("Aleppo",), ("Syrian opposition",), None, None),
            ("strike", ("Aleppo",), ("Russia",), Count(0, 0), Count(0, 0)),
        ],
    ),
]
SILENT = [
    ("Russia could strike Kyiv with new missiles, analysts warned.", "a possibility"),
    ("Kyiv vowed to retake Kherson by spring.", "a vow"),
    ("No missiles were fired at Kyiv on Tuesday.", "negated"),
    ("Russia regularly shells Kherson.", "a habit"),
    ("Ukraine needs more systems to shoot down drones over Kyiv.", "a purpose"),
    ("If Israel bombs Tehran, Iran will fire missiles at Israel.", "a condition"),
    ("Ministers of Sudan and Chad signed a trade agreement on Monday.", "diplomacy"),
    ("The United States will send Ukraine 100 missiles and 20 drones.", "aid"),
    ("An air raid alert was declared in Kyiv on Tuesday.", "an alert by itself"),
    ("Rail workers in Kyiv went on strike on Monday.", "a strike of workers"),
    ("Myanmar marked its independence day on Thursday.", "nothing of war"),
]


@pytest.mark.parametrize(
    ("article", "events"), ARTICLES, ids=["Ukraine", "Gaza", "Sudan", "Myanmar", "Sahel", "Syria"]
)
def test_an_article_reports_its_events_and_no_more(article, events, events_of):
    assert [told(event) for event in events_of(article)] == events


@pytest.mark.parametrize(("text", "why"), SILENT)
def test_what_did_not_happen_is_no_event(text, why, events_of):
    assert events_of(text) == [], why


def test_a_clash_has_both_sides(events_of):
    clash = next(event for event in events_of(CONGO) if event.kind is Kind.GROUND_COMBAT)
    assert {actor.name for actor in clash.actors} == {"M23", "Democratic Republic of the Congo"}
    assert [place.name for place in clash.places] == ["Goma"]


def test_who_says_so_decides_the_status(events_of):
    strike, interception, *_ = events_of(UKRAINE)
    assert (strike.status, interception.status) == (Status.CLAIMED, Status.CLAIMED)
    assert events_of(SAHEL)[0].status is Status.REPORTED


def test_evidence_quotes_the_article(events_of):
    for article, _ in ARTICLES:
        for event in events_of(article):
            assert all(article[e.start : e.end] == e.text for e in event.evidence)


def test_every_fact_says_which_words_gave_it(events_of):
    for event in events_of(UKRAINE):
        fields = {why.field for why in event.why}
        assert "kind" in fields
        assert "killed" in fields or event.casualties.killed is None


def test_events_stand_in_the_order_in_which_they_are_told(events_of):
    starts = [event.evidence[0].start for event in events_of(UKRAINE)]
    assert starts == sorted(starts)
