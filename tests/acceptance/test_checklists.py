"""If-then plans, checklists, standards, and guardrails that act, as people and pipelines use them."""

import re
from datetime import timedelta

import httpx
import pytest
from click.testing import CliRunner
from django.utils import timezone
from playwright.sync_api import expect

from goldseam.activity.delivery import deliver
from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from goldseam.cli import main
from goldseam.events.models import Event
from goldseam.guardrails.models import Gate
from goldseam.runs.models import Run
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def acme():
    return make.organisation()


@pytest.fixture
def ana(acme):
    return acme.memberships.get(role="owner").person


@pytest.fixture
def bo(acme):
    return make.member(acme, "Bo")


@pytest.fixture
def pipeline(live_server, acme):
    """What a pipeline runs: `pipeline(key, "gate", "release", "--ref", "v2.3")`."""

    def run(key, *words):
        place = {"GOLDSEAM_URL": f"{live_server.url}/acme", "GOLDSEAM_GATE_KEY": key, "GITHUB_ACTIONS": None}
        return CliRunner().invoke(main, [*words], env=place)

    return run


def run_through(page):
    """Answers every line of the run that is open, with what it asks for."""
    expect(page).to_have_url(re.compile(r"/runs/\d+"))
    for _line in range(30):
        waiting = page.locator("[data-line][data-open]")
        second = page.get_by_label("Name of the second person, on this device")
        if second.count():
            confirmed = page.get_by_text("Read back by Bo")
            before = confirmed.count()
            second.first.fill("Bo")
            page.get_by_role("button", name="Confirm", exact=True).first.click()
            expect(confirmed).to_have_count(before + 1)
            continue
        if not waiting.count():
            break
        before = page.locator(".run__progress").inner_text()
        line = waiting.first
        pause = line.locator("xpath=ancestor::details[1]")
        if pause.get_attribute("open") is None:
            pause.locator("> summary").click()
        if line.locator("[data-value]").count():
            line.locator("[data-value]").fill("2")
        line.locator("[data-done]").click()
        expect(page.locator(".run__progress")).not_to_have_text(before)


def unfold(page, words):
    """Opens a fold unless it stands open."""
    fold = page.locator("details", has=page.locator("> summary", has_text=words)).last
    if fold.get_attribute("open") is None:
        fold.locator("> summary").click()


