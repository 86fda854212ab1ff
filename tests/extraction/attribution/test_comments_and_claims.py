"""Whole texts of several wars: who asserts an event, who only comments on it, who owns up to it."""

import pytest

TOLD = [
    (
        "Two of those hurt when a rocket fell on a bus in Omdurman on Monday were children, the "
        "governor of Khartoum said.",
        ["the governor of Khartoum"],
        "the victims before the verb are no speakers",
    ),
    (
        "Six Nigerian soldiers killed in an ambush near Gwoza on Monday were buried today, the "
        "army says.",
        ["the army"],
        "nor are the dead",
    ),
    (
        "A drone strike killed nine people in Nyala on Monday, residents said. The army did not "
        "confirm the strike.",
        ["residents"],
        "who does not confirm it says nothing",
    ),
    (
        "Jets bombed a market in Taiz on Monday, killing nine people. The UN envoy called for "
        "restraint following the bombing.",
        [],
        "restraint is asked for, and the bombing taken as known",
    ),
    (
        "Shells hit a hospital in Sittwe on Monday, killing nine people. A legal expert said the "
        "shelling was a war crime.",
        [],
        "a judgement of what others told",
    ),
    (
        "A car bomb killed eight people in Mogadishu on Monday, police said. Al-Shabaab said it "
        "was behind the bombing.",
        ["police", "Al-Shabaab"],
        "who says that they were behind it owns up",
    ),
    (
        "According to a statement issued by the Malian army, militants attacked a base in "
        "Gao on Monday, killing four soldiers.",
        ["the Malian army"],
        "a statement is the word of those who issue it",
    ),
    (
        "Shells hit a school in Agdam on Monday, killing three people, Azerbaijan's army said. "
        "The army of Azerbaijan later said the shelling had wounded two.",
        ["Azerbaijan's army"],
        "the same speaker again is named once",
    ),
]

STATUSES = [
    (
        "Thai troops exchanged fire with Cambodian soldiers near Preah Vihear on Monday, both "
        "armies said.",
        "confirmed",
        "both sides say so",
    ),
    (
        "KCNA said South Korean warships had fired on a North Korean boat near Yeonpyeong on "
        "Monday.",
        "claimed",
        "what a state runs speaks for the state",
    ),
]


@pytest.mark.parametrize(("text", "status", "why"), STATUSES)
def test_who_says_so_gives_the_status(text, status, why, events_of):
    assert {event.status for event in events_of(text)} == {status}, why


@pytest.mark.parametrize(("text", "sources", "why"), TOLD)
def test_only_those_who_assert_an_event_are_its_sources(text, sources, why, events_of):
    assert [said.source for said in events_of(text)[0].attribution] == sources, why
