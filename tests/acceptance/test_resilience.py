"""After a bad day: a letter, another look, a way to recover; for nobody else; and one learning to share."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client
from playwright.sync_api import expect

from goldseam.activity.models import Activity
from goldseam.artifacts.models import Artifact
from goldseam.cli.archive.writing import write as write_backup
from goldseam.common.search.filling import work as fill_search
from goldseam.events.models import Event
from goldseam.resilience.models import HelpEntry, Vault
from tests import make
from tests.resilience.private_place import PASSPHRASE, TEXT, begun, opened, read, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def acme(db):
    return make.organisation(size="organisation")


@pytest.fixture
def ana():
    return make.person("Ana")


def go_on(page, name="Next"):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_letter_another_look_and_a_way_to_recover(page, signed_in, acme, ana):
    """9.1: with what can be changed first, slow breaths, and drafts of plans of which one goes on the list."""
    begun(signed_in(page, ana))
    page.get_by_role("button", name="Recover first").click()
    page.get_by_text("How heavy does this feel?").locator("visible=true").first.click()
    page.locator("[data-view=recovery] [data-heavy=before]").get_by_label("7", exact=True).check()
    go_on(page)
    go_on(page)
    ring = page.locator("[data-view=recovery] quiet-breath")
    ring.get_by_role("button", name="Breathe with me").click()
    expect(ring.get_by_text("Breathe in")).to_be_visible()
    ring.get_by_role("button", name="Pause").click()
    ring.get_by_role("button", name="Stop").click()
    go_on(page)
    go_on(page, "Nothing today")
    page.locator("#recovery-plan-1-if").fill("I am about to drop a table")
    page.locator("#recovery-plan-1-then").fill("I read its name aloud")
    page.locator("#recovery-plan-2-if").fill("it is after ten at night")
    assert not Artifact.objects.exists()
    page.get_by_role("button", name="Put it on my own list …").first.click()
    expect(page.get_by_text("This sentence, and nothing else")).to_be_visible()
    with page.context.expect_page() as tab:
        page.get_by_role("button", name="Put it on my list").click()
    expect(tab.value.get_by_text("Written.")).to_be_visible()
    plan = Artifact.objects.get()
    assert (plan.title, plan.is_private) == ("I read its name aloud", True)

    go_on(page)
    expect(page.get_by_text("Sleep before big decisions")).to_be_visible()
    go_on(page, "Done")
    page.get_by_role("button", name="Take another look").click()
    page.get_by_role("button", name="I am not sure").click()
    page.get_by_label("What is one small thing by which you could find out?").fill("Ask Cleo.")
    page.locator("[data-stage~=unsure]").get_by_role("button", name="Go on").click()
    asked = set()
    while page.locator("[data-question]:visible").count():
        asked.add(page.locator("[data-question]:visible label").inner_text())
        go_on(page, "Leave it out")
    assert len(asked) == 8
    go_on(page, "Done")
    page.get_by_role("button", name="Write a letter").click()
    go_on(page, "This isn’t for me today")
    expect(page.get_by_role("heading", name="Be with somebody")).to_be_visible()
    go_on(page, "To the start")
    expect(page.locator("[data-notes] li")).to_have_count(2)


def test_only_the_writer_can_read_it_and_it_can_be_deleted_for_good(open_page, signed_in, acme, ana, tmp_path):
    """9.2: no role, export, backup, search or activity knows of it."""
    page = signed_in(open_page(), ana)
    begun(page)
    before = Activity.objects.count()
    write(page)

    fill_search()
    bo = Client()
    bo.force_login(make.member(acme, "Bo", role="admin"))
    for path in ("", "search?q=wrong+table", "private", "notifications", "events", "measures", "measures.csv"):
        seen = bo.get(f"/acme/{path}")
        assert (seen.status_code, TEXT in seen.content.decode()) == (200, False), path
    write_backup(tmp_path / "all.zip")
    assert not [name for name, text in unpacked(tmp_path / "all.zip") if "Zw" in text and "verflixt" in text]
    assert Activity.objects.count() == before
    other = signed_in(open_page(), make.person("Bo"))
    other.goto("/acme/private")
    other.get_by_label("Passphrase, or recovery code").fill(PASSPHRASE)
    other.get_by_role("button", name="Open", exact=True).click()
    expect(other.get_by_text("Nothing opens with these words.")).to_be_visible(timeout=20_000)

    assert read(page) == [TEXT]
    page.get_by_role("button", name="Read: Letter").click()
    page.get_by_role("button", name="Delete it for good").click()
    page.get_by_role("button", name="Delete it", exact=True).click()
    expect(page.get_by_text("Deleted for good.")).to_be_visible()
    assert read(opened(page, PASSPHRASE)) == []
    page.get_by_role("button", name="Passphrase, copies").click()
    page.get_by_role("button", name="Delete everything for good").click()
    page.get_by_role("button", name="Delete it", exact=True).click()
    expect(page.get_by_text("Everything is deleted.")).to_be_visible()
    assert not Vault.objects.exists()


def test_one_learning_is_shared_deliberately_and_taken_back(page, signed_in, acme, ana):
    """9.3: after seeing exactly what is shared, with the team or the organisation."""
    bo = make.member(acme, "Bo")
    signed_in(page, ana).goto("/acme/private/learning")
    page.get_by_label("What others may learn from it").fill("Bo and I dropped a table. Read its name aloud first.")
    page.get_by_label("Everybody in Acme").check()
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_text("These look like names: Bo.")).to_be_visible()
    page.get_by_label("What others may learn from it").fill("We dropped a table. Read its name aloud first.")
    page.get_by_role("button", name="Look at it again").click()
    expect(page.locator(".panel .as-written")).to_have_text("We dropped a table. Read its name aloud first.")
    assert not Event.objects.exists()

    page.get_by_role("button", name="Share it").click()
    expect(page.get_by_role("heading", name="We dropped a table")).to_be_visible()
    event = Event.objects.get()
    reader = Client()
    reader.force_login(bo)
    assert reader.get(event.get_absolute_url()).status_code == 200

    page.goto(f"{event.get_absolute_url()}/description")
    page.get_by_label("Only people named here").check()
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(event.get_absolute_url()))
    assert reader.get(event.get_absolute_url()).status_code == 404
    assert "We dropped a table" not in reader.get("/acme/events").content.decode()


def unpacked(file: Path):
    with ZipFile(BytesIO(file.read_bytes())) as archive:
        yield from ((name, archive.read(name).decode("utf-8", errors="ignore")) for name in archive.namelist())


def test_help_is_one_step_away_and_no_exercise_claims_to_treat(page, signed_in, acme, ana):
    """9.4: a plain note on each page of the place, the organisation's own help first, and what each of them tells."""
    HelpEntry.add(acme, by=ana, name="Occupational health", phone="+41 44 555 01 23", is_own=True, who_is_told="nobody")
    HelpEntry.add(acme, by=ana, name="Night line", region="Switzerland", phone="143")

    signed_in(page, ana).goto("/acme/private")
    expect(page.get_by_text("They do not replace professional help.")).to_be_visible()
    page.get_by_role("link", name="Find help").first.click()

    headings = page.get_by_role("heading", level=3).all_inner_texts()
    assert headings[:2] == ["Occupational health", "Night line"]
    expect(page.get_by_text("Who gets told")).to_be_visible()
    expect(page.get_by_role("link", name="+41 44 555 01 23")).to_have_attribute("href", "tel:+41445550123")
    for address in ("/acme/private", "/acme/private/paper", "/acme/private/help"):
        assert not re.search(r"(?i)\b(treats?|cures?|heals?|diagnos\w*)\b", page.goto(address).text())
