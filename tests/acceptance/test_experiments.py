"""Small experiments: an idea is planned, locked, tried, stopped, studied, adopted, carried on and told to others."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.activity.delivery import deliver
from goldseam.common import work
from goldseam.common.models import Job
from goldseam.experiments.models import Cycle
from goldseam.measurements.models import Series
from tests import make
from tests.events.test_searching import put_all_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEFORE = (6, 7, 5, 8, 6, 7, 9, 6, 7, 5, 8, 6)


@pytest.fixture
def acme():
    return make.organisation()


@pytest.fixture
def ana(acme):
    return acme.memberships.get(role="owner").person


def day(ahead):
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def part(page, key, within=""):
    """Opens a part of the plan where it can be written."""
    details = page.locator(f"#part-{key}")
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()
    return details.locator(within or f"#form-{key}")


def save(form):
    """Saves a part of the plan and waits for the page that says so."""
    page = form.page
    with page.expect_navigation():
        form.get_by_role("button", name="Save").click()


def test_an_idea_is_tried_small_from_plan_to_checklist(open_page, signed_in, acme, ana):
    """8.1, 8.2, 8.3, 8.4, 8.5, 8.6: planned, locked, pasted, sent, stopped, agreed, studied, adopted, told, copied."""
    bo = make.member(acme, "Bo")
    checklist = make.checklist(acme)
    event = make.classified(make.event(acme, text="Two calls were never answered."))
    page = signed_in(open_page(), ana)
    page.goto(event.get_absolute_url())
    page.get_by_role("link", name="Try something small").click()
    page.get_by_label("What would you like to try?").fill("One person answers all calls of the morning")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url(re.compile(r"/experiments/\d+"))
    cycle = plan(page)

    page.goto(Series.objects.get().get_absolute_url())
    paste(page, BEFORE)
    page.goto(f"{cycle.get_absolute_url()}/start")
    expect(page.locator("main")).to_contain_text("What it takes")
    page.get_by_role("button", name="Lock the plan and start").click()
    expect(page.locator(".page-head")).to_contain_text("running since")
    values = page.locator("form.values")
    values.get_by_label("Value").fill("3")
    values.get_by_role("button", name="Add the value").click()
    expect(page.locator("#do .chart")).to_contain_text("Expected")

    told = send_too_many(page)
    assert [one["number"] for one in told["paused"]] == [cycle.number]
    page.reload()
    expect(page.locator("#pause")).to_contain_text("it paused by itself")
    page.get_by_text("Ask to go on with it").click()
    page.get_by_label("Why it is safe to go on").fill("The line was down for an hour.")
    page.get_by_role("button", name="Ask to go on").click()
    expect(page.locator("#pause")).to_contain_text("Somebody else has to agree")
    other = signed_in(open_page(), bo)
    other.goto(cycle.get_absolute_url())
    other.get_by_role("button", name="I agree: go on with it").click()
    expect(other.locator(".page-head")).to_contain_text("running since")

    study_and_adopt(page, cycle)
    page.get_by_role("link", name=checklist.title).click()
    page.locator("[name=form-0-text]").fill("One person has the phone")
    page.get_by_role("button", name="Adopt it with this text").click()
    expect(page.locator("#adopted")).to_contain_text("Release checklist")
    assert event.changes.get().version.artifact == checklist

    page.locator("#follow-up textarea").fill("On Mondays there are three times as many calls.")
    page.get_by_role("button", name="Plan the next cycle").click()
    expect(page.locator("main")).to_contain_text("planned")
    assert Cycle.objects.get(previous=cycle).place == 2
    publish_and_copy(page, other, cycle)


def plan(page):
    """Fills the plan part by part, as the page asks for it."""
    say(page, "hypothesis", condition="we give the phone to one person", expected="fewer calls are lost")
    say(page, "hypothesis", because="somebody then knows that it is theirs")
    say(page, "scale", starts_on=day(0), ends_on=day(3), scale="day")
    form = part(page, "data", "#measures")
    form.get_by_label("What is measured").fill("Calls that nobody answered")
    form.locator("[name=kind]").select_option("count")
    form.locator("[name=better]").select_option("lower")
    with page.expect_navigation():
        form.get_by_role("button", name="Start it, and watch it").click()
    say(page, "prediction", direction="lower", size="3")
    say(page, "success", success="No more than four calls are lost on a morning.")
    form = part(page, "stops")
    form.get_by_role("button", name="Add a condition").click()
    row = form.locator("[data-row]:visible").first
    row.get_by_label("Stop when").fill("More calls are lost than ever before.")
    row.locator("[name$=kind]").select_option("guardrail")
    row.get_by_text("A measure shows it").click()
    row.locator("[name$=series]").select_option("Calls that nobody answered")
    row.locator("[name$=side]").select_option("above")
    row.locator("[name$=limit]").fill("12")
    save(form)
    say(page, "people", told="Everybody on the shift")
    return Cycle.objects.get()


def say(page, key, **answers):
    """Answers questions of a part: a text, or one of several cards."""
    form = part(page, key)
    for name, answer in answers.items():
        card = form.locator(f"[type=radio][name={name}][value='{answer}']")
        card.check(force=True) if card.count() else form.locator(f"[name={name}]").fill(answer)
    save(form)


def paste(page, amounts):
    """Pastes one value a day until yesterday, looks at them, and adds them."""
    page.get_by_role("link", name="Paste many, or a file").click()
    lines = [f"{day(place - len(amounts))}\t{amount}" for place, amount in enumerate(amounts)]
    page.get_by_label(re.compile("Paste")).first.fill("\n".join(lines))
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Add these 12 values").click()
    expect(page.locator(".chart")).to_be_visible()


def send_too_many(page):
    """Another program sends a value beyond the limit that was set before the start."""
    series = Series.objects.get()
    page.goto(f"{series.get_absolute_url()}/keys")
    page.locator("main [name=name]").fill("The telephone system")
    page.get_by_role("button", name="Make a key").click()
    token = page.get_by_label("The key").input_value()
    body = json.dumps({"at": timezone.now().isoformat(), "value": 14})
    path = f"/api/v1/acme/measurements/{series.number}/points"
    headers = {"Authorization": f"Bearer {token}"}
    answer = Client().post(path, body, content_type="application/json", headers=headers)
    page.goto(Cycle.objects.get().get_absolute_url())
    return answer.json()


def study_and_adopt(page, cycle):
    page.goto(f"{cycle.get_absolute_url()}#study")
    study = page.locator("#step-study")
    if study.get_attribute("open") is None:
        study.locator("summary").first.click()
    study.locator("[name=happened]").fill("One morning it was calm, one morning the line was down.")
    study.locator("[name=learned]").fill("Whoever has the phone hears it.")
    study.locator("[name=why_different]").fill("The line was down.")
    study.get_by_role("button", name="End the test with this result").click()
    expect(page.locator("#act")).to_be_visible()
    act = page.locator("#act")
    act.locator("[name=kind][value=adopt]").check(force=True)
    act.locator("[name=reason]").fill("It costs nothing, and we go on counting.")
    act.get_by_role("button", name="Decide").click()
    page.get_by_role("link", name="Choose where it stands").click()


def publish_and_copy(page, other, cycle):
    """What came of it is told; who looks for the idea finds it, and starts from it."""
    page.goto(f"{cycle.get_absolute_url()}/publication")
    page.locator("[name=context]").fill("A practice with two telephones.")
    page.get_by_role("button", name="Publish the card").click()
    put_all_in()
    other.goto("/acme/experiments/library?q=morning")
    other.get_by_role("link", name=cycle.title).click()
    expect(other.locator("main")).not_to_contain_text("Ana")
    other.get_by_role("link", name="Start from this").click()
    other.get_by_role("button", name="Begin my own plan").click()
    expect(other.locator("main")).to_contain_text("planned")
    assert Cycle.objects.get(copied_from=cycle).owner.name == "Bo"


def test_a_plan_is_never_changed_silently_once_it_has_started(page, signed_in, acme, ana):
    """8.1: locked at the start; a later edit is an amendment with its reason, and marks the result as exploratory."""
    series = make.series(acme, by=ana)
    make.points(series, *BEFORE, until=timezone.now() - timedelta(days=3))
    cycle = make.running_cycle(acme, watching=series)
    make.points(series, 9)
    signed_in(page, ana)
    for address, field in ((f"plan/{key}", name) for key, name in (("success", "success"), ("prediction", "size"))):
        answer = page.request.post(f"{cycle.get_absolute_url()}/{address}", form={field: "9", "base": "1"})
        assert answer.status in (403, 404, 422), answer.status
    with pytest.raises(ValidationError):
        cycle.write_plan(by=ana, success="Anything at all.")

    page.goto(f"{cycle.get_absolute_url()}/amendments?part=success")
    page.locator("[name=success]").fill("A few fewer.")
    page.get_by_role("button", name="Amend the plan").click()
    expect(page.locator("main")).to_contain_text("Nothing has changed since the start")
    page.locator("[name=reason]").fill("Half was too much to hope for.")
    page.get_by_role("button", name="Amend the plan").click()

    expect(page.locator("main")).to_contain_text("Half was too much to hope for.")
    page.goto(cycle.get_absolute_url())
    expect(page.locator(".page-head")).to_contain_text("exploratory")


def test_what_was_stopped_never_goes_on_by_itself(acme, ana):
    """8.5: whatever comes in afterwards, and whatever runs by itself, a stopped experiment stands still."""
    make.member(acme, "Bo")
    series = make.series(acme, by=ana, title="Falls a week")
    make.points(series, *BEFORE, until=timezone.now() - timedelta(days=3))
    stop = {"kind": "guardrail", "words": "Twelve falls", "series": series.number, "rule": "limit", "side": "above"}
    cycle = make.running_cycle(acme, watching=series, stops=[stop | {"limit": 12}])
    for _time in range(3):
        make.points(series, 14)
    make.points(series, 1)
    do_all_work()

    assert Cycle.objects.get().state == "paused"
    assert (cycle.pauses.count(), acme.events.filter(title__icontains="stopped").count()) == (1, 1)
    assert len([message for message in mail.outbox if message.subject == f"Stopped: {cycle}"]) >= 1
    cycle = Cycle.objects.get()
    cycle.ask_to_resume(by=ana, reason="The floor is dry.")
    with pytest.raises(ValidationError):
        cycle.agree_to_resume(by=ana)
    assert Cycle.objects.get().state == "paused"


def test_nothing_of_a_team_is_found_by_another(acme, ana):
    """8.6: worksheet, chart, file and series are of the team; its published card alone is for everybody."""
    acme.amend(by=ana, size="organisation")
    quiet = make.team(acme, "Quiet", members=[ana])
    series = make.series(acme, by=ana, team=quiet, title="Weight of the infusion")
    make.points(series, *BEFORE, until=timezone.now() - timedelta(days=3))
    cycle = make.decided_cycle(acme, watching=series, team=quiet, title="Ask for the weight")
    bo = make.member(acme, "Bo", team=make.team(acme, "Other"))
    client = Client()
    client.force_login(bo, backend="goldseam.people.sessions.Backend")
    own, number = cycle.get_absolute_url(), cycle.number
    hidden = [own, f"{own}/chart.svg", f"{own}/plan", f"{own}/amendments", series.get_absolute_url()]
    hidden += [f"/acme/files/experiments/{number}.{form}" for form in ("pdf", "md")]
    hidden += [f"/acme/experiments/library/{number}", f"/acme/experiments/{number}/copy"]

    assert {path: client.get(path).status_code for path in hidden if client.get(path).status_code != 404} == {}
    put_all_in()
    assert b"Ask for the weight" not in client.get("/acme/experiments/library?q=weight").content
    cycle.publish(by=ana, context="A ward with nine beds.")
    put_all_in()
    assert b"Ask for the weight" in client.get("/acme/experiments/library?q=weight").content
    assert client.get(f"/acme/experiments/library/{number}").status_code == 200
    assert {client.get(path).status_code for path in hidden[:7]} == {404}


def test_a_double_click_does_everything_once(acme, ana):
    """8.4: each verb a second time changes nothing more."""
    cycle = make.startable_cycle(acme)
    told = {"happened": "We asked.", "learned": "Nobody knew.", "why_different": "It is kept elsewhere."}
    for _time in range(2):
        cycle.start(by=ana)
        cycle.study(by=ana, **told)
        cycle.decide(by=ana, kind="adopt", reason="It costs nothing.")
        cycle.adopt_as_new(by=ana, title="Hand-over", kind="procedure", text="Ask for the end date.")
        cycle.follow_up(by=ana, next_risks="More people ask.")
        cycle.publish(by=ana, context="One shift.")

    assert (Cycle.objects.count(), cycle.plan_versions.count(), acme.artifacts.count()) == (2, 1, 1)


def test_whether_it_can_be_done_is_no_claim_that_it_helps(page, signed_in, acme, ana):
    """8.3: a test of feasibility says nothing of an effect, however good its numbers look."""
    series = make.series(acme, by=ana)
    make.points(series, *BEFORE, until=timezone.now() - timedelta(days=3))
    cycle = make.running_cycle(acme, watching=series, feasibility_only=True)
    make.points(series, 0)
    told = {"happened": "It was done.", "learned": "It can be done.", "why_different": "-"}
    cycle.study(by=ana, **told)

    assert Cycle.objects.get().studied.verdict == "feasibility"
    signed_in(page, ana).goto(f"{cycle.get_absolute_url()}#study")
    expect(page.locator(".beside__side--seen")).to_contain_text("It says nothing about an effect")
    expect(page.locator("main")).not_to_contain_text("As predicted")


def do_all_work():
    while deliver():
        pass
    while job := Job.objects.claim():
        work.do(job)
