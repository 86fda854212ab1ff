"""Whole texts: how far an event is established, by who says so."""

import pytest

DENIALS = [
    (
        "Ukraine's air force said Russian missiles hit a market in Kherson on Monday, killing "
        "three people. Russia denied the attack.",
        "disputed",
        "one side says so, the side accused denies it",
    ),
    (
        "Witnesses said Israeli shells hit a school in Rafah on Monday, killing nine people. "
        "The Israeli army denied that it had shelled the school.",
        "disputed",
        "a third party says so",
    ),
    (
        "A missile hit a clinic in Kherson on Monday, killing three people. Russia denied the "
        "attack.",
        "disputed",
        "the outlet tells it in its own words",
    ),
    (
        "The Sudanese army denied on Monday that it had shelled a market in Omdurman.",
        "denied",
        "nobody is quoted for it",
    ),
    (
        "Ukraine denied that Russian forces captured Bakhmut on Tuesday.",
        "denied",
        "nobody is quoted for it",
    ),
]


@pytest.mark.parametrize(("text", "status", "why"), DENIALS)
def test_a_denial_disputes_what_somebody_says(text, status, why, events_of):
    assert [event.status for event in events_of(text)] == [status], why


SPOKEN = [
    (
        "An Israeli air strike killed nine people in Rafah on Monday, Palestinian health "
        "officials said. "
        "The Israeli military said it had targeted a command centre.",
        "confirmed",
        ["Palestinian health officials", "The Israeli military"],
        "who did it speaks of what it did, in a sentence of its own",
    ),
    (
        "Gunmen of al-Shabaab killed nine soldiers in an ambush near Baidoa on Monday, a Somali "
        "officer said. Al-Shabaab claimed responsibility for the ambush.",
        "confirmed",
        ["a Somali officer", "Al-Shabaab"],
        "who did it takes responsibility",
    ),
    (
        "Israel said on Monday that it had killed a Hezbollah commander in an air strike on Tyre. "
        "Hezbollah confirmed his death.",
        "confirmed",
        ["Israel", "Hezbollah"],
        "the side that was struck confirms it",
    ),
    (
        "Ukraine's army said Russian missiles hit a market in Kherson on Monday. The governor of "
        "the region said the missiles had damaged 12 houses.",
        "claimed",
        ["Ukraine's army", "The governor of the region"],
        "two officials of one side are one side",
    ),
    (
        "Ukraine's army said Russian missiles hit a market in Kherson on Monday. Moscow said it "
        "had shot down a drone over Bryansk.",
        "claimed",
        ["Ukraine's army"],
        "the other side speaks of another event",
    ),
    (
        "A bomb killed six people at a market in Kherson on Monday. Rescue workers said the blast "
        "had set several shops on fire.",
        "reported",
        ["Rescue workers"],
        "a third party, where nobody else is named",
    ),
    (
        "A rebel at a checkpoint said government troops had shelled Misrata on Monday.",
        "claimed",
        ["A rebel at a checkpoint"],
        "a fighter speaks for a side",
    ),
    (
        "Syrian state television said Israeli missiles hit Damascus on Monday.",
        "claimed",
        ["Syrian state television"],
        "so does what a state runs",
    ),
    (
        "Palestinian news agency Wafa said Israeli shells hit a school in Rafah on Monday.",
        "reported",
        ["Palestinian news agency Wafa"],
        "a news agency is a third party",
    ),
    (
        "Russia launched 12 missiles at Kharkiv overnight, killing two people. Source: Air Force "
        "of Ukraine on Telegram.",
        "claimed",
        ["Air Force of Ukraine"],
        "a line names the source",
    ),
    (
        "Russian troops attacked near Bakhmut.\n\nThis is stated in the evening summary of the "
        "General Staff.\n\nThe occupiers shelled the town. Russian forces launched two missiles "
        "at Kharkiv on Tuesday.",
        "claimed",
        ["the evening summary of the General Staff"],
        "a bulletin says at its head whose it is",
    ),
    (
        "Ukraine's forces shot down 17 drones over Odesa overnight.\n\nThat's according to the "
        "Ukrainian Air Force.",
        "claimed",
        ["the Ukrainian Air Force"],
        "the next sentence says whose word it is",
    ),
    (
        "Gunmen of al-Shabaab killed nine Somali soldiers near Baidoa on Monday, two officers "
        "told AFP.",
        "claimed",
        ["two officers"],
        "officers are officials, however many",
    ),
    (
        "Air defences destroyed 33 Ukrainian drones over Russia overnight, most of them over the "
        "Bryansk region, the Russian defence ministry said.",
        "claimed",
        ["the Russian defence ministry"],
        "most of the drones say nothing",
    ),
    (
        "Russia launched 12 missiles at Kharkiv overnight, killing two people. Source: Reuters.",
        "reported",
        [],
        "it was read in an outlet",
    ),
    (
        "Mali's army and foreign fighters executed at least 20 civilians in Ouenkoro, Human Rights "
        "Watch said.",
        "reported",
        ["Human Rights Watch"],
        "who stands right before the verb, and not those of whom it is told",
    ),
    (
        "Boko Haram fighters overran Gwoza on Wednesday, killing scores of people, fleeing "
        "residents said.",
        "reported",
        ["fleeing residents"],
        "a participle may open the words for the speaker",
    ),
    (
        "Bandits abducted 40 worshippers from a church in Madala village, Kaduna state, on Sunday, "
        "police spokesman Mansir Hassan said.",
        "claimed",
        ["police spokesman Mansir Hassan"],
        "a place within commas says nothing",
    ),
    (
        "Two roadside bombs wounded three rangers in Pattani on Wednesday. Police blamed "
        "separatist insurgents.",
        "reported",
        ["Police"],
        "who blames somebody speaks of what was told right before",
    ),
    (
        "Clashes in Bria left ten dead and 15 injured, MINUSCA said.",
        "reported",
        ["MINUSCA"],
        "a mission of the United Nations is a third party",
    ),
]


@pytest.mark.parametrize(("text", "status", "sources", "why"), SPOKEN)
def test_whoever_speaks_of_an_event_counts(text, status, sources, why, events_of):
    event = events_of(text)[0]
    assert [said.source for said in event.attribution] == sources, why
    assert event.status == status, why
