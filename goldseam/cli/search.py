"""goldseam search rebuild: what things are found by, made anew."""

import click

from goldseam.cli.install import on_install


@click.group()
def search():
    """Look after the search."""


@search.command()
@on_install
def rebuild():
    """Make anew what things are found by. The product may run meanwhile; it finds less until this is done.

    This is needed only where a search seems to miss something: after an update or a restored backup the product fills
    the search by itself.
    """
    from goldseam.common.models import Entry
    from goldseam.common.search.filling import start_over, work

    start_over()
    while work():
        pass
    click.echo(f"{Entry.objects.count()} things can be found.")
