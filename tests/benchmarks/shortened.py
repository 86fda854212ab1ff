"""A short chaos run: the whole product with the real extractor, killed a few times while clients
submit.
"""

import json
import os
import subprocess
import sys
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
    done = subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=SECONDS
    )
    assert done.stdout, done.stderr
    result = json.loads(done.stdout)
    assert bool(done.returncode) == bool(result["faults"])
    had = {name: result[name] for name in ("kills", "poison", "accepted", "reports")}
    assert had["kills"] == KILLS and had["poison"] > 0, had
    assert had["accepted"] > 20 and had["reports"] > 20, had
    print({name: result[name] for name in ("kills_by_kind", "accepted", "poison", "frozen_broker")})  # noqa: T201
    return result
