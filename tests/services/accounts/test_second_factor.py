"""The second factor."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from events.services.accounts import second_factor
from events.services.accounts.second_factor import CodeRefused

pytestmark = [pytest.mark.django_db, pytest.mark.either_database]


@pytest.fixture
def ana():
    return User.objects.create_user("ana")


def shown_by_the_app(account, *, ahead=0):
    device = TOTPDevice.objects.get(user=account)
    return f"{totp(device.bin_key, t0=-30 * ahead):06}"


def turned_on(account):
    second_factor.set_up(account)
    return second_factor.turn_on(account=account, code=shown_by_the_app(account))


def test_a_code_of_the_app_turns_it_on(ana):
    second_factor.set_up(ana)
    assert not second_factor.is_on(ana)
    assert len(set(turned_on(ana))) == second_factor.recovery_codes_left(ana) == 10
    assert second_factor.is_on(ana)


def test_the_key_stays_the_same_until_it_is_confirmed(ana):
    assert second_factor.set_up(ana).key == second_factor.set_up(ana).key


def test_a_wrong_code_turns_nothing_on(ana):
    second_factor.set_up(ana)
    with pytest.raises(CodeRefused):
        second_factor.turn_on(account=ana, code="000000")
    assert not second_factor.is_on(ana)


def test_a_code_counts_once(ana):
    turned_on(ana)
    with pytest.raises(CodeRefused):
        second_factor.check_code(account=ana, code=shown_by_the_app(ana))


def test_the_next_code_is_taken_with_blanks_in_it(ana):
    turned_on(ana)
    code = shown_by_the_app(ana, ahead=1)
    TOTPDevice.objects.update(throttling_failure_count=0)
    second_factor.check_code(account=ana, code=f" {code[:3]} {code[3:]}")


def test_a_recovery_code_counts_once(ana):
    code = turned_on(ana)[0]
    second_factor.check_code(account=ana, code=code.upper())
    with pytest.raises(CodeRefused):
        second_factor.check_code(account=ana, code=code)
    assert second_factor.recovery_codes_left(ana) == 9


@pytest.mark.parametrize("code", ["", "000000", "abcd2345", "\0", "१२३४५६"])
def test_whoever_guesses_must_wait(ana, code):
    right = turned_on(ana)[0]
    for devices in (TOTPDevice, StaticDevice):
        devices.objects.update(
            throttling_failure_count=10, throttling_failure_timestamp=timezone.now()
        )
    for guess in (code, right):
        with pytest.raises(CodeRefused) as refused:
            second_factor.check_code(account=ana, code=guess)
        assert refused.value.wait_until is not None


def test_another_account_s_codes_are_not_taken(ana):
    code = turned_on(ana)[0]
    ben = User.objects.create_user("ben")
    turned_on(ben)
    with pytest.raises(CodeRefused):
        second_factor.check_code(account=ben, code=code)


def test_turned_off_nothing_of_it_is_left(ana):
    turned_on(ana)
    second_factor.turn_off(ana)
    assert not second_factor.is_on(ana)
    assert second_factor.recovery_codes_left(ana) == 0
