"""Typed readers of environment variables. An invalid value stops the start."""

from __future__ import annotations

import os
import secrets
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
SHORTEST_SECRET = 32
FEWEST_CHARACTERS = 10
FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable NAME, or the content of the file that NAME_FILE points to (for secrets)."""
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return os.environ.get(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE={path!r} cannot be read: {error.strerror}"
        ) from error


def flag(name: str, default: bool) -> bool:
    """A yes or no; anything else is an error."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no (use 1 or 0)")


def integer(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number") from error


def decimal(name: str, default: str) -> Decimal:
    """An amount, not below zero."""
    value = os.environ.get(name) or default
    try:
        amount = Decimal(value)
    except InvalidOperation as error:
        raise ImproperlyConfigured(f"{name}={value!r} is not an amount") from error
    if not amount.is_finite() or amount < 0:
        raise ImproperlyConfigured(f"{name}={value!r} is not an amount of zero or more")
    return amount


def choice(name: str, default: str, among: list[str]) -> str:
    """One of several words."""
    value = os.environ.get(name) or default
    if value not in among:
        raise ImproperlyConfigured(f"{name}={value!r} is none of: {', '.join(among)}")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, keep_in: Path) -> str:
    """The secret NAME (or NAME_FILE), or one that is made once and kept in `keep_in`.

    Only its owner can read that file.
    """
    given = text(name)
    if given:
        return _hard_to_guess(name, given)
    if not keep_in.exists():
        keep_in.parent.mkdir(parents=True, exist_ok=True)
        keep_in.touch(mode=0o600)
        keep_in.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return keep_in.read_text(encoding="utf-8").strip()


def _hard_to_guess(name: str, given: str) -> str:
    """Whoever knows the key that signs sessions is signed in as anyone: `change-me`, as the example
    has it, was taken once.
    """
    if len(given) < SHORTEST_SECRET or len(set(given)) < FEWEST_CHARACTERS:
        raise ImproperlyConfigured(
            f"{name} can be guessed: it needs {SHORTEST_SECRET} characters or more that differ. "
            'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    return given


def token(name: str) -> str:
    """A secret that may be left empty; if it is set, it must be hard to guess."""
    given = text(name)
    return _hard_to_guess(name, given) if given else ""


def private_file(path: Path) -> None:
    """Let only its owner read and write this file, which is made if its directory is there.

    SQLite gives its files to everyone on the machine, and its log (-wal) the rights of the file.
    """
    if not path.parent.is_dir():
        return
    try:
        path.touch(mode=0o600)
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError:
        return  # of another user, or on a disk that cannot be written: what uses it says so
