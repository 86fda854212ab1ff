"""Roles of accounts."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from events.models.people.roles import AccountRole, role_of
from events.services.accounts.give_role import give_role


@pytest.mark.parametrize("number", range(5))
def test_each_role_may_do_what_those_before_it_may(number):
    role = list(AccountRole)[number]
    assert [role.at_least(other) for other in AccountRole] == [
        place <= number for place in range(5)
    ]


def test_a_reader_needs_no_account():
    assert role_of(AnonymousUser()) == AccountRole.READER


@pytest.mark.django_db
@pytest.mark.either_database
@pytest.mark.parametrize(
    ("groups", "values", "role"),
    [
        ([], {}, AccountRole.READER),
        (["submitter"], {}, AccountRole.SUBMITTER),
        (["editor", "submitter"], {}, AccountRole.EDITOR),  # the highest counts
        (["press club"], {}, AccountRole.READER),  # a group that is no role
        ([], {"is_superuser": True}, AccountRole.ADMINISTRATOR),
        ([], {"is_staff": True}, AccountRole.READER),  # staff open the admin, which is no role
        (["administrator"], {"is_active": False}, AccountRole.READER),  # closed
    ],
)
def test_the_highest_group_is_the_role(groups, values, role):
    account = User.objects.create_user("ana", **values)
    account.groups.set([Group.objects.get_or_create(name=name)[0] for name in groups])
    assert role_of(account) == role


@pytest.mark.django_db
@pytest.mark.either_database
def test_a_role_that_is_given_takes_the_place_of_another():
    account = User.objects.create_user("ana")
    account.groups.add(Group.objects.create(name="press club"))
    for role in (AccountRole.EDITOR, AccountRole.SUBMITTER):
        give_role(account=account, role=role)
    assert sorted(account.groups.values_list("name", flat=True)) == ["press club", "submitter"]
