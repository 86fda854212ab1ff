"""Run the product on one machine: web server and extraction workers, in one foreground process."""

import os
import socket
import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from events.management.port import PortTaken, listen
from events.management.programs import Program, Programs


class Command(BaseCommand):
    help = (
        "Run the web server and the extraction workers; what dies is started again. Ctrl-C stops "
        "all."
    )
    requires_system_checks = []  # `migrate` has just made them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--processes", type=int, default=2, help="extraction workers (default 2)"
        )
        parser.add_argument(
            "--until-parent-ends",
            action="store_true",
            help="stop when whoever started this is gone",
        )

    def handle(
        self, *, host: str, port: int, processes: int, until_parent_ends: bool, **_: object
    ) -> None:
        try:
            listening = listen(host=host, port=port)
        except PortTaken as error:
            raise CommandError(str(error)) from error
        parent = os.getppid()
        product = Programs(
            programs(listening, processes),
            say=self.say,
            until=lambda: until_parent_ends and os.getppid() != parent,
        )
        self.say(f"Starting on {host}:{port} with {processes} extraction workers; Ctrl-C stops")
        product.run()
        self.say("Stopped")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def programs(listening: socket.socket, processes: int) -> list[Program]:
    """The web server and the workers, run with this interpreter.

    The web server gets the socket from here: two starts at once cannot both believe to have the
    port, and who asks while it is started again waits a second instead of being refused.
    """
    gunicorn = (
        "-m",
        "gunicorn",
        "--config",
        "tracker/web_server.py",
        "--bind",
        f"fd://{listening.fileno()}",
        "tracker.wsgi",
    )
    return [
        Program("Web server", (sys.executable, *gunicorn), sockets=(listening,)),
        Program("Workers", (sys.executable, "manage.py", "work", "--processes", str(processes))),
    ]
