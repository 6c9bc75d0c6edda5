"""One organisation in which everything has happened, and one in which nothing has, for walks through all pages."""

from datetime import time, timedelta
from functools import cached_property

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.activity.models import Reminder
from goldseam.artifacts.models import Artifact
from goldseam.decisions.models import AheadKey
from goldseam.events.models import Layer, Recurrence
from goldseam.handbook import samples
from goldseam.handbook.models import Page
from goldseam.if_then.kinds import MOMENT_DUE
from goldseam.if_then.models import Encounter, RuleEncounter, SystemQuestion
from goldseam.insights.models import MetricsKey, Subscription, WallDisplay
from goldseam.live.models import RoomTemplate
from goldseam.people.models import Invitation
from goldseam.postmortems.choices import Choices
from goldseam.postmortems.models import Proposal, SavedView
from goldseam.postmortems.preview import Preview
from goldseam.reporting.models import Message, Outcome, Thanks
from goldseam.resilience.models import HelpEntry, HelpPage, PeerSupporter
from goldseam.reviews.models import Debrief, SectionVersion
from goldseam.reviews.room_templates import debrief_templates, review_templates
from goldseam.runs.models import Opportunity, Routine, StartKey
from goldseam.triage.models import Rating, Triage, Waiting
from goldseam.validation.models import Citation, LookedAgain, put_in_force
from tests import make
from tests.pictures import jpeg

# Not pages of ours, or not to be had without a device that the test has not got.
NOT_VISITED = {
    "design": "is there in development only; has a test of its own",
    "design_charts": "is there in development only; has a test of its own",
    "mfa_edit_webauthn": "needs a passkey",
    "mfa_remove_webauthn": "needs a passkey",
    "files:account": "a file to keep",
    "files:log_left_out": "a file to keep",
    "files:site": "a file to keep",
    "files:poster": "a file to keep",
    "report:worker": "for programs",
    "report:manifest": "for programs",
    "help:worker": "for programs",
    "resilience:help_worker": "for programs",
    "reporting:code": "a picture",
    "reporting:picture": "a picture",
    "files:artifact": "a file to keep",
    "files:worksheet": "a file to keep",
    "files:strengthened": "a file to keep",
    "files:digest": "a file to keep",
    "insights:digest_csv": "a file to keep",
    "insights:csv": "a file to keep",
    "insights:chart": "a picture",
    "metrics": "for programs",
    "api:openapi-json": "for programs",
    "api:points": "for programs",
    "api:series": "for programs",
    "api:chart": "for programs",
    "api:gate_questions": "for programs",
    "api:gate_answers": "for programs",
    "api:gate_checks": "for programs",
    "api:opportunities": "for programs",
    "api:runs": "for programs",
    "api:premortems": "for programs",
    "api:premortem": "for programs",
    "api:premortem_risks": "for programs",
    "api:decisions": "for programs",
    "api:decision": "for programs",
    "api:api-root": "for programs",
    "hook:door": "for programs",
    "start:door": "for programs",
    "decisions:record": "a file to keep",
    "premortems:file": "a file to keep",
    "measurements:chart": "a picture",
    "changes:proof_chart": "a picture",
    "events:slices": "a picture",
    "patterns:layers_chart": "a picture",
    "patterns:chart": "a picture",
    "patterns:types_chart": "a picture",
    "measurements:points_file": "a file to keep",
    "runs:file": "a file to keep",
    "runs:outbox": "for a device",
    "runs:worker": "for a device",
    "resilience:vault": "for a browser",
    "runs:chart": "a picture",
    "exchange:feed": "a calendar file, under a token of the person",
    "exchange:first_step": "a calendar file",
    "validation:trail_file": "a file to keep",
    "exchange:review": "a calendar file",
    "pulses:file": "a file to keep",
    "pulses:trend": "a picture",
    "pulses:team_trend": "a picture",
    "exchange:follow_through": "a calendar file",
}

OF_A_RISK = ("mitigation", "acceptance", "occurrences", "occurrence", "check_ins", "place", "promises")


