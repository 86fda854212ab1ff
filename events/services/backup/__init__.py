"""Copies of the whole database while it is in use, in one file that says what is in it, and putting
such a copy in place.
"""

from events.services.backup.archive import BackupError, Manifest, read_manifest
from events.services.backup.run import back_up, restore

__all__ = ["BackupError", "Manifest", "back_up", "read_manifest", "restore"]
