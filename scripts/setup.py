"""Set up this clone: virtual environment, packages, page assets, gazetteer.

Run by `make`, with nothing but Python's standard library. A step runs again only when something it
is made from has changed: the hash of that is kept beside its result once the step is through, so an
interrupted step starts over. What goes wrong is told in one line; all output of the tools is in
.data/setup.log.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from events.management.port import PortTaken, require_free

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DATA_DIR") or ROOT / ".data")
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = DATA / "setup.log"
GAZETTEER = Path(os.environ.get("GAZETTEER_FILE") or DATA / "gazetteer.sqlite3")


class SetupFailed(Exception):
    """What could not be done and what to try, in one line."""


class KeptEarlierResult(Exception):
    """A step failed, but its earlier result still works. It is tried again next time."""


@dataclass(frozen=True)
class Step:
    """One step of the set-up.

    `made_from` are globs below the clone, `stamp` keeps their hash, and `result` must exist.
    """

    name: str
    made_from: tuple[str, ...]
    stamp: Path
    result: Path
    make: Callable[[], None]

    def key(self) -> str:
        digest = hashlib.sha256(self.name.encode())
        for path in sorted(
            path for glob in self.made_from for path in ROOT.glob(glob) if path.is_file()
        ):
            digest.update(f"\0{path.relative_to(ROOT)}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def is_done(self) -> bool:
        return self.result.exists() and self.stamp.exists() and self.stamp.read_text() == self.key()

    def run(self) -> None:
        if self.is_done():
            return
        started = time.monotonic()
        say(f"{self.name} ... ", end="")
        try:
            self.make()
        except KeptEarlierResult as warning:
            say(f"not done\nWarning: {warning}")
            return
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.write_text(self.key())
        say(f"done in {time.monotonic() - started:.0f} s")


def say(text: str, end: str = "\n") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


def call(*command: str | Path, failed: str) -> None:
    """Run a tool with its output in the log.

    Raises SetupFailed with `failed` and the tool's own reason.
    """
    with LOG.open("a") as log:
        start = log.tell()
        log.write(f"\n$ {' '.join(map(str, command))}\n")
        log.flush()
        try:
            code = subprocess.run(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
            ).returncode
        except OSError as error:
            raise SetupFailed(f"{failed} {error.strerror}: {command[0]}") from error
    if code:
        raise SetupFailed(
            f"{failed} {reason_in(LOG.read_text(errors='replace')[start:])} (all output: {LOG})"
        )


def reason_in(output: str) -> str:
    """The line of a tool's output that best says what is wrong: the first error, else the last."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [
        line for line in lines if "error" in line.lower() and not line.startswith("npm error code")
    ]
    return (errors or lines or ["no output"])[0 if errors else -1][:300]


