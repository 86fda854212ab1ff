"""A PostgreSQL and a Redis for the benchmark, in its directory and on free ports, to be killed."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.running.programs import Program

STEPS_DOWN_TO = "nobody"  # where this runs as root: PostgreSQL refuses to


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def binary(name: str) -> str:
    """Where the program is; Debian keeps PostgreSQL's out of the path."""
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    if found is None:
        raise SystemExit(f"{name} is missing; on Debian: apt-get install postgresql redis-server")
    return found


@dataclass(frozen=True, slots=True)
class Server:
    """A program to keep running, and the address by which the product finds it."""

    program: Program
    url: str


def make_postgres(directory: Path) -> Server:
    """A new cluster, not yet running."""
    data, port, password = directory / "postgres", free_port(), secrets.token_urlsafe(16)
    user = STEPS_DOWN_TO if os.getuid() == 0 else None
    data.mkdir()
    (directory / "password").write_text(password)
    if user:
        shutil.chown(data, user)
        shutil.chown(directory / "password", user)
    initdb = [
        binary("initdb"),
        f"--pgdata={data}",
        "--username=tracker",
        f"--pwfile={directory / 'password'}",
    ]
    subprocess.run(
        [*initdb, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"],
        cwd="/",
        check=True,
        capture_output=True,
        user=user,
        extra_groups=[] if user else None,
    )
    options = [
        f"port={port}",
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=100",
    ]
    command = [
        binary("postgres"),
        "-D",
        str(data),
        *(word for option in options for word in ("-c", option)),
    ]
    program = Program("postgres", command, os.environ, directory / "postgres.log", user=user)
    return Server(program, f"postgres://tracker:{password}@127.0.0.1:{port}/postgres")


def make_redis(directory: Path) -> Server:
    """As docker-compose.yml has it: append-only, never evicting."""
    data, port = directory / "redis", free_port()
    data.mkdir()
    command = [
        binary("redis-server"),
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--dir",
        str(data),
    ]
    command += ["--appendonly", "yes", "--maxmemory-policy", "noeviction"]
    return Server(
        Program("redis", command, os.environ, directory / "redis.log"),
        f"redis://127.0.0.1:{port}/0",
    )
