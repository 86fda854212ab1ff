"""What did not happen, or not yet, is no occurrence."""

import pytest

IRREALIS = [
    (
        "The trial of a man accused of planting the bomb that killed two in Kherson began.",
        "what is tried",
    ),
    ("Two men were convicted of killing a farmer in Kherson.", "what a court found"),
    ("Two men were convicted of kidnapping and killing a farmer in Kherson.", "two deeds"),
    ("A court jailed three men for the bombing that killed nine in Kherson.", "what it is for"),
    ("Russia could strike Kyiv with missiles.", "a possibility"),
    ("Russia might fire missiles at Kyiv.", "a possibility"),
    ("Ukraine would shoot down such drones.", "a condition"),
    ("Troops will capture the village by spring.", "the future"),
    ("The army should bomb the bridge.", "advice"),
    ("Drones can hit Kyiv from there.", "an ability"),
    ("If Israel bombs Tehran, oil prices rise.", "a condition"),
    ("Unless rebels withdraw from Goma, talks are off.", "a condition"),
    ("The general vowed to retake Kherson.", "a vow"),
    ("Moscow plans to capture the whole region.", "a plan"),
    ("Iran threatened to bomb Tel Aviv.", "a threat"),
    ("Militants tried to storm the base.", "an attempt that says nothing of the deed"),
    ("The rebels want to seize the airport.", "a wish"),
    ("Israel is preparing to invade Lebanon.", "a preparation"),
    ("Kyiv asked for permission to strike Russia with missiles.", "a request"),
    ("Residents fear shelling.", "a fear"),
    ("There is a risk of airstrikes on Kherson.", "a risk"),
    ("Soldiers dug trenches to repel an assault.", "a purpose"),
    ("The system is meant to intercept missiles.", "a purpose"),
    ("No missiles were fired.", "negated by no"),
    ("No Israeli strike hit Beirut.", "no strike"),
    ("Russian forces failed to capture Kherson.", "a failure"),
    ("The army was unable to retake the town.", "a failure"),
    ("Police foiled a plot to bomb a church.", "a plot"),
    ("Did Russia strike the hospital in Kherson?", "a question"),
    ("The army did not shell the village.", "negated by not"),
    ("Russia has never bombed hospitals.", "negated by never"),
    ("Russia regularly shells Kherson.", "a habit"),
    ("Drones often hit Kherson.", "a habit"),
    ("Troops routinely raid villages.", "a habit"),
    ("The ban prevents Ukraine from striking Russia with missiles.", "prevented"),
    ("The brigade is able to shoot down drones.", "an ability"),
    ("More than 43,000 people have been killed since the war began.", "the sum of a war"),
    ("Some 12,000 people have died in airstrikes since the invasion.", "the sum of a war"),
    ("The minister urged the army to bomb the camp.", "advice"),
]
REALIS = [
    ("A court in Kyiv jailed a spy and Russian missiles killed nine in Dnipro.", "beside it"),
    ("Two inmates were jailed in Goma, and rebels shot dead four soldiers.", "the same"),
    ("Soldiers jailed a reporter and shot dead two men in Goma.", "a deed of the same men"),
    ("Russia struck Kyiv with missiles.", "a deed"),
    ("Ukraine shot down nine drones.", "a deed"),
    (
        "The ministry warned that Russia has massed troops at the border.",
        "warned of what is already done",
    ),
    (
        "The army denied that it shelled the village.",
        "a denial is of an event that somebody reports",
    ),
    ("Drones hit Kyiv, and officials fear more attacks.", "the deed beside the fear"),
    ("Drones hit Kyiv but no one was hurt.", "the negation is of the harm"),
    ("The governor said that missiles had hit the port.", "a report"),
    ("Troops stormed the base to free hostages.", "a deed with its purpose"),
    (
        "Russia, which could join the talks, shelled Kherson.",
        "the possibility is of something else",
    ),
    ("The minister did not comment when missiles hit Kherson.", "what is denied is the comment"),
    ("Kyiv wants peace from Russia, which shelled Kherson.", "what is wished is the peace"),
    ("Five people died in Monday's missile strike, not eight.", "a number is put right"),
]


@pytest.mark.parametrize(("text", "why"), IRREALIS)
def test_what_is_not_told_as_done_is_no_mention(text, why, mentions_of):
    assert [mention.rule for mention in mentions_of(text)] == [], why


@pytest.mark.parametrize(("text", "why"), REALIS)
def test_what_is_told_as_done_is_a_mention(text, why, mentions_of):
    assert len(mentions_of(text)) == 1, why
