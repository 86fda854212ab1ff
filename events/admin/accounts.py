"""Where accounts are signed in, and links that sign in."""

from __future__ import annotations

from django.contrib import admin

from events.admin.permissions import Kept, Shown
from events.models import AccountSession, SignInLink


@admin.register(AccountSession)
class AccountSessionAdmin(Shown, Kept[AccountSession]):
    """Ended on the account's own page, or by closing the account."""

    list_display = ["account", "user_agent", "address", "started_at", "seen_at"]
    list_select_related = ["account"]
    exclude = ["session_key"]  # whoever knows it is signed in
    ordering = ["-seen_at"]


@admin.register(SignInLink)
class SignInLinkAdmin(Shown, Kept[SignInLink]):
    list_display = ["account", "made_at", "expires_at", "used_at"]
    list_select_related = ["account"]
    exclude = ["sha256"]
    ordering = ["-made_at"]
