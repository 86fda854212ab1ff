"""Deaths and injuries that no verb of killing or wounding tells."""

from datetime import date

import pytest

from events.extraction.quantities.people.casualties import casualties
from events.extraction.reading.language import read
from events.extraction.reading.mention import Mention
from events.extraction.types import Count, Kind


def exactly(n):
    return Count(n, n)


NONE = exactly(0)

TOLD = [
    ("Nine soldiers fell in an ambush near the river.", exactly(9), None, "fell"),
    ("Four guards have fallen in a series of clashes.", exactly(4), None, "have fallen"),
    ("Two soldiers fell back to the river.", None, None, "fell back"),
    ("Three soldiers fell into an ambush.", None, None, "fell into"),
    ("Two towns fell in the fighting.", None, None, "towns are taken"),
    ("A sergeant fell ill on Monday.", None, None, "fell ill"),
    ("At the post 24 policemen were mown down.", exactly(24), None, "mown down"),
    ("Four miners on a bus were cut down by a mortar round.", exactly(4), None, "cut down"),
    ("Three soldiers were blown up on the road.", exactly(3), None, "blown up"),
    ("The army had wiped out 15 gunmen.", exactly(15), None, "wiped out"),
    ("Rockets blew up three bridges and wiped out a bunker.", None, None, "no people"),
    ("A shell felled seven of them.", exactly(7), None, "felled"),
    ("Missiles landed in the town, taking 31 lives.", exactly(31), None, "took lives"),
    ("The attack has cost at least 60 lives.", Count(60, None), None, "cost lives"),
    ("A car bomb claimed three soldiers.", exactly(3), None, "a bomb claims people"),
    ("The ministry claimed three soldiers were safe.", None, None, "a speaker claims"),
    ("The army announced the loss of eight soldiers.", exactly(8), None, "the loss of"),
    ("A nurse counted 118 bodies at the morgue.", exactly(118), None, "counted bodies"),
    ("Rescuers recovered the bodies of six men.", exactly(6), None, "bodies of six men"),
    ("They spoke of more than a hundred corpses.", Count(100, None), None, "spoke of corpses"),
    ("They saw bodies in the street.", None, None, "bodies without a number"),
    ("A private was mortally wounded.", exactly(1), None, "mortally wounded"),
    ("Eleven people, five of them policemen, lost their lives.", exactly(11), None, "a part"),
    (
        "Seven soldiers, four Armenian and three Azerbaijani, died on Tuesday.",
        exactly(7),
        None,
        "the whole spelled out",
    ),
    (
        "Barracks were hit; between 50 and 200 are thought to have died.",
        Count(50, 200),
        None,
        "between",
    ),
    ("They lost their commander and four men.", exactly(5), None, "lost two sorts"),
    ("They admitted that they had lost one.", None, None, "one may be a camp"),
    ("The toll of the bombing rose past 100.", Count(100, None), None, "past a number"),
    ("A medic counted 11 Kurdish dead.", exactly(11), None, "dead as a noun"),
    ("The army named four of its men killed that day.", exactly(4), None, "of its men"),
    ("On Monday 26 pilgrims were shot at Mastung.", exactly(26), None, "shot at a place"),
    ("Militants shot over 100 rockets at the town.", None, None, "rockets are shot, too"),
    ("Two officers were shot at on the road.", None, None, "shot at and missed"),
    ("Sixty-four had been butchered in the hamlet.", exactly(64), None, "butchered"),
    ("The hospital registered 22 deaths.", exactly(22), None, "deaths as a noun"),
    ("The ministry told of 30 slain rebels.", exactly(30), None, "slain"),
    ("A convoy was ambushed, with 23 soldiers lost.", exactly(23), None, "soldiers lost"),
    ("A bomb wiped out a family of nine.", exactly(9), None, "a family of nine"),
    ("The army killed the group's deputy.", exactly(1), None, "the group's deputy"),
    ("Eleven soldiers were killed along with 19 rebels.", exactly(30), None, "along with"),
    ("The mayor was killed together with six guards.", exactly(7), None, "together with"),
    ("Two officers died in a battle with 20 gunmen.", exactly(2), None, "a battle with"),
    ("Two men were killed with three others wounded.", exactly(2), exactly(3), "others hurt"),
    ("Fifteen of the dead were bombers.", None, None, "some of the dead"),
    ("The hospital took in dozens of dead.", Count(24, None), None, "dozens of dead"),
    ("The hospital counted no dead.", NONE, None, "no dead"),
    ("There were three injuries.", None, exactly(3), "injuries as a noun"),
    ("A gunner lost both legs.", None, exactly(1), "lost legs"),
    ("A driver was hit in the hip.", None, exactly(1), "hit in the hip"),
    ("A captain was shot in the arm.", None, exactly(1), "shot in the arm"),
    ("The clinic treated eight men with shrapnel injuries.", None, exactly(8), "with injuries"),
    ("A charge went off but hurt no one.", NONE, NONE, "hurt no one"),
    ("There was a blast outside, with no one hurt.", NONE, NONE, "with no one hurt"),
    ("All 11 crew were unharmed.", NONE, NONE, "all unharmed"),
    ("A grenade landed on the street but caused no harm.", NONE, NONE, "no harm"),
    ("He said that not a single soldier was hurt.", NONE, NONE, "not a single one"),
    ("There were no losses on our side.", NONE, NONE, "no losses"),
    ("The guns were ferried over without a loss.", NONE, NONE, "without a loss"),
]


@pytest.mark.parametrize(("text", "killed", "wounded", "why"), TOLD, ids=[t[3] for t in TOLD])
def test_the_dead_and_the_hurt_are_counted_whatever_the_verb(text, killed, wounded, why):
    document = read(text, published_on=date(2024, 11, 13))
    sentence = document.sentences[0]
    scope = frozenset(range(sentence.first, sentence.last))
    told, _, _ = casualties(Mention(Kind.STRIKE, None, sentence, 0, "strike", scope), document)
    assert (told.killed, told.wounded) == (killed, wounded), why
