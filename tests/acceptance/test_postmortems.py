"""Blameless postmortems: proposed, written together, read, published with roles instead of names, kept true."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.activity.delivery import deliver
from goldseam.exchange.postmortems.own import read_own
from goldseam.postmortems.models import Postmortem, Reread
from tests import make
from tests.events.test_searching import put_all_in
from tests.postmortems.test_searching import published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOTES = (
    "2026-03-10 17:40 Certificate reaches its end date\n17:58 First customer message\n18:54 New certificate in place"
)


@pytest.fixture
def acme():
    return make.organisation()


@pytest.fixture
def ana(acme):
    return acme.memberships.get(role="owner").person


def write(page, part, text):
    """Writes a part of the account and sees it stand there."""
    section = page.locator(".document__part", has=page.get_by_role("heading", name=re.compile(part)))
    section.get_by_role("textbox").first.fill(text)
    section.get_by_role("button", name="Save").click()
    expect(section.locator(".prose")).to_contain_text(text)


def test_an_event_becomes_an_account_that_everybody_can_learn_from(page, signed_in, acme, ana):
    """4.1, 4.2, 4.3, 4.5, 4.9, 7.4: proposed, written after a template, published with roles, closed by a change."""
    event = make.classified(make.event(acme, severity_actual=4, text="Payments were refused for an hour."))
    deliver()
    signed_in(page, ana).goto(event.get_absolute_url())
    expect(page.locator("#proposal")).to_contain_text("its severity is 4 of 5")

    page.locator("#proposal").get_by_role("link", name="Write a postmortem").click()
    page.get_by_label(re.compile("Software incident")).check()
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".document__part h2").first).to_contain_text("Learning goal")
    write(page, "Learning goal", "We want to understand how an end date could pass unseen.")
    write(page, "Summary", "Ana saw at 18:21 that payments had been refused since 17:40.")
    write(page, "Context and impact", "412 people could not pay.")
    write(page, "What went well", "Support called instead of writing a ticket.")

    page.get_by_role("link", name="Paste").click()
    page.get_by_label("Paste it here").fill(NOTES)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Add these rows").click()
    page.wait_for_url(re.compile("#timeline"))
    for level, text in (("technical", "Monitoring covers inbound certificates only"), ("process", "Renewal by hand")):
        event.add_factor(by=ana, level=level, text=text)
    account = Postmortem.objects.get()
    make.action(account.review, by=ana, remedy="automate")

    page.goto(account.get_absolute_url())
    page.get_by_role("link", name="Publish for the organisation").click()
    expect(page.locator(".copy")).not_to_contain_text("Ana")
    page.get_by_label("I have read it as they will").check()
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("."))).to_be_visible()
    bo = make.member(acme, "Bo")
    signed_in(page, bo).goto(f"{account.get_absolute_url()}/copy")
    expect(page.locator(".copy")).to_contain_text("saw at 18:21")
    expect(page.locator(".copy")).not_to_contain_text("Ana")

    signed_in(page, ana).goto(account.get_absolute_url())
    page.get_by_label("What happened, in a line").fill("A certificate ran out and payments were refused.")
    page.get_by_label("What is different now, in a line").fill("Its end date is on the release checklist.")
    page.get_by_role("button", name="Close the review").click()
    expect(page.get_by_text("Change an artifact, or say why none had to change.")).to_be_visible()
    make.change(account.review, by=ana)
    page.goto(account.get_absolute_url())
    page.get_by_label("What happened, in a line").fill("A certificate ran out and payments were refused.")
    page.get_by_label("What is different now, in a line").fill("Its end date is on the release checklist.")
    page.get_by_role("button", name="Close the review").click()
    expect(page.locator(".page-head")).to_contain_text("living")


def test_what_a_draft_lacks_is_pointed_out_before_others_read_it(page, signed_in, acme, ana):
    """4.4: a single cause, and a missing “what went well”, are pointed out with what to ask instead."""
    account = make.postmortem(make.event(acme))
    account.event.add_factor(by=ana, level="technical", text="The disk was full")
    colleague = make.member(acme, "Bo")
    signed_in(page, ana).goto(account.get_absolute_url())
    expect(page.locator("#standing li", has_text="It says what went well")).to_contain_text("Hint:")

    page.get_by_text("Ask others to read it").click()
    page.get_by_role("checkbox", name=colleague.name).check()
    page.get_by_role("button", name="Ask them").click()

    expect(page.get_by_role("alert")).to_contain_text("What else had to be true for this to happen?")
    assert not hasattr(Postmortem.objects.get(), "circulation")


def test_an_account_stays_alive_after_it_was_published(page, signed_in, acme, ana):
    """4.7: a comment on a passage, later evidence, a revision with its differences, and a day to read it again."""
    account = make.readable_postmortem(make.event(acme))
    account.plan_reread(Reread.Why.HALF_YEAR, timezone.localdate() - timedelta(days=1))
    signed_in(page, ana).goto("/acme/")
    page.get_by_role("link", name=account.title).first.click()

    page.get_by_label("Still true", exact=False).first.check()
    page.get_by_role("button", name="I have read it again").click()
    expect(page.locator("#rereads")).to_contain_text("Still true")
    page.locator("#section-summary .prose p").select_text()
    page.get_by_role("button", name="Comment on this").click()
    page.get_by_label("Comment", exact=True).fill("Do we know how many gave up?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#comments blockquote")).to_contain_text("What belongs under Summary")
    page.locator("#section-summary").get_by_role("link", name="Edit").click()
    write(page, "Summary", "Payments were refused for an hour.")
    page.get_by_role("link", name="Every revision").click()
    page.get_by_role("link", name="Summary, version 2").click()

    expect(page.locator("del").first).to_be_visible()
    expect(page.locator(".compare__side--after")).to_contain_text("refused")


def test_a_document_from_elsewhere_comes_in_and_leaves_without_loss(page, signed_in, acme, ana):
    """4.10: what is recognised is shown first, nothing is dropped, and Markdown leaves as it came."""
    text = (
        "# Disk full\n\n## Timeline\n\n- 2026-03-10 14:02 UTC The disk is full\n\n## What the press said\n\nNothing.\n"
    )
    signed_in(page, ana).goto("/acme/files/postmortems/import")
    page.get_by_label("Files in Markdown").set_input_files(
        {"name": "disk.md", "mimeType": "text/markdown", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Look at it first").click()
    expect(page.locator("main")).to_contain_text("1 row of the timeline")
    expect(page.locator("main")).to_contain_text("stays as text")

    page.get_by_role("button", name="Bring it in").click()
    with page.expect_download() as file:
        page.get_by_role("link", name="Markdown", exact=True).click()

    content = read_own(file.value.path().read_text(encoding="utf-8"))
    assert content.title == "Disk full"
    assert [(row.time, row.text) for row in content.timeline] == [("2026-03-10 14:02 UTC", "The disk is full")]
    assert "Nothing." in [passage.text for passage in content.passages]


def test_a_leader_goes_first_with_what_they_got_wrong(page, signed_in, acme, ana):
    """2.8: the template for debriefs without surprises opens with the leader's own part."""
    event = make.event(acme, text="I promised a date without asking the team.")
    signed_in(page, ana).goto(f"/acme/postmortems/new?event={event.number}")

    page.get_by_label(re.compile("leaders go first")).check()
    page.get_by_role("button", name="Begin").click()

    expect(page.locator(".page-head__above")).to_contain_text("Debrief")
    expect(page.locator(".document__part h2").first).to_contain_text("What I got wrong or did not see")


