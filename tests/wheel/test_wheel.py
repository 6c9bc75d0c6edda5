"""The wheel does all that the checkout does: installed by itself, in a folder where nothing else is."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

CHECKOUT = Path(__file__).parents[2]
UV = shutil.which("uv") or str(Path(sys.executable).parent / "uv")

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def goldseam(elsewhere):
    """Runs the installed command in a folder outside the checkout, and gives back what it printed."""
    run(UV, "build", "--wheel", "--quiet", "--out-dir", elsewhere / "dist", CHECKOUT)
    run(
        UV,
        "export",
        "--quiet",
        "--frozen",
        "--no-dev",
        "--no-emit-project",
        "-o",
        elsewhere / "locked.txt",
        cwd=CHECKOUT,
    )
    run(UV, "venv", "--quiet", "--python", sys.executable, elsewhere / "venv")
    python = elsewhere / "venv/bin/python"
    run(UV, "pip", "install", "--quiet", "--python", python, "-r", elsewhere / "locked.txt")
    run(UV, "pip", "install", "--quiet", "--no-deps", "--python", python, *(elsewhere / "dist").glob("*.whl"))
    return lambda *words: run(elsewhere / "venv/bin/goldseam", *words, cwd=elsewhere)


@pytest.fixture(scope="module")
def address(goldseam, elsewhere):
    """A server of the installed package, on a new data folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [elsewhere / "venv/bin/goldseam", "serve", "--port", str(port), "--data", elsewhere / "served"]
    server = subprocess.Popen(command, cwd=elsewhere, env=environment())
    yield wait_for(f"http://localhost:{port}", server)
    server.terminate()
    server.wait(20)


def test_it_says_that_it_is_ready(address):
    with urlopen(f"{address}/health") as answer:
        assert answer.status == 200
        assert b'"ok"' in answer.read()


def test_the_first_page_comes_with_its_style(address):
    with urlopen(address) as answer:
        page = answer.read().decode()
    style = next(part.split('"')[0] for part in page.split('href="') if ".css" in part.split('"')[0])

    with urlopen(address + style) as answer:
        assert "immutable" in answer.headers["cache-control"]
        assert b"@layer" in answer.read()


def test_samples_go_into_a_backup_and_come_out_of_it(goldseam, elsewhere):
    goldseam("samples", "load", "--data", "first")
    written = goldseam("backup", "all.zip", "--data", "first")
    goldseam("restore", "all.zip", "--data", "second")
    goldseam("check", "--data", "second")

    assert goldseam("backup", "again.zip", "--data", "second").split()[1] == written.split()[1]
    assert "6 sample cases" in goldseam("samples", "remove", "--data", "second")


def test_help_answers_at_once(goldseam):
    started = time.monotonic()
    printed = goldseam("--help")

    assert time.monotonic() - started < 1
    assert "serve" in printed


def run(*command, **options) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=environment(), **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment() -> dict:
    """Nothing of the checkout or of these tests."""
    ours = ("GOLDSEAM_", "DJANGO_", "PYTHON", "VIRTUAL_ENV", "DATABASE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def wait_for(address: str, server: subprocess.Popen) -> str:
    for _ in range(300):
        assert server.poll() is None, "The server stopped."
        try:
            urlopen(f"{address}/health").close()
        except URLError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("The server did not answer in 30 seconds.")
