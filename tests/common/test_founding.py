"""A new database gets its tables at once; they are those that all migrations make, one after the other."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.django_db(transaction=True)
def test_tables_made_at_once_are_those_that_migrations_make_step_by_step(tmp_path):
    at_once = tables_of_new_database("at-once", tmp_path)
    step_by_step = tables_of_new_database("step-by-step", tmp_path)

    for name in step_by_step:
        assert set(at_once[name]) ^ set(step_by_step[name]) == set()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one server")
@pytest.mark.django_db(transaction=True)
def test_two_servers_that_start_on_a_new_database_at_the_same_moment_both_find_its_tables(tmp_path):
    with new_database(tmp_path, "together") as place:
        starting = [start("at-once", place) for _ in range(2)]
        told = [process.communicate() for process in starting]

    assert [process.returncode for process in starting] == [0, 0], told


def tables_of_new_database(way: str, folder: Path) -> dict:
    with new_database(folder, way) as place:
        process = start(way, place)
        told, trouble = process.communicate()
    assert process.returncode == 0, trouble
    return json.loads(told.splitlines()[-1])


@contextmanager
def new_database(folder: Path, name: str):
    """What the environment says of a database without tables."""
    data = folder / name
    data.mkdir()
    place = {"GOLDSEAM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
    if connection.vendor == "sqlite":
        yield place | {"DATABASE_URL": ""}
        return
    called = f"founding_{os.getpid()}_{name.replace('-', '_')}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {called}")
    yield place | {"DATABASE_URL": beside(os.environ["DATABASE_URL"], called)}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {called} WITH (FORCE)")


def beside(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def start(way: str, place: dict) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.common.tables", way]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=CHECKOUT, env=os.environ | place, stdout=pipe, stderr=pipe, text=True)
