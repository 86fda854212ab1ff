"""The web server's port."""

import socket
import threading

import pytest

from events.management.port import PortTaken, require_free


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_taken_port_is_named_with_a_way_out(listener):
    port = listener.getsockname()[1]
    with pytest.raises(
        PortTaken, match=rf"127\.0\.0\.1:{port}: address already in use.*make run PORT={port + 1}"
    ):
        require_free(host="127.0.0.1", port=port, grace_seconds=0)


def test_a_port_that_a_dying_server_lets_go_is_waited_for(listener):
    threading.Timer(0.3, listener.close).start()
    require_free(host="127.0.0.1", port=listener.getsockname()[1], grace_seconds=5)


@pytest.mark.parametrize(
    ("host", "port", "reason"),
    [
        ("203.0.113.7", 8000, "assign"),  # an address of no machine here
        ("127.0.0.1", 70000, "0-65535"),
        ("no-such-host.invalid", 8000, "not known|resolution"),
    ],
)
def test_an_address_that_cannot_be_is_refused_with_the_reason(host, port, reason):
    with pytest.raises(PortTaken, match=reason):
        require_free(host=host, port=port, grace_seconds=0)