def test_a_scope_change_that_bypassed_the_gate_is_stopped_by_it_on_the_next_release(
    page, open_page, signed_in, pipeline, acme, ana, bo
):
    """3.10, 7.5: event, review the next morning, the checklist and the CI rule change; the next release is enforced."""
    # A release checklist is worked by, and a late change slips past it.
    checklist = make.checklist(acme, title="Release checklist", items=["Tests of this commit passed"])
    checklist.activate(by=ana, despite="It has been used for a year.")
    event = make.event(
        acme,
        text="A change of scope after the freeze went live untested.",
        started_at=timezone.now() - timedelta(hours=15),
    )
    make.classified(event)
    signed_in(page, ana).goto(event.get_absolute_url())
    page.get_by_role("button", name="Start the review").first.click()
    expect(page).to_have_url(re.compile("/reviews/"))
    review = event.reviews.get()

    # The checklist is changed in the review, and a rule for pipelines is started.
    page.goto(f"/acme/changes/new/artifacts/{checklist.number}?event={event.number}&review={review.number}")
    page.get_by_role("button", name="Add a line").click()
    page.locator("[data-row] textarea").last.fill("Changes since the freeze are listed")
    page.get_by_label("What changed, in a line").fill("Late changes are looked at")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("Because of").first).to_be_visible()
    page.goto("/acme/guardrails/examples")
    page.locator("#scope-change").get_by_role("button", name="Start from this").click()
    expect(page.get_by_role("heading", level=1, name="Release")).to_be_visible()
    gate = Gate.objects.get()
    rule = gate.rule
    page.goto(f"/acme/changes/new?event={event.number}&review={review.number}")
    page.get_by_role("link", name=rule.title).click()
    page.get_by_role("button", name="Link version 1 as it stands").click()
    expect(page.get_by_text("Because of").first).to_be_visible()

    # People say who signs, give the pipeline a key, and make the gate active.
    for role, who in (("QA", "Ana"), ("Product", "Bo")):
        page.goto(gate.get_absolute_url())
        page.get_by_role("link", name=f"Change who signs as {role}").click()
        page.get_by_role("checkbox", name=who).check()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", level=1, name="Release")).to_be_visible()
    page.get_by_role("link", name="Keys for pipelines").click()
    page.get_by_label(re.compile("^What")).fill("web pipeline")
    page.get_by_role("button", name="Make a key").click()
    expect(page.get_by_label("The key")).to_be_visible()
    key = re.search(r"gsg_[\w-]+", page.content())[0]
    page.goto(gate.get_absolute_url())
    page.get_by_role("button", name="Begin a trial").click()
    page.get_by_role("button", name="Make it active").click()
    expect(page.locator(".page-head").get_by_text("Active")).to_be_visible()

    # The next release, with a late change: blocked, with what is missing.
    asked = ("gate", "release", "--project", "web", "--ref", "v2.3", "--fact", "scope_changed_after_freeze=true")
    blocked = pipeline(key, *asked)
    assert blocked.exit_code == 1, blocked.output
    for missing in ("Release checklist", "QA", "Product", "smoke tests"):
        assert missing in blocked.output

    # The checklist is run for this release, both sign, the smoke tests pass.
    page.goto("/acme/")
    waiting = page.locator("section", has=page.get_by_role("heading", name="Checklists to run")).last
    expect(waiting).to_contain_text("v2.3")
    waiting.get_by_role("link").first.click()
    page.get_by_role("button", name="Begin").click()
    run_through(page)
    page.locator("button[data-finish]").click()
    expect(page.locator("button[data-finish]")).to_have_count(0)
    for role, device, who in (("QA", page, ana), ("Product", open_page(), bo)):
        signed_in(device, who).goto(f"{gate.get_absolute_url()}/refs?project=web&ref=v2.3")
        device.get_by_role("button", name=f"Sign as {role}").click()
        expect(device.get_by_text(f"{who} as {role}")).to_be_visible()
    passed = pipeline(
        key, "checked", "smoke tests", "--gate", "release", "--project", "web", "--ref", "v2.3", "--passed"
    )
    assert passed.exit_code == 0, passed.output

    # Now it passes; a release without a late change needs the checklist alone; the next ref starts anew.
    assert pipeline(key, *asked).exit_code == 0
    later = pipeline(key, *asked[:5], "v2.4", "--fact", "scope_changed_after_freeze=false")
    assert later.exit_code == 1
    assert "Product" not in later.output
    page.goto(event.get_absolute_url())
    expect(page.get_by_text(rule.title).first).to_be_visible()
    assert event.changes.count() == 2


def test_who_overrides_a_gate_says_why_and_it_becomes_a_near_miss(page, signed_in, pipeline, acme, ana):
    """7.5: an override needs a person and a reason, lets this ref pass, and is written down as a near miss."""
    gate = make.gate(acme, by=ana)
    _key, token = gate.issue_key(by=ana, name="pipeline")
    asked = ("gate", "release", "--project", "web", "--ref", "hotfix-1")
    assert pipeline(token, *asked).exit_code == 1
    signed_in(page, ana).goto(f"{gate.get_absolute_url()}/refs?project=web&ref=hotfix-1")

    page.locator("summary", has_text="Let it pass nevertheless").click()
    page.get_by_role("button", name="Override the gate").click()
    expect(
        page.locator("#override .field__error, #override .form-errors, #override [role=alert]").first
    ).to_be_visible()
    page.locator("#override textarea, #override input[name=reason]").first.fill(
        "Payments are down; the list comes after."
    )
    page.get_by_role("button", name="Override the gate").click()

    expect(page.get_by_text("It passes: overridden")).to_be_visible()
    assert pipeline(token, *asked).exit_code == 0
    assert pipeline(token, "gate", "release", "--project", "web", "--ref", "hotfix-2").exit_code == 1
    assert Event.objects.get().kind == "near_miss"


