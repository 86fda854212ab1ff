from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest

from events.sources.fetching.answers import FetchRules
from events.sources.fetching.http import fetch
from tests.http_server import loopback_server

NOW = datetime(2024, 11, 13, 12, tzinfo=UTC)


@pytest.fixture
def site():
    with loopback_server() as server:
        yield server


@pytest.fixture
def get(site):
    """Fetches from the loopback server, which no rules of the product allow."""

    def fetch_from_loopback(path="/", *, conditions=None, host="127.0.0.1", **rules):
        limits = {"deadline": timedelta(seconds=5), "allowed_ports": (site.port,), **rules}
        allowed = {"may_connect": lambda address: address == ip_address("127.0.0.1"), **limits}
        return fetch(
            site.url(path, host=host),
            rules=FetchRules(**allowed),
            clock=lambda: NOW,
            **(conditions or {}),
        )

    return fetch_from_loopback


class Network:
    """The lowest edge: what names resolve to, and whom somebody tried to connect to. No packet
    leaves.
    """

    def __init__(self):
        self.answers: dict[str, list[list[str]]] = {
            "localhost": [["127.0.0.1", "::1"]],
            "localhost.": [["127.0.0.1"]],
        }
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self._resolve = socket.getaddrinfo

    def getaddrinfo(self, host, port, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        self.looked_up.append(name)
        if name not in self.answers:
            # Addresses in every notation are read by the system itself, as they would be in
            # earnest; names are not asked for.
            return self._resolve(name, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        rows = self.answers[name]
        addresses = rows.pop(0) if len(rows) > 1 else rows[0]
        return [
            (
                socket.AF_INET6 if ":" in address else socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (address, port),
            )
            for address in addresses
        ]

    def create_connection(self, address, *args, **kwargs):
        self.connected.append(address)
        raise ConnectionRefusedError


@pytest.fixture
def network(monkeypatch):
    stub = Network()
    monkeypatch.setattr(socket, "getaddrinfo", stub.getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", stub.create_connection)
    monkeypatch.setattr(
        socket.socket, "connect", lambda self, address: stub.create_connection(address)
    )
    return stub


@pytest.fixture
def fetch_from_outside(network):
    """Fetches by the rules of the product, over the stubbed network."""
    return lambda url: fetch(
        url, rules=FetchRules(deadline=timedelta(seconds=5)), clock=lambda: NOW
    )
