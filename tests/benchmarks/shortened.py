"""A short chaos run: the whole product with the real extractor, killed a few times while clients
submit.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.processes import PROJECT

KILLS = 6
RUN = (
    "benchmarks/chaos.py",
    "--kills",
    str(KILLS),
    "--seconds",
    "12",
    "--lease",
    "5",
    "--attempts",
    "3",
    "--poison-every",
    "20",
    "--articles",
    "40",
)
LIGHT = ("--no-places", "--pause", "0.8", "--frozen", "5", "--json")
SECONDS = 900  # on a machine that does much else; a minute on an idle one


def run(side: str, gazetteer: Path) -> dict[str, Any]:
    """What the run counted; it must have had something to count."""
    command = [sys.executable, *RUN, *LIGHT, "--side", side]
    environment = {**os.environ, "GAZETTEER_FILE": str(gazetteer)}
    done = _done(command, environment)
    assert done.stdout, done.stderr
    result = json.loads(done.stdout)
    assert bool(done.returncode) == bool(result["faults"])
    had = {name: result[name] for name in ("kills", "poison", "accepted", "reports")}
    assert had["kills"] == KILLS and had["poison"] > 0, had
    assert had["accepted"] > 20 and had["reports"] > 20, had
    print({name: result[name] for name in ("kills_by_kind", "accepted", "poison", "frozen_broker")})  # noqa: T201
    return result


def _done(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The run, which stops what it started also where it takes too long: killed, it would leave a
    whole product at work.
    """
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=PROJECT, env=environment, **pipes) as run:
        try:
            told, said = run.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            run.terminate()
            with suppress(subprocess.TimeoutExpired):
                run.wait(60)
            run.kill()
            raise
    return subprocess.CompletedProcess(command, run.returncode, told, said)
