"""The page of an event says who says so, for which side, and with which numbers."""

import re

import pytest

from tests.factories import (
    DAY,
    make_actor,
    make_article,
    make_event,
    make_report,
    make_source,
)
from tests.web.views.event_page import page_of, plain

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.mark.parametrize(
    ("speaker", "stance", "status", "side"),
    [
        ("Russia's ministry", "asserts", "claimed", "Speaks for Russia, the actor"),
        ("Ukraine", "asserts", "claimed", "Speaks for Ukraine, the target"),
        (
            "the governor",
            "asserts",
            "claimed",
            "Speaks for a party to the conflict; the text does not say which",
        ),
        ("a witness", "asserts", "reported", "Speaks for none of the parties named"),
        ("a spokesman", "denies", "denied", "Speaks for the party accused"),
        ("a spokesman", "denies", "disputed", "Speaks for the party accused"),
    ],
)
def test_the_status_says_on_whose_word_it_rests(client, speaker, stance, status, side):
    event = make_event(perpetrator="Russia", target="Ukraine", status=status)
    for row in event.event_actors.all():
        row.actor.aliases.create(name=row.actor.name, key=row.actor.name.lower())
    make_report(event, speaker=speaker, stance=stance, status=status)
    page = re.sub(r"\s+", " ", page_of(client, event))
    assert (
        f"{'Denied by' if stance == 'denies' else 'Reported by'} "
        f"<b>{speaker.replace(chr(39), '&#x27;')}</b>"
    ) in page
    assert side in page


def test_those_on_whose_word_the_status_rests_come_first(client):
    event = make_event(perpetrator="Russia", status="denied")
    for speaker in ("the mayor", "the governor", "a minister"):
        make_report(event, speaker=speaker)
    make_report(event, speaker="Moscow", stance="denies", status="denied")
    page = re.sub(r"\s+", " ", page_of(client, event))
    assert page.index("Denied by <b>Moscow</b>") < page.index("Reported by <b>the mayor</b>")


def test_an_outlet_that_tells_it_itself_is_what_the_status_rests_on(client):
    event = make_event(status="reported")
    make_report(event, make_article(source=make_source("Example Agency")), status="reported")
    page = page_of(client, event)
    assert "Reported by <b>Example Agency</b> in its own words" in page
    assert "is enough for reported" in page


def test_speakers_stand_with_what_they_say(client):
    event = make_event(status="disputed")
    make_report(event, speaker="Moscow")
    make_report(event, speaker="Kyiv", stance="denies")
    make_report(event, make_article(source=make_source("Example Agency")))
    page = re.sub(r"\s+", " ", page_of(client, event))
    assert 'Reported by <strong lang="en" dir="auto">Moscow</strong>' in page
    assert (
        '<span class="status status-denied">Denied by</span> '
        '<strong lang="en" dir="auto">Kyiv</strong>'
    ) in page
    assert "Reported by <strong>Example Agency</strong> in its own words" in page
    assert "One source reports this, and the other side denies it." in page


def test_claims_stand_with_the_side_that_they_speak_for(client):
    for name in ("Russia", "Ukraine"):
        make_actor(name).aliases.create(name=name, key=name.lower())
    event = make_event(perpetrator="Russia", target="Ukraine")
    make_report(event, speaker="Russia's defence ministry", stance="denies")
    make_report(event, speaker="Ukraine's air force")
    make_report(event, speaker="a resident")
    make_report(event, make_article(source=make_source("Example Agency")))
    said = page_of(client, event).split('id="claims-heading"')[1].split('id="told-heading"')[0]
    assert re.findall(r"<(?:h3|strong)[^>]*>(.*?)</", re.sub("</?bdi>", "", said)) == [
        "Actor: Russia",
        "Russia&#x27;s defence ministry",
        "Target: Ukraine",
        "Ukraine&#x27;s air force",
        "Other sources",
        "a resident",
        "In the outlet’s own words",
        "Example Agency",
    ]


def test_claims_of_nobody_known_stand_without_a_heading(client):
    event = make_event(perpetrator="Russia")
    make_report(event, speaker="a resident")
    assert (
        "<h3>"
        not in page_of(client, event).split('id="claims-heading"')[1].split('id="told-heading"')[0]
    )


def test_a_claim_of_a_value_shows_it(client):
    event = make_event()
    report = make_report(event)
    report.claims.create(
        speaker="the governor",
        stance="asserts",
        field="killed",
        value={"min": 5, "max": None},
        start=0,
        end=7,
        quote="A drone",
    )
    assert "killed at least 5" in plain(page_of(client, event))


def test_the_toll_over_time_says_who_gave_which_number_and_what_stands(client):
    event = make_event(killed_min=26, killed_max=26)
    for number, stands in ((20, False), (26, True)):
        report = make_report(event, make_article(source=make_source(f"Outlet {number}")))
        report.toll_statements.create(
            event=event,
            what="killed",
            said_on=DAY,
            speaker=f"Outlet {number}",
            contests=False,
            adds=False,
            low=number,
            high=number,
            total_low=number,
            total_high=number,
            stands=stands,
        )
    page = page_of(client, event)
    rows = [plain(row) for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if "Outlet" in row]
    assert ["replaced" in row for row in rows] == [True, False]
    assert "20" in rows[0]
    assert "26" in rows[1]
