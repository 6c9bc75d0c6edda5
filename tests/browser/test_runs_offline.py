"""7.3: a checklist is run without a network; everything reaches the server later, once, with the times of the deeds."""

import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.artifacts.items import Line
from goldseam.runs.models import Confirmation, Run
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = [
    Line("Tests are green", pause="Before"),
    Line("Backup is taken", pause="Before"),
    Line("Doors are locked", pause="Before"),
    Line("Dose", pause="Last look", answer="value", is_read_back=True),
]


@pytest.fixture
def checklist(db):
    made = make.checklist()
    made.revise(by=made.owner, lines=LINES)
    return made


@pytest.fixture
def phone(open_page):
    return open_page(360, 740, has_touch=True, is_mobile=True)


def kept(page, path):
    """Waits until the device has the page. The page’s own rules forbid Playwright to wait by script."""
    here = (
        "async (path) => Boolean(await caches.match(path) && (await navigator.serviceWorker.getRegistration())?.active)"
    )
    for _try in range(100):
        if page.evaluate(here, path):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{path} was not kept.")


def line(page, text):
    return page.locator("[data-line]").filter(has_text=text)


def press(place, name):
    place.get_by_role("button", name=name).click()


def say(place, label, words, button):
    other = place.locator(".run-other > summary")
    if other.count():
        other.click()
    place.get_by_label(label).fill(words)
    press(place, button)


def answered(run):
    """What the server has of each line, in the order in which people said it."""
    answers = run.answers.select_related("item").order_by("at", "pk")
    return [(answer.item.text, answer.state, answer.value or answer.reason) for answer in answers]


def on_the_server():
    """The run, as soon as it has ended there."""
    for _try in range(400):
        if run := Run.objects.finished().first():
            return run
        time.sleep(0.05)
    raise AssertionError("It did not reach the server.")


def test_a_run_goes_on_without_a_network_and_arrives_once(phone, signed_in, checklist):
    run = Run.start(checklist.owner, checklist)
    signed_in(phone, checklist.owner).goto(run.get_absolute_url())
    press(line(phone, "Tests are green"), "Done")
    expect(phone.get_by_text("1 of 4 lines are answered.")).to_be_visible()
    kept(phone, run.get_absolute_url())

    phone.context.set_offline(True)
    gone = timezone.now()
    say(line(phone, "Backup is taken"), "Why is it skipped?", "Taken at noon", "Skip it")
    say(line(phone, "Doors are locked"), "What did you find?", "The lock is broken", "Caught a problem")
    expect(phone.get_by_text("2 answers wait on this device.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("3 of 4 lines are answered.")).to_be_visible()
    expect(line(phone, "Doors are locked")).to_contain_text("The lock is broken")
    dose = line(phone, "Dose")
    say(dose, "What did you find?", "No label", "Caught a problem")
    expect(dose).to_contain_text("“No label”. A second person confirms that this was found.")
    dose.get_by_text("Answer anew").click()
    dose.get_by_label("Value").fill("5 mg")
    press(dose, "Done")
    expect(dose).to_contain_text("“Dose: 5 mg”. One says it")
    dose.get_by_label("Name of the second person").fill("Bo")
    press(dose, "Confirm")
    expect(dose).to_contain_text("Read back by Bo")
    phone.get_by_label("Anything to add?").fill("A quiet night.")
    press(phone.locator("#finish"), "Finish")
    expect(phone.get_by_text("Finished on this device.")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.reload()
    expect(phone.get_by_text("6 answers wait on this device.")).to_be_visible()
    assert run.answers.count() == 1
    back = timezone.now()
    phone.wait_for_timeout(1_000)
    phone.context.set_offline(False)

    began = time.monotonic()
    run = on_the_server()
    print(f"\nFrom “online” to all on the server: {time.monotonic() - began:.2f} s")
    expect(phone.get_by_text("Finished, and complete")).to_be_visible()
    expect(phone.locator("[data-box]")).to_be_empty()
    assert answered(run) == [
        ("Tests are green", "done", ""),
        ("Backup is taken", "skipped", "Taken at noon"),
        ("Doors are locked", "problem", "The lock is broken"),
        ("Dose", "problem", "No label"),
        ("Dose", "done", "5 mg"),
    ]
    late = list(run.answers.filter(at__gt=gone))
    assert len(late) == 4
    assert all(answer.at < back < answer.added_at for answer in late)
    assert Confirmation.objects.get().name == "Bo"
    assert run.completion.note == "A quiet night."
    assert gone < run.completion.at < back


def test_one_is_begun_without_a_network_and_sent_when_its_person_is_back(phone, signed_in, checklist):
    ana, bo = checklist.owner, make.member(checklist.organisation, "Bo")
    page = f"/acme/runs/new?artifact={checklist.number}"
    signed_in(phone, ana).goto(page)
    press(phone, "Keep it on this device")
    expect(phone.get_by_role("button", name="Kept on this device")).to_be_visible()
    kept(phone, page)

    phone.context.set_offline(True)
    phone.goto(page)
    phone.get_by_label("Which piece of work").fill("v2.3")
    press(phone, "Begin")
    press(line(phone, "Tests are green"), "Done")
    expect(phone.get_by_text("1 of 4 lines are answered.")).to_be_visible()
    phone.reload()
    expect(line(phone, "Tests are green")).to_contain_text("waits on this device")
    press(phone.locator("#finish"), "Finish all the same")
    expect(phone.get_by_text("Finished on this device.")).to_be_visible()

    other = phone.url
    signed_in(phone, bo)
    phone.context.set_offline(False)
    phone.goto(page)
    expect(phone.get_by_text("Answers of Ana wait here: 3.")).to_be_visible()
    assert not Run.objects.exists()
    signed_in(phone, ana).goto("/acme/")
    run = on_the_server()
    phone.goto(other)
    expect(phone.get_by_text("Finished, with something open")).to_be_visible()

    assert (run.started_by, run.ref) == (ana, "v2.3")
    assert answered(run) == [("Tests are green", "done", "")]
    assert run.completion.at < run.answers.get().added_at
    phone.locator("summary", has_text="Your menu").click()
    press(phone, "Sign out")
    expect(phone.get_by_role("button", name="Sign out")).to_have_count(0)
    assert phone.evaluate("caches.keys().then((names) => names.filter((name) => name.startsWith('kept-pages-')))") == []
    phone.complaints[:] = [words for words in phone.complaints if "Failed to fetch" not in words]
