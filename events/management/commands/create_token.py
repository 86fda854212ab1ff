"""Make a token by which a program uses the API."""

from argparse import ArgumentParser
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.services.api_tokens import Scope, create_token


class Command(BaseCommand):
    help = "Make a token by which a program uses the API. It is shown once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="whose it is, or what for")
        parser.add_argument(
            "--scope",
            action="append",
            choices=[str(scope) for scope in Scope],
            help="what it may do; may be given several times (default: submit and feeds)",
        )
        parser.add_argument("--account", help="the account whose role bounds it (default: none)")
        parser.add_argument("--days", type=int, help="how long it is valid (default: without end)")

    def handle(
        self,
        *,
        name: str,
        scope: list[str] | None,
        account: str | None,
        days: int | None,
        **_: object,
    ) -> None:
        _token, words = create_token(
            name=name,
            scopes=[Scope(one) for one in scope or (Scope.SUBMIT, Scope.FEEDS)],
            account=_account(account) if account else None,
            expires_at=timezone.now() + timedelta(days=days) if days else None,
        )
        self.stdout.write(words)


def _account(name: str) -> User:
    account = User.objects.filter(username=name, is_active=True).first()
    if account is None:
        raise CommandError(f"There is no open account named {name!r}.")
    return account
