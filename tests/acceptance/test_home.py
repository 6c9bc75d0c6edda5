"""The home page: only what is next, and the path of the first weeks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_install_that_has_done_nothing_is_led_through_its_first_weeks(page, signed_in):
    """0.5: one review, its summary, one changed artifact, one pre-mortem; then month and quarter on the calendar."""
    acme = make.organisation()
    signed_in(page, make.person("Ana")).goto(f"/{acme.slug}/")
    steps = page.locator(".steps__step")
    expect(steps).to_have_count(6)
    expect(page.locator(".steps__step[aria-current=step]")).to_contain_text("review this week")

    make.closed_review(make.event(acme))
    page.reload()

    expect(page.locator(".steps__step--done")).to_have_count(3)
    expect(page.locator(".steps__step[aria-current=step]")).to_contain_text("pre-mortem")
    for step, months in (("Look at the near misses once a month", 1), ("Ask once a quarter", 3)):
        page.get_by_role("button", name=f"Put it on the calendar: {step}").click()
        with page.expect_download() as file:
            page.get_by_role("link", name="Download it again").click()
        (appointment,) = Calendar.from_ical(file.value.path().read_bytes()).walk("VEVENT")
        assert (appointment["RRULE"]["FREQ"], appointment["RRULE"]["INTERVAL"]) == (["MONTHLY"], [months])
    expect(page.locator(".steps__step--done")).to_have_count(5)


def test_an_organisation_has_teams_roles_and_views_across_them(page, open_page, signed_in):
    """0.4: a second team and who is in it, what it keeps to itself, and figures of one team or of all."""
    acme = make.organisation(size="organisation")
    nurses = [make.member(acme, f"Nurse {number}") for number in range(5)]
    make.team(acme, "Laboratory", [make.member(acme, f"Chemist {number}") for number in range(5)])
    owner = signed_in(page, make.person("Ana"))
    owner.goto("/acme/teams")
    owner.get_by_label("Name").fill("Ward 4")
    owner.get_by_role("button", name="Start the team").click()
    for nurse in nurses:
        owner.get_by_label("Person").select_option(label=nurse.name)
        owner.get_by_role("button", name="Add to the team").click()
        expect(owner.locator("main .person", has_text=nurse.name)).to_be_visible()

    ward = acme.teams.get(name="Ward 4")
    event = make.event(acme, by=nurses[0], text="The lamp went out.", team=ward, visibility="team")
    of_the_team, of_another = signed_in(open_page(), nurses[1]), signed_in(open_page(), make.person("Chemist 1"))
    assert of_the_team.goto(event.get_absolute_url()).status == 200
    assert of_another.goto(event.get_absolute_url()).status == 404
    assert of_another.goto("/acme/teams").status == 200
    expect(of_another.get_by_role("button", name="Start the team")).to_have_count(0)

    owner.goto("/acme/measures")
    owner.get_by_text("One team, or other days").click()
    owner.locator("select[name=team]").select_option(label="Ward 4")
    owner.get_by_role("button", name="Look", exact=True).click()
    expect(owner).to_have_url(re.compile(f"team={ward.pk}"))
    expect(owner.locator("select[name=team] option:checked")).to_have_text("Ward 4")


def test_each_person_sees_only_what_is_next_for_them(open_page, signed_in):
    """0.6: reviews in their window, labels to give, actions due: each for whoever they wait for."""
    acme = make.organisation()
    ana, bo = make.person("Ana"), make.member(acme, "Bo")
    review = make.review(make.classified(make.event(acme, recovered_at=timezone.now() - timedelta(hours=5))))
    mine = make.action(review, owner=bo, title="Replace the old cable", due_on=timezone.localdate())

    home_of_bo = signed_in(open_page(), bo)
    home_of_bo.goto(f"/{acme.slug}/")
    expect(home_of_bo.locator("main").get_by_role("link", name=mine.title, exact=True)).to_be_visible()
    home_of_ana = signed_in(open_page(), ana)
    home_of_ana.goto(f"/{acme.slug}/")
    next_for_ana = home_of_ana.locator("main").get_by_role("link", name=re.compile("Payments"))

    expect(next_for_ana.first).to_be_visible()
    expect(home_of_ana.locator("main .list").get_by_role("link", name=mine.title, exact=True)).to_have_count(0)
