"""9.2 in a browser: what is written can be read again by its writer, from any device, and by nobody else."""

import base64
import json
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from playwright.sync_api import expect

from goldseam.resilience.models import Vault
from tests import make
from tests.browser import axe
from tests.resilience.private_place import PASSPHRASE, TEXT, begun, opened, read, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What the browser makes by chance, and the keys that it derives, so that a test can look for them in what is sent.
SPY = """
self.spied = []
const chance = crypto.getRandomValues.bind(crypto)
crypto.getRandomValues = (array) => {
  chance(array)
  if (array.length === 32) self.spied.push([...array])
  return array
}
const derive = crypto.subtle.deriveKey.bind(crypto.subtle)
crypto.subtle.deriveKey = async (how, root, kind, _extractable, uses) => {
  const shown = await derive(how, root, kind, true, uses)
  self.spied.push([...new Uint8Array(await crypto.subtle.exportKey("raw", shown))])
  return derive(how, root, kind, false, uses)
}
"""


@pytest.fixture
def ana(db):
    make.organisation()
    return make.person("Ana")


@pytest.fixture
def device(open_page, signed_in, ana):
    """Another device of Ana’s each time."""
    return lambda **options: signed_in(open_page(**options), ana)


def test_a_letter_is_read_on_another_device_with_the_passphrase_or_the_recovery_code(device):
    first = device()
    code = begun(first)
    write(first)

    second = opened(device(), PASSPHRASE.upper() + " ")
    assert read(second) == [TEXT]
    third = opened(device(), code.lower().replace("-", " "))
    assert read(third) == [TEXT]
    third.get_by_role("button", name="Passphrase, copies").click()
    third.locator("#keys-now").fill(code)
    third.get_by_label("The new passphrase").fill("another heron meadow seven")
    third.get_by_role("button", name="Exchange it").click()
    expect(third.get_by_text("another heron meadow seven")).to_be_visible()

    fourth = device()
    fourth.goto("/acme/private")
    fourth.get_by_label("Passphrase, or recovery code").fill(PASSPHRASE)
    fourth.get_by_role("button", name="Open", exact=True).click()
    expect(fourth.get_by_text("Nothing opens with these words.")).to_be_visible()
    assert read(opened(fourth, "another heron meadow seven")) == [TEXT]
    assert Vault.objects.count() == 3


def test_two_tabs_lose_nothing_that_either_wrote(device):
    one = device()
    begun(one)
    write(one, "The first day.")
    other = opened(one.context.new_page(), PASSPHRASE)
    for page, more in ((one, "One went on."), (other, "The other, too.")):
        page.get_by_role("button", name="Read: Letter").click()
        page.get_by_role("button", name="Write on").click()
        page.get_by_label("What happened?").fill(f"The first day. {more}")
    for page in (one, other):
        page.get_by_role("button", name="To the start").click()
    write(other, "The second day.")

    told = read(opened(device(), PASSPHRASE))

    assert told == ["The first day. One went on.", "The first day. The other, too.", "The second day."]


def test_no_byte_that_leaves_the_browser_tells_the_words_or_a_key(device, capsys):
    page = device()
    page.add_init_script(SPY)
    sent = []
    page.context.on("request", lambda request: sent.append(everything(request)))
    code = begun(page)
    before = len(sent)
    write(page)
    page.get_by_role("button", name="Lock it").click()
    opened_keys = [bytes(key) for key in page.evaluate("self.spied")]

    words = [*TEXT.split()[1:], PASSPHRASE, *PASSPHRASE.split(), code, code.replace("-", "")]
    secrets = [form for word in words if len(word) > 3 for form in forms(word.encode(), word)]
    secrets += [form for key in opened_keys for form in forms(key, "")]
    found = [form for form in secrets for bytes_ in sent if form in bytes_]

    assert found == []
    assert len(opened_keys) >= 4
    kept = [bytes(box.sealed) for box in Vault.objects.all()]
    assert {len(box) for box in kept} == {16 * 1024}
    assert not [form for form in secrets for box in kept if form in box]
    whole = [form for thing in (TEXT, PASSPHRASE, code) for form in forms(thing.encode(), thing)]
    assert not [form for form in whole for file in database_files() if form in file]
    with capsys.disabled():
        count = len(sent) - before
        print(f"\nWriting a letter: {count} requests, {sum(map(len, sent[before:]))} bytes with all headers.")


