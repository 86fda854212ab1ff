"""Phrases that say that nobody came to harm."""

import pytest

from events.extraction.quantities.people.no_harm import none_hurt

BOTH = {"killed", "wounded"}
SAYS = [
    ("A shed burned down, but there were no casualties.", BOTH, "no casualties"),
    ("Nobody was hurt, the mayor said.", BOTH, "at the head of a sentence"),
    ("A shell fell in a field, hurting nobody.", BOTH, "hurting nobody"),
    ("The blast broke windows without injuring anyone.", BOTH, "without injuring anyone"),
    ("The fire caused no injuries.", {"wounded"}, "nothing is said of the dead"),
    ("There were no reports of injuries.", {"wounded"}, "likewise"),
    ("Nobody was killed.", {"killed"}, "nothing is said of the hurt"),
    ("There were no deaths.", {"killed"}, "likewise"),
    ("No injuries and no deaths were reported.", BOTH, "two phrases, one for each"),
    ("There were no immediate reports of casualties.", BOTH, "none reported yet"),
    ("The blast did not cause any casualties.", BOTH, "not cause any"),
    ("No injuries or deaths were reported.", BOTH, "one *no* for both"),
    ("The shells did not result in any injuries.", {"wounded"}, "nothing is said of the dead"),
    ("There was no damage or injuries.", {"wounded"}, "damage is no harm to people"),
    ("Everybody escaped unhurt, the mayor said.", BOTH, "escaped unhurt"),
    ("The rest of the crew were safe.", set(), "the rest are not all"),
    ("None of the attackers was killed.", set(), "others may have been"),
    ("None of them were killed.", {"killed"}, "nothing is said of the hurt"),
    ("Some escaped unhurt.", set(), "some are not all"),
    ("Casualties are not yet known.", set(), "not known is not none"),
    ("Two people were hurt.", set(), "somebody was"),
    ("The road is closed.", set(), "nothing is said of people"),
]


@pytest.mark.parametrize(("text", "fields", "why"), SAYS)
def test_the_words_say_whom_they_speak_of(text, fields, why, document_of):
    document = document_of(text)
    found = none_hurt(document.sentences[0], document)
    assert {w.field for w in found} == fields, why
    assert {w.rule for w in found} <= {"casualties/none"}


def test_why_points_at_the_phrase_in_its_own_sentence(document_of):
    text = "A drone fell in Kherson. There were no casualties, he said."
    document = document_of(text)
    assert none_hurt(document.sentences[0], document) == []
    assert {text[w.start : w.end] for w in none_hurt(document.sentences[1], document)} == {
        "no casualties"
    }
