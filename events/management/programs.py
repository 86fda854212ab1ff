"""Keep programs running until asked to stop. What dies is restarted, and none outlives this one."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

LIBC = ctypes.CDLL(None)
# prctl(2), Linux alone: the signal that a process gets when its parent is gone, even by kill -9
PR_SET_PDEATHSIG = 1

TICK_SECONDS = 0.2
FIRST_DELAY_SECONDS = 0.5
LONGEST_DELAY_SECONDS = 30.0
STEADY_SECONDS = 20.0  # one that ran this long has recovered: its next restart is quick again
STOP_SECONDS = 30.0  # a worker may take 20 to finish its article


@dataclass(slots=True)
class Program:
    """A command to keep running, and how it has fared."""

    name: str
    command: tuple[str, ...]
    sockets: tuple[socket.socket, ...] = ()  # that it gets, open, under the numbers they have here
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_at: float = 0.0
    delay: float = field(default=FIRST_DELAY_SECONDS)

    def start(self, now: float) -> None:
        parent = os.getpid()
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            pass_fds=[listening.fileno() for listening in self.sockets],
            # Ctrl-C reaches this process alone, which then stops the others in order
            start_new_session=True,
            preexec_fn=lambda: _die_with(parent),
        )
        self.started_at = now

    def plan_restart(self, now: float, *, code: int) -> str:
        """Set when to start again, later each time that it dies young. Gives the line to tell."""
        if now - self.started_at > STEADY_SECONDS:
            self.delay = FIRST_DELAY_SECONDS
        line = f"{self.name} ended ({_how(code)}); starting it again in {self.delay:g} s"
        self.start_at, self.delay = now + self.delay, min(self.delay * 2, LONGEST_DELAY_SECONDS)
        self.process = None
        return line


class Programs:
    """Runs `programs`; `say` is told each restart; `until` ends the run when it gives True."""

    def __init__(
        self, programs: Iterable[Program], *, say: Callable[[str], None], until: Callable[[], bool]
    ) -> None:
        self.programs = list(programs)
        self.say = say
        self.until = until
        self.asked_to_stop = False

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        try:
            while not (self.asked_to_stop or self.until()):
                self._tick(time.monotonic())
                time.sleep(TICK_SECONDS)
        finally:
            self._stop()

    def _ask_to_stop(self, *_: object) -> None:
        self.asked_to_stop = True

    def _tick(self, now: float) -> None:
        for program in self.programs:
            if program.process is None and now >= program.start_at:
                program.start(now)
            elif program.process is not None and (code := program.process.poll()) is not None:
                self.say(program.plan_restart(now, code=code))

    def _stop(self) -> None:
        running = [program.process for program in self.programs if program.process]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()


def _die_with(parent: int) -> None:
    """In the child, before it becomes the program: end when its keeper does."""
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it was gone before the line above
        os._exit(1)


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name
