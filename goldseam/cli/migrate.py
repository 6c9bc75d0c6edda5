"""goldseam migrate: brings the tables of an install up to this version."""

import click

from goldseam.cli.install import bring_up_to_date, on_install


@click.command()
@on_install
def migrate():
    """Bring the tables up to date. `goldseam serve` does this by itself when it starts."""
    steps = bring_up_to_date()
    for step in steps:
        click.echo(f"applied {step}")
    click.echo("The tables are up to date.")
