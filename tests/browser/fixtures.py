"""A real Chromium against a real server. A page that complains in its console, or breaks its own rules, fails."""

import os
import time

import pytest
from django.conf import settings
from django.test import Client

from tests.browser import chromium

ASSETS = {"stylesheet", "script", "image", "font", "manifest"}


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    file = chromium.path()
    if file is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("There is no Chromium; bin/check gets one.")

    from playwright.sync_api import sync_playwright

    # Playwright keeps a loop running in this thread; Django would take it for an asynchronous view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=file, args=chromium.OPTIONS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser, live_server):
    """Opens a page of a device of its own: `open_page(width=360, color_scheme="dark")`."""
    contexts, complaints = [], []

    def open_one(width=1280, height=900, **options):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            **{"reduced_motion": "reduce", "locale": "en-GB", "timezone_id": "UTC"} | options,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        listen(page, complaints)
        page.complaints = complaints
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page):
    """One page of a laptop."""
    return open_page()


def listen(page, complaints: list[str]) -> None:
    """Writes down what goes wrong in the page: scripts, its security policy, and answers of the server."""

    def on_console(message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{page.url}: console: {message.text}")

    def on_response(response):
        is_asset = response.request.resource_type in ASSETS
        if response.status >= 500 or (response.status >= 400 and is_asset):
            complaints.append(f"{response.url}: answered {response.status}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("response", on_response)


@pytest.fixture
def signed_in(live_server):
    """Signs a person in on a page, without the detour of the form: `signed_in(page, ana)`."""

    def sign_in(page, person):
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.session
        # Just now, so that pages which ask for the password again let the person through.
        proof = {"method": "password", "at": time.time(), "reauthenticated": True}
        session["account_authentication_methods"] = [proof]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url}]
        )
        return page

    return sign_in
