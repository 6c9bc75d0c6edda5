"""Rows come in once, wholly or not at all, and can be taken back."""

from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.common.models import Waiting
from goldseam.events.models import Event, Factor
from goldseam.exchange.logs.telling import left_out_as_csv
from goldseam.exchange.models import LeftOut, LogImport
from tests import make
from tests.exchange.logs.files import LOG, brought, looked_at

CHANGED = LOG.replace("Two vials looked alike.", "Three vials looked alike.")


class ComingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")

    def test_a_row_becomes_an_event_with_all_that_it_says(self):
        brought(self.acme, self.ana)

        event = Event.objects.get(text__contains="pump")
        self.assertEqual((event.place, event.severity_actual, event.source), ("Ward 5", 4, "import"))
        self.assertEqual(event.happened_at.isoformat(), "2024-03-05T09:30:00+00:00")
        self.assertEqual([factor.text for factor in event.factors.all()], ["Handover", "Staffing"])
        self.assertIsNone(event.logged_by)

    def test_where_no_text_tells_it_the_lists_that_tell_most_do(self):
        """A bare word says nothing while other columns say more."""
        rows = "".join(
            f"{number},{'Release' if number % 2 else 'Fire'},{'Tank' if number % 3 else 'Pump'},"
            f"{'Corrosion' if number % 2 else 'To be determined'},{'Training' if number % 2 else 'Not available.'}\n"
            for number in range(1, 13)
        )

        brought(self.acme, self.ana, f"Nr,IncidentType_EN,Component_EN,WhatHappened_EN_LIST,WhyItHappened_EN\n{rows}")

        first, second = Event.objects.order_by("number")[:2]
        self.assertEqual(first.title, "Corrosion, Release")
        self.assertEqual(first.text, "Corrosion, Release.\n\nComponent: Tank\nWhy it happened: Training")
        self.assertEqual((second.title, second.text), ("Fire", "Fire.\n\nComponent: Tank"))

    def test_a_bare_word_is_told_with_what_others_say(self):
        rows = "".join(f"{number},Fire,{'Tank' if number % 3 else 'Pump'}\n" for number in range(1, 13))
        fields = ["reference", "text", "tags"]

        brought(self.acme, self.ana, f"Nr,What happened,Component\n{rows}", fields=fields)

        self.assertEqual(Event.objects.order_by("number").first().text, "Fire\n\nComponent: Tank")

    def test_it_is_told_once_and_found_by_its_words(self):
        found = brought(self.acme, self.ana)

        self.assertEqual([one.kind for one in Activity.objects.filter(organisation=self.acme)], ["log.imported"])
        self.assertEqual(Waiting.objects.filter(kind="event").count(), 3)
        self.assertIn("brought in the log", Activity.objects.history_of(found).get().sentence)

    def test_a_second_run_adds_nothing_and_says_what_differs(self):
        brought(self.acme, self.ana)

        again, changed = brought(self.acme, self.ana), brought(self.acme, self.ana, CHANGED)

        self.assertEqual((again.new, again.same), (0, 3))
        self.assertEqual((changed.new, changed.same, changed.differing), (0, 2, 1))
        self.assertEqual(Event.objects.count(), 3)

    def test_rows_without_numbers_are_known_by_what_they_say(self):
        text = "What went wrong\nThe light failed\nThe light failed\nThe door stayed open\n"

        first, again = brought(self.acme, self.ana, text), brought(self.acme, self.ana, text)

        self.assertEqual((first.new, again.new, again.same), (3, 0, 3))

    def test_wrong_rows_are_left_out_with_a_reason_and_come_in_once_put_right(self):
        found = brought(self.acme, self.ana, LOG + "4,2024-13-45,=1+1 fell.,Ward 4,minor,\n5,2031-01-01,Later.,,,\n")

        told = left_out_as_csv(found)
        again = brought(
            self.acme, self.ana, told.replace("2024-13-45", "2024-12-04").encode("utf-8-sig"), "left-out.csv"
        )

        self.assertEqual((found.new, found.wrong), (3, 2))
        self.assertIn("'=1+1 fell.", told)
        self.assertIn("Date: “2024-13-45”: This is not understood as a day.", told)
        self.assertEqual((again.new, again.wrong), (1, 1))
        self.assertTrue(Event.objects.filter(text="=1+1 fell.").exists())

    def test_the_same_number_twice_in_a_file_is_wrong_unless_it_says_the_same(self):
        twice = LOG + LOG.splitlines()[1] + "\n1,2024-03-04,Something else.,,,\n"
        fields = ["reference", "started_at", "text", "place", "severity_actual", "factors"]

        found = brought(self.acme, self.ana, twice, fields=fields)

        self.assertEqual((found.new, found.same, found.wrong), (3, 1, 1))
        self.assertIn("Line 2 has the same number", LeftOut.objects.get().problems[0][2])

    def test_a_worker_that_dies_leaves_nothing_half_and_nothing_twice(self):
        found = looked_at(self.acme, self.ana)
        found.begin(by=self.ana)

        with patch("goldseam.exchange.models.log_coming.AT_ONCE", 2):
            found.advance(0)
            with (
                patch.object(Factor.objects, "bulk_create", side_effect=KeyboardInterrupt),
                self.assertRaises(KeyboardInterrupt),
            ):
                LogImport.objects.get(pk=found.pk).advance(60)
            self.assertEqual((Event.objects.count(), found.new), (2, 2))
            LogImport.objects.get(pk=found.pk).advance(60)

        self.assertEqual([event.number for event in Event.objects.order_by("number")], [1, 2, 3])
        self.assertFalse(LogImport.objects.get(pk=found.pk).is_working)

    def test_the_next_file_with_these_columns_is_understood_in_the_same_way(self):
        first = looked_at(self.acme, self.ana, LOG.replace("minor", "oops"))
        place = first.plan.fields.index("place")
        first.plan.fields[place] = "tags"
        first.plan.values = {"4": {"oops": "2"}}
        first.keep_plan(first.plan)
        first.begin(by=self.ana)
        first.advance(60)

        bo = make.member(self.acme, "Bo")
        second = looked_at(self.acme, bo, LOG.replace("minor", "oops").replace("1,2024", "7,2024"), "other.csv")

        self.assertTrue(second.is_recalled)
        self.assertEqual((second.plan.fields[place], second.plan.values), ("tags", {"4": {"oops": "2"}}))
        self.assertEqual(second.source, "near-misses")

    def test_what_can_be_meant_in_two_ways_does_not_come_in(self):
        found = looked_at(self.acme, self.ana, "Date,Event\n03/04/2024,It fell\n")

        with self.assertRaisesMessage(ValidationError, "two ways"):
            found.begin(by=self.ana)

    def test_a_log_of_a_team_stays_with_the_team(self):
        bo = make.member(self.acme, "Bo")
        team = make.team(self.acme, members=[self.ana])
        found = brought(self.acme, self.ana, visibility="team", team=team.pk)

        self.assertEqual(Event.objects.visible_to(bo).count(), 0)
        self.assertFalse(LogImport.objects.visible_to(bo).filter(pk=found.pk).exists())


class TakingBackTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")

    def setUp(self):
        self.found = brought(self.acme, self.ana)
        self.label, self.pump, self.vials = Event.objects.order_by("number")

    def test_all_of_it_is_taken_back_but_what_somebody_has_worked_on(self):
        self.label.describe(by=self.ana, place="Ward 7")
        make.review(self.pump, by=self.ana)

        self.found.undo(by=self.ana)
        self.found.advance(60)

        self.assertEqual(self.found.removed, 1)
        stayed = dict(self.found.staying(self.ana))
        self.assertIn("added to this", stayed[self.label])
        self.assertEqual({*stayed}, {self.label, self.pump})

    def test_what_was_taken_back_can_come_in_again(self):
        self.found.undo(by=self.ana)
        self.found.advance(60)

        self.assertEqual(Event.objects.count(), 0)
        self.assertEqual(brought(self.acme, self.ana).new, 3)

    def test_only_who_brought_it_in_or_manages_takes_it_back(self):
        bo = make.member(self.acme, "Bo")

        with self.assertRaisesMessage(ValidationError, "Who brought it in"):
            self.found.undo(by=bo)

    def test_rows_that_differ_bring_events_up_to_date_that_nobody_has_worked_on(self):
        self.pump.describe(by=self.ana, place="Ward 7")
        changed = brought(self.acme, self.ana, CHANGED.replace("was off for an hour", "was off for two hours"))

        changed.update_differing(by=self.ana)
        changed.advance(60)

        self.assertEqual((changed.updated, changed.differing), (1, 1))
        self.vials.refresh_from_db()
        self.assertEqual(self.vials.text, "Three vials looked alike.")
        self.assertIn("added to this", changed.left_out.get().why_kept)
        self.assertEqual(brought(self.acme, self.ana, CHANGED).same, 3)

    def test_a_matter_that_belongs_elsewhere_leaves_no_words_behind(self):
        brought(self.acme, self.ana, CHANGED)
        self.assertEqual(LeftOut.objects.count(), 1)

        self.vials.hand_to_other_process(by=self.ana)

        self.assertEqual(LeftOut.objects.count(), 0)
        self.assertEqual(brought(self.acme, self.ana).new, 0)
