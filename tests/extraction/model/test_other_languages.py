"""Articles in other languages than English: days, numbers, places, sides and munitions by our own
words, whatever the model says.
"""

from datetime import date

import pytest

from events.extraction.model.grounding.amounts.numbers import counts_in, says
from events.extraction.model.grounding.day_words import read_days
from events.extraction.model.numbered import split_sentences
from events.extraction.types import Count
from tests.extraction.model.said import grounded
from tests.model_server import day, event, people, place, side, source, weapon

WEDNESDAY = date(2024, 11, 13)

UKRAINIAN = (
    "Уночі ворог атакував Харків дронами\n"
    "У ніч на середу російські війська атакували Харків ударними безпілотниками. "
    "За словами голови ОВА Олега Синєгубова, у Харкові загинули "
    "щонайменше двоє людей, ще п'ятеро поранені.\n"
    "Повітряні сили ЗСУ повідомили, що збили 28 із 32 дронів."
)
ARABIC = (
    "قُتل ما لا يقل عن سبعة أشخاص وأصيب 15 آخرون في قصف مدفعي شنته قوات الدعم "
    "السريع على مدينة الفاشر يوم الثلاثاء، "
    "بحسب شهود عيان.\nوقال الجيش السوداني إنه أسقط ثلاث مسيرات."
)
FRENCH = (
    "Au moins douze civils ont été tués lundi dans une attaque du M23 contre le village de "
    "Kibumba, près de Goma, "
    "ont indiqué des habitants. L'armée congolaise affirme avoir repoussé l'assaut."
)
SPANISH = (
    "Dos soldados murieron y cuatro resultaron heridos ayer en un ataque con drones del "
    "ELN en Tibú, "
    "informó el ejército de Colombia."
)
RUSSIAN = (
    "Три человека погибли в Белгороде в результате удара ВСУ 11 ноября, сообщил губернатор. "
    "Минобороны РФ заявило о перехвате 14 ракет."
)


def test_a_ukrainian_article_is_held_to_its_own_words(gazetteer):
    strike = event(
        subkind="drone",
        sentences=[2, 1, 3],
        trigger="російські війська атакували Харків ударними безпілотниками",
        day=day("У ніч на середу", "2024-11-12", "2024-11-13"),
        places=[place("Харків", base="Харків")],
        perpetrators=[side("російські війська")],
        weapons=[weapon("drone", "ударними безпілотниками")],
        killed=people(2, None, "загинули щонайменше двоє людей"),
        wounded=people(5, 5, "ще п'ятеро поранені"),
        sources=[source("голови ОВА Олега Синєгубова")],
    )
    stopped = event(
        kind="interception",
        subkind="drone",
        sentences=[4],
        trigger="збили 28 із 32 дронів",
        perpetrators=[side("Повітряні сили ЗСУ")],
        weapons=[weapon("drone", "збили 28 із 32 дронів", 32, 28)],
        sources=[source("Повітряні сили ЗСУ")],
    )
    (first, second), dropped = grounded(
        UKRAINIAN, strike, stopped, gazetteer=gazetteer, language="uk"
    )
    assert dropped == []
    assert (first.places[0].name, first.places[0].key) == ("Kharkiv", "gn:706483")
    assert [actor.name for actor in first.actors] == ["Russia"]
    assert (first.date.start, first.date.end) == (date(2024, 11, 12), WEDNESDAY)
    assert first.casualties.killed == Count(2, None) and first.casualties.wounded == Count(5, 5)
    assert [(str(w.type), w.launched, w.intercepted) for w in second.weapons] == [("drone", 32, 28)]
    assert (second.actors[0].name, str(second.status)) == ("Ukraine", "claimed")


def test_an_arabic_article_is_held_to_its_own_words(gazetteer):
    attack = event(
        subkind="artillery",
        trigger="قصف مدفعي شنته قوات الدعم السريع على مدينة الفاشر",
        day=day("يوم الثلاثاء", "2024-11-12"),
        places=[place("الفاشر", "على مدينة الفاشر")],
        perpetrators=[side("قوات الدعم السريع")],
        weapons=[weapon("artillery", "قصف مدفعي")],
        killed=people(7, None, "قُتل ما لا يقل عن سبعة أشخاص"),
        wounded=people(15, 15, "وأصيب 15 آخرون"),
        sources=[source("شهود عيان")],
    )
    (report,), dropped = grounded(ARABIC, attack, gazetteer=gazetteer, language="ar")
    assert dropped == []
    assert (report.places[0].name, report.places[0].country) == ("El Fasher", "SD")
    assert report.actors[0].name == "Rapid Support Forces"
    assert (report.casualties.killed, report.casualties.wounded) == (Count(7, None), Count(15, 15))
    assert (report.date.start, str(report.status)) == (date(2024, 11, 12), "reported")


