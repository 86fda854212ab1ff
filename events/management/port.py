"""Whether the web server can have its port.

Only the standard library is used: the set-up asks before anything is installed.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import time

# a server killed a moment ago leaves workers that let go of the port within two seconds
GRACE_SECONDS = 3.0


class PortTaken(Exception):
    """Another program listens there, or the address is not one of this machine."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"Cannot listen on {host}:{port}: {reason}. Choose another port: make run "
            f"PORT={port + 1}"
        )


def require_free(*, host: str, port: int, grace_seconds: float = GRACE_SECONDS) -> None:
    """Return when `host`:`port` can be listened on. Raises PortTaken."""
    listen(host=host, port=port, grace_seconds=grace_seconds).close()


def listen(*, host: str, port: int, grace_seconds: float = GRACE_SECONDS) -> socket.socket:
    """A socket that listens on `host`:`port`. Raises PortTaken.

    It waits a moment for a dying server to release the port.
    """
    deadline = time.monotonic() + grace_seconds
    while True:
        try:
            return _listen(host, port)
        except (OSError, OverflowError) as error:
            if time.monotonic() >= deadline:
                raise PortTaken(host, port, _reason(error).lower()) from error
        time.sleep(0.2)


def only_this_machine(host: str) -> bool:
    """Whether nobody on another machine can ask a server that listens on `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:  # a name, which may be of any address
        return False


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host.strip("[]"), port), family=family, backlog=2048)


def _reason(error: OSError | OverflowError) -> str:
    if isinstance(error, OverflowError):
        return str(error)
    # create_server() adds the address to the system's words; an unknown host name has a number of
    # another kind, below zero.
    number = error.errno or 0
    return os.strerror(number) if number > 0 else str(error.strerror)