def test_a_gate_that_nobody_can_reach_follows_what_was_agreed(pipeline):
    """7.5: fail closed or fail open, as it is configured; both say that nothing was checked."""
    asked = ("gate", "release", "--project", "web", "--ref", "v1", "--url", "http://127.0.0.1:9/acme")

    closed = pipeline("gsg_x", *asked)
    opened = pipeline("gsg_x", *asked, "--when-unreachable", "open")

    assert (closed.exit_code, opened.exit_code) == (2, 0)
    assert "nothing was checked" in opened.output.lower()


def test_a_value_beyond_its_limit_pauses_the_experiment_and_opens_a_review(live_server, page, signed_in, acme, ana):
    """7.5: a posted value more than 2 SD below its baseline pauses, opens a review with the chart, and stays so."""
    series = make.watched_series(acme, by=ana)
    cycle = make.running_cycle(acme, by=ana, watching=series)
    signed_in(page, ana)
    watch = make.armed_watch(series, by=ana, cycle=cycle, how="two_sd")
    _key, token = series.issue_key(by=ana, name="feeder")

    answer = httpx.post(
        f"{live_server.url}/api/v1/acme/measurements/{series.number}/points",
        json={"at": timezone.now().isoformat(), "value": 3.2},
        headers={"Authorization": f"Bearer {token}"},
    )

    assert answer.status_code == 200, answer.text
    cycle = type(cycle).objects.get(pk=cycle.pk)
    assert cycle.current_pause is not None
    assert answer.json()["paused"]
    breach = watch.breaches.get()
    page.goto(breach.review.get_absolute_url())
    expect(page.locator("figure svg, svg.chart").first).to_be_visible()
    page.goto(watch.get_absolute_url())
    expect(page.get_by_text("and rests")).to_be_visible()
    assert len(series.points.all()) == 21


def test_a_verbal_order_is_read_back_by_a_second_person(page, signed_in, acme, ana, bo):
    """7.3, 7.5: read back and confirmed by somebody else, step by step; a problem becomes a near miss in one tap."""
    signed_in(page, ana).goto("/acme/guardrails/examples")
    page.locator("#read-back").get_by_role("button", name="Start from this").click()
    page.get_by_role("link", name="Run it", exact=True).click()
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url(re.compile(r"/runs/\d+"))
    run = Run.objects.get()

    killer = run.version.items.get(text="Ask for allergies")
    line = page.locator(f"#line-{killer.key}")
    line.locator("summary", has_text="Answer it out of turn").click()
    line.get_by_label("What did you find?").fill("Allergic to penicillin, not in the record")
    line.get_by_role("button", name="Caught a problem").click()
    line.get_by_role("button", name="Write it down as a near miss").click()
    expect(line.get_by_role("link", name="Written down as a near miss")).to_be_visible()
    run_through(page)
    page.locator("button[data-finish]").click()

    expect(page.locator("button[data-finish]")).to_have_count(0)
    run = Run.objects.get()
    assert run.is_finished
    assert Run.objects.complete().count() == 1
    near_miss = Event.objects.get()
    assert near_miss.kind == "near_miss"
    page.goto(f"/acme/runs/of/{run.artifact.number}")
    expect(page.get_by_role("main")).to_contain_text("1 of 1")


