"""A passkey's whole life in a real browser, with the authenticator that Chromium's own tools bring."""

import re

import pytest

from tests import make

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ana(live_server):
    ana = make.person("Ana")
    make.organisation(ana)
    # Passkeys belong to a name, never to a number: the browser refuses them at 127.0.0.1.
    live_server.home = live_server.url.replace("127.0.0.1", "localhost")
    return ana


@pytest.fixture
def device(page):
    """A page of a device that can keep passkeys."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    page.tools = tools
    page.authenticator = tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    return page


def test_a_passkey_is_added_renamed_used_and_removed(device, live_server, ana):
    sign_in_with_password(device, live_server)
    add_passkey(device, live_server, "Laptop")
    device.goto(f"{live_server.home}/accounts/passkeys/")
    device.get_by_role("link", name="Rename · Laptop").click()
    device.get_by_label("Name").fill("My laptop")
    device.get_by_role("button", name="Save").click()
    assert device.get_by_role("heading", name="My laptop").is_visible()

    sign_out(device, live_server)
    sign_in_with_passkey(device, live_server)
    assert device.url == f"{live_server.home}/acme/"

    device.goto(f"{live_server.home}/accounts/passkeys/")
    device.get_by_role("link", name="Remove · My laptop").click()
    confirm_with_passkey(device)
    device.get_by_role("button", name="Remove it").click()
    device.wait_for_url("**/accounts/passkeys/")
    assert device.get_by_role("heading", name="My laptop").count() == 0


def test_a_passkey_that_does_not_answer_says_so(device, live_server, ana):
    device.goto(f"{live_server.home}/accounts/login/")
    device.tools.send("WebAuthn.setUserVerified", {"authenticatorId": device.authenticator, "isUserVerified": False})

    device.get_by_role("button", name="Sign in with a passkey").click()

    device.get_by_role("alert").get_by_text("That did not work, or was cancelled").wait_for()


def sign_in_with_password(page, live_server):
    page.goto(f"{live_server.home}/accounts/login/")
    page.get_by_label("Mail address").fill("ana@example.org")
    page.get_by_label("Password", exact=True).fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/acme/")


def add_passkey(page, live_server, name):
    page.goto(f"{live_server.home}/accounts/passkeys/new/")
    page.get_by_label("Password", exact=True).fill(make.PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name of the passkey").fill(name)
    page.get_by_role("button", name="Add it").click()
    # The first passkey brings recovery codes.
    page.wait_for_url("**/accounts/protection/codes/")
    assert len(re.findall(r"\d{8}", page.get_by_label("codes are left").input_value())) == 10


def sign_out(page, live_server):
    page.goto(f"{live_server.home}/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{live_server.home}/")


def sign_in_with_passkey(page, live_server):
    page.goto(f"{live_server.home}/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/acme/")


def confirm_with_passkey(page):
    """Asked once more before the account changes, if the last time is a while ago."""
    if page.get_by_role("heading", name="Is it you?").is_visible():
        page.get_by_role("link", name=re.compile("passkey|security key")).click()
        page.get_by_role("button", name="Use the passkey").click()
        page.get_by_role("button", name="Remove it").wait_for()