def test_deleting_everything_leaves_nothing_of_it_in_the_database(device):
    page = device()
    begun(page)
    write(page)
    pieces = [bytes(box.sealed)[40:72] for box in Vault.objects.all()]
    page.get_by_role("button", name="Passphrase, copies").click()
    page.get_by_role("button", name="Delete everything for good").click()
    page.get_by_role("button", name="Delete it", exact=True).click()
    expect(page.get_by_text("Everything is deleted.")).to_be_visible()

    assert not Vault.objects.exists()
    assert not [piece for piece in pieces for file in database_files() if piece in file]


def test_without_a_network_it_waits_sealed_on_the_device_and_goes_later(device):
    page = device()
    begun(page)
    page.context.route("**/private/vault", lambda route: route.abort())
    page.get_by_role("button", name="Write a letter").click()
    page.get_by_label("What happened?").fill(TEXT)
    expect(page.get_by_text("kept on this device until it can be stored")).to_be_visible()
    page.evaluate("window.onbeforeunload = null")
    page.goto("/acme/private")
    assert TEXT not in kept_on(page)
    assert read(opened(page, PASSPHRASE)) == [TEXT]

    page.context.unroute("**/private/vault")
    page.reload()
    opened(page, PASSPHRASE)

    assert read(opened(device(), PASSPHRASE)) == [TEXT]


IS_CUT = """(field) => {
  field.value = "umbrella mushroom sandwich marathon dinosaur dolphin"
  return field.scrollWidth > field.clientWidth || field.scrollHeight > field.clientHeight
}"""


def test_kept_on_this_device_only_nothing_goes_to_the_server(device):
    page = device()
    begun(page, where="Sealed, on this device only")
    write(page)
    page.reload()

    assert read(opened(page, PASSPHRASE)) == [TEXT]
    assert TEXT not in kept_on(page)
    assert not Vault.objects.exists()


def test_left_alone_for_ten_minutes_it_locks_itself_and_keeps_what_was_written(device):
    page = device()
    page.clock.install()
    begun(page)
    page.get_by_role("button", name="Write a letter").click()
    page.get_by_label("What happened?").fill(TEXT)
    page.clock.run_for(2_000)
    expect(page.get_by_text("Sealed and stored.")).to_be_visible()
    page.clock.fast_forward(11 * 60_000)

    expect(page.get_by_text("Locked, since nothing happened for ten minutes.")).to_be_visible()
    assert TEXT not in page.evaluate("[...document.querySelectorAll('textarea')].map((one) => one.value).join()")
    assert read(opened(page, PASSPHRASE)) == [TEXT]


@pytest.mark.parametrize(("width", "color_scheme"), [(360, "dark"), (1280, "light")])
def test_the_place_shuts_nobody_out(device, width, color_scheme):
    page = device(width=width, color_scheme=color_scheme)
    begun(page)
    for name in ("Write a letter", "Take another look", "Recover first", "None of this today", "Passphrase, copies"):
        page.get_by_role("button", name=name).click()
        assert axe.violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.get_by_role("button", name="To the start").click()


def test_six_words_can_be_read_on_a_phone_wherever_they_are_shown(device):
    page = device(width=360)
    begun(page)
    page.get_by_role("button", name="Passphrase, copies").click()
    for box in page.get_by_label("Show what I type").and_(page.locator(":visible")).all():
        box.check()
    cut = {place: page.locator(place).evaluate(IS_CUT) for place in ("#keys-now", "#keys-next", "#keys-now-too")}
    page.get_by_role("button", name="Lock it").click()
    page.get_by_label("Show what I type").first.check()
    cut["#closed-passphrase"] = page.locator("#closed-passphrase").evaluate(IS_CUT)
    page.get_by_role("button", name="Begin a place").click()
    cut["#begin-passphrase"] = page.locator("#begin-passphrase").evaluate(IS_CUT)

    assert not any(cut.values()), cut


