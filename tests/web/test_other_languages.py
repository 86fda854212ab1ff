"""What a page keeps to in every language: drawings, addresses and data are for programs, days and
numbers for readers.
"""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from events.web.charts.of_filter import CHARTS
from events.wording import dates, occurrences
from events.wording.labels import places
from tests.factories import (
    DAY,
    make_actor,
    make_article,
    make_evaluation,
    make_event,
    make_import,
    make_place,
    make_report,
)

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]
LANGUAGES = ["uk", "ru", "ar", "fr", "es"]
DRAWN = re.compile(
    r'\b(x|y|x1|x2|y1|y2|width|height|cx|cy|r|stop-opacity|data-x|data-lat|data-lon|data-max-bytes)="([^"]*)"'
)
ADDRESS = re.compile(
    r'\b(?:href|action|datetime|data-start|data-end|data-after|data-before)="([^"]*)"'
)


@pytest.fixture
def pages(client):
    """Every page of a reader, by its address, in the language."""
    for day in (DAY - timedelta(days=7 * number) for number in range(9)):
        make_event(ends_on=day, starts_on=day - timedelta(days=2))
    places = [make_place(), make_place("Lviv")]
    event = make_event(
        places=places, perpetrator="Russia", killed_min=1200, weapons=[("drone", 1500, 2)]
    )
    article = make_article()
    make_report(event, article, speaker="Moscow")
    make_evaluation()
    file = make_import(status="done", accepted=1234)
    addresses = [
        "/",
        "/?lanes=side&after=2024-10-01",
        "/about/",
        "/accuracy/",
        "/articles/",
        "/submit/",
        "/submit/file/",
        "/sources/",
    ]
    addresses += [
        event.get_absolute_url(),
        f"{event.get_absolute_url()}embed/",
        f"{event.get_absolute_url()}mistake/",
    ]
    addresses += [make_actor("Russia").get_absolute_url(), places[0].get_absolute_url()]
    addresses += [article.get_absolute_url(), f"/imports/{file.public_id}/", "/nowhere/"]

    def pages(language):
        for address in addresses:
            yield address, client.get(address, HTTP_ACCEPT_LANGUAGE=language).content.decode()

    return pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_drawings_and_addresses_are_the_same_as_in_english(pages, language):
    english = dict(pages("en"))
    for address, html in pages(language):
        assert f'lang="{language}"' in html, address
        for pattern in (DRAWN, ADDRESS):
            found = [
                value.replace(f"lang={language}", "") for value in map(str, pattern.findall(html))
            ]
            assert found == [str(value) for value in pattern.findall(english[address])], address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_is_told_the_same_numbers(client, language):
    make_event(places=[make_place(lat=50.4501)])
    answers = [
        json.loads(client.get(reverse("web:map_points"), HTTP_ACCEPT_LANGUAGE=asked).content)
        for asked in ("en", language)
    ]
    for name in ("places", "events", "total"):
        assert answers[0][name] == answers[1][name]


@pytest.mark.parametrize(
    ("language", "day", "span", "count"),
    [
        ("en", "13 November 2024", "31 October – 1 November 2024", "2,000"),
        ("uk", "13 листопада 2024 р.", "31 жовтня – 1 листопада 2024 р.", "2\xa0000"),
        ("ru", "13 ноября 2024 г.", "31 октября – 1 ноября 2024 г.", "2\xa0000"),
        ("fr", "13 novembre 2024", "31 octobre – 1 novembre 2024", "2\xa0000"),
        ("es", "13 de noviembre de 2024", "31 de octubre – 1 de noviembre de 2024", "2\xa0000"),
        ("ar", "13 نوفمبر 2024", "31 أكتوبر – 1 نوفمبر 2024", "2,000"),
    ],
)
def test_days_and_numbers_are_written_as_the_language_writes_them(language, day, span, count):
    event = make_event(
        killed_min=2000,
        killed_max=2000,
        starts_on=DAY.replace(month=10, day=31),
        ends_on=DAY.replace(day=1),
    )
    with translation.override(language):
        assert dates.day(DAY.replace(day=13)) == day
        assert dates.days(event) == span
        assert occurrences.number(event, "killed") == count


def test_names_stand_apart_from_a_line_of_the_other_direction():
    place = make_place("Beryslav")  # a town of which only the English name is known
    with translation.override("ar"):
        assert places.place_line(place).startswith("\u2068Beryslav\u2069")
    with translation.override("uk"):
        assert places.place_line(place) == "Beryslav, Україна"


def test_an_article_keeps_its_own_language_on_a_page_of_another(client):
    article = make_article(language="en")
    html = client.get(article.get_absolute_url(), HTTP_ACCEPT_LANGUAGE="ar").content.decode()
    assert '<div class="article-text" dir="auto" lang="en">' in html


def test_what_programs_are_told_is_english_whatever_language_they_ask_for(client):
    address = "/api/v1/events/?after=yesterday"
    answers = {
        client.get(address, HTTP_ACCEPT_LANGUAGE=asked).content for asked in ("en", *LANGUAGES)
    }
    assert len(answers) == 1 and b"Write a day as YYYY-MM-DD" in answers.pop()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_speaks_the_language_of_its_page_and_its_table_english(client, language):
    make_event(
        perpetrator="Russia",
        killed_min=1200,
        weapons=[("drone", 1500, None)],
        places=[make_place()],
    )
    for name in CHARTS:
        drawings = [
            client.get(f"/charts/{name}.svg", HTTP_ACCEPT_LANGUAGE=asked).content.decode()
            for asked in ("en", language)
        ]
        titles = [re.search(r"<title id=[^>]+>([^<]+)<", drawing).group(1) for drawing in drawings]
        assert titles[0] != titles[1], name
        for _, number in DRAWN.findall(drawings[1]):
            float(number)
        tables = {
            client.get(f"/charts/{name}.csv", HTTP_ACCEPT_LANGUAGE=asked).content
            for asked in ("en", language)
        }
        assert len(tables) == 1, name


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_a_day_has_no_full_stop_but_that_of_its_language(client, language):
    event = make_event()
    make_report(event, make_article())
    shown = client.get(event.get_absolute_url(), HTTP_ACCEPT_LANGUAGE=language).content.decode()
    assert ".." not in re.sub(r"<[^>]+>", "", shown)
    assert re.search(r'<p class="standfirst">[^.<]*2024( [рг]\.)? · ', shown)
