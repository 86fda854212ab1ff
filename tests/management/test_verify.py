"""`manage.py verify`: silent where all is well; else it names the rows and ends with 1."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.services.intake.submit import fingerprint
from tests.factories import make_article

pytestmark = pytest.mark.django_db
TEXT = "Nothing happened here."


@pytest.fixture
def article():
    return make_article(TEXT, sha256=fingerprint(TEXT), finished_at="2024-11-14T00:00Z")


def run(*arguments):
    out = StringIO()
    try:
        call_command("verify", *arguments, stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def test_all_is_well(article):
    code, told = run()
    assert code == 0
    assert "1  every text has its fingerprint" in told
    assert told.endswith("All is as it should be.\n")


def test_a_row_that_is_not_as_it_should_be_is_named_and_ends_with_1(article):
    type(article).objects.update(text="Something happened here.")
    code, told = run()
    assert code == 1
    assert f"article {article.public_id}: its text is not the one" in told


def test_programs_get_one_object_for_each_row_and_nothing_else(article):
    type(article).objects.update(text="Something happened here.")
    code, told = run("--json")
    assert code == 1
    rows = [json.loads(line) for line in told.splitlines()]
    assert [(row["kind"], row["public_id"]) for row in rows] == [("article", article.public_id)]


def test_how_long_a_row_may_wait_can_be_said(article):
    type(article).objects.update(status="pending", not_before="2024-11-14T00:00Z")
    assert run()[0] == 1
    assert run("--waiting-minutes", "100000000")[0] == 0
