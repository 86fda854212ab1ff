"""What is told on a later day: dead that were counted on, and an attack a day after another."""

from datetime import date

import pytest

from events.extraction.types import Casualties, Count, Precision
from events.extraction.types import Place as Named
from events.services.linking.matching.features import features, refusal
from events.services.linking.matching.of_report import Told, traits_of
from events.services.linking.matching.scoring import compare, shipped_rule
from events.services.linking.matching.told_later import follows_another, tells_a_grown_toll
from tests.factories import make_extracted

KYIV = Named("Kyiv", None, "UA", 50.45, 30.52, Precision.TOWN, "gn:703448")
BLAST = "A truck bomb wrecked a guesthouse in Kyiv."
GROWN = "The death toll of the guesthouse bombing climbed to 27."


def day(number):
    return date(2024, 11, number)


def traits(number, on, sentences, killed, published=None, **values):
    dead = Casualties(killed=Count(killed, killed))
    values = {"place": KYIV, "by": ("Russia",), "casualties": dead, **values}
    report = make_extracted(*sentences, on=day(on), **values)
    return traits_of(report, Told(str(number), number, number, day(published or on)))


@pytest.mark.parametrize(
    ("sentence", "grown"),
    [
        ("The death toll has climbed to 84, officials said.", True),
        ("Six more victims have died, bringing the number of dead to 27.", True),
        ("Fighters climbed to the roof.", False),
        ("The toll is 27.", False),
    ],
)
def test_a_toll_has_grown_if_the_sentence_says_so(sentence, grown):
    assert tells_a_grown_toll(sentence) is grown


@pytest.mark.parametrize(
    ("sentences", "follows"),
    [
        (["Three were killed on Wednesday, a day after a similar attack."], True),
        (["Two soldiers were killed.", "The attack came a day after a bomb killed two."], True),
        (["It came a day after the group killed dozens at Youwarou."], False),
        (["Five died in the second attack in the Chechen capital in two days."], True),
        (["Rescuers left the site a day after the strike."], False),
    ],
)
def test_an_attack_follows_another_if_its_report_says_so(sentences, follows):
    assert follows_another(sentences) is follows


@pytest.mark.parametrize(
    ("on", "sentence", "published", "joined", "why"),
    [
        (16, GROWN, 16, True, "the day on which somebody said so"),
        (19, GROWN, 19, True, "six days later"),
        (20, GROWN, 20, False, "a week later it is another one"),
        (16, "Shells killed 27 at a guesthouse.", 16, False, "no count that went on"),
        (16, GROWN, 18, False, "the text names a day before that of the report"),
        (16, "The death toll at a market climbed to 27.", 16, False, "of another site"),
    ],
)
def test_dead_that_were_counted_on_are_those_of_the_attack_of_days_before(
    on, sentence, published, joined, why
):
    early, late = traits(1, 13, [BLAST], 14), traits(2, on, [sentence], 27, published)
    rule = shipped_rule()
    assert (compare(early, late, rule).score >= rule.join) is joined, why
    assert ("counted on" in features(early, late)) is joined, why


def test_an_attack_that_came_a_day_after_another_is_not_that_one():
    bomb = traits(1, 13, ["A bomb killed two in Kyiv."], 2)
    second = traits(2, 14, ["Two died.", "It came a day after a bomb killed two."], 2)
    assert refusal(bomb, second) == "one came a day after the other"
    assert refusal(second, traits(3, 14, ["A bomb killed two in Kyiv."], 2)) == ""


def test_the_name_of_a_governor_who_speaks_every_day_makes_two_days_no_one_event():
    said = [("governor Vadym Filashkin", "asserts")]
    words = ["Shelling killed three in Kyiv, governor Vadym Filashkin said."]
    pair = [traits(number, 12 + number, words, 3, said=said) for number in (1, 2)]
    assert compare(*pair, shipped_rule()).score < shipped_rule().join
