"""Who asks again is told in a line that nothing has changed."""

import pytest

from events.models import Event
from tests.factories import make_event

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.mark.parametrize("address", ["/api/v1/events/?kind=strike", "/api/v1/events/{id}/"])
def test_an_unchanged_answer_is_304_and_a_changed_one_is_sent_whole(client, address):
    event = make_event()
    address = address.replace("{id}", event.public_id)
    first = client.get(address)
    again = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    Event.objects.update(summary="Another sentence.")
    changed = client.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
    assert changed.status_code == 200 and changed["ETag"] != first["ETag"]


def test_an_export_is_a_stream_and_has_no_tag(client):
    make_event()
    response = client.get("/api/v1/events.csv")
    assert "ETag" not in response and b"".join(response.streaming_content)
