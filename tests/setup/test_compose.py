"""The compose file's own commands and health checks, run against local servers: a test cannot count
on a container engine.
"""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
PATIENCE_SECONDS = 120


def run_service(name, log, **environment):
    """The service's command as the compose file has it, with this run's servers."""
    inherited = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.Popen(
        SERVICES[name]["command"],
        cwd=ROOT,
        env={**inherited, "PATH": path, **environment},
        stdout=log,
        stderr=log,
    )


def wait_until(condition, log):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, Path(log.name).read_text()
        time.sleep(0.3)


@pytest.fixture
def log(tmp_path):
    with (tmp_path / "log").open("w") as opened:
        yield opened


@pytest.fixture
def started():
    processes = []
    yield processes
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(60)


def test_it_holds_no_secret():
    text = (ROOT / "docker-compose.yml").read_text()
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD"):
        assert re.findall(rf"{name}: (?!\$\{{{name}:\?)", text) == []


def test_what_uses_the_tables_waits_until_they_are_made():
    for name in ("web", "worker", "fetcher", "beat"):
        assert SERVICES[name]["depends_on"]["prepare"] == {
            "condition": "service_completed_successfully"
        }


def test_a_stopped_worker_has_the_time_it_needs():
    for name in ("worker", "fetcher"):
        seconds = int(SERVICES[name]["stop_grace_period"].removesuffix("s"))
        assert seconds > settings.CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT
        assert SERVICES[name]["environment"]["REMAP_SIGTERM"] == "SIGQUIT"


def test_each_queue_has_a_worker():
    served = {word for name in ("worker", "fetcher") for word in SERVICES[name]["command"]}
    assert {queue.name for queue in settings.CELERY_TASK_QUEUES} <= served


def test_the_image_has_the_client_programs_of_the_very_server_that_is_backed_up():
    """pg_dump refuses a server that is newer, and what a newer one writes an older server may
    refuse.
    """
    image = (ROOT / "Dockerfile").read_text()
    last = image[image.rindex("\nFROM ") :]
    bookworm = {"postgresql-client": "15"}  # https://packages.debian.org/bookworm/postgresql-client
    assert "bookworm" in last.splitlines()[1] and "postgresql-client" in last
    assert SERVICES["postgres"]["image"] == f"postgres:{bookworm['postgresql-client']}"


def test_whoever_asks_the_web_service_for_figures_may_be_given_a_token():
    assert "METRICS_TOKEN" in SERVICES["web"]["environment"]


def test_every_variable_is_explained_in_the_example():
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert asked == set(
        re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    )


@pytest.mark.postgres
@pytest.mark.redis
def test_the_worker_s_health_check_sees_it(log, started):
    started.append(run_service("worker", log))
    kind, check = SERVICES["worker"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOSTNAME": socket.gethostname(),
    }

    def is_healthy():
        command = ["sh", "-c", check.replace("$$", "$")]
        return (
            subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, check=False
            ).returncode
            == 0
        )

    wait_until(is_healthy, log)


@pytest.mark.redis
def test_beat_sends_the_sweep(log, started, tmp_path):
    started.append(run_service("beat", log))
    wait_until(lambda: "Sending due task sweep" in Path(log.name).read_text(), log)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_web_service_s_health_check_sees_it(log, started, monkeypatch):
    """On the test database, which has the tables; on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
    monkeypatch.setitem(
        SERVICES["web"],
        "command",
        [part.replace("8000", port) for part in SERVICES["web"]["command"]],
    )
    name = settings.DATABASES["default"]["NAME"]
    started.append(
        run_service(
            "web", log, DATABASE_URL=re.sub(r"/[^/]*$", f"/{name}", os.environ["DATABASE_URL"])
        )
    )
    _, *check = [part.replace("8000", port) for part in SERVICES["web"]["healthcheck"]["test"]]
    check[0] = sys.executable
    wait_until(lambda: subprocess.run(check, capture_output=True, check=False).returncode == 0, log)
