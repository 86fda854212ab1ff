"""Every page is loaded before a message is written, not while the database is held."""

import pytest
from django.utils import timezone

from events.services.subscriptions import addresses
from events.services.subscriptions import fan_out as fanning
from tests.services.subscriptions.following import LOOK, make_subscription

pytestmark = pytest.mark.django_db


def test_pages_are_loaded_before_the_transaction(monkeypatch):
    steps = []
    monkeypatch.setattr(fanning, "load_pages", lambda: steps.append("pages"))
    monkeypatch.setattr(fanning, "_write", lambda *_: steps.append("transaction"))
    fanning.fan_out(subscription_id=make_subscription().pk, look=LOOK, clock=timezone.now)
    assert steps == ["pages", "transaction"]


@pytest.mark.parametrize(
    ("values", "loaded"),
    [
        pytest.param(None, 0, id="nobody follows"),
        pytest.param({"ended_at": timezone.now()}, 0, id="nobody follows any more"),
        pytest.param({}, 1, id="somebody follows"),
    ],
)
def test_a_parent_of_workers_loads_them_where_somebody_follows(monkeypatch, values, loaded):
    calls = []
    monkeypatch.setattr(addresses, "load_pages", lambda: calls.append(1))
    if values is not None:
        make_subscription(**values)
    addresses.load_pages_if_followed()
    assert len(calls) == loaded
