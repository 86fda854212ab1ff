"""What a broken or malicious client sends: always problem details with a reason, never 500, and
nothing kept.
"""

import json

import pytest
from django.test import override_settings

from events.models import Article

pytestmark = pytest.mark.django_db
ARTICLES = "/api/v1/articles/"
JSON = "application/json"


@pytest.mark.parametrize(
    ("body", "content_type", "status", "detail"),
    [
        (b"", JSON, 400, "not accepted"),
        (b"{", JSON, 400, "not JSON"),
        (b"[" * 100_000, JSON, 400, "nested too deeply"),
        (b'{"a":' * 100_000, JSON, 400, "nested too deeply"),
        (b'{"text": NaN}', JSON, 400, "NaN is not a JSON value"),
        (
            b'{"text": ' + b"9" * 5_000 + b"}",
            JSON,
            400,
            "The body is not JSON: it holds a number of 5,000 digits",
        ),
        (b'{"text": "\xe9"}', JSON, 400, "not UTF-8: byte 11"),
        ('{"text": "é"}'.encode("utf-16"), JSON, 400, "not UTF-8"),
        (b'"text"', JSON, 400, "not accepted"),
        (b"[1]", JSON, 400, "not accepted"),
        (b"null", JSON, 400, "not accepted"),
        (b"text=x", "application/x-www-form-urlencoded", 415, "Send application/json."),
        (b"<x/>", "text/xml", 415, "Send application/json."),
        (b"{}", "application/octet-stream", 415, "Send application/json."),
        (b"x" * 8_000_001, JSON, 413, "8,000,000 bytes are allowed"),
    ],
)
def test_a_body_that_is_no_submission_is_refused(writer, body, content_type, status, detail):
    response = writer.post(ARTICLES, body, content_type=content_type)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert detail in response.json()["detail"]
    assert Article.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"text": "x" * 5_000_000}, "5,000,000 characters; 200,000 are allowed"),
        ({"text": "cut \ud800 here"}, "surrogate"),
        ({"text": "x", "title": "\udfff"}, "control characters"),
        ({"text": "x\0"}, "U+0000"),
        ({"text": "x", "url": "http://[::1"}, "not a web address"),
        ({"text": "x", "outlet": "\x07"}, "control characters"),
        ({"text": "x", "published_on": "9" * 5_000}, "Write the day as YYYY-MM-DD"),
        ({"text": "x", "\ud800": "x"}, "no such field"),
    ],
)
def test_a_field_that_cannot_be_kept_is_refused_with_its_reason(writer, values, reason):
    # ASCII, so that half a surrogate pair gets through
    response = writer.post(ARTICLES, json.dumps(values), content_type=JSON)
    assert response.status_code == 400
    assert reason in response.json()["errors"][0]["reason"]
    assert Article.objects.count() == 0


@pytest.mark.parametrize(
    ("method", "address", "headers", "status"),
    [
        ("get", "/api/", {}, 404),
        ("get", "/api/v2/events/", {}, 404),
        ("get", "/api/v1/nothing/", {}, 404),
        ("get", "/api/v1/events/%00/", {}, 404),
        ("get", "/api/v1/events/%0a/", {}, 404),
        ("get", "/api/%0a", {}, 404),
        ("get", "/api/v1/events/..%2f..%2fetc/", {}, 404),
        ("get", "/api/v1/events.xml", {}, 404),
        ("get", "/api/v1/facets.csv", {}, 404),
        ("get", "/api/v1/places/99999999999999999999999999/", {}, 404),
        ("get", "/api/v1/places/-1/", {}, 404),
        ("get", "/api/v1/actors/nobody/", {}, 404),
        ("get", "/api/v1/articles/nothing/", {}, 404),
        ("get", "/api/v1/actors/?q=%00", {}, 400),
        ("get", "/api/v1/actors/?q=%ff%fe", {}, 200),
        ("get", "/api/v1/actors/?cursor=1_1", {}, 400),
        ("get", "/api/v1/articles/?cursor=" + "9" * 40 + "_1", {}, 400),
        ("get", "/api/v1/articles/?cursor=-99999999999999_1", {}, 200),
        ("get", "/api/v1/timeline/?bucket=decade", {}, 400),
        ("get", "/api/v1/timeline/?limit=5", {}, 400),
        ("get", "/api/v1/facets/?kind=%00", {}, 400),
        ("get", "/api/v1/events/nothing/?kind=strike", {}, 400),
        ("get", "/api/v1/events/?updated_since=0001-01-01T00:00:00%2B14:00", {}, 400),
        ("get", "/api/v1/events/", {"HTTP_ACCEPT": "image/png"}, 406),
        ("get", "/api/v1/facets/", {"HTTP_ACCEPT": "text/csv"}, 406),
        ("get", "/api/v1/events/", {"HTTP_ACCEPT": "," * 10_000}, 406),
        ("post", "/api/v1/events/", {}, 405),
        ("delete", "/api/v1/events/x/", {}, 403),  # who may not change it learns no more
        ("put", "/api/v1/articles/", {}, 405),
        ("options", "/api/v1/events.csv", {}, 405),
    ],
)
def test_a_request_gets_a_plain_answer(writer, method, address, headers, status):
    response = getattr(writer, method)(address, **headers)
    assert response.status_code == status
    if status >= 400:
        assert response["Content-Type"] == "application/problem+json"
        problem = response.json()
        assert (problem["status"], problem["type"]) == (status, "about:blank")
        assert problem["title"] and problem["detail"]


def test_an_address_without_its_last_slash_leads_to_the_right_one(writer):
    response = writer.post("/api/v1/articles?x=1", {}, format="json")
    assert (response.status_code, response["Location"]) == (308, "/api/v1/articles/?x=1")


@override_settings(API_READS_PER_MINUTE=2)
def test_who_asks_too_often_waits_whatever_address_he_invents(api):
    answers = [api.get("/api/v1/sources/", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}") for n in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 61
    assert answers[-1]["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("forwarded", "statuses"),
    [
        # the one proxy vouches for the last address only
        (["10.0.0.1, 192.0.2.7", "10.0.0.2, 192.0.2.7"], [200, 429]),
        (["192.0.2.7", "192.0.2.8"], [200, 200]),
    ],
)
def test_behind_a_proxy_an_address_is_believed_as_far_as_the_proxy_vouches_for_it(
    api, settings, forwarded, statuses
):
    settings.API_READS_PER_MINUTE = 1
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    answers = [api.get("/api/v1/sources/", HTTP_X_FORWARDED_FOR=address) for address in forwarded]
    assert [answer.status_code for answer in answers] == statuses


@override_settings(API_READS_PER_MINUTE=1, API_WRITES_PER_MINUTE=0)
def test_writes_and_reads_are_counted_apart_and_0_is_no_limit(writer):
    assert [writer.post(ARTICLES, {}, format="json").status_code for _ in range(3)] == [
        400,
        400,
        400,
    ]
    assert [writer.get(ARTICLES).status_code for _ in range(2)] == [200, 429]
