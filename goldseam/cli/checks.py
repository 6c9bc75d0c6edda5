"""goldseam check: whether an install is sound."""

import sys
import tempfile

import click

from goldseam.cli.install import missing_migrations, on_install


@click.command()
@on_install
def check():
    """Look whether the install is sound: settings, tables, records, folder. Ends with 1 if something is not."""
    findings = {question: list(answer()) for question, answer in QUESTIONS.items()}
    for question, problems in findings.items():
        click.echo(f"{'no ' if problems else 'yes'}  {question}")
        for problem in problems:
            click.echo(f"     {problem}")
    sys.exit(1 if any(findings.values()) else 0)


def settings_problems():
    from django.core.checks import ERROR, run_checks

    for found in run_checks():
        if found.level >= ERROR:
            yield found.msg


def tables_behind():
    for migration in missing_migrations():
        yield f"{migration} is missing. Run: goldseam migrate"


def damage():
    """What SQLite finds in its own file."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            yield from (line for (line,) in cursor.fetchall() if line != "ok")


def broken_links():
    """Records that name another record which is not there."""
    from django.db import IntegrityError, connection

    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield str(error).splitlines()[0]


def folder_problems():
    from django.conf import settings

    try:
        settings.DATA.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=settings.DATA).close()
    except OSError as error:
        yield f"{settings.DATA}: {error.strerror}"


def broken_trails():
    """Records of regulated work that were changed after they were written."""
    from goldseam.artifacts.models import Artifact
    from goldseam.validation.chain import flaws_of

    for artifact in Artifact.objects.filter(trail__isnull=False).select_related("organisation").iterator():
        for flaw in flaws_of(artifact):
            yield f"{artifact.organisation.slug}, artifact {artifact.number}: {flaw}"


QUESTIONS = {
    "the settings fit together": settings_problems,
    "the tables are up to date": tables_behind,
    "the database is whole": damage,
    "every link leads to a record": broken_links,
    "the trails of regulated work hold": broken_trails,
    "the data folder can be written to": folder_problems,
}
