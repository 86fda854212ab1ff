"""The place of an event that the sentences around its own tell, with the whole gazetteer."""

import pytest

AROUND = [
    (
        "FALLUJAH, Iraq - American aircraft struck a mosque compound here on Wednesday, killing "
        "five people.",
        ["Fallujah"],
        "here: in the town of the dateline",
    ),
    (
        "MAIDUGURI, Nigeria - A suicide bomber killed nine people in a queue on Friday.",
        ["Maiduguri"],
        "the town where the reporter sat",
    ),
    (
        "NAIROBI, Kenya - A bomb killed nine soldiers of the Kenyan army on Friday.",
        ["Kenya"],
        "not the capital, where reporters sit for the whole country",
    ),
    (
        "Nine American soldiers were killed in an assault in Afghanistan on Sunday.\n\nThe assault "
        "on Wanat, in Nuristan province, began before dawn.",
        ["Wanat"],
        "a lead that names the country, and what follows it",
    ),
    (
        "Nine soldiers were killed in an assault in Afghanistan on Sunday.\n\nMeanwhile, in "
        "Kandahar, a meeting of elders broke up.",
        ["Afghanistan"],
        "what follows is of something else",
    ),
    (
        "A siege of a Mogadishu hotel ended on Friday.\n\nMilitants had blown a hole in the wall "
        "with a car bomb on Thursday.",
        ["Mogadishu"],
        "the capital as the place of what is spoken of",
    ),
    (
        "Guerrillas ambushed a squad in Catubig, Northern Samar, on Tuesday, killing ten soldiers.",
        ["Catubig"],
        "a town and its district",
    ),
    (
        "Militants attacked Koutruk, in Manipur's Imphal West district, on Sunday with guns.",
        ["Koutruk"],
        "a village and the district of a state",
    ),
    (
        "The army's jets hit the market of Tambul in Sudan on Monday, killing six.",
        ["Tambul"],
        "the market of a town",
    ),
    (
        "Rebels killed 190 people in three villages of north-eastern Congo, the UN says.\n\n"
        "Faradje was first. On Thursday the fighters attacked a concert, killing 40.",
        ["Faradje"],
        "the town named just before, where the lead told the province",
    ),
    (
        "The army raided the command post of Haidar Abu Xyzzeh in Gaza City on Monday.",
        ["Gaza"],
        "the post of a man",
    ),
    (
        "Gunmen shot two aid workers dead in Amran province, Yemen, on the road to Sanaa on "
        "Monday.",
        ["Amran"],
        "where a road leads",
    ),
    (
        "Gunmen shot their way into central Grozny early on Thursday, hours before a speech by the "
        "president in Moscow, and killed ten policemen.",
        ["Grozny"],
        "a way into a city leads nowhere else",
    ),
    (
        "In Baghdad, six mortar rounds hurt 23 people in the Ghazaliya district.",
        ["Ghazaliya"],
        "a city and its suburb",
    ),
    (
        "Gunmen killed nine people on Monday in Bentalha, a suburb 10 miles from the centre of "
        "Algiers.",
        ["Bentalha"],
        "a suburb some way from the centre",
    ),
    (
        "Syrian warplanes bombed Kafr Xyzzeh on Monday, killing six people.",
        ["Kafr Xyzzeh"],
        "what was bombed is a place, though no gazetteer has it",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), AROUND, ids=[row[2] for row in AROUND])
def test_the_text_around_an_event_tells_its_place(text, expected, why, events_of):
    places = events_of(text)[-1].places
    assert len(places) == len(expected), why
    for wanted, place in zip(expected, places, strict=True):
        assert wanted in place.name, why
