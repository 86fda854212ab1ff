"""A full or read-only database: a problem document with the right status, and nothing half kept."""

import pytest

from events.models import Article, Source
from tests.trouble import BOTH

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "A drone hit a house in Kyiv, killing two people, the mayor said. " * 300


@pytest.mark.parametrize(
    ("trouble", "status", "sentence"),
    [("full", 507, "no room left"), ("read only", 503, "not written")],
)
def test_a_submission_is_refused_with_the_reason_and_may_be_sent_again(
    writer, trouble, status, sentence
):
    article = {"text": TEXT, "outlet": "Gazette"}
    with BOTH[trouble]():
        response = writer.post("/api/v1/articles/", article, format="json")
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert sentence in response.json()["detail"]
    assert int(response["Retry-After"]) > 0
    assert Article.objects.count() == Source.objects.count() == 0
    assert writer.post("/api/v1/articles/", article, format="json").status_code == 202
