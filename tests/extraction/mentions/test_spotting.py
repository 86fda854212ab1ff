"""Which words tell an occurrence, and of which kind."""

import pytest

from events.extraction.types import Kind

TOLD = [
    ("Warplanes bombed a bridge in Kherson.", "strike", "a verb that is always a strike"),
    ("A drone hit a bus.", "strike", "hit, by a munition"),
    ("Rockets slammed into a warehouse.", "strike", "a verb that needs a munition"),
    ("The army fired mortars at the village.", "strike", "a launch"),
    ("Heavy shelling continued in Kherson on Monday.", "strike", "a noun"),
    ("An airstrike levelled a clinic.", "strike", "a noun in one word"),
    ("A roadside bomb exploded near a convoy.", "strike", "an explosion"),
    ("Kherson came under a drone attack.", "strike", "an attack by munitions"),
    ("The US carried out 22 raids on Saada.", "strike", "raids by the dozen, on a place"),
    ("Troops carried out raids on three villages.", "ground_combat", "raids by troops"),
    ("Rebels fired on a bus near Kumbo.", "attack", "who shoots is plain, and at a vehicle"),
    ("Air defences shot down two drones.", "interception", "two words of a phrase"),
    ("Eleven missiles were intercepted over Kyiv.", "interception", "the passive"),
    ("The crew brought a helicopter down.", "interception", "the object between the words"),
    ("Electronic warfare units jammed six drones.", "interception", "stopped otherwise"),
    ("Troops captured the village of Lypove.", "territorial_claim", "a place taken"),
    ("The rebels seized control of the airport.", "territorial_claim", "a phrase of three words"),
    ("Soldiers retook two settlements.", "territorial_claim", "a place taken again"),
    ("The capture of Kherson took three days.", "territorial_claim", "a noun with its place"),
    ("Russian forces advanced toward Pokrovsk.", "territorial_claim", "an advance"),
    ("The army withdrew from Kherson.", "territorial_claim", "a place given up"),
    ("Soldiers and rebels clashed near the border.", "ground_combat", "the verb"),
    ("Heavy fighting broke out in Kherson.", "ground_combat", "the noun"),
    ("Insurgents ambushed a patrol.", "ground_combat", "an ambush"),
    ("Defenders repelled three assaults.", "ground_combat", "an attack that failed"),
    ("Rebels hijacked a tanker.", "attack_on_civilians", "a ship taken"),
    ("Gunmen massacred villagers in the night.", "attack_on_civilians", "the verb"),
    ("Armed men abducted 14 pupils.", "attack_on_civilians", "people taken"),
    ("Militiamen torched homes and shops.", "attack_on_civilians", "property"),
    ("Soldiers opened fire on villagers.", "attack_on_civilians", "on people without arms"),
    ("Russia massed troops at the border.", "deployment", "a build-up"),
    ("The ministry sent two battalions to Kherson.", "deployment", "a movement"),
    (
        "Militants attacked an army post.",
        "attack",
        "unsettled: the rest of the article says which kind",
    ),
    ("Armed men opened fire at a bar in Goma.", "attack_on_civilians", "whom is not told"),
    ("Militants assassinated a village chief.", "attack_on_civilians", "by hand"),
    ("Kherson mourned the assassination of its mayor.", "attack", "unsettled: by what means"),
    ("The governor reported damage to a bakery by drone debris.", "strike", "an effect alone"),
    ("The bodies of 15 people were found in Goma.", "harm", "the dead, found later"),
    ("Along the front, 104 combat engagements took place.", "ground_combat", "a bulletin"),
    ("Fighters established a base near Goma.", "deployment", "a base of a band"),
    ("Troops brought reinforcements to their positions.", "deployment", "a movement"),
    ("Armenia said it was withdrawing from Goma.", "territorial_claim", "in progress"),
    ("Five people were killed in Kherson.", "harm", "unsettled: dead of what"),
    ("A school was damaged in Kherson.", "damage", "unsettled: damaged by what"),
]
NOT_TOLD = [
    ("Workers went on strike over pay on Tuesday.", "a strike of workers"),
    ("The two ministers struck a deal on grain.", "a figure of speech"),
    ("The news struck fear into the people of Kyiv.", "a figure of speech"),
    ("Inflation hit the poor hard.", "no munition and no place"),
    ("He fired his defence minister on Monday.", "fired, but no munition"),
    ("Soldiers fired at targets on the range.", "at nobody"),
    ("The central bank targets inflation of two percent.", "no attack"),
    ("The company launched a new phone in Kyiv.", "launched, but no munition"),
    ("The team captured the public mood.", "captured, but no place"),
    ("Prices fell sharply in October.", "fell, but no munition"),
    ("The drone factory employs 300 workers.", "a munition that does nothing"),
    ("Attack drones are cheap to make.", "attack as part of another word"),
    ("A carrier strike group visited the port.", "strike as part of another word"),
    ("The firm established a base in Leeds.", "a base of a firm"),
    ("Thieves seized motorbikes in Goma.", "things taken: the place only says where"),
    ("Damage to the reef worries biologists.", "damage by no munition"),
    ("Ministers met in Geneva to talk about wheat.", "nothing at all"),
    ("She shot a film about the harvest.", "no people shot"),
    ("The storm killed the power supply.", "no people harmed"),
]


