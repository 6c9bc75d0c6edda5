"""One organisation in which everything has happened, and one in which nothing has, for walks through all pages."""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.events.models import Layer, Recurrence
from goldseam.handbook import samples
from goldseam.handbook.models import Page
from goldseam.people.models import Invitation
from goldseam.postmortems.choices import Choices
from goldseam.postmortems.models import Proposal, SavedView
from goldseam.postmortems.preview import Preview
from goldseam.reporting.models import Message, Outcome, Thanks
from goldseam.reviews.models import SectionVersion
from goldseam.triage.models import Rating, Triage, Waiting
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
    "reporting:code": "a picture",
    "reporting:picture": "a picture",
    "files:worksheet": "a file to keep",
    "files:strengthened": "a file to keep",
    "api:openapi-json": "for programs",
    "api:points": "for programs",
    "api:series": "for programs",
    "api:chart": "for programs",
    "api:api-root": "for programs",
    "hook:door": "for programs",
    "measurements:chart": "a picture",
    "events:slices": "a picture",
    "patterns:layers_chart": "a picture",
    "patterns:chart": "a picture",
    "patterns:types_chart": "a picture",
    "measurements:points_file": "a file to keep",
    "exchange:feed": "a calendar file, under a token of the person",
    "exchange:first_step": "a calendar file",
    "exchange:review": "a calendar file",
    "exchange:follow_through": "a calendar file",
}


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
        self.log = make.brought_log(self.acme)
        self.invitation, self.token = Invitation.issue(self.acme, by=self.ana)
        self.sort_some()
        self.report_something()
        self.tell()
        Page.of(self.acme, "taxonomy").adapt(by=self.ana, text="We say “drift” for deviation.")
        TOTP.activate(self.ana, generate_totp_secret())
        RecoveryCodes.activate(self.ana)
        self.address, _ = EmailAddress.objects.get_or_create(user=self.ana, email=self.ana.email)

    def actions_on_their_way(self):
        """One that came with a document and waits for somebody, and one that was done and had no effect."""
        where = (self.ana, self.acme, self.review, self.review.event)
        carried = Action.carry_over(*where, "Write down what each alert means", owner_text="SRE team", link="OPS-42")
        tried = make.action(self.review, title="Put up a sign", remedy="warning")
        tried.complete(by=self.ana)
        tried.check_effect(by=self.bo, outcome="no_effect", found="As many as before, in six weeks.")
        return carried, tried

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

    def values(self, name: str, need: str) -> list:
        """What to put into an address; fails where nobody said it."""
        for key in (f"{name} {need}", f"{name.split(':')[0]} {need}", need):
            if key in self.known:
                return self.known[key]
        raise LookupError(f"Say in tests/browser/world.py what “{need}” of {name} is.")

    def query(self, name: str) -> str:
        """What an address asks for behind its question mark."""
        if name in {"postmortems:new", "postmortems:impact", "postmortems:proposal"}:
            return f"?event={self.event.number}"
        return f"?event={self.review.event.number}&review={self.review.number}" if name.startswith("changes:") else ""

    @property
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
            "files:worksheet number": [self.tried_out.number],
            "files:strengthened number": [self.note_of_quarter.number],
            "files form": ["md"],
            "files:poster number": [self.letterbox.number],
            "files:log number": [self.log.number],
            "files:log_undoing number": [self.log.number],
            "files:log_update number": [self.log.number],
            "files:log_left_out number": [self.log.number],
            "report key": [self.letterbox.key],
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
            "reviews number": [self.review.number, self.closed.number],
            "reviews:participant pk": [self.review.participants.first().pk],
            "reviews:follow_through number": [self.closed.number],
            "reviews key": ["happened"],
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
            "shareouts number": [self.note_of_quarter.number],
            "shareouts pk": [self.part.pk],
            "shareouts:recognition pk": [self.given.pk, self.asked.pk],
            "shareouts:agreement pk": [self.asked.pk],
            "actions:link number": [self.action.number],
            "actions:link pk": [self.link.pk],
            "artifacts number": [artifact.number],
            "artifacts version": [1, 2],
            "measurements number": [self.series.number],
            "measurements point": [self.series.points.first().pk],
            "measurements phase": [self.series.phases.get().pk],
            "measurements annotation": [self.series.annotations.get().pk],
            "measurements key": [self.series.keys.get().pk],
            "measurements form": ["svg"],
            "changes number": [artifact.number],
            "changes version": [2],
            "changes pk": [self.change.pk],
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