class World:
    """Ana owns Acme, where the sample cases are loaded and much is under way; alone she has just begun."""

    def __init__(self):
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana, "Acme", size="organisation")
        self.alone = make.organisation(self.ana, "Ana alone", size="solo")
        samples.load(self.acme, by=self.ana)
        self.bo = make.member(self.acme, "Bo", team=self.acme.teams.first())
        self.event = make.event(self.acme, text="A label was printed without the allergen.")
        self.review = make.review(make.classified(make.event(self.acme)))
        self.action = make.action(self.review)
        self.link = self.action.link(by=self.ana, url="https://github.com/acme/web/issues/12")
        self.carried, self.tried = self.actions_on_their_way()
        self.change = make.change(self.review)
        self.closed = make.closed_review(make.event(self.acme, text="The torque drifted for a week."))
        self.worked_by = self.change_worked_by()
        self.recurrence = Recurrence.relate(by=self.ana, event=self.event, other=self.closed.event)
        self.series = self.measured_series()
        self.account = self.published_account()
        self.tried_out = make.decided_cycle(self.acme, title="Ask for the end date twice")
        self.tried_out.publish(by=self.ana, context="A night shift of six.", would_repeat_if="we were twice as many")
        self.chosen = make.analysis(self.acme)
        self.view = SavedView.keep(by=self.ana, organisation=self.acme, name="Hand-overs", query="factor=handover")
        self.try_small()
        self.letterbox = make.letterbox(self.acme, place="Second floor", call="medicines that look alike")
        self.share_out()
        self.hook = make.hook(self.acme, sender="alertmanager", name="checkout-service")
        self.watch_something()
        self.log = make.brought_log(self.acme)
        self.plan_ahead()
        self.regulate()
        self.invitation, self.token = Invitation.issue(self.acme, by=self.ana)
        self.guard()
        self.sort_some()
        self.report_something()
        self.tell()
        self.run_some()
        self.look_ahead()
        self.see_it_begin()
        self.decide()
        self.gather()
        self.open_rooms()
        self.offer_help()
        self.show_outside()
        self.ask_around()
        Page.of(self.acme, "taxonomy").adapt(by=self.ana, text="We say “drift” for deviation.")
        TOTP.activate(self.ana, generate_totp_secret())
        RecoveryCodes.activate(self.ana)
        self.address, _ = EmailAddress.objects.get_or_create(user=self.ana, email=self.ana.email)

    def show_outside(self):
        """A digest that comes by mail, a key for a program, and a screen on a wall."""
        self.subscription = Subscription.switch_on(self.acme, by=self.ana, rhythm="week")
        self.metrics_key, _token = MetricsKey.make(self.acme, by=self.ana, name="Prometheus")
        self.wall, self.wall_code = WallDisplay.make(self.acme, by=self.ana, name="Kitchen")

    def offer_help(self):
        """Acme's own help, a line elsewhere that nobody has checked lately, and a colleague who listens."""
        own = {"is_own": True, "who_is_told": "nobody", "hours": "9 to 17"}
        HelpEntry.add(self.acme, by=self.ana, name="Occupational health", phone="+41 44 555 01 23", **own)
        self.help = HelpEntry.add(self.acme, by=self.ana, name="Night line", region="Switzerland", phone="143")
        HelpEntry.objects.filter(pk=self.help.pk).update(checked_on="2024-01-31")
        self.help_page = HelpPage.word(self.acme, by=self.ana, search_link="https://example.org/lines")
        PeerSupporter.offer(self.acme, by=self.bo, words="I have been through a bad release.", reach="Ext. 7")

    def open_rooms(self):
        """A talk that waits for people, one that is over, and a template of Acme's own."""
        self.room = make.room(self.acme, self.ana, frame="What is in the way of a good release?")
        self.guest = make.seat(self.room, "Gus")
        self.talk = make.room(self.acme, self.ana, title="How the night went")
        names = self.talk.clusters.create(stage="ideas", title="Too many alarms", votes=3, rank=1, is_carried=True)
        self.talk.cards.create(stage="ideas", text="Four phones ring at once", is_open=True, cluster=names)
        self.talk.cards.create(stage="ideas", text="The coffee was out", is_open=True)
        self.talk.end(by=self.ana)
        rows = [{"title": "Write", "doing": "write", "minutes": 5}, {"title": "Read", "doing": "reveal"}]
        self.room_template = RoomTemplate.write(self.ana, self.acme, "open", "Short", rows)

    def watch_something(self):
        """A watch that has fired, and an address that is called."""
        self.called = make.called_address(self.acme)
        watched = make.watched_series(self.acme)
        self.watch = make.armed_watch(watched, address=self.called)
        make.points(watched, 3.2, days=1)

    def actions_on_their_way(self):
        """One that came with a document and waits for somebody, and one that was done and had no effect."""
        where = (self.ana, self.acme, self.review, self.review.event)
        carried = Action.carry_over(*where, "Write down what each alert means", owner_text="SRE team", link="OPS-42")
        tried = make.action(self.review, title="Put up a sign", remedy="warning")
        tried.complete(by=self.ana)
        tried.check_effect(by=self.bo, outcome="no_effect", found="As many as before, in six weeks.")
        return carried, tried

    def plan_ahead(self):
        """A plan of Ana's that is due to be asked about and often misses its moment, and a rule of the team."""
        self.plan, self.rule = make.plan(self.acme, self.ana), make.team_rule(self.acme, self.ana)
        self.plan.activate(by=self.ana, despite="It is needed today.")
        Reminder.give(MOMENT_DUE, self.plan, timezone.localdate() + timedelta(days=1))
        for outcome in ("did_not", "did_not", "did_not", "wrong_cue"):
            self.met = Encounter.note_down(self.plan, self.ana, outcome, note="A call came in.")
        self.counted = RuleEncounter.note_down(self.rule, "did")
        SystemQuestion.put(self.rule, self.ana, "no", "It takes judgement.")

    def regulate(self):
        """A checklist under control: a version in force that people are asked to read, and one that waits."""
        self.regulated = make.checklist(self.acme, by=self.ana, title="Release of a batch")
        self.quality = make.controlled(self.regulated, self.ana, [self.ana, self.bo], reads=True)
        self.clause = Citation.add(self.regulated, by=self.ana, standard="ISO 13485", clause="7.3.9", title="Changes")
        self.approved = make.complete(self.regulated.current, self.ana, self.bo, self.quality)
        put_in_force(self.regulated.current, by=self.ana)
        tomorrow = timezone.localdate() + timedelta(days=1)
        LookedAgain.record(self.regulated, self.bo, is_right=True, note="With the line.", next_on=tomorrow)
        Artifact.objects.filter(pk=self.regulated.pk).update(review_on=timezone.localdate())  # Its day has come.
        newer = self.regulated.revise(by=self.ana, aim="No batch leaves early.")
        make.change_record(newer, self.ana, needs_training=True)
        make.examined(newer, self.ana, outcome="failed", found="The night shift has no scale.", who="Two of the line")

    def change_worked_by(self):
        """Something that people work by since a year, and of which they have said which events to count."""
        since = timezone.now() - timedelta(weeks=52)
        change = make.in_force(self.closed.event.changes.get(), since)
        before = since.date() - timedelta(weeks=52)
        change.address(by=self.ana, same_again=True, kind="near_miss", counts_from=before, why="The same machine.")
        return change

    def measured_series(self):
        """One that has been counted for weeks, with all that people may say about it."""
        series = make.series(self.acme, title="Labels printed wrong", definition="Each label that had to be redone.")
        make.points(series, *[12, 15, 11, 14, 13, 16, 12, 10, 14, 13, 9, 8, 7, 9, 6, 8, 7, 9, 8, 6], by=self.ana)
        moments = list(series.points.order_by("at").values_list("at", flat=True))
        answers = {"is_different": True, "is_known": True, "is_wanted": True, "will_last": True}
        series.split(by=self.ana, starts_at=moments[10], reason="The printer asks first", **answers)
        series.annotate_at(by=self.ana, moment=moments[5], text="Two were ill")
        series.points.last().correct(by=self.ana, amount=7, reason="Counted again")
        series.issue_key(by=self.ana, name="The printer")
        return series

    def published_account(self):
        """An account that people wrote, talked about and published, and a proposal of another one."""
        account = make.readable_postmortem(make.event(self.acme, text="Ana Novak saw the queue grow for an hour."))
        account.add_part(by=self.ana, heading="What the press said")
        account.comment(by=self.ana, text="Which queue?")
        account.add(by=self.ana, text="The vendor confirmed it.", link="https://example.org/statement")
        account.plan_reread("by_hand", timezone.localdate(), by=self.ana)
        Proposal.objects.create(event=self.event, reasons=[["severity_actual", 4]])
        for audience in ("organisation", "public"):
            preview = Preview(account, Choices.at_first(audience))
            account.publish(by=self.ana, audience=audience, content=preview.content, replaced=preview.replaced)
        return account

    def tell(self):
        """How one event came about: rows of a timeline with evidence, factors, and layers."""
        self.event.write_timeline(by=self.ana, rows=[{"time": "14:02", "text": "The label is printed"}])
        self.entry = self.event.timeline.get()
        log = SimpleUploadedFile("printer.log", b"14:02 printed 400 labels")
        self.piece = self.entry.add_file(by=self.ana, upload=log, caption="The log of the printer")
        self.layer = Layer.add(self.acme, "Second look at each label", kind="people")
        self.event.find_layers(by=self.ana, findings={self.layer: ("failed", "Nobody was free")})
        self.event.add_factor(by=self.ana, level="process", text="The list of allergens is kept apart from the labels")

    def try_small(self):
        """Experiments: one is planned, one runs, one was stopped, one was adopted, and one is to be."""
        series = make.series(self.acme, by=self.ana, title="Pumps found with a loose cover", better="lower")
        make.points(series, 6, 5, 7, 6, 4, 6, 5, 8, 6, 5, 6, 3, 2, by=self.ana)
        about = {"by": self.ana, "watching": series}
        self.planned = make.startable_cycle(self.acme, events=[self.event], **about)
        self.running = make.running_cycle(self.acme, action=self.action, **about)
        self.note = self.running.note(by=self.ana, kind="surprise", text="Two covers were loose already.")
        self.running.amend(by=self.bo, reason="The shift ends on Friday.", who="Bo alone")
        self.stopped = make.running_cycle(self.acme, **about)
        self.stopped.pause(by=self.ana, why="A cover fell.")
        self.stopped.ask_to_resume(by=self.ana, reason="It is screwed on now.")
        self.adoptable = make.decided_cycle(self.acme, kind="adopt", reason="It helped.", **about)
        self.adopted = make.decided_cycle(self.acme, kind="adopt", reason="It helped.", **about)
        self.adopted.adopt_as_new(by=self.ana, title="Covers", text="Screw them on.")
        self.following = self.adopted.follow_up(by=self.ana, next_risks="Nights are busier.")

    def share_out(self):
        """What changed is told: with thanks, and in a note for everybody."""
        self.given = make.recognition(self.acme, by=self.ana, event=self.event, kind="care")
        self.asked = make.recognition(self.acme, by=self.bo, person=self.ana, kind="pattern", words="Nights differ.")
        self.note_of_quarter = make.share_out(self.acme)
        self.part = self.note_of_quarter.parts.get(kind="introduction")
        for audience in ("organisation", "public"):
            make.shared_out(self.note_of_quarter, audience=audience)

    def report_something(self):
        """A report with a picture and a name: thanked for, asked about, answered, and told what became of it."""
        picture = SimpleUploadedFile("label.jpg", jpeg(size=(300, 200)))
        about = {"name": "Sam Seldom", "contact": "Ward 4, mornings", "picture": picture}
        self.reported = make.report(self.letterbox, text="Two vials with nearly the same label.", **about).event
        self.reported.describe(by=self.ana, visibility="organisation")
        Thanks.give(self.reported, by=self.bo, text="Thank you for looking twice.")
        Message.ask(self.reported, by=self.bo, text="Which shelf was it?")
        Message.arrive(self.reported.pk, "The second one, behind the door.")
        Outcome.tell(self.reported, by=self.ana, text="They stand on two shelves now.", is_change=True)

    def guard(self):
        """A gate that was asked, signed and overridden."""
        clauses = [
            {"title": "After the freeze", "condition": "scope_changed == true", "roles": ["QA"], "checks": ["smoke"]}
        ]
        self.gate = make.gate(self.acme, by=self.ana, clauses=clauses)
        self.gate.issue_key(by=self.ana, name="Pipeline")
        self.gate.ask("web", "v2.3", facts={"scope_changed": True}, author="Bo <bo@example.org>")
        self.signed = self.gate.sign(self.ana, self.gate.roles.get(), "web", "v2.3")
        self.overridden = self.gate.override(self.ana, "web", "v2.2", "Customers cannot pay")

    def sort_some(self):
        """One that waits and was rated high, one that was told twice, and one that was decided about."""
        texts = ("A vial was nearly given twice.", "Somebody saw a vial given twice, nearly.", "A step was worn.")
        reports = [make.event(self.acme, by=self.bo, text=text, kind="near_miss") for text in texts]
        self.unsorted, self.told_twice, self.sorted = reports
        for event in reports:
            Waiting.begin(event)
        Rating.give(self.bo, self.unsorted, potential=5, actual=1)
        self.told_twice.merge_into(self.bo, self.unsorted)
        Triage.decide(self.ana, self.sorted, "aar", why="Many walk there.")

    def run_some(self):
        """A checklist that is being run, and one run of it in which a problem was caught, for weeks."""
        self.list = make.checklist(
            self.acme, title="Hand-over at night", items=("Keys are counted", "Doors are locked")
        )
        for weeks in range(6, 0, -1):
            self.ended_run = make.run(self.list, weeks_ago=weeks, problem="One key was missing.")
        self.ended_run.report(by=self.ana, key=self.ended_run.version.items.first().key)
        self.open_run = make.run(self.list, is_finished=False)
        Routine.make(self.list, by=self.ana, rhythm="week", time=time(20), weekday=1)
        StartKey.make(self.list, by=self.ana, name="Ward system")
        AheadKey.make(self.acme, by=self.ana, name="Planner")
        Opportunity.open(self.list, "gate", project="web", ref="v2.3")

    def look_ahead(self):
        """Pre-mortems: one is prepared, one is settled and its day has come, one was looked back on."""
        about = {"plan": "We replace the servers.", "voices": {"user": "Ward 4"}, "link": "https://example.org/plan"}
        self.prepared = make.premortem(self.acme, self.ana, title="Move to the new ward", tags=["servers"], **about)
        make.risk(self.prepared, title="If things get bad", observable="If things get bad")
        self.settled = make.premortem(self.acme, self.ana, look_back_on=timezone.localdate())
        self.risk = make.complete_risk(self.settled, potential=5, votes=0, review_on=timezone.localdate())
        self.risk.check_in(self.ana, outlook="worse", note="No day yet.")
        make.complete_risk(self.settled, title="Nobody tried it").accept(self.ana, reason="An hour at most.")
        self.settled.settle(self.ana, changes_today="We order two weeks earlier.")
        self.seen_back = make.premortem(self.acme, self.ana, title="First fair of our own")
        named = {"title": "The stand came late", "made_at": self.event.happened_at}
        self.came_true = make.complete_risk(self.seen_back, **named)
        self.occurrence = self.came_true.occur(self.ana, event=self.event, was_signalled=False)
        self.seen_back.look_back(self.ana, {self.came_true.number: "came_true"}, "Ask the builder sooner.")

    def see_it_begin(self):
        """Signals of each kind: one fired and waits, one was looked at, and nobody looks at one any more."""
        line = {"artifact": self.list, "item_key": self.list.in_force.items.first().key}
        self.at_line = make.signal(self.risk, self.ana, "line", "Keys are missing at night", **line)
        self.at_line.fire("run-1", "Caught a problem: One key was missing.", run=self.ended_run)
        self.looked_at = make.signal(self.risk, self.ana, link="https://example.org/orders", looked_at_every="week")
        self.looked_at.say_it_fired(self.bo, "Two weeks later.").answer(self.ana, "acted", "We ordered elsewhere.")
        self.firing = self.looked_at.say_it_fired(self.bo, "Three weeks later.")
        self.measured = make.signal(self.risk, self.ana, "watch", "Fewer calls are answered in time")
        make.watch(self.series, by=self.ana, title="Errors above ten", signal=self.measured)
        make.signal(self.risk, self.ana, "watch", "Nobody reads the list").retire(by=self.ana)

    def decide(self):
        """A decision that is proposed, with risks and a dissent, and one that was accepted and looked back on."""
        risk = make.complete_risk(make.premortem(self.acme, self.ana), self.ana)
        options = [{"title": "A second provider", "is_chosen": True, "pros": "Far away"}, {"title": "A second disk"}]
        assumptions = [{"text": "The link stays as fast", "expires_on": timezone.localdate() - timedelta(days=1)}]
        self.proposal = make.complete_decision(self.acme, self.ana, options=options, assumptions=assumptions)
        self.proposal.name_risks(self.ana, risk.premortem, [risk])
        make.dissent(self.proposal, self.bo)
        self.decided = make.accepted_decision(self.acme, self.ana, confidence=70)
        point = make.dissent(self.decided, self.bo, signed="red_team").points.get()
        self.decided.look_back(self.ana, "no", "It took a day.", "Measure the link first.", foreseen=[point])
        self.challenge()

    def challenge(self):
        """A red team that waits for answers, and one with a veto that is being set up; Ana decides."""
        about = {"decision": self.proposal, "members": [self.bo]}
        self.reported_drill = make.reported_drill(
            self.acme, self.ana, points=("Nobody has tried it", "One key"), **about
        )
        first, self.found = self.reported_drill.findings.all()
        self.reported_drill.answer(first, by=self.ana, kind="accept", words="We know.")
        cleo = make.member(self.acme, "Cleo")
        veto = {"veto_scope": "no copy on paper", "veto_until": timezone.localdate() + timedelta(days=9)}
        about = {"decision": self.proposal, "decider": self.ana, "members": [cleo]} | veto
        self.coming_drill = make.drill(self.acme, self.bo, **about)

    def gather(self):
        """A review in whose room people sit, and a debrief in which a leader went first."""
        held = make.review(make.event(self.acme, text="The wrong label was printed."))
        held.invite(self.ana, role="Printer", place="upstream")
        held.plan_for(self.ana, timezone.now() + timedelta(days=1))
        self.gathered = held.hold_in_room(self.ana, review_templates(self.acme)[0].stages)
        words = {"wrong": "I promised a date alone.", "changing": "I ask two people first."}
        self.debrief = Debrief.open(self.ana, self.acme, debrief_templates()[0].stages, **words)

    def ask_around(self):
        """Two pulses that a team answered, with a response to the last, and one that is open."""
        others = [make.member(self.acme, name) for name in ("Pia", "Per", "Pat", "Pim", "Pola")]
        self.asked_team = make.team(self.acme, "Pharmacy", [self.ana, *others])
        make.closed_pulse(self.acme, days_ago=120)
        self.asked_before = make.closed_pulse(self.acme, days_ago=20)
        self.asked_before.respond(self.ana, "Nights are hard.", "Two are on call.", "We cannot move the desk yet.")
        self.asking = make.open_pulse(self.acme, purpose="To plan the summer.")
        self.asked_group = self.asking.groups.get(team=self.asked_team)

    def values(self, name: str, need: str) -> list:
        """What to put into an address; fails where nobody said it."""
        for key in (f"{name} {need}", f"{name.split(':')[0]} {need}", need):
            if key in self.known:
                return self.known[key]
        raise LookupError(f"Say in tests/browser/world.py what “{need}” of {name} is.")

    def query(self, name: str) -> str:
        """What an address asks for behind its question mark."""
        if name in {"gates:refs", "gates:sign_offs", "gates:overrides"}:
            return "?project=web&ref=v2.3"
        if name == "premortems:signals":
            return f"?kind=line&checklist={self.list.number}"
        if name == "runs:new":
            return f"?artifact={self.list.number}"
        if name in {"postmortems:new", "postmortems:impact", "postmortems:proposal"}:
            return f"?event={self.event.number}"
        return f"?event={self.review.event.number}&review={self.review.number}" if name.startswith("changes:") else ""

    @cached_property
    def known(self) -> dict[str, list]:
        artifact = self.change.version.artifact
        return {
            "organisation": [self.acme.slug],
            "events number": [
                self.event.number,
                self.review.event.number,
                self.closed.event.number,
                self.reported.number,
            ],
            "events:recurrence pk": [self.recurrence.pk],
            "postmortems number": [self.account.number],
            "files number": [self.account.number],
            "files:artifact number": [artifact.number],
            "files:worksheet number": [self.tried_out.number],
            "files:strengthened number": [self.note_of_quarter.number],
            "files form": ["md"],
            "insights rhythm": ["week", "month", "quarter"],
            "insights day": [timezone.localdate().replace(month=1, day=1).isoformat()],
            "files:digest rhythm": ["quarter"],
            "files:digest day": [timezone.localdate().replace(month=1, day=1).isoformat()],
            "files:digest form": ["pdf"],
            "insights:measure key": ["artifacts_updated", "closure", "days_to_change"],
            "insights:records key": ["closure"],
            "insights:records part": ["open"],
            "insights:waiting kind": ["reports", "reviews", "unassigned", "effects", "proofs"],
            "insights:chart key": ["closure"],
            "insights:chart form": ["svg"],
            "insights:subscription key": [self.subscription.pk],
            "insights:digest_off token": [self.subscription.off_url.rpartition("/")[2]],
            "insights:metrics_key key": [self.metrics_key.pk],
            "insights:wall key": [self.wall.pk],
            "wall code": [self.wall_code],
            "files:poster number": [self.letterbox.number],
            "files:log number": [self.log.number],
            "files:log_undoing number": [self.log.number],
            "files:log_update number": [self.log.number],
            "files:log_left_out number": [self.log.number],
            "report key": [self.letterbox.key],
            "help code": [self.help_page.code],
            "resilience pk": [self.help.pk],
            "reporting number": [self.reported.number],
            "reporting:letterbox number": [self.letterbox.number],
            "reporting:closing number": [self.letterbox.number],
            "reporting:poster number": [self.letterbox.number],
            "reporting:code number": [self.letterbox.number],
            "postmortems:template key": ["software"],
            "postmortems:saved_view pk": [self.view.pk],
            "postmortems key": ["what-the-press-said"],
            "postmortems:revision pk": [SectionVersion.objects.filter(section__review=self.account.review).first().pk],
            "postmortems:addition pk": [self.account.additions.first().pk],
            "postmortems:reread pk": [self.account.rereads.first().pk],
            "postmortems pk": [self.account.comments.first().pk],
            "experiments:card number": [self.tried_out.number],
            "experiments:publication number": [self.tried_out.number],
            "experiments:copy number": [self.tried_out.number],
            "published number": [self.account.number],
            "triage number": [event.number for event in (self.unsorted, self.told_twice, self.sorted)],
            "events:evidence number": [self.event.number],
            "events:piece number": [self.event.number],
            "events entry": [self.entry.pk],
            "events:piece pk": [self.piece.pk],
            "events:layer pk": [self.layer.pk],
            "events:retirement pk": [self.layer.pk],
            "patterns number": [self.chosen.number],
            "patterns pk": [self.chosen.patterns.first().pk],
            "patterns:chart name": ["trend", "bars", "grave", "months"],
            "patterns:chart form": ["svg"],
            "patterns:types_chart name": ["counts", "share"],
            "patterns:types_chart form": ["svg"],
            "patterns:layers_chart name": ["shares", "events"],
            "patterns:layers_chart form": ["svg"],
            "events:layer_place pk": [self.layer.pk],
            "events:slices number": [self.event.number],
            "events:slices form": ["svg"],
            "reviews number": [self.review.number, self.closed.number, self.gathered.review.number],
            "reviews:participant pk": [self.review.participants.first().pk],
            "reviews:follow_through number": [self.closed.number],
            "reviews key": ["happened"],
            "reviews:debrief number": [self.debrief.number],
            "reviews:room number": [self.review.number],
            "review_rooms code": [self.gathered.code],
            "actions number": [self.action.number, self.carried.number, self.tried.number],
            "experiments number": [
                cycle.number
                for cycle in (
                    self.running,
                    self.planned,
                    self.stopped,
                    self.adoptable,
                    self.adopted,
                    self.adopted.next_cycle,
                )
            ],
            "experiments:plan_part part": ["aim", "stops"],
            "experiments:start number": [self.planned.number],
            "experiments:watched_series series": [self.running.main.number],
            "experiments:values series": [self.running.main.number],
            "experiments:note number": [self.running.number],
            "experiments:note pk": [self.note.pk],
            "experiments:adoption number": [self.adoptable.number],
            "experiments:adoption_new number": [self.adoptable.number],
            "experiments:adoption_into number": [self.adoptable.number],
            "experiments:adoption_into artifact": [artifact.number],
            "experiments:chart form": ["svg", "csv"],
            "runs number": [self.open_run.number, self.ended_run.number],
            "runs artifact": [self.list.number],
            "runs form": ["svg"],
            "runs routine": [self.list.routines.get().pk],
            "runs key": [self.list.start_keys.get().pk],
            "runs opportunity": [self.list.opportunities.get().pk],
            "shareouts number": [self.note_of_quarter.number],
            "shareouts pk": [self.part.pk],
            "shareouts:recognition pk": [self.given.pk, self.asked.pk],
            "shareouts:agreement pk": [self.asked.pk],
            "actions:link number": [self.action.number],
            "actions:link pk": [self.link.pk],
            "artifacts number": [artifact.number],
            "artifacts version": [1, 2],
            "validation number": [self.regulated.number, artifact.number],
            "validation version": [1, 2],
            "validation:role number": [self.regulated.number],
            "validation:citation number": [self.regulated.number],
            "validation:approval number": [self.regulated.number],
            "validation:approval version": [1],
            "validation approval": [self.approved.pk],
            "validation role": [self.quality.pk],
            "validation citation": [self.clause.pk],
            "validation form": ["csv", "json"],
            "artifacts:show number": [artifact.number, self.plan.number, self.rule.number],
            "if_then number": [self.rule.number],
            "if_then:encounter number": [self.plan.number],
            "if_then:encounter encounter": [self.met.pk],
            "if_then:counted encounter": [self.counted.pk],
            **{f"if_then:{name} number": [self.plan.number] for name in ("activation", "rehearsal", "silence")},
            "live code": [self.room.code],
            "live seat": [self.guest.pk],
            "live draft": [self.guest.pk],
            "live cluster": [1],
            "rooms number": [self.talk.number],
            "rooms pk": [self.room_template.pk],
            "premortems number": [self.settled.number, self.prepared.number, self.seen_back.number],
            "premortems form": ["csv", "md"],
            "premortems pk": [self.occurrence.pk],
            "premortems:risk number": [self.risk.number, self.came_true.number],
            **{f"premortems:{name} number": [self.came_true.number] for name in OF_A_RISK},
            "premortems:signals number": [self.risk.number],
            **{
                f"premortems:{name} number": [self.looked_at.number, self.at_line.number, self.measured.number]
                for name in ("signal", "signal_retirement", "firings")
            },
            "premortems:firing_look pk": [self.firing.pk],
            **{f"premortems:{name} number": [self.event.number] for name in ("foreseen", "unforeseen")},
            "decisions number": [self.proposal.number, self.decided.number],
            "decisions:look_back number": [self.decided.number],
            "red_teams number": [self.reported_drill.number, self.coming_drill.number],
            "red_teams:charter number": [self.coming_drill.number],
            "red_teams:member number": [self.coming_drill.number],
            "red_teams:member pk": [self.coming_drill.members.get().pk],
            "red_teams:answer number": [self.reported_drill.number],
            "red_teams:promise number": [self.reported_drill.number],
            "red_teams:finding number": [self.reported_drill.number],
            "red_teams:answer pk": [self.found.pk],
            "red_teams:promise pk": [self.reported_drill.findings.first().pk],
            "red_teams:finding pk": [self.found.pk],
            "measurements number": [self.series.number],
            "measurements point": [self.series.points.first().pk],
            "measurements phase": [self.series.phases.get().pk],
            "measurements annotation": [self.series.annotations.get().pk],
            "measurements key": [self.series.keys.get().pk],
            "measurements form": ["svg"],
            "watches number": [self.watch.number],
            "guardrails number": [self.called.number],
            "gates name": [self.gate.name],
            "gates clause": [self.gate.clauses.get().pk],
            "gates role": [self.gate.roles.get().pk],
            "gates key": [self.gate.keys.get().pk],
            "decisions key": [self.acme.ahead_keys.get().pk],
            "gates sign_off": [self.signed.pk],
            "gates override": [self.overridden.pk],
            "changes number": [artifact.number],
            "changes version": [2],
            "changes pk": [self.change.pk, self.worked_by.pk],
            "changes:proof_chart pk": [self.worked_by.pk],
            "changes:proof_chart of": ["rates"],
            "changes:proof_chart form": ["svg"],
            "pulses number": [self.asking.number, self.asked_before.number],
            **{
                f"pulses:{name} number": [self.asked_before.number]
                for name in ("response", "team_response", "file", "trend", "team_trend")
            },
            "pulses team": [self.asked_team.pk],
            "pulses form": ["svg"],
            "pulse code": [self.asking.code_for(self.ana, self.asked_group)],
            "pulse language": ["de"],
            "webhooks number": [self.hook.number],
            "webhooks sender": ["github", "generic"],
            "webhooks pk": [delivery.pk for delivery in self.hook.deliveries.all()],
            "exchange:review number": [self.review.number],
            "exchange:follow_through number": [self.closed.number],
            "handbook page": ["taxonomy"],
            "handbook:version number": [1],
            "organisation:member pk": [self.acme.memberships.get(person=self.bo).pk],
            "organisation:invitation pk": [self.invitation.pk],
            "organisation pk": [self.acme.teams.first().pk],
            "organisation person": [self.bo.pk],
            "people token": [self.token],
            "account_confirm_email key": [EmailConfirmationHMAC(self.address).key],
            "account_reset_password_from_key uidb36": [user_pk_to_url_str(self.ana)],
            "account_reset_password_from_key key": [default_token_generator.make_token(self.ana)],
        }
