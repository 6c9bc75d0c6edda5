from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from goldseam.experiments.models import Cycle
from goldseam.experiments.plan.merging import Overtaken
from goldseam.experiments.plan.plan import Plan
from tests import make
from tests.together import together


class PlanningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def test_what_two_people_write_in_different_fields_is_brought_together(self):
        cycle = make.cycle(self.acme, aim="Fewer expired certificates")
        seen = cycle.current_plan.number

        cycle.write_plan(by=self.ana, base=seen, condition="we ask for the date")
        cycle.write_plan(by=self.bo, base=seen, expected="fewer run out")

        self.assertEqual((cycle.plan.condition, cycle.plan.expected), ("we ask for the date", "fewer run out"))

    def test_two_people_who_change_the_same_field_lose_nothing(self):
        cycle = make.cycle(self.acme)
        seen = cycle.current_plan.number
        cycle.write_plan(by=self.ana, base=seen, size=20)

        with self.assertRaises(Overtaken) as refused:
            cycle.write_plan(by=self.bo, base=seen, size=30, who="The night shift")

        self.assertIn("20", refused.exception.message_dict["size"][0])
        self.assertEqual(refused.exception.theirs, {"size": 20})
        self.assertEqual(refused.exception.agreed, {"who": "The night shift"})

    def test_both_lists_of_stop_conditions_are_kept(self):
        cycle = make.cycle(self.acme, stops=[{"kind": "harm", "words": "Somebody is hurt"}])
        seen, old = cycle.current_plan.number, cycle.plan.stops
        one = {"kind": "people", "words": "Somebody asks for it"}
        other = {"kind": "time", "words": "Two weeks are over"}

        cycle.write_plan(by=self.ana, base=seen, stops=[*old, one])
        cycle.write_plan(by=self.bo, base=seen, stops=[*old, other])

        words = [stop.words for stop in cycle.plan.stops]
        self.assertEqual(words, ["Somebody is hurt", "Somebody asks for it", "Two weeks are over"])

    def test_long_texts_are_merged_line_by_line(self):
        lines = "The first line says what is counted.\nThe second says where.\nThe third says how often it is done."
        cycle = make.cycle(self.acme, method=lines)
        seen = cycle.current_plan.number

        cycle.write_plan(by=self.ana, base=seen, method=lines.replace("first", "FIRST"))
        cycle.write_plan(by=self.bo, base=seen, method=lines.replace("third", "THIRD"))

        self.assertIn("FIRST", cycle.plan.method)
        self.assertIn("THIRD", cycle.plan.method)

    def test_what_makes_no_sense_is_said_beside_its_field(self):
        wrong = {
            "size": float("inf"),
            "confidence": 100,
            "scale": "universe",
            "starts_on": "yesterday",
            "success_at": "1e999",
            "aim": "x" * 6000,
            "stops": [{"kind": "harm", "words": "y" * 400}],
        }

        with self.assertRaises(ValidationError) as refused:
            make.cycle(self.acme, **wrong)

        self.assertEqual({*refused.exception.message_dict}, {*wrong})

    def test_whatever_is_sent_is_refused_in_words(self):
        for wrong in ({"stops": 5}, {"stops": ["x"]}, {"scale": ["one"]}, {"size": [1]}, {"starts_on": "2026-13-01"}):
            with self.subTest(wrong), self.assertRaises(ValidationError):
                make.cycle(self.acme, **wrong)
        for stop in ({"in_a_row": "x"}, {"limit": "NaN"}, {"series": -1}, {"kind": ["harm"]}, {"rule": "magic"}):
            with self.subTest(stop), self.assertRaises(ValidationError):
                make.cycle(self.acme, stops=[{"words": "Smoke"} | stop])

    def test_a_plan_reads_as_it_was_written(self):
        plan = Plan().with_fields(starts_on="2026-03-01", stops=[{"kind": "harm", "words": "a"}], size="2.5")

        self.assertEqual(Plan.from_content(plan.as_content), plan)

    def test_an_old_plan_with_words_nobody_knows_any_more_can_be_read(self):
        plan = Plan.from_content({"scale": "galaxy", "size": "NaN", "aim": "Fewer", "weather": "fine"})

        self.assertEqual((plan.scale, plan.size, plan.aim), ("", None, "Fewer"))

    def test_saying_the_same_again_makes_no_new_version(self):
        cycle = make.cycle(self.acme, aim="Fewer")

        cycle.write_plan(by=self.ana, aim="Fewer")

        self.assertEqual(cycle.plan_versions.count(), 1)


