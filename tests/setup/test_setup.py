"""What a person reads when the set-up cannot go on: one line, an exit code, no traceback."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WANTED = (
    "Makefile",
    "scripts",
    "locks",
    "events/__init__.py",
    "events/management/__init__.py",
    "events/management/port.py",
)


@pytest.fixture
def clone(tmp_path):
    """As much of the tree as the set-up needs before any package is installed."""
    for name in WANTED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    return tmp_path


def make(clone, *arguments, **environment):
    path = f"{clone / 'bin'}:/usr/local/bin:/usr/bin:/bin"
    command = ["make", *arguments, f"PYTHON={environment.pop('PYTHON', sys.executable)}"]
    return subprocess.run(
        command,
        cwd=clone,
        env={"PATH": path, "HOME": str(clone), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def complaint(run):
    """The lines on standard error without make's own last one."""
    assert run.returncode != 0
    return [line for line in run.stderr.splitlines() if not line.startswith("make: ***")]


def place_npm(clone, script):
    """A stand-in for npm on the PATH, and this run's own virtual environment, not a new one."""
    (clone / "bin").mkdir()
    for name in ("npm", "node"):
        (clone / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
        (clone / "bin" / name).chmod(0o755)
    (clone / ".venv").symlink_to(sys.prefix)
    (clone / "package.json").write_text("{}")


def test_a_python_that_is_too_old_or_missing_is_named(clone):
    (line,) = complaint(make(clone, "run", PYTHON="/usr/bin/false"))
    assert line.startswith("Python 3.11 or newer is needed, and /usr/bin/false is not one.")
    assert "make run PYTHON=" in line


def test_a_directory_that_cannot_be_written_is_named(clone):
    (line,) = complaint(make(clone, "run", "PORT=0", DATA_DIR="/dev/null/data"))
    assert line == (
        "Cannot write to /dev/null/data: Not a directory. Make room, or choose a directory: "
        "DATA_DIR="
    )


def test_a_taken_port_is_told_before_anything_is_installed(clone):
    with_port = subprocess.run(
        [sys.executable, "-c", HOLD_PORT],
        cwd=clone,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert "make run PORT=" in with_port.stdout
    assert not (clone / ".venv").exists()


HOLD_PORT = """
import socket, subprocess, sys
with socket.create_server(("127.0.0.1", 0)) as server:
    subprocess.run(["make", "run", f"PORT={server.getsockname()[1]}", f"PYTHON={sys.executable}"])
"""


def test_what_python_compiles_is_kept_for_the_next_process(clone):
    (clone / "python").write_text(f"#!/bin/sh\nenv >{clone}/seen\nexit 1\n")
    (clone / "python").chmod(0o755)
    make(clone, "run", PYTHON=str(clone / "python"), PYTHONDONTWRITEBYTECODE="1", OTHER="1")
    seen = (clone / "seen").read_text().splitlines()
    assert "OTHER=1" in seen
    assert "PYTHONDONTWRITEBYTECODE=1" not in seen


def test_packages_that_cannot_be_downloaded_say_so_and_what_to_try(clone):
    (line,) = complaint(make(clone, "run", "PORT=0", PIP_NO_INDEX="1"))
    assert line.startswith(
        "Python packages could not be installed with pip. Check the network and `pip config "
        "list`, then try again."
    )
    assert "No matching distribution" in line or "Could not find a version" in line


def test_assets_that_cannot_be_built_say_so_and_what_to_try(clone):
    place_npm(
        clone, "echo 'npm error network request failed, reason: getaddrinfo ENOTFOUND' >&2; exit 1"
    )
    (line,) = complaint(make(clone, "run", "PORT=0"))
    assert line.startswith(
        "Page assets could not be built with npm. Check the network and `npm config list`, "
        "then try again."
    )
    assert "ENOTFOUND" in line


def test_assets_of_an_earlier_build_are_used_with_a_warning(clone):
    place_npm(clone, "echo 'npm error network request failed' >&2; exit 1")
    (clone / "static" / "dist").mkdir(parents=True)
    make(clone, "run", "PORT=0")
    run = make(clone, "run", "PORT=0")  # and are tried again each time
    assert "Warning: the page assets of the last build are used." in run.stdout
    # the next step, which this small clone lacks
    assert complaint(run)[0].startswith("Static files could not be collected.")


def test_an_interrupted_step_runs_again_and_a_finished_one_does_not(clone):
    place_npm(clone, f"echo run >> {clone}/npm-runs; mkdir -p {clone}/static/dist")
    for _ in range(2):
        make(clone, "run", "PORT=0")
    assert (clone / "npm-runs").read_text().split() == ["run"] * 2  # `ci` and `build`, once each
    (clone / "package.json").write_text('{"changed": true}')
    make(clone, "run", "PORT=0")
    assert (clone / "npm-runs").read_text().split() == ["run"] * 4
