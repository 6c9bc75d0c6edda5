"""5.1: reporting in a browser: quickly, with the keyboard alone, without script, and without a network."""

import time

import pytest
from playwright.sync_api import expect

from goldseam.reporting.models import Report, Sealed
from tests import make
from tests.browser import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SENTENCE = "The pump alarm was off during the hand-over."
SECONDS = 30  # 5.1: a report is made in less.


@pytest.fixture
def letterbox(db):
    acme = make.organisation()
    acme.amend(by=make.person("Ana"), other_process="Call the ombudsperson.")
    return make.letterbox(acme, place="Second floor", call="medicines that look alike")


@pytest.fixture
def phone(open_page):
    return open_page(360, 740, has_touch=True, is_mobile=True)


def address(letterbox):
    return f"/report/{letterbox.key}"


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def sent(page):
    expect(page.get_by_role("heading", name="Thank you for telling us.")).to_be_visible()
    return page.locator("#sent").get_attribute("data-receipt")


def kept_by_worker(page):
    """Waits until the worker has kept the form. The page's own rules forbid Playwright to wait by script."""
    here = "caches.match(location.pathname).then((kept) => Boolean(kept))"
    for _try in range(100):
        if page.evaluate(here):
            return
        page.wait_for_timeout(100)
    raise AssertionError("The form was not kept.")


def test_a_report_takes_less_than_half_a_minute_on_a_slow_phone(phone, letterbox):
    device = phone.context.new_cdp_session(phone)
    device.send("Network.enable")
    device.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slow_line = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    device.send("Network.emulateNetworkConditions", slow_line)

    began = time.monotonic()
    phone.goto(address(letterbox), wait_until="commit")
    expect(phone.locator("#id_text")).to_be_focused()
    phone.keyboard.type(SENTENCE[:20], delay=200)  # Five keys a second.
    phone.keyboard.insert_text(SENTENCE[20:])
    button(phone, "Send").click()
    sent(phone)
    took = time.monotonic() - began + len(SENTENCE[20:]) * 0.2

    assert took < SECONDS
    assert Report.objects.get().event.text == SENTENCE
    assert phone.context.cookies() == []


def test_the_keyboard_is_enough_and_nobody_is_shut_out(page, letterbox):
    page.goto(address(letterbox))
    page.keyboard.type("Xolani Dube left it open, which is how the wrong one was taken.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert axe.violations(page) == []
    for _stop in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="One look before it goes")).to_be_focused()
    assert axe.violations(page) == []
    button(page, "Send it with roles").press("Enter")

    code = sent(page)

    assert axe.violations(page) == []
    assert Sealed.objects.get().content["text"].startswith("A colleague left it open")
    button(page, "Open its page now").press("Enter")
    expect(page.get_by_role("heading", name="Your report")).to_be_visible()
    assert code not in page.url
    assert axe.violations(page) == []


def test_without_a_network_it_waits_on_the_device_until_it_is_sent_or_deleted(phone, letterbox):
    phone.goto(address(letterbox))
    kept_by_worker(phone)
    phone.context.set_offline(True)
    phone.reload()
    phone.fill("#id_text", SENTENCE)
    phone.locator("[value=anonymous]").check()
    button(phone, "Send").click()

    waiting = phone.locator("out-box")
    expect(waiting).to_contain_text("1 report waits on this device.")
    expect(phone.get_by_text("Until then it lies on this device")).to_be_visible()
    assert Sealed.objects.count() == 0
    phone.context.set_offline(False)
    code = sent(phone)
    expect(phone.get_by_text("Kept on this device")).not_to_be_attached()
    expect(phone.locator(".receipt-code")).to_have_text(" ".join(code.split("-")))
    expect(button(phone, "Save as a file")).to_be_visible()
    expect(waiting).to_be_empty()
    assert Sealed.objects.get().content["text"] == SENTENCE

    phone.goto("/report/receipt")  # Whoever takes the phone next.
    expect(phone.get_by_text("Nothing of it stays on this device.")).to_be_hidden()
    expect(waiting).to_be_empty()
    phone.goto(address(letterbox))
    expect(waiting).to_contain_text("Show my receipt")
    expect(waiting.locator(".receipt-code")).to_be_hidden()
    phone.get_by_text("Show my receipt").click()
    expect(waiting.locator(".receipt-code")).to_have_text(" ".join(code.split("-")))
    button(phone, "I have noted it").click()
    expect(waiting).to_be_empty()
    phone.goto("/report/receipt")
    expect(phone.get_by_text("Nothing of it stays on this device.")).to_be_visible()
    phone.goto(address(letterbox))
    phone.context.set_offline(True)
    phone.goto(address(letterbox))
    phone.fill("#id_text", "Better not.")
    button(phone, "Send").click()
    button(phone, "Delete it").click()
    expect(waiting).to_be_empty()
    phone.context.set_offline(False)
    assert phone.evaluate("self.outbox.all().then((all) => all.length + localStorage.length)") == 0


def test_a_photo_is_made_small_on_the_device(page, letterbox, tmp_path):
    from PIL import Image

    Image.effect_noise((2400, 1800), 80).save(tmp_path / "noise.png")
    page.goto(address(letterbox))
    page.fill("#id_text", "Xolani Dube left it like this.")
    page.get_by_text("Add more, if you like").click()
    page.locator("[type=file]").set_input_files(tmp_path / "noise.png")
    expect(page.locator(".photo [role=status]")).to_contain_text("Made smaller")
    button(page, "Send").click()
    button(page, "Send it as I wrote it").click()  # The picture came along when the form was asked back.

    sent(page)
    with Image.open(Report.objects.get().picture.file) as kept:
        assert max(kept.size) == 1600


def test_very_long_words_and_very_large_text_stay_within_the_page(open_page, letterbox):
    page = open_page(360, 740, color_scheme="dark")
    long_word = "Rückfallebenenüberwachungsprotokollführerin" * 3
    letterbox.amend(by=letterbox.made_by, name=long_word[:110], place=long_word[:110], call=long_word)
    page.goto(address(letterbox))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.get_by_text("Add more, if you like").click()
    page.fill("#id_text", f"{long_word} Dr {long_word[:60]} was drunk.")
    button(page, "Send").click()
    expect(page.get_by_role("heading", name="One look before it goes")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button(page, "Send it as I wrote it").click()
    sent(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe.violations(page) == []
