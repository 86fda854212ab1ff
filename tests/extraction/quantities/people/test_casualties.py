"""How many were killed and wounded; None where the text does not say, 0 where it says none."""

import pytest

from events.extraction.types import Count

NONE = Count(0, 0)


def exactly(n):
    return Count(n, n)


HARM = [
    (
        "A drone hit a bus in Kherson, and two women, 61 and 69, were killed.",
        exactly(2),
        None,
        "the ages of both",
    ),
    (
        "Shelling killed a woman, 69, and 12 others in Kherson.",
        exactly(13),
        None,
        "an age between commas is no count",
    ),
    (
        "Seven people were killed and an eighth died later after a drone hit Kherson.",
        exactly(8),
        None,
        "one more, who died later",
    ),
    (
        "A drone killed the rebel leader Amin Dawar and 11 others.",
        exactly(12),
        None,
        "the man named and those beside him",
    ),
    (
        "A drone hit a bus in Kherson, killing four people.",
        exactly(4),
        None,
        "a number and its people",
    ),
    (
        "A drone hit a bus in Kherson, killing four and wounding nine.",
        exactly(4),
        exactly(9),
        "each number to its verb",
    ),
    (
        "A drone killed four people and wounded nine others in Kherson.",
        exactly(4),
        exactly(9),
        "others",
    ),
    (
        "Four people were killed and nine injured by a drone in Kherson.",
        exactly(4),
        exactly(9),
        "the verb left out",
    ),
    ("A drone hit Kherson, wounding at least nine people.", None, Count(9, None), "at least"),
    ("A strike on Kherson killed more than 20 people.", Count(20, None), None, "more than"),
    ("A strike on Kherson killed up to 20 people.", Count(None, 20), None, "up to"),
    (
        "A strike on Kherson killed about 20 people.",
        exactly(20),
        None,
        "about is the number itself",
    ),
    ("A strike on Kherson killed dozens of people.", Count(24, None), None, "dozens"),
    ("A strike on Kherson wounded several people.", None, Count(3, None), "several"),
    ("A strike on Kherson killed scores of people.", Count(40, None), None, "scores"),
    ("The strike killed between 10 and 15 people in Kherson.", Count(10, 15), None, "a span"),
    (
        "At least 26 people were killed and 46 injured in a strike on Kherson.",
        Count(26, None),
        exactly(46),
        "bound to its own",
    ),
    (
        "About 530 people died and more than 2,500 were wounded by a missile in Kherson.",
        exactly(530),
        Count(2500, None),
        "a comma",
    ),
    (
        "A strike on Kherson killed a mother and her three children.",
        exactly(4),
        None,
        "people joined by and are summed",
    ),
    (
        "A strike on Kherson killed two people, a woman and a man.",
        exactly(2),
        None,
        "a list that spells out the number",
    ),
    ("A strike on Kherson killed a woman.", exactly(1), None, "one"),
    (
        "A nurse and a doctor were killed when a bomb hit Kherson.",
        exactly(2),
        None,
        "two subjects of one verb",
    ),
    (
        "A father, his two sons and a neighbour were killed when a bomb hit Kherson.",
        exactly(4),
        None,
        "a list that the parser takes for an apposition",
    ),
    (
        "A quarter of the 40 guests were killed when a bomb hit Kherson.",
        None,
        None,
        "a share is no number",
    ),
    (
        "No fewer than six people were killed in an air strike on Kherson.",
        Count(6, None),
        None,
        "a number, and not nobody",
    ),
    ("A 40-day-old boy was killed by shelling in Kherson.", exactly(1), None, "an age in days"),
    (
        "One hundred and twenty people were killed in an air strike on Kherson.",
        exactly(120),
        None,
        "words behind a scale",
    ),
    (
        "Some 1 250 people were killed in an air strike on Kherson.",
        exactly(1250),
        None,
        "thousands parted by a space",
    ),
    (
        "Half a dozen people were killed in an air strike on Kherson.",
        exactly(6),
        None,
        "half of twelve",
    ),
    (
        "Clashes in Kherson resulted in the death of seven people.",
        exactly(7),
        None,
        "the death of so many",
    ),
    ("A strike on Kherson killed civilians.", None, None, "an uncounted plural"),
    ("A strike on Kherson left six people dead.", exactly(6), None, "left dead"),
    ("A strike on Kherson claimed the lives of 12 people.", exactly(12), None, "claimed the lives"),
    ("Seven people died in a missile strike on Kherson.", exactly(7), None, "died"),
    (
        "A 52-year-old woman was killed by a drone in Kherson.",
        exactly(1),
        None,
        "an age is no number of dead",
    ),
    ("A drone killed a man aged 44 in Kherson.", exactly(1), None, "an age behind the noun"),
    (
        "A drone hit a town of 30,000 people, killing two residents of Kherson.",
        exactly(2),
        None,
        "a population is none either",
    ),
    ("A 152-mm shell killed two people in Kherson.", exactly(2), None, "nor is a calibre"),
    (
        "A strike on a five-storey building in Kherson killed three people.",
        exactly(3),
        None,
        "nor are storeys",
    ),
    ("A drone hit Kherson at 10 p.m., killing three people.", exactly(3), None, "nor is the hour"),
    ("Twelve drones hit Kherson and killed three people.", exactly(3), None, "nor are the drones"),
    (
        "A drone hit Kherson on November 12, wounding two people.",
        None,
        exactly(2),
        "nor is the day",
    ),
    (
        "At most 20 people were killed by a drone in Kherson.",
        Count(None, 20),
        None,
        "a qualifier that the parser hangs elsewhere",
    ),
    (
        "Between 40 and 45 people were killed by a drone in Kherson.",
        Count(40, 45),
        None,
        "the ends of a span",
    ),
    (
        "A strike hit a camp near Kherson, killing and wounding dozens.",
        None,
        None,
        "nobody says how many of them died",
    ),
    (
        "Russia fired a missile at Kherson in an attempt to kill the mayor.",
        None,
        None,
        "nobody is dead yet",
    ),
    (
        "A drone hit Kherson, and three men sustained minor injuries.",
        None,
        exactly(3),
        "injuries sustained",
    ),
]
FEW_AND_BOTH = [
    ("A bomb in Kherson killed a pair of guards.", exactly(2), None, "a pair"),
    (
        "A judge, two of her guards and a clerk were killed when a drone hit Kherson.",
        exactly(4),
        None,
        "two of hers",
    ),
    ("Both guards were killed when a bomb went off in Kherson.", exactly(2), None, "both"),
    (
        "Troops clashed with rebels in Kherson, leaving four navy commandos and six of the "
        "guerrillas dead.",
        exactly(10),
        None,
        "dead said of two",
    ),
    (
        "Three soldiers were martyred in an attack in Kherson and another five sustained injuries.",
        exactly(3),
        exactly(5),
        "sustained read as an adjective",
    ),
    (
        "At least 12 people are feared dead after a drone hit a market in Kherson.",
        None,
        None,
        "feared is not known",
    ),
]

