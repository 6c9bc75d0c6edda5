"""`migrate`, which makes a new database at once."""

from django.core.management.commands.migrate import Command as StepByStep
from django.db import connections

from goldseam.common.founding import is_new, make_tables, one_after_the_other


class Command(StepByStep):
    def handle(self, *args, **options):
        connection = connections[options["database"]]
        connection.prepare_database()
        with one_after_the_other(connection):
            if self._takes_all(options) and is_new(connection):
                make_tables(connection)
            return super().handle(*args, **options)

    def _takes_all(self, options) -> bool:
        return not any(options[name] for name in ("app_label", "plan", "fake", "check_unapplied"))
