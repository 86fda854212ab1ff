"""Who is signed in, and what they may do."""

from django import template

from events.models.people.roles import Account, AccountRole, given_role, role_of
from events.wording.labels.naming import role_name, scope_name

register = template.Library()

register.filter("role_of", role_of)
register.filter("given_role", given_role)
register.filter("role_name", role_name)
register.filter("scope_name", scope_name)


@register.filter
def may(user: Account, role: str) -> bool:
    """`{% if request.user|may:"reviewer" %}`."""
    return role_of(user).at_least(AccountRole(role))


# In this order: Edge and Opera call themselves Chrome too, and Chrome Safari.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox"}
BROWSERS |= {"Chrome": "Chrome", "CriOS": "Chrome", "Safari": "Safari"}
SYSTEMS = {"Windows": "Windows", "Android": "Android", "iPhone": "iPhone", "iPad": "iPad"}
SYSTEMS |= {"Mac OS X": "macOS", "CrOS": "ChromeOS", "Linux": "Linux"}


@register.filter
def browser_name(user_agent: str) -> str:
    """*Firefox · Windows*; of a program that is no browser the beginning of its own line."""
    known = (_first(user_agent, BROWSERS), _first(user_agent, SYSTEMS))
    return " · ".join(name for name in known if name) or user_agent[:60] or "—"


def _first(user_agent: str, names: dict[str, str]) -> str | None:
    return next((name for mark, name in names.items() if mark in user_agent), None)
