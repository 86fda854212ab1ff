from ipaddress import ip_address, ip_network

import pytest

from events.sources.fetching.public_addresses import denied_networks, is_public


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.215.14", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2003::1"],
)
def test_a_machine_of_the_public_internet_may_be_connected_to(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("network", denied_networks(), ids=str)
def test_a_denied_range_is_denied_from_its_first_to_its_last_address(network):
    assert not is_public(network[0])
    assert not is_public(network[-1])


def test_only_one_eighth_of_ipv6_is_ever_public():
    outside = [ip_network(f"{first:x}000::/4") for first in range(16) if first not in {2, 3}]
    assert not any(
        is_public(network[0]) or is_public(network[-1]) or is_public(network[2**100])
        for network in outside
    )


@pytest.mark.parametrize(
    "address",
    ["168.63.129.16", "169.254.169.254", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"],
)
def test_what_clouds_answer_their_machines_with_is_not_public(address):
    """Azure's lies in the middle of addresses that are public."""
    assert not is_public(ip_address(address))
