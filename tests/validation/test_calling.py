"""Who hears by itself that regulated work waits for them: to approve, and to read."""

from datetime import datetime, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Notification
from goldseam.artifacts.models import Artifact
from goldseam.validation.missing import missing_of
from goldseam.validation.models import (
    Acknowledgement,
    ApprovalRole,
    ReadingRequest,
    put_in_force,
)
from goldseam.validation.reminders import remind_of_reading
from tests import make


class CallingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo, cls.cy = make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")
        cls.artifact = make.checklist(cls.acme, by=cls.ana)
        cls.role = make.controlled(cls.artifact, cls.ana, [cls.ana, cls.bo])
        cls.version = cls.artifact.current

    def told(self, kind):
        deliver()
        found = Notification.objects.filter(activity__kind=f"validation.{kind}").order_by("pk")
        return [(one.person.name, str(one.activity.sentence)) for one in found]


class ApprovalTests(CallingCase):
    def name(self, *people):
        ApprovalRole.name_people(self.artifact, by=self.ana, role=self.role, name="Quality", people=people)

    def called(self):
        return [who for who, _words in self.told("approval_wanted")]

    def test_who_can_approve_hears_of_it_once_it_is_described_and_examined(self):
        make.change_record(self.version, self.ana)
        before = self.told("approval_wanted")
        for _time in range(2):
            make.examined(self.version, self.cy)

        self.assertEqual(before, [])
        asked = ("Bo", "Release checklist, version 1 asks for your approval")
        self.assertEqual(self.told("approval_wanted"), [asked])

    def test_nobody_is_called_for_what_was_approved_meanwhile(self):
        make.complete(self.version, self.ana, self.bo, self.role)

        self.assertEqual(self.told("approval_wanted"), [])

    def test_whoever_is_named_after_the_call_is_called_too_and_once(self):
        self.name(self.ana)
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.cy)
        before = self.told("approval_wanted")
        for _time in range(2):
            self.name(self.ana, self.bo)

        self.assertEqual((before, self.called()), ([], ["Bo"]))

    def test_a_change_described_anew_on_the_same_day_calls_again(self):
        make.complete(self.version, self.ana, self.bo, self.role)
        make.change_record(self.version, self.ana, reason="Two batches were released too early.")
        first = self.called()
        make.change_record(self.version, self.ana, reason="Three batches were released too early.")

        self.assertEqual((first, self.called()), (["Bo"], ["Bo", "Bo"]))

    def test_nobody_is_called_while_what_failed_is_not_mended(self):
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.cy, outcome="failed")
        make.examined(self.version, self.cy, kind="validation")
        failed = self.called()
        make.examined(self.version, self.cy)

        self.assertEqual((failed, self.called()), ([], ["Bo"]))

    def test_nobody_is_called_to_what_is_out_of_use(self):
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.cy)
        self.artifact.retire(by=self.ana, reason="Nobody needs it.")

        self.assertEqual(self.called(), [])

    def test_whose_change_it_is_is_asked_once_for_all_who_could_approve(self):
        self.name(self.ana, self.bo, self.cy)
        make.change_record(self.version, self.ana)
        make.examined(self.version, self.ana)
        with CaptureQueriesContext(connection) as asked:
            told = self.called()

        of_trail = [query for query in asked.captured_queries if "validation_trailentry" in query["sql"]]
        self.assertEqual((sorted(told), len(of_trail)), (["Bo", "Cy"], 1))

    def test_all_that_is_missing_is_said_before_anything_is_described(self):
        self.assertEqual([gap.rule for gap in missing_of(self.version)], ["V1", "V4", "V7"])

    def test_what_the_record_lacks_is_one_line(self):
        make.change_record(self.version, self.ana, risks="", effect_check_on=None)

        words = [gap.words for gap in missing_of(self.version) if gap.rule == "V2"]

        self.assertEqual(words, ["The record of the change lacks: risk assessment, a day to look at the effect."])

    def test_where_only_authors_hold_the_role_it_leads_to_naming_somebody_else(self):
        self.name(self.ana)
        make.change_record(self.version, self.ana)

        [waits] = [gap for gap in missing_of(self.version) if gap.rule == "V7"]

        self.assertIn("Name somebody.", waits.words)
        self.assertTrue(waits.href.endswith("#roles"))


class ReadingTests(CallingCase):
    def setUp(self):
        staff = {"people": [self.bo, self.cy], "approves": False, "reads": True}
        ApprovalRole.name_people(self.artifact, by=self.ana, name="Staff", **staff)
        self.enact(self.version)

    def enact(self, version, **said):
        make.complete(version, self.ana, self.bo, self.role, **said)
        put_in_force(version, by=self.ana)

    def newer(self):
        self.artifact.revise(by=self.ana, aim=f"Nothing is forgotten, {self.artifact.versions.count()}.")
        return Artifact.objects.get(pk=self.artifact.pk).current

    def later(self, days, hour=10):
        noon = datetime.combine(timezone.localdate() + timedelta(days=days), datetime.min.time(), ZoneInfo("UTC"))
        with mock.patch("django.utils.timezone.now", return_value=noon + timedelta(hours=hour)):
            remind_of_reading.call()
            return self.told("reading_waits")

    def test_who_is_asked_to_read_hears_of_each_version_in_force(self):
        first = self.told("reading_wanted")
        Acknowledgement.give(self.version, by=self.bo)
        self.enact(self.newer())

        asked = [(who, "Please read Release checklist, version 1: it is in force") for who in ("Bo", "Cy")]
        self.assertEqual(first, asked)
        self.assertEqual([who for who, _words in self.told("reading_wanted")[2:]], ["Bo", "Cy"])

    def test_what_is_only_minor_is_not_asked_for_again(self):
        self.told("reading_wanted")
        self.enact(self.newer(), change_class="minor")

        self.assertEqual(len(self.told("reading_wanted")), 2)

    def test_who_has_not_read_it_is_reminded_once_a_week_later(self):
        Acknowledgement.give(self.version, by=self.bo)

        self.assertEqual(self.later(days=6), [])
        self.assertEqual(self.later(days=8, hour=3), [])
        waits = ("Cy", "Release checklist, version 1 still waits for you to read it")
        self.assertEqual((self.later(days=8), self.later(days=9)), ([waits], [waits]))

    def test_the_reminder_leads_to_the_version_in_force_where_only_something_minor_changed(self):
        self.enact(self.newer(), change_class="minor")

        waits = "Release checklist, version 2 still waits for you to read it"
        self.assertEqual(self.later(days=8), [("Bo", waits), ("Cy", waits)])

    def test_a_minor_change_after_the_reminder_brings_no_second_one(self):
        first = self.later(days=8)
        self.enact(self.newer(), change_class="minor")

        self.assertEqual((len(first), self.later(days=9)), (2, first))

    def test_what_was_asked_long_ago_is_left_in_peace(self):
        ReadingRequest.objects.update(at=timezone.now() - timedelta(days=60))

        self.assertEqual(self.later(days=0), [])
