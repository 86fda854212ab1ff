"""Run the product on one machine: web server and extraction workers, in one foreground process."""

import os
import socket
import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from events.management.port import PortTaken, listen, only_this_machine
from events.management.programs import Program, Programs
from events.services.accounts.one_time_link import (
    PAGE_OF_LINK,
    account_at_this_machine,
    make_link,
)

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


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
        if is_private(host):
            os.environ.setdefault("SUBMISSIONS", "open")  # for the programs started below
        parent = os.getppid()
        product = Programs(
            programs(listening, processes),
            say=self.say,
            until=lambda: until_parent_ends and os.getppid() != parent,
        )
        self.say(f"Starting on {host}:{port} with {processes} extraction workers; Ctrl-C stops")
        if only_this_machine(host) and not settings.BEHIND_HTTPS and not settings.NUM_PROXIES:
            self.say_link(f"http://{host}:{port}")
        product.run()
        self.say("Stopped")

    def say_link(self, site: str) -> None:
        """Whoever starts the product on their own machine is its editor, by a link that works once.

        Behind a proxy others come through the same address, and accounts are made by create_user.
        """
        try:
            words = make_link(account=account_at_this_machine(), now=timezone.now())
        except (DatabaseError, InterfaceError) as error:
            self.say(f"No link to log in could be made: {error}")
        else:
            self.say(f"To log in as editor, open this once: {site}{PAGE_OF_LINK}{words}/")
        finally:
            connection.close()  # the programs that start now open their own

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def is_private(host: str) -> bool:
    """Whether the person at this machine alone can reach the pages: no proxy passes others on."""
    named = {name for name in settings.ALLOWED_HOSTS if name not in LOOPBACK}
    return host in LOOPBACK and not (named or settings.NUM_PROXIES or settings.BEHIND_HTTPS)


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
