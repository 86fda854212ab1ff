"""Copy the whole database into one file while it is in use, and restore it."""

from events.services.backup.archive import BackupError, Manifest, read_manifest
from events.services.backup.run import back_up, restore

__all__ = ["BackupError", "Manifest", "back_up", "read_manifest", "restore"]
