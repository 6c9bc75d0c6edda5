"""Running a checklist: nothing that was said is lost, and nobody confirms their own word."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.artifacts.items import Line
from goldseam.runs.models import Run
from tests import make


class AnsweringTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(make.organisation(name="Elsewhere"), "Bo")
        cls.cleo = make.member(cls.acme, "Cleo")
        cls.list = make.checklist(cls.acme)
        lines = [Line("Backup is taken"), Line("Dose", answer="value", is_read_back=True)]
        cls.list.revise(by=cls.ana, lines=lines)
        cls.backup, cls.dose = (item.key for item in cls.list.in_force.items.all())

    def setUp(self):
        self.run_ = Run.start(self.ana, self.list, ref="v2.3")

    def test_a_run_is_complete_once_all_is_answered_and_read_back(self):
        self.run_.answer(self.ana, self.backup, "done")
        self.run_.answer(self.ana, self.dose, "done", value="5 mg")
        self.run_.finish(self.ana)
        self.assertFalse(Run.objects.complete().exists())

        self.run_.reopen(self.ana)
        self.run_.confirm(self.cleo, self.dose)
        self.run_.finish(self.ana)

        self.assertEqual(Run.objects.complete().for_ref("", "v2.3").get(), self.run_)

    def test_nobody_confirms_what_they_ticked(self):
        self.run_.answer(self.ana, self.dose, "done", value="5 mg")

        for name in ("", "ana", "  Ana ", "\uff21na", "A\u200bna", "\u200b", self.ana.email):
            with self.assertRaises(ValidationError):
                self.run_.confirm(self.ana, self.dose, name=name)

    def test_a_new_answer_asks_for_a_new_confirmation(self):
        self.run_.answer(self.ana, self.dose, "done", value="5 mg")
        self.run_.confirm(self.ana, self.dose, name="Dr. Sato")

        self.run_.answer(self.cleo, self.dose, "done", value="50 mg")
        self.run_.answer(self.ana, self.backup, "not_applicable")
        self.run_.finish(self.ana)

        self.assertFalse(Run.objects.complete().exists())

    def test_two_who_answer_the_same_line_lose_nothing(self):
        late = timezone.now()
        self.run_.started_at = late - timedelta(hours=1)
        self.run_.answer(self.cleo, self.backup, "skipped", reason="No disk", at=late)

        # Answered earlier, on a device that was offline until now.
        self.run_.answer(self.ana, self.backup, "done", at=late - timedelta(minutes=5))

        self.assertEqual([answer.state for answer in self.run_.answers.all()], ["skipped", "done"])

    def test_what_is_sent_twice_is_kept_once(self):
        key, once = uuid.uuid4(), uuid.uuid4()
        first, second = (Run.start(self.ana, self.list, key=key) for _ in range(2))
        for _ in range(2):
            first.answer(self.ana, self.backup, "done", once=once)

        self.assertEqual(first, second)
        self.assertEqual(first.answers.count(), 1)

    def test_a_key_of_somebody_elses_run_starts_and_shows_nothing(self):
        with self.assertRaisesMessage(ValidationError, "somewhere else"):
            Run.start(self.cleo, self.list, key=self.run_.key)

    def test_a_run_stays_on_the_version_that_it_began_with(self):
        self.list.revise(by=self.ana, lines=[Line("Something else")])

        self.run_.answer(self.ana, self.backup, "done")
        self.run_.refresh_from_db()

        self.assertEqual(self.run_.version.number, 2)

    def test_what_was_so_before_the_end_may_come_late(self):
        self.run_.started_at = timezone.now() - timedelta(hours=1)
        self.run_.finish(self.ana)

        self.run_.answer(self.ana, self.backup, "done", at=timezone.now() - timedelta(minutes=5))
        with self.assertRaisesMessage(ValidationError, "ended"):
            self.run_.answer(self.ana, self.dose, "done", value="5 mg")

    def test_skipping_asks_why_and_a_value_is_written_down(self):
        for state in ("skipped", "problem", "done"):
            with self.assertRaises(ValidationError):
                self.run_.answer(self.ana, self.dose, state)

    def test_a_caught_problem_becomes_one_near_miss(self):
        self.run_.answer(self.ana, self.backup, "problem", reason="The disk was full.")

        events = {self.run_.report(self.ana, self.backup) for _ in range(2)}

        (event,) = events
        self.assertEqual((event.kind, event.detection_method), ("near_miss", "checklist_pause"))
        self.assertEqual(event.stopped_by, "Release checklist: Backup is taken")

    def test_what_a_team_keeps_to_itself_stays_with_the_team(self):
        self.list.team = make.team(self.acme, members=[self.ana])
        self.list.save()
        self.run_.refresh_from_db()
        self.run_.answer(self.ana, self.backup, "problem", reason="The disk was full.")

        event = self.run_.report(self.ana, self.backup)

        self.assertEqual((event.visibility, event.team), ("team", self.list.team))
        self.assertFalse(Run.objects.visible_to(self.cleo).exists())

    def test_it_is_handed_only_to_those_who_see_it(self):
        self.run_.hand_over(self.ana, self.cleo, note="The disk is slow.")
        with self.assertRaises(ValidationError):
            self.run_.hand_over(self.cleo, self.bo)

        self.assertEqual(self.run_.held_by, self.cleo)

    def test_who_took_it_last_runs_it_whatever_comes_late(self):
        """Handed to Dan without a network, taken over by Cleo since."""
        dan, hour = make.member(self.acme, "Dan"), timedelta(hours=1)
        Run.objects.update(started_at=timezone.now() - 3 * hour)
        self.run_.refresh_from_db()
        self.run_.hand_over(self.cleo, self.cleo, at=timezone.now() - hour)

        self.run_.hand_over(self.ana, dan, note="The disk is slow.", at=timezone.now() - 2 * hour)

        self.run_.refresh_from_db()
        self.assertEqual(self.run_.held_by, self.cleo)
        self.assertEqual([one.to for one in self.run_.hand_overs.all()], [self.cleo, dan])
        self.assertFalse(Activity.objects.filter(kind="run.handed_over").exists())

    def test_words_for_somebody_who_runs_it_already_are_kept_once(self):
        self.run_.hand_over(self.cleo, self.cleo)

        for _time in range(2):
            self.run_.hand_over(self.ana, self.cleo, note="The disk is slow.")
            self.run_.hand_over(self.ana, self.cleo)

        self.assertEqual([one.note for one in self.run_.hand_overs.all()], ["The disk is slow.", ""])

    def test_a_hand_over_knows_who_took_it_meanwhile(self):
        Run.objects.get().hand_over(self.cleo, self.cleo)

        self.run_.hand_over(self.ana, self.ana)

        self.assertEqual(Run.objects.get().held_by, self.ana)

    def test_what_is_retired_is_not_run(self):
        self.list.retire(by=self.ana, reason="A gate does it.")

        with self.assertRaisesMessage(ValidationError, "out of use"):
            Run.start(self.ana, self.list)
