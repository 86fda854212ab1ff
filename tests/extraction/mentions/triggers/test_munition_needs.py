"""What a trigger of a strike or an interception needs beside it: the munition, or what stops it."""

import pytest

from events.extraction.mentions.triggers.matching import trigger_of

TOLD = [
    ("Helicopters rocketed a ridge above the town.", "strike", "a munition's name as a verb"),
    ("Rebels mortared the palace.", "strike", "by armed people"),
    ("Its guns opened up at dawn.", "strike", "guns"),
    ("The army answered with mortars.", "strike", "with what is fired from afar"),
    ("The tower took a direct hit.", "strike", "so the words say"),
    ("The rebels blew a hole in the wall.", "strike", "so the words say"),
    ("Jets razed the compound.", "strike", "aircraft did it"),
    ("A hotel was gutted by rockets.", "strike", "munitions did it"),
    ("A rocket came down in a field.", "strike", "what flies without a pilot"),
    (
        "Russia fired three missiles. Another hit a parked car.",
        "strike",
        "one of those told before",
    ),
    ("A pair of car bombs went off in Goma.", "strike", "bombs, counted"),
    ("A charge went off beside a truck.", "strike", "what explodes"),
    ("Two attackers set off their vests.", "strike", "what explodes"),
    ("A car bomb claimed three soldiers.", "strike", "people, by a munition"),
    ("An explosion was heard in Goma.", "strike", "a blast alone"),
    ("Four blasts disabled a power plant.", "strike", "harm was done"),
    ("An explosion at a pipeline caused no casualties.", "strike", "harm was looked for"),
    ("A drone took out a command post in Goma.", "strike", "a munition did it"),
    ("A chemical plant was hit in Donetsk.", "strike", "works"),
    ("Planes killed 40 people, by the count of officials.", "strike", "whose count is no agent"),
    ("Thirty rounds landed on the bank.", "strike", "what was fired"),
    ("A fire at the plant was caused by debris.", "strike", "wreckage did it"),
    ("Three drones reached Moscow.", "strike", "what flies without a pilot"),
    ("Over the weekend bombs crippled a plant.", "strike", "bombs, behind a time"),
    ("Several were smashed by Patriots.", "interception", "air defence, and some of them"),
    ("Troops knocked out 22 of 33 drones.", "interception", "what flies"),
    ("Patriots knocked down two over Riyadh.", "interception", "air defence, and a number"),
    ("Iron Dome stopped nine of them.", "interception", "air defence, and a number"),
    ("Air defences destroyed a missile.", "interception", "air defence, and what flies"),
    ("Most were intercepted.", "interception", "most of what was launched"),
    ("Ukraine claimed 17 drones intercepted.", "interception", "as headlines put it"),
    ("They fired 34 rockets: 25 were stopped.", "interception", "of those just told"),
    ("Two helicopters were felled by rockets.", "interception", "what flies"),
    ("The gunners accounted for a dozen drones.", "interception", "what flies"),
]
NOT_TOLD = [
    ("Prices rocketed in Goma.", "nothing that is shot at"),
    ("The minister answered with a smile.", "no munition"),
    ("The shop opened up at dawn.", "no guns"),
    ("A helicopter came down in a field.", "an aircraft that people fly"),
    ("The firm opened three shops. Another hit a snag.", "no munitions before"),
    ("The alarm went off in Goma.", "nothing that explodes"),
    ("The speech set off a debate.", "nothing that explodes"),
    ("The bombers claimed to act for the group.", "no people as object"),
    ("Demonstrators threw petrol bombs.", "as crowds do"),
    ("Thirty guests reached Moscow.", "no munition"),
    ("The goalkeeper stopped two.", "no air defence"),
    ("Most were surprised.", "nothing that is stopped"),
]


def kinds_in(text, document_of):
    found = [trigger_of(token) for token in document_of(text).parse]
    return [str(t.kind) for t in found if t is not None and t.kind is not None]


@pytest.mark.parametrize(("text", "kind", "why"), TOLD)
def test_a_munition_or_what_stops_it_makes_it_an_occurrence(text, kind, why, document_of):
    assert kind in kinds_in(text, document_of), why


@pytest.mark.parametrize(("text", "why"), NOT_TOLD)
def test_the_same_words_without_it_do_not(text, why, document_of):
    assert kinds_in(text, document_of) == [], why
