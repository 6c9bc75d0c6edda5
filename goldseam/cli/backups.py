"""goldseam backup and goldseam restore: a whole install in one file."""

from pathlib import Path

import click

from goldseam.cli.install import on_install


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@on_install
def backup(file):
    """Write everything that people put in into FILE, while the product runs.

    The file restores into SQLite and into PostgreSQL. It holds text, history and accounts; it does not
    hold sessions, jobs under way, or the secret key, so nobody can sign in with it alone. Keep it private.
    """
    from goldseam.cli.archive.writing import write

    count = write(file)
    click.echo(f"{file}: {count} records, {_size(file)}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@on_install
def restore(file):
    """Put everything from the backup FILE into an empty install.

    Stop the product first. An install in which somebody already has an account is left as it is. Afterwards
    everybody signs in again.
    """
    from goldseam.cli.archive.reading import Refusal, read

    try:
        count = read(file)
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{count} records are restored. Everybody signs in again.")


def _size(file: Path) -> str:
    kilobytes = file.stat().st_size / 1024
    return f"{kilobytes / 1024:.1f} MB" if kilobytes >= 1024 else f"{kilobytes:.0f} kB"
