"""The form by which a reader reports a mistake."""

import pytest
from django.utils import timezone

from events.models import Remark
from tests.factories import make_event, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


def test_a_reader_reports_a_mistake_from_the_events_page(client):
    event = make_event(places=[make_place()])
    address = f"{event.get_absolute_url()}mistake/"
    assert address in client.get(event.get_absolute_url()).content.decode()
    response = client.post(
        address, {"about": "where", "text": "It was Kharkiv.", "contact": ""}, follow=True
    )
    assert response.redirect_chain == [(event.get_absolute_url(), 302)]
    assert "A person will look at it" in response.content.decode()
    assert Remark.objects.get().text == "It was Kharkiv."


def test_what_was_typed_is_still_there_when_the_report_is_refused(client):
    address = f"{make_event().get_absolute_url()}mistake/"
    response = client.post(
        address, {"about": "", "text": "It was <b>Kharkiv</b>.", "contact": "me"}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert (
        "Choose what is wrong." in page
        and "It was &lt;b&gt;Kharkiv&lt;/b&gt;." in page
        and 'value="me"' in page
    )
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    ("values", "status"), [({"withdrawn_at": timezone.now()}, 410), (None, 404)]
)
def test_no_mistake_is_reported_of_an_event_that_is_gone(client, values, status):
    path = make_event(**values).get_absolute_url() if values else "/events/nothing/"
    assert client.post(f"{path}mistake/", {"about": "where", "text": "x"}).status_code == status


def test_an_empty_report_is_refused_with_its_reasons(client):
    answer = client.post(f"{make_event().get_absolute_url()}mistake/")
    assert answer.status_code == 422 and "Choose what is wrong." in answer.content.decode()