def test_notes_can_be_sealed_until_a_day_and_are_asked_about_after_a_year(device):
    page = device()
    page.clock.install(time="2026-11-29T12:00:00Z")
    begun(page)
    page.get_by_role("button", name="Write a letter").click()
    page.get_by_label("What happened?").fill(TEXT)
    page.get_by_role("button", name="That is enough").click()
    page.get_by_label("Seal it until a day").check()
    page.get_by_label("Until", exact=True).fill("2027-03-01")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Sealed until 1 March 2027")).to_be_visible()
    page.get_by_role("button", name="Read: Letter").click()
    expect(page.get_by_text(TEXT)).to_be_hidden()
    page.get_by_role("button", name="Open it all the same").click()
    expect(page.get_by_text(TEXT)).to_be_visible()

    page.clock.set_system_time("2027-11-29T12:00:00Z")
    expect(opened(page, PASSPHRASE).get_by_text("These are a year old. Keep them?")).to_be_visible()
    page.get_by_role("button", name="Keep: Letter").click()
    expect(page.get_by_text("These are a year old. Keep them?")).to_be_hidden()
    assert read(page) == [TEXT]


def test_how_heavy_it_felt_is_shown_from_five_times_on(device):
    page = device()
    begun(page)
    for times in range(1, 6):
        page.get_by_role("button", name="Write a letter").click()
        page.get_by_text("How heavy does this feel?").locator("visible=true").first.click()
        page.locator("[data-view=letter] [data-heavy=before]").get_by_label("7", exact=True).check()
        page.get_by_role("button", name="That is enough").click()
        page.get_by_role("button", name="Done").click()
        expect(page.locator("[data-notes] li")).to_have_count(times)
        shown = page.get_by_role("heading", name="How heavy it felt")
        expect(shown).to_be_visible() if times == 5 else expect(shown).to_be_hidden()
    page.get_by_role("button", name="Delete these numbers").click()

    expect(shown).to_be_hidden()


def forms(plain: bytes, word: str) -> list[bytes]:
    """How these bytes could look on their way."""
    shifted = [base64.b64encode(bytes(shift) + plain)[4:-4] for shift in range(3)]
    written = [quote(word), json.dumps(word)[1:-1], word.upper(), word.lower()] if word else []
    wide = [word.encode("utf-16-le"), word.encode("utf-16-be")] if word else []
    return [
        form
        for form in [plain, plain.hex().encode(), *shifted, *wide, *(one.encode() for one in written)]
        if len(form) > 3
    ]


def everything(request) -> bytes:
    headers = "\n".join(f"{name}: {value}" for name, value in request.headers.items())
    return f"{request.method} {request.url}\n{headers}\n".encode() + (request.post_data_buffer or b"")


def kept_on(page) -> str:
    """All that the device keeps, as characters."""
    return page.evaluate(
        """async () => {
          const boxes = await self.deviceStore("private-place", "boxes").all()
          const read = (bytes) => new TextDecoder().decode(bytes)
          const others = [localStorage, sessionStorage].flatMap(Object.entries)
          return JSON.stringify([...others, boxes.map((box) => read(box.sealed))])
        }"""
    )


def database_files() -> list[bytes]:
    """SQLite alone: the file and its log."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = Path(connection.settings_dict["NAME"])
    return [one.read_bytes() for one in file.parent.glob(f"{file.name}*")]


def test_words_that_are_suggested_late_do_not_replace_typed_ones(device):
    page = device()
    held = []
    page.route("**/calm-words*.mjs", lambda route: held.append(route))
    page.goto("/acme/private")
    page.get_by_role("button", name="Begin a place").click()
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)

    assert held
    expect(page.get_by_label("Your passphrase")).to_have_value(PASSPHRASE)


def test_words_that_are_suggested_late_do_not_mix_with_what_somebody_is_about_to_type(device):
    page = device()
    held = []
    page.route("**/calm-words*.mjs", lambda route: held.append(route))
    page.goto("/acme/private")
    page.get_by_role("button", name="Begin a place").click()
    page.get_by_label("Your passphrase").focus()
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)
    page.keyboard.type(PASSPHRASE)

    assert held
    expect(page.get_by_label("Your passphrase")).to_have_value(PASSPHRASE)


def test_six_words_can_be_seen_while_they_are_typed_and_are_hidden_again_when_it_is_locked(device):
    page = device()
    begun(page)
    page.get_by_role("button", name="Lock it").click()
    field, box = page.get_by_label("Passphrase, or recovery code"), page.get_by_label("Show what I type").first
    expect(field).to_have_attribute("type", "password")
    field.fill("amber garden")
    box.check()
    expect(field).to_have_value("amber garden")
    box.uncheck()
    expect(field).to_have_attribute("type", "password")
    box.check()

    field.fill(PASSPHRASE)
    field.press("Enter")
    page.get_by_role("button", name="Lock it").click(timeout=20_000)

    expect(field).to_have_attribute("type", "password")
    expect(box).not_to_be_checked()