def test_a_french_a_spanish_and_a_russian_article_are_held_to_their_own_words(gazetteer):
    killing = event(
        kind="attack_on_civilians",
        subkind="killing",
        trigger="une attaque du M23 contre le village de Kibumba",
        day=day("lundi", "2024-11-11"),
        places=[place("Kibumba", within="Goma")],
        perpetrators=[side("M23")],
        killed=people(12, None, "Au moins douze civils ont été tués"),
        sources=[source("des habitants")],
    )
    (report,), dropped = grounded(FRENCH, killing, gazetteer=gazetteer, language="fr")
    assert dropped == []
    assert (report.date.start, report.casualties.killed) == (date(2024, 11, 11), Count(12, None))
    assert (report.actors[0].name, report.places[0].name) == ("M23", "Kibumba")

    drones = event(
        subkind="drone",
        trigger="un ataque con drones del ELN en Tibú",
        day=day("ayer", "2024-11-12"),
        places=[place("Tibú")],
        perpetrators=[side("ELN")],
        weapons=[weapon("drone", "un ataque con drones")],
        killed=people(2, 2, "Dos soldados murieron"),
        wounded=people(4, 4, "cuatro resultaron heridos"),
        sources=[source("el ejército de Colombia")],
    )
    (report,), dropped = grounded(SPANISH, drones, gazetteer=gazetteer, language="es")
    assert dropped == []
    assert (report.actors[0].name, report.places[0].country) == ("National Liberation Army", "CO")
    assert report.casualties.killed == Count(2, 2)

    shelling = event(
        trigger="в результате удара ВСУ",
        day=day("11 ноября", "2024-11-11"),
        places=[place("Белгороде", base="Белгород")],
        perpetrators=[side("ВСУ")],
        killed=people(3, 3, "Три человека погибли"),
        sources=[source("губернатор")],
    )
    (report,), dropped = grounded(RUSSIAN, shelling, gazetteer=gazetteer, language="ru")
    assert dropped == []
    assert (report.places[0].name, report.actors[0].name) == ("Belgorod", "Ukraine")
    assert report.date.start == date(2024, 11, 11)


def test_a_model_cannot_put_another_place_behind_a_base_form(gazetteer):
    told = event(
        trigger="у Харкові загинули щонайменше двоє людей",
        places=[place("Харкові", base="Херсон")],
        killed=people(20, None, "загинули щонайменше двоє людей"),
    )
    (report,), dropped = grounded(UKRAINIAN, told, gazetteer=gazetteer, language="uk")
    assert ("places", "NAME") in dropped and ("killed", "NUMBER") in dropped
    assert report.places[0].key is None and report.casualties.killed is None


@pytest.mark.parametrize(
    ("language", "words", "low", "high", "why"),
    [
        ("uk", "двадцять п'ять поранених", 25, 25, "tens and ones"),
        ("uk", "понад 5 тис. людей", 5000, None, "a scale, and more than"),
        ("uk", "десятки загиблих", 24, None, "dozens"),
        ("ru", "не менее трёх человек", 3, None, "at least, with ё"),
        ("ru", "до 40 человек", None, 40, "up to"),
        ("fr", "vingt-deux morts", 22, 22, "a hyphen between tens and ones"),
        ("fr", "une centaine, au moins 30 blessés", 30, None, "the number with its qualifier"),
        ("es", "treinta y cinco heridos", 35, 35, "y joins tens and ones"),
        ("es", "mil doscientos combatientes", 1200, 1200, "thousands and hundreds"),
        ("ar", "خمسة وعشرون جريحا", 25, 25, "ones before tens, joined by a letter"),
        ("ar", "مقتل ١٢ شخصا", 12, 12, "Arabic figures"),
        ("ar", "جنديين", 2, 2, "the dual"),
    ],
)
def test_numbers_are_read_in_each_language(language, words, low, high, why):
    assert Count(low, high) in counts_in(words, language), why


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("uk", "без постраждалих", Count(0, 0)),
        ("ru", "пострадавших нет", Count(0, 0)),
        ("fr", "aucun blessé", Count(0, 0)),
        ("es", "sin heridos", Count(0, 0)),
        ("ar", "دون إصابات", Count(0, 0)),
        ("uk", "троє постраждалих", None),
    ],
)
def test_nobody_hurt_needs_its_words(language, words, found):
    assert says(words, language, low=0, high=0) == found


@pytest.mark.parametrize(
    ("language", "words", "start", "end"),
    [
        ("uk", "у середу вранці", "2024-11-13", "2024-11-13"),
        ("uk", "12 листопада", "2024-11-12", "2024-11-12"),
        ("uk", "позавчора", "2024-11-11", "2024-11-11"),
        ("ru", "в ночь на вторник", "2024-11-11", "2024-11-12"),
        ("ru", "30 декабря", "2023-12-30", "2023-12-30"),
        ("fr", "dans la nuit de lundi à mardi", "2024-11-11", "2024-11-12"),
        ("fr", "le 3 novembre 2024", "2024-11-03", "2024-11-03"),
        ("es", "el lunes", "2024-11-11", "2024-11-11"),
        ("es", "5 de noviembre de 2024", "2024-11-05", "2024-11-05"),
        ("ar", "يوم الأحد", "2024-11-10", "2024-11-10"),
        ("ar", "أمس", "2024-11-12", "2024-11-12"),
        ("ar", "10 نوفمبر", "2024-11-10", "2024-11-10"),
        ("uk", "09.11.2024", "2024-11-09", "2024-11-09"),
    ],
)
def test_days_are_read_in_each_language(language, words, start, end):
    (found, *_) = read_days(words, 0, WEDNESDAY, language)
    assert (found.span.start.isoformat(), found.span.end.isoformat()) == (start, end)


def test_sentences_are_told_apart_in_any_script():
    assert [UKRAINIAN[s.start : s.end][:8] for s in split_sentences(UKRAINIAN)] == [
        "Уночі во",
        "У ніч на",
        "За слова",
        "Повітрян",
    ]
    assert len(split_sentences(ARABIC)) == 2
