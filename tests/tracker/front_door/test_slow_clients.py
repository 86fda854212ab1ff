"""The web server as it runs, with clients that send half of what they begin."""

import socket
import time
import urllib.request
from contextlib import ExitStack
from http.client import HTTPConnection

import pytest

from benchmarks.front_door import HALF_A_BODY, HALF_A_HEADER
from benchmarks.running.servers import free_port
from tests.processes import started, wait_until

pytestmark = pytest.mark.either_database
AT_ONCE = 150  # ten for each thread
SOON_SECONDS = 2  # a busy machine; an idle one answers in 5 ms


@pytest.fixture(scope="module")
def port():
    port = free_port()
    command = ("-m", "gunicorn", "--config", "tracker/web_server.py", "tracker.wsgi", "--bind")
    with started(*command, f"127.0.0.1:{port}"):
        wait_until(lambda: is_open(port))
        lives(port)
        yield port


def is_open(port):
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def lives(port):
    began = time.monotonic()
    assert urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=60).status == 200
    return time.monotonic() - began


@pytest.mark.parametrize("sent", [HALF_A_HEADER, HALF_A_BODY], ids=["header", "body"])
def test_half_a_request_takes_up_no_thread(port, sent):
    with ExitStack() as clients:
        for _ in range(AT_ONCE):
            place = ("127.0.0.1", port)
            client = clients.enter_context(socket.create_connection(place, timeout=5))
            client.sendall(sent)
        assert lives(port) < SOON_SECONDS


def test_the_client_may_take_its_time_between_two_requests(port):
    client = HTTPConnection("127.0.0.1", port, timeout=10)
    client.connect()
    one_connection = client.sock
    for _ in range(2):
        client.request("GET", "/health/live")
        answer = client.getresponse()
        assert (answer.status, answer.read()) == (200, b'{"status": "live"}')
        time.sleep(0.2)
    assert client.sock is one_connection
    client.close()
