"""Settings of the tests: the product's own, with faster password hashing and plain static files."""

import os
import tempfile
from pathlib import Path

from tracker.settings import *  # noqa: F403
from tracker.settings import DATABASES

SECRET_KEY = "tests only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: worker processes that tests start must see the same rows.
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"tracker-tests-{os.getuid()}-{os.getpid()}.sqlite3")
    }
