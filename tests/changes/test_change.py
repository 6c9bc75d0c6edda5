from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.artifacts.items import Line
from goldseam.changes.models import Change, Verification
from goldseam.changes.thread import thread_in_list, thread_of, with_thread
from goldseam.events.models import Event
from tests import make


class ChangeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.event = make.event(cls.acme)
        cls.review = make.review(cls.event)

    def proof(self, change, *counts):
        names = ("events_before", "weeks_before", "events_after", "weeks_after")
        return Verification.record(by=self.ana, change=change, what="outages", **dict(zip(names, counts, strict=True)))

    def reached(self):
        of_page = [step.key for step in thread_of(self.event, {}) if step.reached]
        listed = with_thread(Event.objects.all()).get(pk=self.event.pk)
        self.assertEqual(of_page, [step.key for step in thread_in_list(listed) if step.reached])
        return of_page

    def test_saying_it_twice_says_it_once(self):
        version = make.checklist(self.acme).current

        for _time in range(2):
            Change.link(by=self.ana, event=self.event, version=version)

        self.assertEqual(Activity.objects.filter(kind="change.linked").count(), 1)

    def test_a_change_that_changes_nothing_is_refused(self):
        checklist = make.checklist(self.acme)

        with self.assertRaisesMessage(ValidationError, "Nothing is different yet"):
            Change.make(by=self.ana, event=self.event, artifact=checklist, lines=checklist.current.lines)

    def test_something_new_can_answer_an_event(self):
        content = {"lines": [Line("End dates are checked")]}

        change = Change.start(by=self.ana, event=self.event, title="Release", content=content, source=self.review)

        self.assertEqual(change.version.items.get().origin, self.event)
        self.assertEqual(change.source, self.review)

    def test_things_of_two_organisations_are_not_joined(self):
        other = make.checklist(make.organisation(make.person("Zoe"), name="Other"))

        with self.assertRaises(ValidationError):
            Change.link(by=self.ana, event=self.event, version=other.current)

    def test_a_kind_of_change_that_rarely_fits_needs_its_reason_from_any_door(self):
        make.classified(self.event, reason="inattention")
        course = {"title": "Course", "kind": "training", "content": {"text": "Practise it."}}

        with self.assertRaisesMessage(ValidationError, "say why this one fits here"):
            Change.start(by=self.ana, event=self.event, **course)
        change = Change.start(by=self.ana, event=self.event, why_nevertheless=" A new tool. ", **course)

        self.assertEqual(change.why_nevertheless, "A new tool.")

    def test_a_kind_of_change_that_fits_keeps_no_reason(self):
        version = make.checklist(self.acme).current

        change = Change.link(by=self.ana, event=self.event, version=version, why_nevertheless="It does.")

        self.assertEqual(change.why_nevertheless, "")

    def test_both_ends_have_to_be_visible(self):
        dee = make.member(self.acme, "Dee")
        make.change(make.review(make.event(self.acme, visibility="restricted", text="Pay was wrong.")))
        shown = make.change(self.review)

        self.assertEqual(list(Change.objects.visible_to(dee)), [shown])

    def test_changed_is_reached_by_a_linked_version(self):
        """0.2: “changed” is reached only when a version of an artifact is linked."""
        self.assertNotIn("changed", self.reached())

        make.change(self.review)

        self.assertIn("changed", self.reached())

    def test_proven_is_reached_only_when_later_data_support_it(self):
        """0.2, 10.8: too few data prove nothing."""
        change = make.change(self.review)
        self.proof(change, 7, 52, 1, 40)
        self.assertNotIn("proven", self.reached())

        self.proof(change, 85, 12, 43, 12)
        self.assertIn("proven", self.reached())

    def test_a_later_look_that_no_longer_supports_it_takes_the_proof_back(self):
        change = make.change(self.review)
        self.proof(change, 85, 12, 43, 12)

        self.proof(change, 85, 12, 150, 24)

        self.assertNotIn("proven", self.reached())
