"""Which addresses are on the public internet: all but those in data/denied_addresses.csv."""

from __future__ import annotations

import csv
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from pathlib import Path

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

DENIED_FILE = Path(__file__).parent.parent / "data" / "denied_addresses.csv"


def is_public(address: Address) -> bool:
    """Whether `address` is on the public internet.

    The list is our own and complete. `is_global` of the standard library has changed between patch
    releases, and some of them call 192.88.99.1 and fec0::1 global.
    """
    return not any(
        address.version == network.version and address in network for network in denied_networks()
    )


@cache
def denied_networks() -> tuple[Network, ...]:
    lines = [
        line
        for line in DENIED_FILE.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return tuple(ip_network(row["network"]) for row in csv.DictReader(lines))
