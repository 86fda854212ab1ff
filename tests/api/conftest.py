"""Clients of the API: one without a key, one with."""

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from events.services.api_tokens import create_token


@pytest.fixture(autouse=True)
def _no_requests_before():
    cache.clear()


@pytest.fixture
def api():
    return APIClient()


@pytest.fixture
def writer():
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {create_token(name='tests')[1]}")
    return client