NO_HARM = [
    ("A drone hit Kherson. It set a roof on fire.", None, None, "nothing is said of people"),
    (
        "A drone hit a roof in Kherson but there were no casualties.",
        NONE,
        NONE,
        "no casualties is none of both",
    ),
    ("A drone hit a roof in Kherson but nobody was hurt.", NONE, NONE, "nobody"),
    (
        "A drone hit a roof in Kherson and caused no injuries.",
        None,
        NONE,
        "no injuries says nothing of the dead",
    ),
    ("A drone hit a roof in Kherson without injuring anyone.", NONE, NONE, "without injuring"),
    (
        "A drone hit a roof in Kherson; no deaths were reported.",
        NONE,
        None,
        "no deaths says nothing of the hurt",
    ),
    (
        "A drone hit a roof in Kherson, but no one was killed.",
        NONE,
        None,
        "nobody killed says nothing of the hurt",
    ),
]


def first_harm(drafts):
    return drafts[0].casualties


@pytest.mark.parametrize(("text", "killed", "wounded", "why"), [*HARM, *FEW_AND_BOTH, *NO_HARM])
def test_numbers_bind_to_their_own_words(text, killed, wounded, why, drafts_of):
    found = first_harm(drafts_of(text))
    assert (found.killed, found.wounded) == (killed, wounded), why


def test_a_text_may_end_with_a_word_of_harm(drafts_of):
    drafts = drafts_of("Russian troops attacked Kherson on Monday and two men were shot")
    assert exactly(2) in [draft.casualties.killed for draft in drafts]


def test_each_place_has_its_own_dead(drafts_of):
    first, second = drafts_of(
        "In Kyiv a drone killed two people, while a missile killed five in Kherson."
    )
    assert (first.casualties.killed, second.casualties.killed) == (exactly(2), exactly(5))


def test_why_points_at_the_word_of_harm_and_its_number(drafts_of):
    text = "A strike on Kherson killed two people."
    (why,) = [w for w in drafts_of(text)[0].why if w.field == "killed"]
    assert text[why.start : why.end] == "killed two people"
