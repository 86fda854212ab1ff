"""Which mentions stand in a conflict, and which only use its words."""

import pytest

from events.extraction.actors.spotting.side_spotting import find_sides
from events.extraction.mentions.conflict import setting

WITHIN = [
    ("Gang members burned homes in Mirebalais in Haiti.", "where gangs fight the state"),
    ("Police shot dead nine demonstrators in Goma after using tear gas.", "tear gas, and deaths"),
    ("Police fired rubber bullets at demonstrators in Goma, killing two.", "they may kill"),
    ("A Storm Shadow hit a command post in Goma, killing 34 officers.", "a missile, no storm"),
    ("Storm Shadows hit the Crimean Bridge on Monday.", "two of them"),
    ("An Iranian ship attacked a tanker off Fujairah.", "a warship"),
    ("The Israeli ship struck Gaza City, killing two people.", "no bridge in its way"),
    ("The ship attacked a convoy off Goma, killing two sailors.", "the verb of an attack"),
    ("Rebels killed two in Goma after lawmakers lost in a 5-4 defeat.", "votes, and no match"),
    ("Israel killed two in Gaza after lawmakers lost in a 5-4 defeat.", "the same, by a state"),
    ("A police station in Goma was burned down by gangs.", "the same, in the passive"),
    ("Gangs killed at least 40 people in Goma.", "more than a crime"),
    ("A blast in a mosque in Goma killed nine people.", "where nothing explodes by itself"),
    ("Four shepherds were wounded by a mine near Goma.", "by what somebody planted"),
    ("He was killed when his car came under fire near Goma.", "fire that kills"),
    ("A bomb damaged a ship off Goma, satellite pictures show.", "seen from space"),
    ("A naval mine exploded off Goma, killing two fishermen.", "a mine that goes off"),
    ("Security forces shot dead four demonstrators in Goma.", "a crowd that is shot at"),
    ("Police opened fire on mourners in Goma, and six were killed.", "the same, behind on"),
    ("Gangs set fire to homes in Goma and killed nine people.", "gangs that burn as a band does"),
    ("Gunmen killed nine traders near Goma.", "a band"),
    ("Israel carried out dozens of strikes on southern Lebanon.", "whoever carries it out"),
    ("Suicide boats attacked a tanker off Hodeidah.", "what blows itself up"),
    ("Suspected herders killed 22 people in Goma.", "a band where they kill"),
    ("A massacre in Goma left 22 people dead.", "a word that may be loose, and its dead"),
    ("Israel struck Beirut on Monday.", "a state that does it"),
    ("Boko Haram attacked a village.", "a group of the vocabulary"),
    ("Warplanes bombed a bridge.", "a verb of war"),
    ("Nine people were killed in an attack on the town of Bama.", "an attack that kills"),
    ("The toll from a strike on a school rose to nine after a girl died.", "a strike that kills"),
    ("Troops clashed with rebels on 4 March.", "the month, and no march of demonstrators"),
    ("The driver of the convoy died when militants attacked it.", "he was in no accident"),
    ("A driver rammed the gate of the barracks and killed nine soldiers.", "a car as a weapon"),
    ("A gas attack on rebels killed nine people.", "no explosion of gas"),
    ("The rebels began a lightning offensive near Goma.", "no thunderstorm"),
    ("Rebels marched on the fort and clashed with soldiers near Goma.", "no demonstrators"),
    ("General Kale, who died with his guards, was killed by a missile.", "whom it befell"),
    ("Sudan said it was withdrawing from the town of Goma.", "a pronoun for a state"),
]
WITHOUT = [
    ("Riot police shot rubber bullets at demonstrators in Goma.", "meant to disperse them"),
    ("Police fired tear gas at protesters in Goma.", "the same"),
    ("Police opened fire with water cannon on protesters in Goma.", "the same, behind with"),
    ("Police shot pepper spray at demonstrators in Goma.", "the same"),
    ("Police fired warning shots at protesters in Goma.", "the same"),
    ("Soldiers fired blanks at demonstrators in Goma.", "the same, by soldiers"),
    ("The government came under fire after floods killed nine in Goma.", "it is blamed"),
    ("The minister came under fire over the 20 people killed by floods.", "the same"),
    ("A blast at a fireworks stall in the bazaar of Goma killed nine.", "fireworks in a bazaar"),
    ("A gas cylinder blast in a bazaar in Goma killed nine people.", "gas in a bazaar"),
    ("An explosion beside a temple killed two people after a gas leak.", "the cause behind it"),
    ("A coal mine exploded in Goma, killing 12 miners.", "a mine of coal"),
    ("The gold mine exploded in Kadoma.", "a mine of gold"),
    ("A mine exploded in Goma, trapping 30 miners.", "a mine with miners"),
    ("A gang torched a house in Liverpool, killing a girl.", "a crime of one gang"),
    ("Youth gang members burned two homes in Chicago.", "a crime of youths"),
    ("A gang killed 12 people in a nightclub in Goma.", "a crime that kills many"),
    ("A container ship struck the bridge at Goma, killing six people.", "ships, too"),
    ("Gang members killed two men in Goma.", "a crime that kills few"),
    ("A blast at a sugar works in Goma killed nine people.", "works explode by themselves"),
    ("The minister came under fire in Goma for his words.", "a figure of speech"),
    ("Leeds were ambushed by Hull in a 3-1 defeat.", "a score"),
    ("Rebel shareholders launched an assault on the board.", "rebels without arms"),
    ("Typhoon Haima hit Goma, killing nine people.", "a storm with the name of an aircraft"),
    ("Hurricane Maria battered the city of Goma.", "a storm by its name"),
    ("Soldiers were sent to Goma to raise the dykes.", "a flood"),
    ("Gang members robbed a shop in Goma.", "a crime"),
    ("Workers voted on Monday to end a strike at the plant.", "a strike of workers"),
    ("She lost her battle with cancer.", "a figure of speech"),
    ("Shares advanced in Tokyo on Monday.", "a market"),
    ("A quake hit the city of Goma, killing nine people.", "a disaster"),
    ("A gas explosion killed four people in Kherson.", "an accident"),
    ("A bus hit a wall near Kherson, killing four people.", "traffic, too"),
    ("A lightning strike hit a house in Kherson.", "the weather"),
    ("At least nine people died when a bus fell into a ravine.", "traffic"),
    ("Police clashed with demonstrators in Lyon, firing tear gas.", "a protest"),
    ("She fended off an attack from her rival in the debate.", "a debate"),
    ("The navy sank a hulk with a missile during an exercise.", "an exercise"),
    (
        "As part of the manoeuvres, troops captured a hill on Monday.",
        "an exercise, told as a whole",
    ),
    ("Paratroopers captured a mock village near Goma.", "a village made for it"),
    ("Nato jets practised strikes over Goma.", "an exercise, told by its verb"),
    ("Herders killed 40 cows near Goma.", "no people"),
    ("France carried out an attack on the proposal.", "at no place"),
    ("The fighters of the welterweight division clash in Goma.", "boxers"),
    ("North Korea test-fired two missiles on Monday.", "a test"),
]


