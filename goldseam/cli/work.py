"""goldseam work: a worker of its own, beside servers that run with --no-worker."""

import click

from goldseam.cli.install import on_install


@click.command()
@on_install
def work():
    """Do what is due: tell people, remind, tidy up. Any number may run side by side.

    `goldseam serve` does this in a thread of its own unless it is started with --no-worker.
    Ctrl-C stops it after the job that it is doing.
    """
    from goldseam.common.work import work

    work()
