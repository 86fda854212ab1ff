"""Settings from the environment fail loudly, and the locks hold what the requirements name."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker import env

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False), ("off", False)],
)
def test_a_flag_reads_the_usual_words(monkeypatch, value, expected):
    monkeypatch.setenv("SWITCH", value)
    assert env.flag("SWITCH", not expected) is expected


def test_a_flag_that_is_not_set_has_its_default(monkeypatch):
    monkeypatch.delenv("SWITCH", raising=False)
    assert env.flag("SWITCH", True) is True


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda: env.flag("VALUE", False), "maybe"),
        (lambda: env.integer("VALUE", 1), "many"),
        (lambda: env.integer("VALUE", 1), "1.5"),
    ],
)
def test_a_value_that_cannot_be_read_stops_the_start_and_is_named(monkeypatch, read, value):
    monkeypatch.setenv("VALUE", value)
    with pytest.raises(ImproperlyConfigured, match=f"VALUE='{value}'"):
        read()


def test_words_are_parted_by_commas_and_trimmed(monkeypatch):
    monkeypatch.setenv("HOSTS", " a.example, b.example ,,")
    assert env.words("HOSTS") == ["a.example", "b.example"]


def test_a_secret_can_come_from_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from the file\n")
    monkeypatch.setenv("SECRET_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("SECRET", "from the variable")
    assert env.text("SECRET") == "from the file"


def test_a_secret_file_that_is_missing_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_FILE", str(tmp_path / "gone"))
    with pytest.raises(ImproperlyConfigured, match=r"SECRET_FILE.*No such file"):
        env.text("SECRET")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(monkeypatch, tmp_path):
    monkeypatch.delenv("KEY", raising=False)
    kept = tmp_path / "new" / "key"
    first = env.secret("KEY", keep_in=kept)
    assert len(first) > 50
    assert env.secret("KEY", keep_in=kept) == first
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("requirements", "lock"),
    [("requirements.txt", "runtime.txt"), ("requirements-dev.txt", "dev.txt")],
)
def test_the_lock_holds_every_pin_of_the_requirements(requirements, lock):
    """`make lock` writes the locks anew."""
    pinned = re.compile(r"^([a-z0-9-]+)(?:\[[a-z]+\])?==([^\s;]+)", re.MULTILINE | re.IGNORECASE)
    wanted = {
        (name.lower(), version)
        for name, version in pinned.findall((ROOT / requirements).read_text())
    }
    locked = {
        (name.lower(), version)
        for name, version in pinned.findall((ROOT / "locks" / lock).read_text())
    }
    assert wanted
    assert wanted <= locked


@pytest.mark.parametrize("key", ["change-me", "x" * 60, "change-me-please", "abcabcabc" * 9])
def test_a_key_that_can_be_guessed_stops_the_start(monkeypatch, tmp_path, key):
    monkeypatch.setenv("SECRET_KEY", key)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY can be guessed") as error:
        env.secret("SECRET_KEY", keep_in=tmp_path / "key")
    assert key not in str(error.value)


def test_a_token_may_be_left_empty_but_not_be_guessed(monkeypatch):
    monkeypatch.delenv("METRICS_TOKEN", raising=False)
    assert env.token("METRICS_TOKEN") == ""
    monkeypatch.setenv("METRICS_TOKEN", "change-me")
    with pytest.raises(ImproperlyConfigured, match="METRICS_TOKEN"):
        env.token("METRICS_TOKEN")


def test_the_example_of_settings_gives_no_key():
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert "SECRET_KEY=" in lines and "#METRICS_TOKEN=" in lines


def test_the_database_file_is_its_owner_s_alone(tmp_path):
    new, old = tmp_path / "new.sqlite3", tmp_path / "old.sqlite3"
    old.write_text("rows")
    old.chmod(0o644)
    for path in (new, old, tmp_path / "no such directory" / "x"):
        env.private_file(path)
    assert [path.stat().st_mode & 0o777 for path in (new, old)] == [0o600, 0o600]
    assert old.read_text() == "rows"


def test_the_settings_make_the_database_file_private(tmp_path):
    """And SQLite gives its log the rights of the file."""
    ask = "import django; django.setup(); from django.db import connection as c; "
    ask += "c.cursor().execute('create table t (x)'); import os; "
    ask += "print([oct(os.stat(f'{d}/{n}').st_mode & 0o777) for d in [os.environ['DATA_DIR']] "
    ask += "for n in os.listdir(d) if 'sqlite3' in n])"
    environment = {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tracker.settings"}
    environment["PATH"] = os.environ["PATH"]
    done = subprocess.run(
        [sys.executable, "-c", f"import os; os.umask(0o022); {ask}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(ast.literal_eval(done.stdout)) == {"0o600"}
