"""The install that a command works on: where its data is, and whether its tables are up to date."""

import os
from functools import wraps
from pathlib import Path

import click

data_option = click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(file_okay=False),
    help="Folder of the data; ./data or $GOLDSEAM_DATA unless said otherwise.",
)


def on_install(command):
    """Gives a command the option --data, loads Django before it runs, and says its errors in one line."""

    @data_option
    @wraps(command)
    def run(*args, data, **kwargs):
        with plain_errors():
            open_install(data)
            return command(*args, **kwargs)

    return run


def open_install(data: str | None) -> None:
    """Loads Django on the install in that folder."""
    if data:
        os.environ["GOLDSEAM_DATA"] = data
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # What people write is for nobody else on this machine: database, mail, uploads, also in a folder that was there.
    os.umask(0o077)
    Path(os.environ.get("GOLDSEAM_DATA", "data")).mkdir(mode=0o700, parents=True, exist_ok=True)
    import django

    django.setup()


class plain_errors:  # noqa: N801  (reads as a phrase: with plain_errors())
    """What a person can do something about is said in one line, without a trace of the program."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is None or isinstance(error, (click.ClickException, click.exceptions.Exit, click.Abort)):
            return
        if message := _plain(error):
            raise click.ClickException(message) from error


def _plain(error: BaseException) -> str | None:
    from django.core.exceptions import ImproperlyConfigured, ValidationError
    from django.db import DatabaseError

    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, DatabaseError) and ("no such table" in str(error) or "does not exist" in str(error)):
        return "The tables are missing or out of date. Run: goldseam migrate"
    if isinstance(error, DatabaseError):
        return f"The database does not answer as it should: {str(error).splitlines()[0]}"
    if isinstance(error, OSError):
        return f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
    if isinstance(error, UnicodeEncodeError):
        return "Write this in UTF-8."
    return str(error) if isinstance(error, ImproperlyConfigured) else None


def bring_up_to_date() -> list[str]:
    """Runs the migrations that are missing, and says which."""
    from django.core.management import call_command

    missing = missing_migrations()
    if missing:
        call_command("migrate", interactive=False, verbosity=0)
    return missing


def missing_migrations() -> list[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]