def kind_of(mention):
    return str(mention.kind or mention.rule.split("/")[0])


@pytest.mark.parametrize(("text", "kind", "why"), TOLD)
def test_words_tell_the_kind_that_they_mean(text, kind, why, mentions_of):
    assert [kind_of(mention) for mention in mentions_of(text)] == [kind], why


@pytest.mark.parametrize(("text", "why"), NOT_TOLD)
def test_the_same_words_in_other_company_tell_nothing(text, why, mentions_of):
    assert [mention.rule for mention in mentions_of(text)] == [], why


@pytest.mark.parametrize(
    ("text", "rules", "why"),
    [
        (
            "A day after a blast in Kunduz, two suicide bombs killed 47 people in Kandahar.",
            ["strike/noun/blast", "strike/verb/kill"],
            "two of one kind, one after the other",
        ),
        (
            "Rebels crossed into Chad, burned two villages and killed nine people.",
            ["attack_on_civilians/verb/burn"],
            "the way to an attack is no movement of its own",
        ),
        (
            "Nine soldiers were killed when rebels overran their post.",
            ["harm/verb/kill", "territorial_claim/verb/overrun"],
            "the dead are of the fight, and not of the ground",
        ),
        (
            "Rebels fought soldiers near Goma, and six villagers were killed.",
            ["ground_combat/verb/fight"],
            "harm behind and, without a place of its own",
        ),
        (
            "Rebels fought soldiers near Goma, and six villagers were killed in a boat accident.",
            ["ground_combat/verb/fight", "harm/verb/kill"],
            "harm of an accident",
        ),
        (
            "Rebels fought soldiers near Goma, and six villagers were killed in Beni.",
            ["ground_combat/verb/fight", "harm/verb/kill"],
            "harm with a place of its own",
        ),
        (
            "Shelling by rebels killed nine people in Goma.",
            ["strike/verb/shell"],
            "a verb as subject, also as the first word of a text",
        ),
        (
            "Rebels led by Kale took Homs on Sunday.",
            ["territorial_claim/verb/take"],
            "a town, though its name may be a man's",
        ),
        (
            "A drone hit a house, killing four people.",
            ["strike/verb/hit"],
            "the harm belongs to the strike",
        ),
        (
            "Four people were killed when a drone hit a house.",
            ["strike/verb/hit"],
            "in whichever order",
        ),
        (
            "A strike that killed nine soldiers hit the base.",
            ["strike/noun/strike"],
            "noun and verb of one clause",
        ),
        (
            "Gunmen attacked a village, abducting ten people.",
            ["attack_on_civilians/verb/abduct"],
            "the exact kind",
        ),
        (
            "Ukraine downed nine drones launched by Russia.",
            ["interception/verb/down"],
            "a bare shoot-down is no strike as well",
        ),
        (
            "A drone hit a house in Kyiv and a missile hit a bridge in Kherson.",
            ["strike/verb/hit", "strike/verb/hit"],
            "two clauses with their own subjects",
        ),
        (
            "Russia fired 30 drones at Kyiv, and Ukraine shot down 25 of the drones.",
            ["strike/verb/fire", "interception/verb/shoot down"],
            "the barrage and its interception",
        ),
    ],
)
def test_one_occurrence_is_one_mention(text, rules, why, mentions_of):
    assert [mention.rule for mention in mentions_of(text)] == rules, why


