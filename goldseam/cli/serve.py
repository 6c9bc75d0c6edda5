"""goldseam serve: the product on a port of this machine."""

import logging
import os
import socket

import click

from goldseam.cli.install import bring_up_to_date, data_option, open_install, plain_errors

GRACE = 10  # Seconds that requests under way get to finish.


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, envvar="PORT", help="The port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 answers on all networks of this machine.")
@click.option("--worker/--no-worker", default=True, help="Whether these processes also do the jobs; see goldseam work.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=lambda: min(2, os.cpu_count() or 1),
    show_default="2, or 1 on a single core",
    envvar="GOLDSEAM_PROCESSES",
    help="How many processes answer. Each takes about 120 MB.",
)
@click.option("--reload", is_flag=True, hidden=True, help="Start anew when the code changes.")
@data_option
def serve(port, host, worker, processes, reload, data):
    """Serve the product, by default on http://localhost:8000.

    Brings the tables up to date first. Ctrl-C stops it after the requests that are under way.
    """
    os.environ.setdefault("GOLDSEAM_URL", f"http://localhost:{port}")
    os.environ["GOLDSEAM_WORKER"] = "1" if worker else "0"
    with plain_errors():
        _want_free(host, port)
        open_install(data)
        bring_up_to_date()
        _collect_static_files()
        _announce()
        _run(host, port, processes, reload)


def _want_free(host: str, port: int) -> None:
    """Says so before anything else is done if somebody already answers there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"Port {port} of {host} can't be had: {error.strerror}. See --port.") from error


def _collect_static_files() -> None:
    """Copies styles and scripts into the data folder, compressed and with names that browsers may keep for ever."""
    from django.conf import settings
    from django.core.management import call_command

    if settings.DEVELOPING:
        return  # They are read from where they lie.
    storage = logging.getLogger("django.contrib.staticfiles")
    storage.setLevel(logging.WARNING)
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)


def _announce() -> None:
    from django.conf import settings

    click.echo(f"Goldseam: {settings.BASE_URL}  (data: {settings.DATA}; Ctrl-C stops it)")


def _run(host: str, port: int, processes: int, reload: bool) -> None:
    import uvicorn
    from django.conf import settings

    uvicorn.run(
        "config.asgi:application",
        host=host,
        port=port,
        workers=None if reload else processes,  # Python threads share one core.
        reload=reload,
        reload_dirs=[str(settings.PACKAGE), str(settings.PACKAGE.parent / "config")] if reload else None,
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,  # Addresses and times of requests could tie an anonymous report to a person.
        # Django reads what a proxy says about scheme and client, and counts proxies; uvicorn would believe anybody.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
