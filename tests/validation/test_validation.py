"""Regulated work: what must be there before people work by a version, and what must never happen."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.artifacts.models import Artifact
from goldseam.changes.models import Change
from goldseam.validation.chain import flaws_of
from goldseam.validation.forcing import take_force
from goldseam.validation.missing import missing_of
from goldseam.validation.models import Approval, TrainingDone, put_in_force, release_control
from tests import make


class ValidationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo, cls.cy = make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")
        cls.artifact = make.checklist(cls.acme, by=cls.ana)
        cls.role = make.controlled(cls.artifact, cls.ana, [cls.ana, cls.bo, cls.cy])
        cls.version = cls.artifact.current

    def revise(self, by=None, aim="Nothing is forgotten."):
        return Artifact.objects.get(pk=self.artifact.pk).revise(by=by or self.ana, aim=aim)

    def again(self):
        return Artifact.objects.get(pk=self.artifact.pk).current

    def trail(self):
        self.assertEqual(flaws_of(self.artifact), [])
        return [entry.verb for entry in self.artifact.trail.entries.all()]

    def in_force(self):
        return Artifact.objects.get(pk=self.artifact.pk).in_force

    def test_a_complete_version_comes_in_force_and_people_go_on_by_it_until_the_next_one_is_complete(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)
        self.revise()

        self.assertEqual(self.in_force(), self.version)

    def test_what_is_missing_is_said_with_the_place_where_it_is_mended(self):
        make.change_record(self.version, self.ana, risks="", needs_training=True)
        make.examined(self.version, self.ana, outcome="failed")

        missing = missing_of(self.version)

        self.assertEqual([gap.rule for gap in missing], ["V2", "V3", "V4", "V5", "V7"])
        self.assertTrue(all(gap.is_firm and gap.href for gap in missing))
        with self.assertRaisesMessage(ValidationError, "risk assessment"):
            put_in_force(self.version, by=self.ana)

    def test_it_is_not_active_before_it_is_complete_whatever_reason_is_given(self):
        with self.assertRaises(ValidationError):
            self.artifact.activate(by=self.ana, despite="We are in a hurry.")

        self.assertFalse(self.artifact.is_active)

    def test_nobody_approves_their_own_change_not_even_one_that_a_colleague_wrote_on(self):
        newer = self.revise(by=self.bo)
        make.change_record(newer, self.cy)

        for author in (self.ana, self.bo, self.cy):
            with self.assertRaisesMessage(ValidationError, "Nobody approves a change of their own"):
                Approval.give(newer, by=author, role=self.role)

    def test_nobody_approves_under_a_role_that_they_do_not_hold(self):
        make.change_record(self.version, self.ana)
        self.role.people.remove(self.bo)

        with self.assertRaisesMessage(ValidationError, "Only those who hold a role"):
            Approval.give(self.version, by=self.bo, role=self.role)

    def test_whoever_described_the_change_at_first_does_not_approve_it_either(self):
        make.change_record(self.version, self.cy)
        make.change_record(self.version, self.ana, risks="Low.")

        with self.assertRaisesMessage(ValidationError, "a change of their own"):
            Approval.give(self.version, by=self.cy, role=self.role)

    def test_with_four_eyes_who_approved_and_examined_later_is_not_enough(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        make.examined(self.version, self.bo)
        self.artifact.control.choose(by=self.ana, is_four_eyes=True, everybody_reads=False, minor_is_read=False)

        with self.assertRaisesMessage(ValidationError, "Somebody else has to approve"):
            put_in_force(self.version, by=self.ana)

    def test_four_eyes_takes_different_people_for_each_role_and_for_the_examination(self):
        self.artifact.control.choose(by=self.ana, is_four_eyes=True, everybody_reads=False, minor_is_read=False)
        other = type(self.role).name_people(self.artifact, by=self.ana, name="Safety", people=[self.bo, self.cy])
        make.complete(self.version, self.ana, self.bo, self.role)
        make.examined(self.version, self.cy)

        for person in (self.bo, self.cy):
            with self.assertRaises(ValidationError):
                Approval.give(self.version, by=person, role=other)

    def test_an_approval_is_worthless_for_a_newer_version_and_for_other_words_about_the_change(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        newer = self.revise()
        make.change_record(newer, self.ana)
        make.change_record(self.version, self.ana, risks="High after all.")

        self.assertFalse(newer.approvals.exists() or self.version.approvals.exists())

    def test_a_failed_examination_holds_it_up_until_the_same_is_passed(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        make.examined(self.version, self.ana, outcome="failed", against="Night shift")
        held_up = [gap.rule for gap in missing_of(self.version)]

        make.examined(self.version, self.ana, against="night  shift")

        self.assertEqual((held_up, missing_of(self.version)), (["V5"], []))

    def test_a_version_takes_force_by_itself_on_its_day(self):
        today = timezone.localdate()
        make.complete(self.version, self.ana, self.bo, self.role, effective_on=today + timedelta(days=3))
        decided = put_in_force(self.version, by=self.ana)
        take_force.call()
        self.assertIsNone(self.in_force())

        type(decided).objects.update(on=today)
        take_force.call()
        take_force.call()

        self.assertEqual(self.in_force(), self.version)

    def test_an_approval_is_taken_back_by_who_gave_it_until_people_work_by_the_version(self):
        today = timezone.localdate()
        given = make.complete(self.version, self.ana, self.bo, self.role, effective_on=today + timedelta(days=3))
        waiting = put_in_force(self.version, by=self.ana)
        with self.assertRaisesMessage(ValidationError, "Only the person who gave"):
            given.withdraw(by=self.cy)

        given.withdraw(by=self.bo)
        type(waiting).objects.update(on=today)
        self.assertFalse(waiting.take_force())
        take_force.call()

        self.assertIsNone(self.in_force())
        self.assertEqual([gap.rule for gap in missing_of(self.again())], ["V7"])
        self.assertEqual(self.trail()[-2:], ["withdrawn", "cancelled"])

        make.change_record(self.again(), self.ana, effective_on=None)
        again = Approval.give(self.again(), by=self.bo, role=self.role)
        put_in_force(self.again(), by=self.ana)
        with self.assertRaisesMessage(ValidationError, "in force already"):
            again.withdraw(by=self.bo)

    def test_a_day_that_was_set_can_be_called_off_until_it_has_come(self):
        today = timezone.localdate()
        make.complete(self.version, self.ana, self.bo, self.role, effective_on=today + timedelta(days=3))

        put_in_force(self.version, by=self.ana).cancel(by=self.cy)

        self.assertEqual((missing_of(self.again()), self.trail()[-1]), ([], "cancelled"))
        make.change_record(self.again(), self.ana, effective_on=today)
        Approval.give(self.again(), by=self.bo, role=self.role)
        decided = put_in_force(self.again(), by=self.ana)
        with self.assertRaisesMessage(ValidationError, "in force already"):
            decided.cancel(by=self.ana)

    def test_a_change_says_where_it_comes_from(self):
        make.complete(self.version, self.ana, self.bo, self.role, source="")

        self.assertEqual([gap.rule for gap in missing_of(self.again())], ["V2"])
        Change.objects.create(event=make.event(self.acme), version=self.version, by=self.ana)
        self.assertEqual(missing_of(self.again()), [])

    def test_who_only_reads_here_holds_no_role_that_approves(self):
        auditor = make.member(self.acme, "Ed", role="auditor")

        with self.assertRaisesMessage(ValidationError, "cannot approve: Ed"):
            type(self.role).name_people(self.artifact, by=self.ana, name="Safety", people=[auditor])
        type(self.role).name_people(
            self.artifact, by=self.ana, name="Staff", people=[auditor], approves=False, reads=True
        )

    def test_training_that_is_noted_twice_in_the_same_words_stands_in_the_trail_once(self):
        for _twice in range(2):
            TrainingDone.note(self.version, by=self.ana, on=timezone.localdate(), evidence="All of the line")

        self.assertEqual(self.trail().count("trained"), 1)

    def test_a_minor_change_asks_for_less(self):
        make.change_record(self.version, self.ana, change_class="minor", new_hazards="", effect_check_on=None)
        make.examined(self.version, self.ana)
        type(self.role).name_people(
            self.artifact, by=self.ana, role=self.role, name="Quality", people=[self.bo], approves_minor=False
        )

        self.assertEqual([gap.rule for gap in missing_of(self.version)], ["V6"])

    def test_what_is_decided_cannot_be_written_anew(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        put_in_force(self.version, by=self.ana)

        with self.assertRaisesMessage(ValidationError, "This version is decided"):
            make.change_record(self.version, self.ana, risks="None at all.")
        with self.assertRaises(ValidationError):
            TrainingDone.note(self.version, by=self.ana, on=timezone.localdate(), evidence="All")

    def test_ending_control_needs_a_reason_and_stays_in_the_trail(self):
        with self.assertRaises(ValidationError):
            release_control(self.artifact, by=self.ana, reason=" ")
        release_control(self.artifact, by=self.ana, reason="It is a draft of a poem.")

        self.assertEqual(self.artifact.trail.last.verb, "released")
        self.assertEqual(self.in_force(), self.version)

    def test_only_its_owner_or_somebody_who_guides_says_how_it_is_controlled(self):
        with self.assertRaises(ValidationError):
            release_control(self.artifact, by=self.bo, reason="It is in the way.")