@pytest.mark.parametrize(
    ("text", "refers_back", "why"),
    [
        ("The attack killed four people.", True, "the definite article"),
        ("This strike killed four people.", True, "a pointing word"),
        ("A strike killed four people.", False, "told for the first time"),
        ("Four people fled after the strike on Kherson.", True, "after it"),
        ("Drones hit Kherson.", False, "no pointing word"),
    ],
)
def test_pointing_words_go_on_with_what_was_told(text, refers_back, why, mentions_of):
    assert mentions_of(text)[0].refers_back is refers_back, why


@pytest.mark.parametrize(
    ("text", "anew", "why"),
    [
        ("Another strike hit Kherson.", True, "another"),
        ("In a separate attack a drone hit Kherson.", True, "separate"),
        ("A strike hit Kherson.", False, "nothing says that it is not the same"),
    ],
)
def test_words_may_say_that_it_is_another_one(text, anew, why, mentions_of):
    assert mentions_of(text)[0].anew is anew, why


@pytest.mark.parametrize(
    ("text", "mutual", "why"),
    [
        ("Israel and Hezbollah exchanged fire on Monday.", True, "both fire"),
        ("Russia and Ukraine launched drones at each other.", True, "each the other"),
        ("Russia launched drones at Ukraine.", False, "one side"),
    ],
)
def test_words_may_say_that_each_side_does_it(text, mutual, why, mentions_of):
    assert mentions_of(text)[0].mutual is mutual, why


def test_mentions_stand_in_the_order_of_the_text_with_a_kind_or_a_rule(mentions_of):
    found = mentions_of(
        "Troops captured Lypove. Drones hit Kyiv. Five people were killed in Kherson."
    )
    assert [m.sentence.index for m in found] == [0, 1, 2]
    assert [m.kind for m in found] == [Kind.TERRITORIAL_CLAIM, Kind.STRIKE, None]
    assert all(m.trigger in m.scope for m in found)


@pytest.mark.parametrize(
    ("text", "events", "why"),
    [
        (
            "Russian missiles struck Kyiv on Monday, killing three, and hit Kharkiv on Tuesday, "
            "killing five.",
            {"Kyiv": (11, 3), "Kharkiv": (12, 5)},
            "each verb has its own day and place",
        ),
        (
            "Israel bombed Gaza City on Saturday and early on Sunday hit Beirut, killing two.",
            {"Gaza City": (9, None), "Beirut": (10, 2)},
            "the dead are of the second",
        ),
        (
            "In Gaza City an Israeli strike killed one on Monday, and in Beirut another killed "
            "two.",
            {"Gaza City": (11, 1), "Beirut": (11, 2)},
            "another strike, told by its verb alone",
        ),
        (
            "Israel shelled Gaza City on Monday, killing one soldier, and another died later.",
            {"Gaza City": (11, 2)},
            "another victim, no other strike",
        ),
    ],
)
def test_a_verb_with_its_own_day_and_place_tells_another_event(text, events, why, events_of):
    found = {
        e.places[0].name: (e.date.end.day, e.casualties.killed and e.casualties.killed.min)
        for e in events_of(text)
    }
    assert found == events, why
