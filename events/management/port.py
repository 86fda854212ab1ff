"""Whether the web server can have its port. Standard library only: the set-up asks before anything is installed."""

from __future__ import annotations

import socket
import time

GRACE_SECONDS = 3.0  # a server killed a moment ago leaves workers that let go of the port within two seconds


class PortTaken(Exception):
    """Another program listens there, or the address is not one of this machine."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"Cannot listen on {host}:{port}: {reason}. Choose another port: make run PORT={port + 1}")


def require_free(*, host: str, port: int, grace_seconds: float = GRACE_SECONDS) -> None:
    """Return when `host`:`port` can be listened on; wait a moment for a dying server. Raises PortTaken."""
    deadline = time.monotonic() + grace_seconds
    while (reason := _why_not(host, port)) and time.monotonic() < deadline:
        time.sleep(0.2)
    if reason:
        raise PortTaken(host, port, reason)


def _why_not(host: str, port: int) -> str:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except (OSError, OverflowError) as error:
            return (getattr(error, "strerror", None) or str(error)).lower()
    return ""
