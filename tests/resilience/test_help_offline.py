"""The help directory is there where there is no network, once it was opened, and on paper."""

import pytest
from playwright.sync_api import expect

from goldseam.resilience.models import HelpEntry, HelpPage, PeerSupporter
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


def test_inside_an_account_it_stays_until_one_signs_out_and_names_no_colleague(page, live_server, signed_in):
    acme = make.organisation()
    ana = acme.memberships.get(role="owner").person
    HelpEntry.add(acme, by=ana, name="Night line", phone="143")
    PeerSupporter.offer(acme, by=ana, words="I listen.", reach="Room 3")
    signed_in(page, ana)

    page.goto(f"{live_server.url}/acme/private/paper")
    expect(page.get_by_text("It is there without a network, too.")).to_be_visible()
    page.context.set_offline(True)
    page.goto(f"{live_server.url}/acme/private/help")

    expect(page.get_by_role("link", name="143")).to_be_visible()
    expect(page.get_by_text("This was kept on this device on")).to_be_visible()
    expect(page.get_by_text("I listen.", exact=True)).not_to_be_visible()

    page.context.set_offline(False)
    page.goto(f"{live_server.url}/acme/private/help")
    expect(page.get_by_text("I listen.", exact=True)).to_be_visible()

    page.evaluate("document.querySelector('form[data-forgets-drafts]').requestSubmit()")
    page.wait_for_url(lambda address: "/acme/" not in address)
    page.wait_for_function("caches.match('/acme/private/help/kept').then((kept) => !kept)")