def test_a_checklist_is_hardened_while_it_is_written_and_tried_before_people_work_by_it(
    page, open_page, signed_in, acme, ana, bo
):
    """7.2, 7.3: hints stand beside the text; a draft becomes active once two people confirmed its order in real use."""
    signed_in(page, ana).goto("/acme/artifacts/new?kind=checklist")
    aside = page.locator("aside").last
    page.get_by_label("Title").fill("Going live")
    page.locator("[data-row] textarea").first.fill("Ensure that everything is appropriate and check the backup")
    expect(aside).to_contain_text("ensure", ignore_case=True)
    page.locator("[data-row] textarea").first.fill("Backup restored in a test")
    expect(aside).not_to_contain_text("ensure", ignore_case=True)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Missing before it can be active")).to_be_visible()

    checklist = Artifact.objects.get(title="Going live")
    tried = page.get_by_text("Two people run it in real work")
    for device, who in ((page, ana), (open_page(), bo)):
        page.goto(checklist.get_absolute_url())
        expect(tried).to_be_visible()
        signed_in(device, who).goto(f"/acme/runs/new?artifact={checklist.number}")
        device.get_by_role("button", name="Begin").click()
        run_through(device)
        device.get_by_label("Yes, it fits how the work goes").check()
        device.locator("button[data-finish]").click()
        expect(device.locator("button[data-finish]")).to_have_count(0)

    # Nothing is missing any more but what its editor says, which is written; then people work by it.
    page.goto(checklist.get_absolute_url())
    expect(tried).to_have_count(0)
    page.get_by_role("link", name="Revise it").click()
    unfold(page, "Aim, when to use it")
    page.get_by_label("When to use it").fill("before the switch is thrown")
    page.locator("[data-row]").first.get_by_label("Pause point").fill("Before the switch")
    page.get_by_role("button", name="Save the new version").click()
    expect(page.get_by_text("Before and after")).to_be_visible()
    page.goto(checklist.get_absolute_url())
    page.get_by_role("button", name="Make it active").click()
    expect(page.get_by_text("Active since")).to_be_visible()


def test_an_if_then_plan_is_written_rehearsed_and_met(page, open_page, signed_in, acme, ana, bo):
    """7.1: both halves, a hint for what is vague, said aloud, and how it went; nobody else sees it."""
    signed_in(page, ana).goto("/acme/artifacts/new?kind=if_then_plan")
    page.get_by_label("Title").fill("Quotes")
    page.get_by_label("If", exact=True).fill("it is necessary")
    page.get_by_label("then", exact=True).fill("I will be more careful")
    expect(page.locator("aside").last).to_contain_text("That is a goal", ignore_case=True)
    page.get_by_label("If", exact=True).fill("when I am about to send a quote")
    page.get_by_label("then", exact=True).fill("then I open every attachment first")
    sentence = "If I am about to send a quote, then I open every attachment first"
    expect(page.locator("[data-sentence]")).to_have_text(sentence)
    expect(page.locator("aside").last).not_to_contain_text("That is a goal", ignore_case=True)
    page.get_by_role("button", name="Save it").click()
    plan = Artifact.objects.get()
    assert (plan.is_private, plan.owner, plan.current.response) == (True, ana, "I open every attachment first")

    page.get_by_role("button", name="Make it active").click()
    page.goto("/acme/if-then")
    expect(page.get_by_text("I am about to send a quote").first).to_be_visible()
    page.get_by_role("button", name="I have said it twice").first.click()
    page.goto("/acme/if-then")
    page.get_by_role("button", name=re.compile("I did it", re.I)).first.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("1 of 1|1 time"))
    colleague = signed_in(open_page(), bo)
    assert colleague.request.get(f"{plan.get_absolute_url()}").status == 404


def test_what_changed_because_of_events_is_counted_first(page, signed_in, acme, ana):
    """7.6: the list of artifacts opens with how many were changed because of events, by strength."""
    review = make.review(make.classified(make.event(acme)))
    make.change(review)
    signed_in(page, ana)
    deliver()

    page.goto("/acme/artifacts")

    first = page.locator("main section, main .panel").first
    expect(first).to_contain_text("1 thing was changed because of events in the last 90 days")
    expect(first).to_contain_text("1 intermediate")


