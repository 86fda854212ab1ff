"""Make an account, and a link by which its holder sets the password."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext

from events.models.people.roles import AccountRole
from events.services.accounts.give_role import give_role


class AccountRefused(Exception):
    """Why not, in words."""


@transaction.atomic
def create_account(*, name: str, role: AccountRole, email: str = "") -> User:
    """An account without a password. Raises AccountRefused."""
    _check(name, email)
    account = User.objects.create_user(name, email=email)
    give_role(account=account, role=role)
    return account


def password_link(account: User) -> str:
    """The path by which the password is set, once, within PASSWORD_RESET_TIMEOUT."""
    place = {
        "uidb64": urlsafe_base64_encode(force_bytes(account.pk)),
        "token": default_token_generator.make_token(account),
    }
    return reverse("web:password_new", kwargs=place)


def _check(name: str, email: str) -> None:
    try:
        User._meta.get_field("username").run_validators(name)
        if email:
            validate_email(email)
    except ValidationError as error:
        raise AccountRefused(" ".join(error.messages)) from error
    if not name:
        raise AccountRefused(gettext("Give the name of the account."))
    if User.objects.filter(username__iexact=name).exists():
        raise AccountRefused(gettext("There is an account with this name already."))