def make_virtual_environment() -> None:
    """Keep a .venv that works; make one otherwise."""
    works = [PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    pip = VENV / "bin" / "pip"  # made last: one without it was cut short
    if (
        PYTHON.exists()
        and pip.exists()
        and subprocess.run(works, capture_output=True, check=False).returncode == 0
    ):
        return
    say(f"Virtual environment in .venv with Python {sys.version.split()[0]} ... ", end="")
    call(
        *(sys.executable, "-m", "venv", "--clear", VENV),
        failed="Could not make the virtual environment; on Debian: apt-get install python3-venv.",
    )
    say("done")


def install(lock: str) -> None:
    """Install exactly the files in the lock, with uv, or with pip if uv cannot reach the index."""
    hint = (
        "Python packages could not be installed with pip. Check the network and `pip config "
        "list`, then try again."
    )
    try:
        call(PYTHON, "-m", "pip", "install", "--require-hashes", "-r", "locks/uv.txt", failed=hint)
        call(
            VENV / "bin" / "uv",
            "pip",
            "install",
            "--python",
            PYTHON,
            "--require-hashes",
            "-r",
            lock,
            failed=hint,
        )
    except SetupFailed:
        call(PYTHON, "-m", "pip", "install", "--require-hashes", "-r", lock, failed=hint)


def build_assets() -> None:
    """Bundle scripts and styles. With no network, what an earlier build left is kept."""
    try:
        npm = find_npm()
        hint = (
            "Page assets could not be built with npm. Check the network and `npm config list`, "
            "then try again."
        )
        call(npm, "ci", "--no-audit", "--no-fund", failed=hint)
        call(npm, "run", "build", failed=hint)
    except SetupFailed as failure:
        if (ROOT / "static" / "dist").exists():
            raise KeptEarlierResult(
                f"the page assets of the last build are used. {failure}"
            ) from failure
        raise


def find_npm() -> str:
    """npm of this machine, or one from PyPI in the virtual environment."""
    with_venv = f"{os.environ['PATH']}{os.pathsep}{VENV / 'bin'}"
    os.environ["PATH"] = with_venv  # npm finds node by it
    if not (shutil.which("npm") and shutil.which("node")):
        install("locks/node.txt")
    return shutil.which("npm") or str(VENV / "bin" / "npm")


def collect_static() -> None:
    call(
        PYTHON,
        "manage.py",
        "collectstatic",
        "--noinput",
        "--clear",
        failed="Static files could not be collected.",
    )


def build_gazetteer() -> None:
    call(
        PYTHON,
        "-m",
        "events.extraction.gazetteer.build_gazetteer",
        "--to",
        GAZETTEER,
        failed="The gazetteer could not be built.",
    )


def prepare_database() -> None:
    """At every start: the database may be another than last time. A second time it does nothing."""
    started = time.monotonic()
    say("Database ... ", end="")
    call(PYTHON, "manage.py", "prepare", "--demo", failed="The database could not be prepared.")
    say(f"ready in {time.monotonic() - started:.0f} s")


def steps(*, lock: str) -> list[Step]:
    stamps = DATA / "stamps"
    assets = ("package.json", "package-lock.json", "static/src/**/*")
    places = (
        "locks/runtime.txt",
        "events/extraction/data/*",
        "events/extraction/gazetteer/*.py",
    )
    return [
        Step(
            "Python packages",
            (lock,),
            VENV / f".installed-{Path(lock).stem}",
            PYTHON,
            lambda: install(lock),
        ),
        Step(
            "Page assets",
            assets,
            ROOT / "static" / "dist" / ".stamp",
            ROOT / "static" / "dist",
            build_assets,
        ),
        Step(
            "Static files",
            ("locks/runtime.txt", "static/**/*"),
            stamps / "static",
            DATA / "static",
            collect_static,
        ),
        Step("Gazetteer", places, stamps / "gazetteer", GAZETTEER, build_gazetteer),
    ]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Make a second set-up of the same clone wait. The lock ends with its process."""
    try:
        DATA.mkdir(parents=True, exist_ok=True)
        with (DATA / "setup.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            LOG.write_text(f"Set-up with Python {sys.version}\n")
            yield
    except OSError as error:
        where = error.filename or DATA
        raise SetupFailed(
            f"Cannot write to {where}: {error.strerror}. Make room, or choose a directory: "
            f"DATA_DIR="
        ) from error


def main() -> int:
    parser = argparse.ArgumentParser(description="Set up this clone")
    parser.add_argument("--lock", default="locks/runtime.txt", help="which packages to install")
    parser.add_argument(
        "--listen", metavar="HOST:PORT", help="prepare to start there; fail at once if it is taken"
    )
    options = parser.parse_args()
    try:
        if options.listen:
            host, _, port = options.listen.rpartition(":")
            require_free(host=host, port=int(port))
        with one_at_a_time():
            make_virtual_environment()
            for step in steps(lock=options.lock):
                step.run()
            if options.listen:
                prepare_database()
    except (SetupFailed, PortTaken) as failure:
        say("")
        sys.stderr.write(f"{failure}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
