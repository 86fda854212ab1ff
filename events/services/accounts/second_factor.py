"""The second factor: codes of an app on the phone, and recovery codes on paper.

django-otp keeps the keys, refuses a code that was used, and makes whoever guesses wait twice as
long each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10


@dataclass(frozen=True, slots=True)
class CodeRefused(Exception):
    """`wait_until`: codes are looked at again from then on; None: this one is wrong."""

    wait_until: datetime | None


def is_on(account: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=account, confirmed=True).exists())


def recovery_codes_left(account: User) -> int:
    return int(StaticToken.objects.filter(device__user=account).count())


def set_up(account: User) -> TOTPDevice:
    """The app's key, which counts once a code of it was typed in. The same until then."""
    device, _ = TOTPDevice.objects.get_or_create(
        user=account, confirmed=False, defaults={"name": "app"}
    )
    return device


def turn_on(*, account: User, code: str) -> list[str]:
    """The recovery codes, which are shown once. Raises CodeRefused."""
    device = set_up(account)
    _check(device, account, code)  # outside a transaction, which would forget a wrong guess
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account).exclude(pk=device.pk).delete()
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
        return new_recovery_codes(account)


@transaction.atomic
def new_recovery_codes(account: User) -> list[str]:
    """In place of those that are left."""
    StaticDevice.objects.filter(user=account).delete()
    paper = StaticDevice.objects.create(user=account, name="recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=paper, token=code) for code in codes)
    return codes


def check_code(*, account: User, code: str) -> None:
    """A code of the app, or a recovery code, which is used up. Raises CodeRefused."""
    code = "".join(code.split()).lower()
    devices = TOTPDevice if code.isascii() and code.isdecimal() else StaticDevice
    device = devices.objects.filter(user=account, confirmed=True).first()
    if device is None:
        raise CodeRefused(None)
    _check(device, account, code)


@transaction.atomic
def turn_off(account: User) -> None:
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()


def _check(device: TOTPDevice | StaticDevice, account: User, code: str) -> None:
    allowed, why = device.verify_is_allowed()
    if not allowed:
        raise CodeRefused(why["locked_until"])
    if not verify_token(account, device.persistent_id, "".join(code.split())):
        raise CodeRefused(None)
