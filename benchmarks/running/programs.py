"""Programs that are killed, and restarted as systemd or Docker would.

None outlives the benchmark.
"""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
RESTART_SECONDS = 0.5
END_SECONDS = 10.0


@dataclass(slots=True)
class Program:
    """A command, kept running.

    `user` runs it if this process is root and the program refuses root.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    user: str | None = None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd="/" if self.user else PROJECT,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=self.user,
                group=pwd.getpwnam(self.user).pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self.process.pid if self.process and self.process.poll() is None else None

    def children(self) -> list[int]:
        return children_of(self.pid) if self.pid else []


class Keeper:
    """Starts programs again half a second after they end, from a thread."""

    def __init__(self) -> None:
        self.programs: dict[str, Program] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def begin(self) -> None:
        self._thread.start()

    def keep(self, program: Program) -> None:
        program.start()
        self.programs[program.name] = program

    def drop(self, name: str) -> None:
        """End it, and start it no more."""
        if program := self.programs.pop(name, None):
            end(program)

    def stop(self) -> None:
        """End all: those whose data others hold last."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        for program in reversed(self.programs.values()):
            end(program)

    def _keep(self) -> None:
        while not self._stop.wait(RESTART_SECONDS):
            for program in list(self.programs.values()):
                if program.pid is None:
                    program.start()


def end(program: Program) -> None:
    """Ask, then kill. The whole group: a killed parent may have left children behind."""
    if program.process is None:
        return
    program.process.send_signal(signal.SIGINT if "postgres" in program.name else signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        program.process.wait(END_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(program.process.pid, signal.SIGKILL)
    program.process.wait()


def kill_strays(mark: str) -> None:
    """Kill orphans of killed parents.

    They have `mark` (this run's directory) in their environment.
    """
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (entry / "environ").read_bytes() and int(entry.name) != os.getpid():
                os.kill(int(entry.name), signal.SIGKILL)


def children_of(pid: int) -> list[int]:
    with suppress(OSError):
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]
    return []


def command_of(pid: int) -> str:
    """The command line as the process shows it; empty where it is gone."""
    with suppress(OSError):
        return (
            Path(f"/proc/{pid}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode("utf-8", "replace")
            .strip()
        )
    return ""


def memory_of(pid: int) -> int:
    """Bytes that it holds, with its part of what it shares (PSS); 0 where it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


@contextmanager
def frozen(pid: int) -> Iterator[None]:
    """The process stands still: it neither answers nor refuses."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def wait_until(condition: Callable[[], object], *, seconds: float, what: str) -> None:
    """Wait until `condition()` holds; an error that names `what` otherwise."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} within {seconds:g} s: it did not happen")
        time.sleep(0.1)


def wait_while_it_moves(left: Callable[[], int], *, seconds: float, what: str) -> None:
    """Wait until nothing is `left()`, however long it takes; an error that names `what` where it
    has not become less for so many seconds.
    """
    least, deadline = left(), time.monotonic() + seconds
    while least:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: {least} left, no less for {seconds:g} s")
        time.sleep(1)
        if (now := left()) < least:
            least, deadline = now, time.monotonic() + seconds