def test_who_publishes_decides_what_readers_see_and_reads_it_first(open_page, signed_in, acme, ana):
    """4.5: also without JavaScript: roles, doubts and more words are decided, and the preview is what readers get."""
    zdenka = make.member(acme, "Zdenka Kovač")
    account = make.readable_postmortem(make.event(acme))
    account.review.invite(by=ana, person=zdenka, role="the on-call engineer")
    section = account.review.sections.get(kind="summary")
    told = "Zdenka called Jane Miller at the Harbour Bank."
    account.review.write(by=ana, key=section.key, text=told, base=section.number)
    page = signed_in(open_page(java_script_enabled=False), ana)
    page.goto(f"{account.get_absolute_url()}/publication")
    expect(page.locator("mark").first).to_have_attribute("data-was", "Zdenka")
    expect(page.get_by_text("whoever knows the team knows who it was")).to_be_visible()

    page.get_by_label("Say “a responder” instead").check()
    page.get_by_role("group", name=re.compile("Jane Miller")).get_by_label("Say something else:").check()
    page.get_by_label("What stands instead of “Jane Miller”").fill("a customer")
    page.get_by_label(re.compile("Also replace")).fill("Harbour Bank = branch")
    page.get_by_role("button", name="Show the preview again").click()
    summary = "A responder called a customer at the branch."
    expect(page.locator(".copy")).to_contain_text(summary)
    page.get_by_label("I have read it as they will").check()
    page.get_by_role("button", name="Publish it").click()

    reader = signed_in(open_page(), make.member(acme, "Bo"))
    reader.goto(f"{account.get_absolute_url()}/copy")
    expect(reader.locator(".copy")).to_contain_text(summary)
    page.goto(f"{account.get_absolute_url()}/roles")
    page.get_by_role("button", name="Show them").click()
    expect(page.get_by_role("row", name=re.compile("a responder"))).to_contain_text("Zdenka")


