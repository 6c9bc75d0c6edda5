"""4.7: people who work at the same moment lose nothing, and what happens happens once."""

import uuid
from functools import partial

from django.core.exceptions import ValidationError
from django.test import Client, TransactionTestCase

from goldseam.actions.models import Action
from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.artifacts.items import Line
from goldseam.artifacts.models import Artifact
from goldseam.events.models import Event
from goldseam.people.models import Invitation
from goldseam.reviews.models import Closure, Review
from goldseam.safety.models import SafetyAnswer
from tests import make
from tests.together import together

TYPES = ("preventable", "complexity", "intelligent")
LABEL = {"reason": "uncertainty", "rationale": "The choice was sensible with what was known."}


class AtOnceTests(TransactionTestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana)
        self.people = [make.member(self.acme, name) for name in ("Bo", "Cy", "Di", "Ed", "Flo", "Gil")]

    def test_twenty_log_and_each_gets_a_number(self):
        logged = together(*[lambda: Event.log(self.acme, by=self.ana, text="It broke.").number] * 20)

        self.assertEqual(sorted(logged), list(range(1, 21)))

    def test_one_form_sent_several_times_acts_once(self):
        form = {"text": "It broke.", "kind": "setback", "visibility": "organisation", "once": str(uuid.uuid4())}
        clients = [Client() for _click in range(5)]
        for client in clients:
            client.force_login(self.ana)

        answers = together(*[lambda c=client: c.post("/acme/events/new", form) for client in clients])

        self.assertEqual({answer.headers["Location"] for answer in answers}, {"/acme/events/1"})
        self.assertEqual(Event.objects.count(), 1)

    def test_the_newest_label_is_the_one_that_lists_show(self):
        for _time in range(3):
            event = make.event(self.acme)
            verbs = [partial(self.same(event).classify, by=self.ana, failure_type=one, **LABEL) for one in TYPES]

            together(*verbs)

            self.assertEqual(self.same(event).failure_type, event.classification.failure_type)
            self.assertEqual(event.classifications.count(), 3)

    def test_nothing_is_written_while_a_matter_is_handed_over(self):
        event = make.event(self.acme)
        row = {"time": "", "kind": "signal", "text": "heron", "known_then": "", "source": ""}

        together(
            lambda: self.same(event).hand_to_other_process(by=self.ana),
            lambda: self.same(event).describe(by=self.ana, text="heron", title="heron"),
            lambda: self.same(event).write_timeline(by=self.ana, rows=[row]),
            lambda: self.same(event).classify(by=self.ana, failure_type="complexity", **LABEL),
        )

        event = self.same(event)
        self.assertNotIn("heron", event.text + event.title)
        self.assertEqual([event.failure_type, event.timeline.count(), event.classifications.count()], ["", 0, 0])

    def test_an_action_ends_in_one_way(self):
        for _time in range(3):
            action = make.action(make.review(make.event(self.acme)))

            together(
                lambda action=action: self.same(action).complete(by=self.ana),
                lambda action=action: self.same(action).give_up(by=self.ana, reason="Not needed."),
            )

            action = Action.objects.get(pk=action.pk)
            self.assertNotEqual(action.is_done, action.is_dropped)

    def test_unsigned_answers_count_once(self):
        """Fewer than five must not look like five."""
        review = make.review(make.event(self.acme))

        together(*[lambda p=who: SafetyAnswer.give(self.same(review), by=p, text=p.name) for who in self.people[:4]])

        self.assertEqual(sorted(answer.text for answer in review.safety_answers.all()), ["Bo", "Cy", "Di", "Ed"])

    def test_a_review_closes_once(self):
        review = make.closed_review(make.event(self.acme))
        review.reopen(by=self.ana)
        lines = {"what_happened": "It broke.", "what_is_different": "It is checked."}

        results = together(*[lambda: self.same(review).close(by=self.ana, **lines)] * 4)

        self.assertEqual(results, [None] * 4)
        self.assertEqual(Closure.objects.count(), 1)
        self.assertEqual(Activity.objects.filter(kind="review.closed").count(), 2)

    def test_lines_of_several_writers_are_all_kept(self):
        checklist = make.checklist(self.acme)
        start = checklist.current.lines

        together(
            *[
                lambda p=who: self.same(checklist).revise(by=p, base=1, lines=[*start, Line(text=f"{p} adds this")])
                for who in self.people[:4]
            ]
        )

        self.assertEqual(len(Artifact.objects.get(pk=checklist.pk).current.lines), len(start) + 4)

    def test_one_review_is_opened(self):
        event = make.event(self.acme)

        opened = together(*[lambda: Review.open(by=self.ana, event=self.same(event)).number] * 4)

        self.assertEqual(opened, [1] * 4)

    def test_an_invitation_lets_one_person_in(self):
        _invitation, token = Invitation.issue(self.acme, by=self.ana, email="new@example.org")
        strangers = [make.person(name) for name in ("Xi", "Yo", "Zoe")]

        results = together(*[lambda p=who: Invitation.by_token(token).accept(by=p) for who in strangers])

        self.assertEqual(sum(isinstance(result, ValidationError) for result in results), 2)
        self.assertEqual(self.acme.memberships.filter(person__in=strangers).count(), 1)

    def test_workers_tell_each_person_once(self):
        team = self.acme.teams.first()
        team.members.add(*self.people)
        for count in range(8):
            make.event(self.acme, text=f"It broke {count} times.", team=team)

        results = together(*[deliver] * 4)
        while deliver():
            pass

        self.assertFalse([result for result in results if isinstance(result, Exception)])
        self.assertEqual(Notification.objects.count(), 8 * len(self.people))
        self.assertFalse(Activity.objects.undelivered().exists())

    def same(self, thing):
        """The thing as somebody else holds it."""
        return type(thing).objects.get(pk=thing.pk)
