"""Settings of the tests: the product's own, with faster password hashing and plain static files."""

import os
import tempfile
from pathlib import Path

# Processes that test side by side each get a database of Redis: one that empties its cache would
# forget what the other counts.
# Before the product's settings are read; once, for the processes that tests start inherit it and
# may be given another.
if (
    "PYTEST_XDIST_WORKER" in os.environ
    and os.environ.get("REDIS_URL")
    and "TESTS_HAVE_THEIR_REDIS" not in os.environ
):
    number = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw")) + 1
    os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{number}"
    os.environ["TESTS_HAVE_THEIR_REDIS"] = "1"

from tracker.settings import *  # noqa: F403
from tracker.settings import DATABASES, MIDDLEWARE

SECRET_KEY = "tests only"
PAGES_PER_MINUTE = 0  # a table of pages asks for more
SUBMISSIONS = "open"  # tests of the gate set the others
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: worker processes that tests start must see the same rows.
    DATABASES["default"]["TEST"] = {
        "NAME": str(
            Path(tempfile.gettempdir()) / f"tracker-tests-{os.getuid()}-{os.getpid()}.sqlite3"
        )
    }
    # Nobody pulls the plug on a test, and what a killed process wrote is safe without the disk.
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

# It writes at an account's first page only: tests that count the questions of a page would count it
# once. The tests of accounts put it back.
SESSIONS_SEEN = "events.web.sessions.SessionsSeen"
MIDDLEWARE = [name for name in MIDDLEWARE if name != SESSIONS_SEEN]