def test_regulated_work_counts_only_once_it_is_examined_and_approved(page, open_page, signed_in, acme, ana, bo):
    """7.7: a cited clause, a validated version, an approval by somebody else; until then people work by the old one."""
    standard = make.checklist(acme, by=ana, title="Cleaning of the filling line", items=["Line is rinsed"])
    standard.activate(by=ana, despite="In use.")
    signed_in(page, ana).goto(f"/acme/validation/{standard.number}")
    page.locator("summary", has_text="Put it under control").click()
    page.locator("#control textarea").fill("It is part of a medical device process.")
    page.get_by_role("button", name="Put it under control").click()
    expect(page.get_by_text("under control since")).to_be_visible()
    standard = Artifact.objects.get(pk=standard.pk)
    assert standard.is_controlled

    unfold(page, "Name a role")
    page.get_by_label("Role", exact=True).fill("Quality")
    for name in ("Ana", "Bo"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Name it").click()
    unfold(page, re.compile("Cite", re.I))
    page.get_by_label("Standard", exact=True).fill("ISO 13485")
    page.get_by_label("Clause").fill("7.5.2")
    page.get_by_role("button", name="Cite it").click()
    expect(page.get_by_text("7.5.2").first).to_be_visible()
    page.goto("/acme/validation?q=7.5.2")
    expect(page.get_by_role("link", name="Cleaning of the filling line").first).to_be_visible()

    # Ana writes the next version. People go on with the old one until it is described, examined and approved.
    standard.revise(by=ana, lines=[*standard.current.lines, Line("Rinse water is tested")])
    dossier = f"/acme/validation/{standard.number}"
    page.goto(dossier)
    expect(page.get_by_text("Version 2 waits for approval; people work by version 1.")).to_be_visible()
    page.get_by_role("radio", name=re.compile("^Major")).check()
    for label, words in (
        ("Reason", "Residues were found after a change of product."),
        ("Source", "Deviation 41, and the audit of March."),
        ("Impact", "Five minutes more for each change."),
        ("Risk assessment", "Less carry-over; water on the floor."),
        ("New hazards", "None found; the line was walked through."),
        ("Way back", "Version 1 stays at hand."),
        ("Training", "None: the step is on the list."),
    ):
        page.locator("#record").get_by_label(re.compile(f"^{label}")).fill(words)
    later = timezone.localdate() + timedelta(days=90)
    page.locator("#record").get_by_label("Look at the effect on").fill(later.isoformat())
    page.locator("#record").get_by_role("button", name="Save").first.click()
    for kind in ("Verification", "Validation"):
        unfold(page, "Write down an examination")
        page.locator("#examinations").get_by_role("radio", name=re.compile(f"^{kind}")).check()
        page.locator("#examinations").get_by_label("Against what").fill(f"{kind} of the limits in plan 12")
        page.locator("#examinations").get_by_label(re.compile("^How")).fill("Three runs on the line.")
        page.locator("#examinations").get_by_role("radio", name="Passed", exact=True).check()
        page.locator("#examinations").get_by_label("On", exact=True).fill(timezone.localdate().isoformat())
        page.locator("#examinations").get_by_role("button", name="Save").click()
        expect(page.locator("#examinations").get_by_text(f"{kind} of the limits in plan 12")).to_be_visible()

    # Who wrote it cannot approve it; somebody else does, and then it counts.
    expect(page.get_by_role("button", name="Approve version 2")).to_have_count(0)
    other = signed_in(open_page(), bo)
    other.goto(dossier)
    other.get_by_role("button", name="Approve version 2").click()
    expect(other.locator("#approvals").get_by_text("Bo")).to_be_visible()
    assert Artifact.objects.get(pk=standard.pk).in_force.number == 1
    page.goto(dossier)
    expect(page.locator("#force")).to_contain_text("Nothing is missing")
    page.get_by_role("button", name="Put version 2 in force").click()

    expect(page.get_by_text("People work by this version")).to_be_visible()
    assert Artifact.objects.get(pk=standard.pk).in_force.number == 2
