"""In which language the pages speak."""

import pytest
from django.conf import settings

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.mark.parametrize(
    ("path", "asked", "language"),
    [
        ("/", "uk,en;q=0.8", "uk"),
        ("/", "ar", "ar"),
        ("/", "de", "en"),  # none of ours
        # what programs read does not change with the machine that asks
        ("/api/v1/events/", "uk", "en"),
    ],
)
def test_a_reader_is_answered_in(client, path, asked, language):
    assert client.get(path, HTTP_ACCEPT_LANGUAGE=asked)["Content-Language"] == language


def test_a_choice_stands_above_what_the_browser_asks_for(client):
    response = client.post("/language/", {"language": "fr", "next": "/about/?x=1"})
    assert (response.status_code, response["Location"]) == (302, "/about/?x=1")
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="uk")["Content-Language"] == "fr"


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"language": "xx", "next": "/"}, "no language"),
        ({"language": "uk", "next": "https://elsewhere.example/"}, "other site"),
    ],
)
def test_what_is_not_ours_is_not_followed(client, sent, why):
    response = client.post("/language/", sent)
    assert response["Location"] == "/", why


def test_arabic_runs_from_right_to_left(client):
    assert (
        '<html lang="ar" dir="rtl">' in client.get("/", HTTP_ACCEPT_LANGUAGE="ar").content.decode()
    )
    assert '<html lang="en">' in client.get("/").content.decode()


def test_a_page_sets_no_cookie_by_itself(client):
    assert not client.get("/").cookies


def test_every_language_names_itself():
    assert [code for code, _ in settings.LANGUAGES] == ["en", "uk", "ru", "ar", "fr", "es"]
