"""What anonymous senders post under the name of an outlet adds no origin."""

import pytest

from events.models import Event
from tests.factories import make_source
from tests.services.linking.joining.test_link import BAKERY, record, strike

pytestmark = pytest.mark.django_db


def test_three_anonymous_posts_are_no_three_origins():
    for name in ("Reuters", "BBC", "Le Monde"):
        record(strike(BAKERY), source=make_source(name), outlet_vouched=False)
    event = Event.objects.get()
    assert (event.article_count, event.origin_count) == (3, 1)


def test_an_anonymous_post_adds_nothing_to_what_is_known():
    record(strike(BAKERY), source=make_source("Reuters"))
    record(strike(BAKERY), source=make_source("BBC"), outlet_vouched=False)
    event = Event.objects.get()
    assert (event.article_count, event.origin_count) == (2, 1)