def test_a_public_account_is_read_without_an_account_until_it_is_withdrawn(open_page, signed_in, acme, ana):
    """4.6: published for everybody, with times that count from the beginning; withdrawn, it is gone."""
    began = timezone.now() - timedelta(days=3)
    event = make.event(acme, started_at=began, detected_at=began + timedelta(minutes=41))
    account = make.readable_postmortem(event)
    page = signed_in(open_page(), ana)
    page.goto(account.get_absolute_url())
    page.get_by_role("link", name="Publish for everybody").click()
    page.get_by_label("I have read it as they will").check()
    page.get_by_role("button", name="Publish it").click()

    stranger = open_page(width=360)
    stranger.goto("/published/acme")
    stranger.get_by_role("link", name=account.title).click()
    expect(stranger.locator(".facts")).to_contain_text("T+0:41")
    expect(stranger.locator("body")).not_to_contain_text("Ana")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.locator("#publishing")).not_to_contain_text("The public page")

    assert stranger.goto(f"/published/acme/{account.number}").status == 404


def test_an_action_is_followed_until_it_is_known_whether_it_worked(open_page, signed_in, acme, ana):
    """4.8: linked to its issue, done, seen in place by somebody else, its effect looked at; the first date stays."""
    bo = make.member(acme, "Bo")
    action = make.action(make.postmortem(make.event(acme)).review, by=ana)
    first = action.due_on
    page = signed_in(open_page(), ana)
    page.goto(action.get_absolute_url())
    page.get_by_text("Link an issue or a ticket").click()
    page.locator("#links [name=url]").fill("https://github.com/acme/web/issues/123")
    page.get_by_role("button", name="Link it").click()
    expect(page.locator("#links")).to_contain_text("acme/web#123")
    page.get_by_text("Set a new date").click()
    page.locator("#finish [name=due_on]").fill((first + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Set the new date").click()
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.locator("#done")).to_contain_text("Somebody other than its owner verifies")

    other = signed_in(open_page(), bo)
    other.goto(action.get_absolute_url())
    other.get_by_role("button", name="Yes, it is in place").click()
    other.get_by_label("No effect").check()
    other.locator("#effect [name=found]").fill("It happened again.")
    other.get_by_role("button", name="Save what was found").click()

    expect(other.locator("#next")).to_contain_text("What next?")
    action.refresh_from_db()
    assert (action.first_due_on, action.due_on) == (first, first + timedelta(days=7))


def test_what_was_learned_elsewhere_is_found_again(page, signed_in, acme, ana):
    """4.6: found by words while one types, by factor and by tag; and what one looks for often is one click away."""
    for text, tag in (("Payments were refused for an hour", "payday"), ("The infusion pump stopped", "ward")):
        account = make.readable_postmortem(make.event(acme, text=text, tags=[tag]))
        account.event.factors.filter(level="process").update(code="handover" if tag == "ward" else "checklist")
    put_all_in()
    rows = page.locator(".library .list__item")
    signed_in(page, ana).goto("/acme/postmortems")
    expect(rows).to_have_count(2)

    page.get_by_label("Words to look for").press_sequentially("infus")
    expect(rows).to_have_count(1)
    expect(page.get_by_label("Words to look for")).to_be_focused()
    page.get_by_role("link", name="Clear").click()
    expect(rows).to_have_count(2)
    page.get_by_label("Contributing factor").select_option("Hand-over")
    expect(rows).to_have_count(1)
    rows.get_by_role("link", name="ward").click()
    expect(page.get_by_label("Tag", exact=True)).to_have_value("ward")

    page.get_by_label("Contributing factor").select_option("Hand-over")
    page.wait_for_url(re.compile("factor=handover"))
    page.get_by_text("Save this search").click()
    page.locator("#keep").get_by_label("Name").fill("Hand-overs on the ward")
    page.locator("#keep").get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Hand-overs on the ward")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="All", exact=True).click()
    expect(rows).to_have_count(2)
    page.get_by_role("link", name="Hand-overs on the ward").click()
    expect(rows).to_have_count(1)


def test_a_copy_is_found_by_its_own_words_and_by_no_other(page, signed_in, acme, ana):
    """4.6, 4.5: who may not see the account finds the copy, and nothing in it leads to a name."""
    bo = make.member(acme, "Bo")
    account = make.readable_postmortem(make.event(acme, text="The payroll run stopped", visibility="restricted"))
    section = account.review.sections.get(key="summary")
    account.review.write(by=ana, key="summary", text="Marlene saw the queue grow.", base=section.number)
    published(account, ana, also=["Marlene"])
    put_all_in()
    signed_in(page, bo).goto("/acme/postmortems?q=queue")

    page.get_by_role("link", name="The payroll run stopped").click()
    expect(page).to_have_url(re.compile("/copy$"))
    expect(page.locator("main")).not_to_contain_text("Marlene")

    page.goto("/acme/postmortems?q=marlene")
    expect(page.locator("#library")).to_contain_text("Nothing found")