class PlanningTogetherTests(TransactionTestCase):
    def test_two_who_save_at_the_same_moment_lose_nothing(self):
        acme = make.organisation()
        ana, bo = make.person("Ana"), make.member(acme, "Bo")
        cycle = make.cycle(acme)
        mine, theirs = (Cycle.objects.get(pk=cycle.pk) for _ in range(2))

        together(
            lambda: mine.write_plan(by=ana, base=1, condition="we ask"),
            lambda: theirs.write_plan(by=bo, base=1, expected="fewer run out"),
        )

        plan = Cycle.objects.get(pk=cycle.pk).plan
        self.assertEqual((plan.condition, plan.expected), ("we ask", "fewer run out"))


class AmendingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def setUp(self):
        self.cycle = make.running_cycle(self.acme, sample_size=10)

    def test_the_plan_is_locked_at_the_start(self):
        with self.assertRaisesMessage(ValidationError, "locked"):
            self.cycle.write_plan(by=self.ana, aim="Something else")

    def test_a_change_after_the_start_needs_a_reason_and_stays_visible(self):
        with self.assertRaises(ValidationError) as refused:
            self.cycle.amend(by=self.ana, reason=" ", who="The day shift")
        self.cycle.amend(by=self.ana, reason="The night shift is ill.", who="The day shift")

        self.assertIn("reason", refused.exception.message_dict)
        [amendment] = self.cycle.amendments
        self.assertEqual((amendment.reason, amendment.changed), ("The night shift is ill.", ["who"]))
        self.assertFalse(amendment.moves_goalposts)

    def test_before_there_are_data_the_result_stays_a_test(self):
        self.cycle.amend(by=self.ana, reason="We can count more.", sample_size=20)

        self.assertFalse(self.cycle.is_exploratory)

    def test_once_data_are_in_a_change_makes_the_result_exploratory(self):
        make.points(self.cycle.main, 3)

        amendment = self.cycle.amend(by=self.ana, reason="We want more.", sample_size=20)

        self.assertTrue(self.cycle.is_exploratory)
        self.assertTrue(amendment.moves_goalposts)

    def test_the_result_is_judged_by_the_plan_from_before_the_data(self):
        make.points(self.cycle.main, 3)
        self.cycle.amend(by=self.ana, reason="That was too much to hope for.", size=1)

        self.assertEqual(self.cycle.plan_before_data.size, 50)

    def test_no_amendment_takes_away_all_stop_conditions(self):
        with self.assertRaises(ValidationError) as refused:
            self.cycle.amend(by=self.ana, reason="They are in the way.", stops=[])

        self.assertIn("stops", refused.exception.message_dict)

    def test_the_window_cannot_end_before_it_starts(self):
        with self.assertRaises(ValidationError) as refused:
            self.cycle.amend(by=self.ana, reason="A slip.", ends_on=timezone.localdate() - timedelta(days=9))

        self.assertIn("ends_on", refused.exception.message_dict)

    def test_after_the_result_a_changed_plan_is_the_next_cycle(self):
        cycle = make.decided_cycle(self.acme)

        with self.assertRaisesMessage(ValidationError, "next cycle"):
            cycle.amend(by=self.ana, reason="It did not work.", size=1)
