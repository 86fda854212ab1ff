"""Make an account with a role. Its holder sets the password by a link, or it is read from stdin."""

import sys
from argparse import ArgumentParser

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from events.models.people.roles import AccountRole
from events.services.accounts.create_account import AccountRefused, create_account, password_link


class Command(BaseCommand):
    help = "Make an account with a role, and print a link by which its holder sets the password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="by which the account logs in")
        parser.add_argument("--role", required=True, choices=AccountRole.values)
        parser.add_argument("--email", default="", help="to reset the password by mail")
        parser.add_argument("--site", default=site(), help="address of the product, for the link")
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help="read the password from the first line of standard input; no link is made",
        )

    @transaction.atomic
    def handle(
        self, *, name: str, role: str, email: str, site: str, password_stdin: bool, **_: object
    ) -> None:
        try:
            account = create_account(name=name, role=AccountRole(role), email=email)
        except AccountRefused as refused:
            raise CommandError(str(refused)) from refused
        if password_stdin:
            _set_password(account, sys.stdin.readline().rstrip("\r\n"))
            self.stdout.write(f"Made {name}, {role}.")
        else:
            self.stdout.write(f"Made {name}, {role}. The password is set here, within a day:")
            self.stdout.write(site.rstrip("/") + password_link(account))


def site() -> str:
    """Where the product is probably found."""
    if settings.BEHIND_HTTPS and settings.ALLOWED_HOSTS:
        return f"https://{settings.ALLOWED_HOSTS[0]}"
    return "http://127.0.0.1:8000"


def _set_password(account: User, password: str) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    account.set_password(password)
    account.save(update_fields=["password"])
