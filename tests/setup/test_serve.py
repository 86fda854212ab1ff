"""`manage.py serve`, run for real on a database of its own: whatever is killed, the product is
there again.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 120  # a start takes three on an idle machine


@dataclass
class Product:
    """One clone's data directory and port; `process` is the `serve` that runs there."""

    port: int
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen | None = None

    def start(self):
        command = [
            sys.executable,
            "manage.py",
            "serve",
            "--port",
            str(self.port),
            "--processes",
            "1",
        ]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        # an answer alone may be the dying one's before it
        self.wait_until(lambda: "Ready: " in self.log.read_text())
        # on a busy machine an answer may take longer than a question waits
        self.wait_until(self.answers)

    def wait_until(self, condition):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)

    def answers(self):
        try:
            return (
                urllib.request.urlopen(
                    f"http://127.0.0.1:{self.port}/health/ready", timeout=2
                ).status
                == 200
            )
        except OSError:
            return False

    def child(self, name):
        """The process id of the web server's or the workers' first process, or None."""
        for pid in children(self.process.pid):
            with suppress(FileNotFoundError, ProcessLookupError):  # it ended since
                if name in Path(f"/proc/{pid}/cmdline").read_text():
                    return pid
        return None


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture(scope="module")
def product(tmp_path_factory, gazetteer_path):
    data = tmp_path_factory.mktemp("data")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}
    }
    environment = {**inherited, "DATA_DIR": str(data), "GAZETTEER_FILE": str(gazetteer_path)}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    product = Product(port=port, environment=environment, log=data / "serve.log")
    product.start()
    yield product
    product.process.terminate()
    product.process.wait(60)


@pytest.mark.parametrize("name", ["gunicorn", "work"])
def test_a_killed_part_is_replaced(product, name):
    product.wait_until(lambda: product.child(name))
    killed = product.child(name)
    os.kill(killed, signal.SIGKILL)
    product.wait_until(lambda: product.child(name) not in {killed, None})
    product.wait_until(product.answers)


def test_after_the_whole_is_killed_a_new_start_has_the_port_and_the_database(product):
    product.process.kill()
    product.process.wait()
    product.start()
    assert "Cannot listen" not in product.log.read_text()


def test_a_second_one_on_the_same_port_is_refused_in_one_line(product):
    second = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", str(product.port)],
        cwd=ROOT,
        env=product.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert second.returncode == 1
    (line,) = second.stderr.splitlines()
    assert line.startswith(
        f"CommandError: Cannot listen on 127.0.0.1:{product.port}: address already in use."
    )
