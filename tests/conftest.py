"""What all tests stand on. Which database they run on is said in the environment; see tests/settings.py."""

import ipaddress
import socket

import pytest

pytest_plugins = ["tests.browser.fixtures"]

INTERNET = {socket.AF_INET, socket.AF_INET6}


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
