"""What the use of a checklist tells, each number with what it is out of, and nothing about people."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.artifacts.items import Line
from goldseam.artifacts.models.staging import Activation
from goldseam.runs.by_week import picture_of
from goldseam.runs.listeners import tried_in_earnest
from goldseam.runs.models import Observation, Opportunity, Run
from goldseam.runs.silence import is_silent, silent_ones
from goldseam.runs.use import Use
from goldseam.runs.use_words import advice_of, measures_of, with_interval
from goldseam.statistics.proportions import wilson
from tests import make


class UseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.cleo = make.person("Ana"), make.member(cls.acme, "Cleo")
        cls.list = make.checklist(cls.acme)
        cls.tests, cls.backup = (item.key for item in cls.list.in_force.items.all())

    def test_none_in_twenty_may_still_be_one_in_six(self):
        """domain/07: catch rate 0/20 has a 95 % upper bound of 16.1 %."""
        self.assertEqual(with_interval(wilson(0, 20)), "0 of 20; up to 16.1% fits")
        self.assertEqual(with_interval(wilson(3, 18)), "3 of 18 (16.7%); 5.8% to 39.2% fit")

    def test_a_mended_problem_is_still_a_catch(self):
        run = make.run(self.list, problem="The disk was full.", is_finished=False)
        run.answer(self.ana, self.tests, "done")
        run.answer(self.ana, self.backup, "skipped", reason="No time")
        run.finish(self.ana)
        make.run(self.list)

        use = Use(self.list)

        self.assertEqual((use.catches.x, use.catches.n, use.completion.x), (1, 2, 2))
        lines = {line.text: (line.shown, line.skipped, line.problems) for line in use.lines}
        self.assertEqual(lines, {"Backup is taken": (2, 1, 0), "Tests are green": (2, 0, 1)})

    def test_without_named_moments_there_is_no_use_rate(self):
        make.run(self.list)

        self.assertIsNone(Use(self.list).use)

    def test_moments_that_came_are_what_runs_are_out_of(self):
        now = timezone.now()
        for number in range(3):
            self.list.opportunities.create(ref=f"v{number}", due_at=now - timedelta(hours=1), once=f"{number}")
        self.list.opportunities.create(ref="later", due_at=now + timedelta(hours=1))
        make.run(self.list, ref="v1")

        self.assertEqual(Use(self.list).use[:2], (1, 3))

    def test_a_run_given_up_counts_as_use_only_where_it_had_found_a_problem(self):
        passed = {"due_at": timezone.now() - timedelta(hours=1)}
        for ref in ("mistake", "caught", "let go"):
            self.list.opportunities.create(ref=ref, **passed)
        Run.start(self.ana, self.list, ref="mistake").abandon(self.ana, "The wrong list.")
        caught = Run.start(self.ana, self.list, ref="caught")
        caught.answer(self.ana, self.tests, "problem", reason="They are red.")
        caught.abandon(self.ana, "We do not deploy.")
        Opportunity.objects.filter(ref="let go").let_go()

        self.assertEqual(Use(self.list).use[:2], (1, 3))

    def test_a_moment_at_which_it_was_not_needed_is_left_out_and_told(self):
        long_ago = timezone.now() - timedelta(days=2)
        for ref in ("v1", "v2", "v3"):
            Opportunity.open(self.list, "api", ref=ref, at=long_ago)
        Opportunity.open(self.list, "api", ref="just now")
        make.run(self.list, ref="v1")
        self.list.opportunities.get(ref="v2").dismiss(by=self.ana, reason="Only a typo in the docs.")

        use = Use(self.list)

        self.assertEqual((use.use[:2], use.not_needed), ((1, 2), 1))
        self.assertIn("1 is left out", measures_of(use)[0].caution)

    def test_what_was_run_after_all_counts(self):
        Opportunity.open(self.list, "api", ref="v1").dismiss(by=self.ana, reason="Not needed.")
        make.run(self.list, ref="v1")

        use = Use(self.list)

        self.assertEqual((use.use[:2], use.not_needed), ((1, 1), 0))

    def test_very_fast_is_less_than_a_second_a_line(self):
        at = timezone.now() - timedelta(hours=1)
        for seconds in (1, 30):
            Run.start(self.ana, self.list, at=at).finish(self.ana, at=at + timedelta(seconds=seconds))

        self.assertEqual(Use(self.list).too_fast, 1)

    def test_a_line_that_is_often_skipped_is_named_with_how_sure_that_is(self):
        for number in range(10):
            run = make.run(self.list, is_finished=False)
            run.answer(self.ana, self.backup, "skipped" if number < 3 else "done", reason="No time")
            run.finish(self.ana)

        (advice,) = advice_of(Use(self.list))
        self.assertIn("“Backup is taken” is skipped in 3 of 10 (30%); 10.8% to 60.3% fit.", advice)

    def test_every_way_in_which_a_line_was_answered_is_counted(self):
        for state in ("done", "skipped", "not_applicable", "not_applicable"):
            run = make.run(self.list, is_finished=False)
            run.answer(self.ana, self.backup, state, reason="No time" if state == "skipped" else "")
            run.finish(self.ana)

        line = next(line for line in Use(self.list).lines if line.text == "Backup is taken")
        self.assertEqual((line.shown, line.ticked, line.skipped, line.not_applicable), (4, 1, 1, 2))
        self.client.force_login(self.ana)
        self.assertContains(self.client.get(f"/acme/runs/of/{self.list.number}"), "Does not apply")

    def test_fifty_runs_without_a_catch_ask_for_another_place(self):
        for _ in range(50):
            Run.start(self.ana, self.list).finish(self.ana)

        self.assertIn("Retire the list", advice_of(Use(self.list))[0])

    def test_what_was_seen_stands_beside_what_is_ticked_and_names_nobody(self):
        make.run(self.list)
        Observation.note_down(self.list, self.cleo, {self.tests: True, self.backup: False})
        with self.assertRaises(ValidationError):
            Observation.note_down(self.list, self.cleo, {})

        use = Use(self.list)
        self.assertEqual((use.observed[:2], use.observed_this_quarter), ((1, 2), 1))
        self.client.force_login(self.ana)
        page = self.client.get(f"/acme/runs/of/{self.list.number}")
        self.assertContains(page, "1 of 2 (50%)")
        self.assertNotContains(page, "Cleo")

    def test_a_quiet_list_is_pointed_out_by_its_own_rhythm(self):
        self.list.activate(self.ana, despite="At once.")
        self.list.activation.at = timezone.now() - timedelta(days=365)
        self.list.activation.save()
        for weeks in (20, 19, 18):
            make.run(self.list, weeks_ago=weeks)
        self.assertTrue(is_silent(self.list))

        make.run(self.list, weeks_ago=1)
        self.assertFalse(is_silent(self.list))

    def test_a_list_that_nobody_ever_ran_is_silent_the_longest(self):
        for title, weeks in (("Never run", None), ("Run long ago", 100)):
            made = make.checklist(self.acme, title=title)
            made.activate(self.ana, despite="At once.")
            if weeks:
                make.run(made, weeks_ago=weeks)
        Activation.objects.update(at=timezone.now() - timedelta(days=900))

        self.assertEqual(
            [one.title for one, _rhythm in silent_ones(self.acme, self.ana)], ["Never run", "Run long ago"]
        )

    def test_weeks_without_a_run_count_from_the_first_run_ever(self):
        """Also where the first run lies before the half year that is drawn."""
        for weeks in (40, 3, 1):
            make.run(self.list, weeks_ago=weeks)

        values = [point.value for point in picture_of(self.list).points]

        self.assertEqual((len(values), sum(values)), (26, 2))

    def test_while_a_version_waits_for_its_sign_off_lines_in_force_are_those_of_today(self):
        make.run(self.list)
        waiting = self.list.revise(by=self.ana, lines=[Line("Alarms are on"), Line("Tests are red")])
        type(waiting).objects.filter(pk=waiting.pk).update(effective_at=None)

        lines = {line.text: line.is_current for line in Use(self.list).lines}

        self.assertEqual(lines, {"Tests are green": True, "Backup is taken": True})

    def test_the_order_is_confirmed_by_two_people_in_real_work(self):
        """C13"""
        for _ in range(2):
            make.run(self.list, is_finished=False).finish(self.ana, confirms_order=True)
        self.assertEqual([gap.rule for gap in tried_in_earnest(self.list)], ["C13"])

        make.run(self.list, is_finished=False).finish(self.cleo, confirms_order=True)
        self.assertEqual(tried_in_earnest(self.list), [])

        lines = self.list.current.lines
        self.list.revise(by=self.ana, lines=[*reversed(lines), Line("Another one")])
        self.assertEqual([gap.rule for gap in tried_in_earnest(self.list)], ["C13"])

    def test_the_file_holds_every_run_and_no_names(self):
        make.run(self.list, ref="=1+1")
        self.client.force_login(self.ana)

        text = b"".join(self.client.get(f"/acme/runs/of/{self.list.number}/runs.csv").streaming_content).decode()

        head, row = text.splitlines()
        self.assertTrue(head.endswith("done,not_applicable,skipped,problem,open,not_read_back"))
        self.assertTrue(row.startswith("1,,'=1+1,1,"), row)
        self.assertTrue(row.endswith("finished,2,2,0,0,0,0,0"), row)
        self.assertNotIn("Ana", text)

    def test_a_day_to_come_is_not_seen_yet(self):
        with self.assertRaises(ValidationError):
            Observation.note_down(self.list, self.cleo, {self.tests: True}, on=date(2999, 1, 1))
