"""A room in two browsers: what one does is seen by the other, and nobody loses what they type, or the server."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from goldseam.live.models import Room
from goldseam.live.stages import Doing
from goldseam.people.models import Person
from goldseam.reviews.room_templates import review_templates
from tests import make
from tests.live.served import room, served

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(db):
    ana = make.person("Ana")
    return room(Doing.WRITE, Doing.CLUSTER, Doing.VOTE, Doing.DISCUSS, by=ana)


@pytest.fixture
def server(db):
    with served() as url:
        yield url


def sit(page, server, place, secret):
    """Opens the room as somebody who has a seat in it."""
    cookie = {"name": "seat", "value": secret, "url": f"{server}{place.get_absolute_url()}"}
    page.context.add_cookies([cookie])
    page.goto(f"{server}{place.get_absolute_url()}")
    return page


def sign_in(page, server, person):
    client = Client()
    client.force_login(person)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": server}
    page.context.add_cookies([cookie])


@pytest.fixture
def at_its_end(db):
    """A review in the last step of its room, with Ana, Bo and Gus, who is a guest."""
    ana = make.person("Ana")
    acme = make.organisation(ana)
    review = make.review(make.event(acme))
    held = review.hold_in_room(ana, review_templates(acme)[0].stages)
    held.join(person=ana, secret="of-ana")
    held.join(person=make.member(acme, "Bo"), secret="of-bo")
    held.join(name="Gus", secret="of-gus")
    held.go_to(len(held.all_stages) - 1, by=ana)
    return held


def test_a_stage_comes_to_everybody_and_what_is_typed_stays(open_page, server, opened):
    ana = opened.facilitator
    opened.join(name="Gus", secret="of-gus")
    opened.go_to(1, by=ana)
    gus = sit(open_page(360), server, opened, "of-gus")
    field = gus.locator("[data-part=mine] textarea, [data-part=mine] input[name=text]").first
    field.fill("The supplier is la")

    opened.join(name="Mia", secret="of-mia")
    expect(gus.locator("[data-part=people]")).to_contain_text("Mia")
    field.press_sequentially("te")
    expect(field).to_have_value("The supplier is late")
    expect(field).to_be_focused()
    Room.objects.get(pk=opened.pk).go_to(4, by=Person.objects.get(pk=ana.pk))

    expect(gus.locator("h1")).to_have_text("Discuss")
    expect(gus.locator("[data-say]")).to_have_text("Now: Discuss")
    assert gus.evaluate("document.documentElement.scrollWidth") <= 360


def test_one_step_of_writing_follows_another(open_page, server, db):
    """As where somebody does a pre-mortem alone: a page that stumbled over it would fail here."""
    held = room(Doing.WRITE, Doing.WRITE, by=make.person("Ana"))
    held.join(name="Gus", secret="of-gus")
    held.go_to(1, by=held.facilitator)
    gus = sit(open_page(360), server, held, "of-gus")
    gus.locator("#new-card").fill("The supplier was late")
    gus.locator("#new-card").press("Enter")
    expect(gus.locator("[data-count]")).to_have_text("1")

    held.go_to(2, by=held.facilitator)

    expect(gus.locator("[data-stage='2']")).to_be_visible()
    expect(gus.locator("[data-count]")).to_have_text("0")
    gus.locator("#new-card").fill("Nobody asked")
    gus.locator("#new-card").press("Enter")
    expect(gus.locator("[data-count]")).to_have_text("1")


def test_what_cannot_be_sent_waits_is_shown_and_arrives_once(open_page, server, opened):
    ana = opened.facilitator
    opened.join(name="Gus", secret="of-gus")
    opened.go_to(1, by=ana)
    for text in ("No label", "No time", "No plan B", "Nobody asked"):
        opened.cards.create(stage="stage-0", text=text, is_open=True)
    opened.go_to(2, by=ana)
    gus = sit(open_page(), server, opened, "of-gus")
    gus.wait_for_timeout(500)

    gus.context.set_offline(True)
    gus.get_by_label("No label").check()
    gus.get_by_label("Name, if new").fill("Labels")
    gus.get_by_role("button", name="Move", exact=True).click()
    expect(gus.get_by_text("One thing is not sent yet.")).to_be_visible()
    assert not opened.clusters.exists()
    gus.context.set_offline(False)

    expect(gus.get_by_role("heading", name="Labels")).to_be_visible()
    expect(gus.get_by_text("One thing is not sent yet.")).to_have_count(0)
    assert [cluster.title for cluster in opened.clusters.all()] == ["Labels"]
    gus.complaints[:] = []


def test_what_somebody_writes_at_the_end_outlives_a_step_back_and_the_end(open_page, server, db):
    ana = make.person("Ana")
    review = make.review(make.event(make.organisation(ana)))
    held = review.hold_in_room(ana, review_templates(review.organisation)[0].stages)
    held.join(name="Gus", secret="of-gus")
    last = len(held.all_stages) - 1
    held.go_to(last, by=ana)
    gus = sit(open_page(360), server, held, "of-gus")
    answer = gus.get_by_label("Your answer")
    answer.fill("The list was mine")

    held.go_to(last - 1, by=ana)
    expect(gus.locator("h1")).to_have_text("Decide")
    held.go_to(last, by=ana)
    expect(answer).to_have_value("The list was mine")
    held.end(by=ana)

    expect(gus.get_by_role("heading", name="This room is over")).to_be_visible()
    expect(gus.get_by_label("Your words")).to_have_value("The list was mine")
    gus.complaints[:] = []


def test_what_was_handed_in_is_forgotten_by_the_device(open_page, server, db):
    ana = make.person("Ana")
    review = make.review(make.event(make.organisation(ana)))
    held = review.hold_in_room(ana, review_templates(review.organisation)[0].stages)
    held.join(name="Gus", secret="of-gus")
    held.go_to(len(held.all_stages) - 1, by=ana)
    gus = sit(open_page(360), server, held, "of-gus")
    gus.get_by_role("button", name="I learned something here").click()
    expect(gus.get_by_text("You have answered whether you learned something here.")).to_be_visible()
    gus.get_by_label("Your answer").fill("The list was mine")

    gus.get_by_role("button", name="Hand it in, unsigned").click()

    expect(gus.get_by_text("Your answer carries no name.")).to_be_visible()
    assert gus.evaluate("Object.keys(sessionStorage)") == []
    assert [answer.text for answer in review.safety_answers.all()] == ["The list was mine"]
    held.end(by=ana)
    expect(gus.get_by_role("heading", name="This room is over")).to_be_visible()
    expect(gus.get_by_text("was not handed in")).to_be_hidden()
    gus.complaints[:] = []


def test_what_was_not_handed_in_is_shown_to_no_other_account_in_the_same_tab(open_page, server, at_its_end):
    ana, bo = at_its_end.facilitator, Person.objects.get(name="Bo")
    tab = open_page(360)
    answer, left = tab.get_by_label("Your answer"), tab.get_by_label("Your words")
    sign_in(tab, server, ana)
    sit(tab, server, at_its_end, "of-ana")
    answer.fill("I was afraid of Bo")

    sign_in(tab, server, bo)
    for secret in ("of-bo", "of-ana"):  # Bo came in, or sits down where Ana sat.
        sit(tab, server, at_its_end, secret)
        expect(answer).to_have_value("")
    at_its_end.end(by=ana)
    expect(tab.get_by_role("heading", name="This room is over")).to_be_visible()
    for secret in ("of-bo", "of-ana"):
        sit(tab, server, at_its_end, secret)
        expect(left).to_be_hidden()
        expect(left).to_have_value("")
    tab.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    tab.reload()
    expect(left).to_be_hidden()

    sign_in(tab, server, ana)
    tab.reload()
    expect(left).to_have_value("I was afraid of Bo")
    tab.complaints[:] = []


def test_signing_out_forgets_what_was_not_handed_in(open_page, server, at_its_end):
    tab = open_page()
    sign_in(tab, server, at_its_end.facilitator)
    sit(tab, server, at_its_end, "of-ana")
    tab.get_by_label("Your answer").fill("I was afraid of Bo")
    assert "I was afraid of Bo" in tab.evaluate("Object.values(sessionStorage)")

    tab.goto(f"{server}/acme/reviews")
    tab.evaluate("document.querySelector('form[data-forgets-drafts]').requestSubmit()")
    tab.wait_for_url(lambda address: "/acme/" not in address)

    assert "I was afraid of Bo" not in tab.evaluate("Object.values(sessionStorage)")
    tab.complaints[:] = []


@pytest.mark.parametrize("step", ["Decide", "Close"])
def test_what_came_of_it_is_a_link_for_who_may_open_it_and_words_for_guests(open_page, server, at_its_end, step):
    ana = at_its_end.facilitator
    card = at_its_end.cards.create(text="Nobody owned the date", stage="next", is_open=True)
    plan = {"title": "Name an owner", "owner": ana, "due_on": "2026-12-24", "remedy": "standard"}
    at_its_end.keep(ana, card, "action", plan | {"risk_reduction": "no date without an owner"})
    at_its_end.go_to([one.title for one in at_its_end.all_stages].index(step), by=ana)
    gus, bo = open_page(360), open_page(360)
    sign_in(bo, server, Person.objects.get(name="Bo"))
    for one, secret in ((gus, "of-gus"), (bo, "of-bo")):
        sit(one, server, at_its_end, secret)
        expect(one.locator("h1")).to_have_text(step)
        expect(one.get_by_text("Name an owner").filter(visible=True)).to_have_count(1)

    expect(gus.get_by_role("link", name="Name an owner")).to_have_count(0)
    expect(bo.get_by_role("link", name="Name an owner")).to_be_visible()
