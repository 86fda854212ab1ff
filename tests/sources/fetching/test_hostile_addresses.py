"""No address that anybody can write makes the product connect to where it must not."""

import pytest

from events.sources.fetching.answers import FetchFailed, FetchRefused

INNER = "does not lead to the public internet"
HOSTILE = [
    ("http://127.0.0.1/", INNER),
    ("http://localhost/", INNER),
    ("http://localhost./", INNER),
    ("http://0.0.0.0/", INNER),
    ("http://2130706433/", INNER),  # decimal
    ("http://017700000001/", INNER),  # octal
    ("http://0177.0.0.1/", "not a valid URL"),
    ("http://0x7f000001/", INNER),  # hexadecimal
    ("http://0x7f.0x0.0x0.0x1/", INNER),
    ("http://127.1/", INNER),  # short forms
    ("http://127.0.1/", INNER),
    ("http://0/", INNER),
    ("http://127。0。0。1/", INNER),  # ideographic full stops, which IDNA makes dots
    ("http://127.0.0.1/", INNER),  # full-width digits
    ("http://①②⑦.⓪.⓪.①/", "not a valid URL"),
    ("http://10.1.2.3/", INNER),
    ("http://172.16.0.1/", INNER),
    ("http://192.168.1.1/", INNER),
    ("http://100.64.0.1/", INNER),  # inside a provider
    ("http://169.254.169.254/latest/meta-data/", INNER),  # secrets of machines in clouds
    ("http://192.0.0.8/", INNER),
    ("http://192.0.2.1/", INNER),
    ("http://192.88.99.1/", INNER),  # 6to4 relay: global, says the standard library
    ("http://198.18.0.1/", INNER),
    ("http://224.0.0.1/", INNER),  # multicast
    ("http://240.0.0.1/", INNER),
    ("http://255.255.255.255/", INNER),  # broadcast
    ("http://[::]/", INNER),
    ("http://[::1]/", INNER),
    ("http://[::7f00:1]/", INNER),  # IPv4-compatible
    ("http://[::ffff:127.0.0.1]/", INNER),  # IPv4-mapped
    ("http://[::ffff:10.0.0.1]/", INNER),
    ("http://[64:ff9b::7f00:1]/", INNER),  # NAT64
    ("http://[64:ff9b:1::a00:1]/", INNER),
    ("http://[2002:7f00:1::]/", INNER),  # 6to4
    ("http://[2001:0:53aa:64c::1]/", INNER),  # Teredo
    ("http://[2001:db8::1]/", INNER),
    ("http://[3fff::1]/", INNER),
    ("http://[fc00::1]/", INNER),
    ("http://[fd00:ec2::254]/", INNER),  # metadata over IPv6
    ("http://[fe80::1]/", INNER),  # link-local
    ("http://[fec0::1]/", INNER),  # site-local: global, says the standard library
    ("http://[ff02::1]/", INNER),
    ("http://[5f00::1]/", INNER),
    ("http://public.example:6379/", "Port 6379"),
    ("http://public.example:22/", "Port 22"),
    ("http://user:secret@public.example/", "user name or password"),
    ("http://public.example@10.0.0.1/", "user name or password"),
    ("file:///etc/passwd", "Only addresses that begin with http"),
    ("gopher://10.0.0.1:6379/_FLUSHALL", "Only addresses that begin with http"),
    ("ftp://public.example/", "Only addresses that begin with http"),
    ("//public.example/", "Only addresses that begin with http"),
    ("http:///etc/passwd", "names no server"),
    ("http://exa mple.com/", "not a valid URL"),
    ("http://" + "a" * 64 + ".example/", "not a valid URL"),
    ("http://[fe80::1%25eth0]/", "not a valid URL"),
    ("http://public.example/\r\nX-Injected: 1", "not a valid URL"),
    ("http://[::1", "not a valid URL"),
    ("http://public.example:99999/", "Port 99999"),
    ("http://public.example/" + "a" * 2_000, "longer than"),
    ("", "Only addresses that begin with http"),
]


@pytest.mark.parametrize(
    ("url", "reason"), HOSTILE, ids=[url[:40] or "empty" for url, _ in HOSTILE]
)
def test_a_hostile_address_is_refused_before_anything_is_connected_to(
    fetch_from_outside, network, url, reason
):
    network.answers["public.example"] = [["93.184.215.14"]]
    with pytest.raises(FetchRefused, match=reason):
        fetch_from_outside(url)
    assert network.connected == []


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (["10.0.0.1"], "a name of an inner machine"),
        (["93.184.215.14", "10.0.0.1"], "one of several is enough to be led inside"),
        (["10.0.0.1", "93.184.215.14"], "whichever comes first"),
        (["2606:2800:21f:cb07::1", "::1"], "in IPv6, too"),
        (["fe80::1%eth0"], "an address with the name of its link"),
    ],
)
def test_a_name_with_any_inner_address_is_refused(fetch_from_outside, network, answers, why):
    network.answers["news.example"] = [answers]
    with pytest.raises(FetchRefused, match=INNER):
        fetch_from_outside("http://news.example/")
    assert network.connected == [], why


def test_a_name_that_answers_otherwise_the_second_time_gains_nothing(fetch_from_outside, network):
    network.answers["rebinding.example"] = [["93.184.215.14"], ["127.0.0.1"]]
    with pytest.raises(FetchFailed):
        fetch_from_outside("http://rebinding.example/")
    assert network.looked_up == ["rebinding.example"]
    assert network.connected == [("93.184.215.14", 80)]


def test_the_next_address_is_tried_where_the_first_does_not_answer(fetch_from_outside, network):
    network.answers["news.example"] = [["2606:2800:21f:cb07::1", "93.184.215.14"]]
    with pytest.raises(FetchFailed, match="could not be connected to"):
        fetch_from_outside("https://news.example/")
    assert network.connected == [("2606:2800:21f:cb07::1", 443), ("93.184.215.14", 443)]


@pytest.mark.parametrize("answer", [OSError("no such name"), UnicodeError("label too long")])
def test_a_name_that_cannot_be_looked_up_is_a_failure_for_now(
    fetch_from_outside, monkeypatch, answer
):
    def fails(*args, **kwargs):
        raise answer

    monkeypatch.setattr("socket.getaddrinfo", fails)
    with pytest.raises(FetchFailed, match="could not be looked up"):
        fetch_from_outside("http://nowhere.example/")
