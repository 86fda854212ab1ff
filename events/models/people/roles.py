"""What an account may do: one of five roles, each of which may do what those before it may.

A role is a group of Django's auth with the role's name, so that the admin and other programs can
see and give it. The highest group of an account counts.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import models
from django_otp.plugins.otp_totp.models import TOTPDevice

Account = User | AnonymousUser | AbstractBaseUser


class AccountRole(models.TextChoices):
    """From the least to the most. `reader` is everyone, with an account or without."""

    READER = "reader"
    SUBMITTER = "submitter"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    def at_least(self, other: AccountRole) -> bool:
        """Whether this role may do all that the other may."""
        return self._rank >= other._rank

    @property
    def _rank(self) -> int:
        return list(AccountRole).index(self)

    @classmethod
    def highest(cls, names: list[str]) -> Self:
        """Of the names of groups; other groups than those of roles do not count."""
        return max(
            (role for role in cls if role.value in names),
            key=lambda role: role._rank,
            default=cls.READER,
        )


def role_of(user: Account) -> AccountRole:
    """A superuser is an administrator; an account that was closed is a reader like everyone, and so
    is one without the second factor that its role needs here.
    """
    if not isinstance(user, User) or not user.is_active or lacks_second_factor(user):
        return AccountRole.READER
    return given_role(user)


def lacks_second_factor(account: User) -> bool:
    """Whether the setting SECOND_FACTOR_FROM asks for one that the account has not turned on."""
    required: str = settings.SECOND_FACTOR_FROM
    if not required or not given_role(account).at_least(AccountRole(required)):
        return False
    return not TOTPDevice.objects.filter(user=account, confirmed=True).exists()


def given_role(account: User) -> AccountRole:
    """What the account may do, or could do before it was closed."""
    if account.is_superuser:
        return AccountRole.ADMINISTRATOR
    models.prefetch_related_objects([account], "groups")  # a page asks several times
    return AccountRole.highest([group.name for group in account.groups.all()])
