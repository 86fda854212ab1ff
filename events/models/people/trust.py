"""How far a source, a feed or an account is trusted with what it sends."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Trust(models.TextChoices):
    """`held` waits for a reviewer. `trusted`: what it says of the outlet is believed."""

    TRUSTED = "trusted", "trusted"
    NORMAL = "normal", "normal"
    HELD = "held", "held for review"


def trust_field() -> models.CharField[str, str]:
    return models.CharField(max_length=8, choices=Trust.choices, default=Trust.NORMAL)


class AccountTrust(models.Model):
    """What an editor said of an account; without a row it is `normal`."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sender_trust"
    )
    trust = trust_field()

    def __str__(self) -> str:
        return f"{self.account_id} {self.trust}"


def trust_of(account_id: int) -> Trust:
    """The trust of an account."""
    given = AccountTrust.objects.filter(account=account_id).values_list("trust", flat=True).first()
    return Trust(given or Trust.NORMAL)
