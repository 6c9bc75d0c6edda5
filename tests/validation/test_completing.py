"""The owner hears that nothing is missing any more, whichever thing came last."""

from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.validation.models import Approval, ApprovalRole, TrainingDone, put_in_force
from tests import make
from tests.validation.test_calling import CallingCase


class CompletingTests(CallingCase):
    complete = ("Ana", "Nothing is missing any more: Release checklist, version 1 can be put in force")

    def approve(self):
        return Approval.give(self.version, by=self.bo, role=self.role)

    def test_the_owner_hears_with_the_last_approval_that_it_can_be_put_in_force(self):
        late = ApprovalRole.name_people(self.artifact, by=self.ana, name="Ward", people=[self.cy])
        make.complete(self.version, self.ana, self.bo, self.role)
        before = self.told("complete")
        Approval.give(self.version, by=self.cy, role=late)

        self.assertEqual((before, self.told("complete")), ([], [self.complete]))

    def test_the_owner_hears_of_it_where_an_examination_came_last_and_once(self):
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.cy)
        self.approve()
        for _time in range(2):
            make.examined(self.version, self.cy, "validation")

        self.assertEqual(self.told("complete"), [self.complete])

    def test_the_owner_hears_of_it_where_the_training_came_last(self):
        make.complete(self.version, self.ana, self.bo, self.role, needs_training=True)
        TrainingDone.note(self.version, by=self.cy, on=timezone.localdate(), evidence="All of the ward.")

        self.assertEqual(self.told("complete"), [self.complete])

    def test_an_owner_who_brings_the_last_thing_is_not_told_what_they_did(self):
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.cy)
        self.approve()
        make.examined(self.version, self.ana, "validation")

        self.assertEqual(self.told("complete"), [])

    def test_what_is_taken_back_before_anybody_heard_is_not_told(self):
        make.complete(self.version, self.ana, self.bo, self.role).withdraw(by=self.bo)

        self.assertEqual(self.told("complete"), [])

    def test_no_feed_goes_on_saying_that_it_can_be_put_in_force(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)

        feed = Activity.objects.history_of(self.artifact)

        self.assertNotIn("put in force", " ".join(f"{one.sentence} {one.note}" for one in feed))
