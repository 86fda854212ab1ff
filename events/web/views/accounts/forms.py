"""Forms of the account pages. Labels and messages that Django has are Django's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from events import lengths
from events.models.people.roles import AccountRole
from events.services.api_tokens import ROLE_OF_SCOPE, Scope
from events.wording.labels import vocabulary
from events.wording.labels.vocabulary import labelled

LIFETIMES = [
    ("30", _("30 days")),
    ("90", _("90 days")),
    ("365", _("a year")),
    ("", _("without end")),
]


class CodeForm(forms.Form):
    """The code of the app, or a recovery code."""

    code = forms.CharField(label=_("Code"), max_length=20)


class EmailForm(forms.Form):
    """A new address. The password is asked for where the account has one."""

    email = forms.CharField(label=_("New e-mail address"), max_length=254)
    password = forms.CharField(label=_("Your password"), max_length=200, strip=False)

    def __init__(self, *args: Any, account: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self._account = account
        if not account.has_usable_password():
            del self.fields["password"]

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        if not self._account.check_password(given):
            raise forms.ValidationError(_("This is not your password."))
        return given


class TokenForm(forms.Form):
    """A token to be made. Scopes above the account's role are not offered."""

    name = forms.CharField(label=_("What it is for"), max_length=lengths.TOKEN_NAME)
    scopes = forms.MultipleChoiceField(label=_("What it may do"))
    lifetime = forms.ChoiceField(
        label=_("How long it is valid"), choices=LIFETIMES, required=False, initial="90"
    )

    def __init__(self, *args: Any, role: AccountRole, **options: Any) -> None:
        super().__init__(*args, **options)
        allowed = [scope for scope in Scope if role.at_least(ROLE_OF_SCOPE[scope])]
        names = dict(labelled(vocabulary.SCOPES))
        self.fields["scopes"].choices = [(str(scope), names[scope]) for scope in allowed]  # type: ignore[attr-defined]


class NewAccountForm(forms.Form):
    """An account that an administrator makes. The service checks it."""

    name = forms.CharField(label=_("Name of the account"), max_length=150)
    email = forms.CharField(label=_("E-mail address"), max_length=254, required=False)
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = labelled(vocabulary.ROLES)  # type: ignore[attr-defined]

    def clean_role(self) -> AccountRole:
        return AccountRole(self.cleaned_data["role"])
