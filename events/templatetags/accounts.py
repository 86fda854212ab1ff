"""Who is signed in, and what they may do."""

from django import template

from events.models.roles import Account, AccountRole, given_role, role_of
from events.wording.naming import role_name, scope_name

register = template.Library()

register.filter("role_of", role_of)
register.filter("given_role", given_role)
register.filter("role_name", role_name)
register.filter("scope_name", scope_name)


@register.filter
def may(user: Account, role: str) -> bool:
    """`{% if request.user|may:"reviewer" %}`."""
    return role_of(user).at_least(AccountRole(role))
