"""Django's `migrate`, and then the view and triggers of the tallies, made for the tables as they
are now.
"""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from events.services.tallies import triggers


class Command(migrate.Command):
    def handle(self, *arguments: Any, **options: Any) -> Any:
        if not _plain(options):
            return super().handle(*arguments, **options)
        triggers.remove()
        done = super().handle(*arguments, **options)
        if "events_tally" in connection.introspection.table_names():
            triggers.install()
        return done


def _plain(options: dict[str, Any]) -> bool:
    """Whether it may change this database at all."""
    looking = ("plan", "check_unapplied", "fake")
    return options["database"] == "default" and not any(options.get(name) for name in looking)
