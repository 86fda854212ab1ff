"""An account changes its own e-mail address, which a link sent to the new one confirms."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from events.services.accounts.create_account import AccountRefused

SALT = "change of an e-mail address"
GOOD_FOR = 86_400  # seconds


def words_for(*, account: User, email: str) -> str:
    """What the link carries: it is good for a day, and until the address changes.

    Raises:
        AccountRefused: this is no address, or the account has it already.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise AccountRefused(" ".join(error.messages)) from error
    if email == account.email:
        raise AccountRefused(gettext("This is your address already."))
    return signing.dumps([account.pk, account.email, email], salt=SALT)


def confirm_email(*, account: User, words: str) -> bool:
    """Set the address of the link. False if the link is old, or another account's."""
    try:
        pk, before, email = signing.loads(words, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return False
    changed = User.objects.filter(pk=account.pk, email=before) if pk == account.pk else None
    return bool(changed and changed.update(email=email))
