"""The contract with a real server, where LLM_TEST_URL names one."""

import os
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from events.services.language_model.checking import try_connection
from events.services.language_model.terms import ModelTerms
from events.sources.language_model.client import ask
from events.sources.language_model.replies import ModelAddress

URL = os.environ.get("LLM_TEST_URL")


@pytest.mark.skipif(not URL, reason="LLM_TEST_URL names no server: no real model was asked")
def test_a_real_model_keeps_the_contract(gazetteer):
    address = ModelAddress(
        url=URL or "",
        model=os.environ.get("LLM_TEST_MODEL", "model"),
        key=os.environ.get("LLM_TEST_KEY", ""),
        timeout=timedelta(minutes=5),
    )
    terms = ModelTerms(model=address.model, languages=frozenset({"en"}), address=address)
    found = try_connection(
        terms, partial(ask, address=address, clock=lambda: datetime.now(UTC)), gazetteer
    )
    assert found.asked.events is not None, found.asked.tries[-1].fault
    assert {str(report.kind) for report in found.reports} >= {"strike"}
