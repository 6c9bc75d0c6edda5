"""What all tests stand on. Which database they run on is said in the environment; see tests/settings.py."""

import gc
import ipaddress
import socket

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests import emptying

pytest_plugins = ["tests.browser.fixtures"]

INTERNET = {socket.AF_INET, socket.AF_INET6}


def pytest_collection_modifyitems(config, items):
    """What asks no database is tested once, on SQLite."""
    if connection.vendor == "sqlite":
        return
    left_out = [item for item in items if not asks_a_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def pytest_collection_finish():
    """What is loaded by now stays to the end. Looking through it for garbage again and again takes long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def is_emptied_quickly():
    emptying.hurry()


def asks_a_database(item) -> bool:
    of_class = getattr(item, "cls", None)
    if of_class and issubclass(of_class, TransactionTestCase):
        return True
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db"} & {*item.fixturenames})


@pytest.fixture(autouse=True, scope="session")
def stays_on_this_machine():
    """No test reaches another machine, not even by mistake."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family in INTERNET and not is_here(address[0]):
            raise AssertionError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
