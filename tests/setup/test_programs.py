"""Programs that are kept running: real processes, killed for real."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from events.management.programs import (
    FIRST_DELAY_SECONDS,
    LONGEST_DELAY_SECONDS,
    STEADY_SECONDS,
    Program,
)

ROOT = Path(__file__).resolve().parents[2]
KEEPER = """
import sys
from events.management.programs import Program, Programs
sleeper = (sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)")
Programs([Program("Sleeper", sleeper)], say=print, until=lambda: False).run()
print("ended in order", flush=True)
"""


@pytest.fixture
def keeper():
    process = subprocess.Popen(
        [sys.executable, "-uc", KEEPER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.stdout.close()
    process.wait()


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends_within(pid, seconds):
    deadline = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


def test_a_killed_program_is_started_again_and_that_is_said(keeper):
    first = int(keeper.stdout.readline())
    os.kill(first, signal.SIGKILL)
    assert keeper.stdout.readline() == "Sleeper ended (SIGKILL); starting it again in 0.5 s\n"
    assert int(keeper.stdout.readline()) != first


def test_no_program_outlives_a_killed_keeper(keeper):
    program = int(keeper.stdout.readline())
    keeper.kill()
    assert ends_within(program, seconds=5)


@pytest.mark.parametrize("ask", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_stops_its_programs_first(keeper, ask):
    program = int(keeper.stdout.readline())
    keeper.send_signal(ask)
    assert keeper.stdout.readline() == "ended in order\n"
    assert not is_running(program)


def test_what_keeps_dying_is_started_less_and_less_often():
    program = Program("Broken", ("false",))
    delays = []
    for _ in range(8):
        program.started_at = 0.0
        program.plan_restart(1.0, code=1)
        delays.append(program.start_at - 1.0)
    assert delays == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert delays[-1] == LONGEST_DELAY_SECONDS


def test_what_ran_for_long_is_started_again_at_once():
    program = Program("Recovered", ("true",), delay=LONGEST_DELAY_SECONDS)
    program.plan_restart(STEADY_SECONDS + 1, code=-signal.SIGKILL)
    assert program.start_at == STEADY_SECONDS + 1 + FIRST_DELAY_SECONDS
