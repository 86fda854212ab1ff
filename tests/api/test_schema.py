"""The schema and the page that shows it."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft7Validator
from rest_framework.test import APIClient

from events.filters import EventFilter
from events.models import Delivery
from events.services.intake.gate.hold import private_secret
from events.services.linking.history import record_revision
from tests.factories import (
    make_article,
    make_evaluation,
    make_event,
    make_feed,
    make_page,
    make_place,
    make_report,
    make_source,
)
from tests.services.subscriptions.following import make_subscription

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def schema():
    return SchemaGenerator().get_schema(request=None, public=True)


def without_nullable(node):
    """OpenAPI 3.0's `nullable` in JSON Schema's own terms."""
    if isinstance(node, list):
        return [without_nullable(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {name: without_nullable(value) for name, value in node.items()}
    if node.pop("nullable", False):
        return {"anyOf": [node, {"type": "null"}]}
    return (
        {**node, "additionalProperties": False}
        if "properties" in node and "additionalProperties" not in node
        else node
    )


def check(schema, path, body):
    """The body is of the shape that the schema promises, with nothing more and nothing less."""
    promised = schema["paths"][path]["get"]["responses"]["200"]["content"]["application/json"][
        "schema"
    ]
    whole = without_nullable({**promised, "components": schema["components"]})
    errors = [
        f"{list(error.path)}: {error.message[:200]}"
        for error in Draft7Validator(whole).iter_errors(body)
    ]
    assert errors == []


def follower():
    """Somebody who follows a view by a webhook, and a message."""
    account = get_user_model().objects.create_user("follower")
    client = APIClient()
    client.force_login(account)
    one = make_subscription(user=account)
    Delivery.objects.create(subscription=one, position=0, body={})
    return {"follower": client, "subscription": one.public_id}


@pytest.fixture
def rows():
    event = make_event(
        places=[make_place("Kyiv"), make_place("X", precision="unresolved", lat=None, lon=None)],
        perpetrator="Russia", weapons=[("drone", 1, None)], killed_min=1, personnel_max=5,
    )  # fmt: skip
    report = make_report(
        event, make_article(source=make_source()), speaker="the mayor", linked_because="first"
    )
    report.evidence.create(field="killed", rule="number", start=1, end=2, quote="a")
    record_revision(event, reason="First read", now=timezone.now(), extractor_version="rules-1")
    make_event(withdrawn_at=timezone.now(), withdrawn_because="x")
    make_evaluation()
    make_evaluation("nothing.jsonl", confidence=None)
    make_event(subkind="", confidence=0.5, not_counted="a total")
    held = make_article(visibility="held")
    make_report(None, held)
    return {
        "event": event.public_id,
        "article": report.article.public_id,
        "actor": "russia",
        "place": make_place("Kyiv").pk,
        "page": make_page(article=report.article).public_id,
        "feed": make_feed().pk,
        **follower(),
        "secret": private_secret(held, title="", text="", now=timezone.now()),
        "now": timezone.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
    }


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/api/v1/events/", "/api/v1/events/?limit=1"),
        ("/api/v1/events/", "/api/v1/events/"),
        ("/api/v1/events/", "/api/v1/events/?as_of=2026-05-04"),
        ("/api/v1/events/{public_id}/", "/api/v1/events/{event}/?as_of={now}"),
        ("/api/v1/events/{public_id}/", "/api/v1/events/{event}/"),
        ("/api/v1/events/{public_id}/revisions/", "/api/v1/events/{event}/revisions/"),
        ("/api/v1/revisions/", "/api/v1/revisions/"),
        ("/api/v1/subscriptions/", "/api/v1/subscriptions/"),
        ("/api/v1/subscriptions/{public_id}/", "/api/v1/subscriptions/{subscription}/"),
        (
            "/api/v1/subscriptions/{public_id}/messages/",
            "/api/v1/subscriptions/{subscription}/messages/",
        ),
        ("/api/v1/timeline/", "/api/v1/timeline/"),
        ("/api/v1/facets/", "/api/v1/facets/"),
        ("/api/v1/sums/", "/api/v1/sums/"),
        ("/api/v1/articles/", "/api/v1/articles/"),
        ("/api/v1/articles/{public_id}/", "/api/v1/articles/{article}/"),
        ("/api/v1/pages/{public_id}/", "/api/v1/pages/{page}/"),
        ("/api/v1/submitted/{secret}/", "/api/v1/submitted/{secret}/"),
        ("/api/v1/feeds/", "/api/v1/feeds/"),
        ("/api/v1/feeds/{id}/", "/api/v1/feeds/{feed}/"),
        ("/api/v1/actors/", "/api/v1/actors/"),
        ("/api/v1/actors/{slug}/", "/api/v1/actors/{actor}/"),
        ("/api/v1/places/", "/api/v1/places/"),
        ("/api/v1/places/{id}/", "/api/v1/places/{place}/"),
        ("/api/v1/sources/", "/api/v1/sources/"),
        ("/api/v1/accuracy/", "/api/v1/accuracy/"),
        ("/api/v1/deleted/", "/api/v1/deleted/"),
    ],
)
def test_an_answer_is_of_the_shape_that_the_schema_promises(writer, schema, rows, path, address):
    client = rows["follower"] if "subscriptions" in path else writer
    response = client.get(address.format(**rows))
    assert response.status_code == 200
    check(schema, path, response.json())


def test_every_address_of_the_schema_is_compared_with_its_answer(schema):
    marks = test_an_answer_is_of_the_shape_that_the_schema_promises.pytestmark
    compared = {row[0] for mark in marks if mark.name == "parametrize" for row in mark.args[1]}
    assert compared == {path for path, operations in schema["paths"].items() if "get" in operations}


def test_the_schema_is_made_without_a_warning(tmp_path):
    GENERATOR_STATS.reset()
    call_command(
        "spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml")
    )


@pytest.mark.parametrize("path", ["/api/v1/events/", "/api/v1/timeline/", "/api/v1/facets/"])
def test_every_parameter_of_the_filter_is_described(schema, path):
    described = {
        parameter["name"]: parameter for parameter in schema["paths"][path]["get"]["parameters"]
    }
    assert set(EventFilter.base_filters) <= set(described)
    assert "exclusive" in described["before"]["description"]
    assert "inclusive" in described["after"]["description"]


def test_every_error_is_described_as_problem_details(schema):
    for operations in schema["paths"].values():
        for operation in operations.values():
            errors = [
                r
                for status, r in operation["responses"].items()
                if status == "default" or status >= "400"
            ]
            assert errors
            assert all(
                list(response["content"]) == ["application/problem+json"] for response in errors
            )


def test_reading_is_open_and_writing_is_not(schema):
    assert schema["paths"]["/api/v1/articles/"]["get"]["security"] == [{}]
    assert {"token": []} in schema["paths"]["/api/v1/articles/"]["post"]["security"]
    assert {} not in schema["paths"]["/api/v1/feeds/"]["get"]["security"]


def test_every_operation_has_a_summary_an_example_and_its_errors(schema):
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            said = (method, path)
            assert operation["summary"] and operation["description"], said
            status, success = next(
                (status, one) for status, one in operation["responses"].items() if status < "300"
            )
            bodies = list(success.get("content", {}).values())
            assert bodies or status == "204", said  # an answer without a body has no example
            assert all("example" in body for body in bodies[:1]), said
            assert "429" in operation["responses"], said
            if "requestBody" in operation:
                bodies = operation["requestBody"]["content"].values()
                assert all("example" in body for body in bodies), said


def test_an_example_is_of_the_shape_that_is_promised(schema):
    for path, methods in schema["paths"].items():
        if "get" in methods:
            success = methods["get"]["responses"]["200"]["content"]["application/json"]
            check(schema, path, success["example"])


def test_the_reference_shows_every_operation_and_runs_no_script_in_the_page(api, schema):
    page = api.get("/api/v1/docs/")
    shown = page.content.decode()
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]
    assert "<style" not in shown and "<script>" not in shown
    for methods in schema["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in shown


def test_the_schema_is_served(api):
    assert api.get("/api/v1/schema/?format=json").json()["openapi"].startswith("3.0")
