"""Give an account its role."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.db import transaction

from events.models.people.roles import AccountRole


@transaction.atomic
def give_role(*, account: User, role: AccountRole) -> None:
    """In place of the role that it had. Groups that are no role stay as they are.

    An administrator is a superuser too, so that the admin is open to them; the others may keep
    what else the admin gave them.
    """
    account.groups.remove(*account.groups.filter(name__in=AccountRole.values))
    account.groups.add(Group.objects.get_or_create(name=role.value)[0])
    is_administrator = role == AccountRole.ADMINISTRATOR
    if is_administrator != account.is_superuser:
        account.is_superuser = account.is_staff = is_administrator
        account.save(update_fields=["is_superuser", "is_staff"])