@pytest.fixture(scope="module")
def kept_of(document_of, mentions_of):
    """A function: the mentions of a text that stand in a conflict."""

    def kept(text):
        document = document_of(text)
        return setting.within_conflict(mentions_of(text), document, find_sides(document, None))

    return kept


@pytest.mark.parametrize(("text", "why"), WITHIN)
def test_a_mention_with_arms_or_a_side_near_it_stays(text, why, kept_of):
    assert kept_of(text), why


@pytest.mark.parametrize(("text", "why"), WITHOUT)
def test_a_mention_of_no_conflict_is_left_out(text, why, kept_of):
    assert kept_of(text) == [], why


def test_an_accident_is_left_out_of_an_article_of_war_too(kept_of):
    war = "Troops, rebels, militants and gunmen fought with artillery and missiles. "
    assert [m.sentence.index for m in kept_of(war + "A quake hit the city of Goma.")] == [0]


def test_the_dead_of_an_accident_are_not_of_the_fight_told_before_it(kept_of):
    text = "Rebels fought soldiers in Goma, and 11 people were killed in a boat accident."
    assert [m.rule for m in kept_of(text)] == ["ground_combat/verb/fight"]


def test_what_stands_far_from_the_war_of_its_article_is_kept_and_marked(kept_of):
    calm = "The town lies on a lake. It has a market and a school. "
    harm = "Sixteen people were hurt."
    assert [m.apart for m in kept_of("Rebels fought soldiers. " + calm + harm)] == [False, True]
    assert kept_of("The town has an army museum. " + calm + harm) == []
