"""The help directory is there where there is no network, once it was opened, and on paper."""

import pytest
from playwright.sync_api import expect

from goldseam.resilience.models import HelpEntry, HelpPage
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_page_of_the_link_stays_on_the_device(page, live_server):
    acme = make.organisation()
    ana = acme.memberships.get(role="owner").person
    HelpEntry.add(acme, by=ana, name="Night line", phone="143")
    code = HelpPage.word(acme, by=ana).code

    page.goto(f"{live_server.url}/help/{code}")
    expect(page.get_by_text("This page is kept on this device.")).to_be_visible()
    page.wait_for_function("caches.match(location.pathname).then(Boolean)")
    page.context.set_offline(True)
    page.reload()

    expect(page.get_by_role("link", name="143")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="143")).to_be_visible()
