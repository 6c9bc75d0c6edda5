from django.test import TestCase

from goldseam.experiments.models import Cycle, Study
from goldseam.experiments.result.calibrating import calibration
from goldseam.experiments.result.scoring import method_score
from tests import make


class ScoringTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def reached(self, cycle):
        return {part.name for part in method_score(cycle).parts if part.reached}

    def test_a_plan_alone_has_only_its_scale(self):
        self.assertEqual(self.reached(make.startable_cycle(self.acme, scale="one")), {"scale"})

    def test_all_five_features_are_there(self):
        cycle = make.running_cycle(self.acme, days_ago=9, scale="one")
        make.points(cycle.main, *[5] * 8, 1, 1, 1, 1, days=2)
        cycle.study(by=self.ana, happened="We asked.", learned="They know.", why_different="We do not know.")
        cycle.decide(by=self.ana, kind="adapt", reason="At night as well.")
        cycle.follow_up(by=self.ana, next_risks="None that we know.")

        self.assertEqual(method_score(cycle).total, 5)

    def test_a_prediction_that_came_after_the_start_does_not_count(self):
        cycle = make.startable_cycle(self.acme, feasibility_only=True, direction="", size=None)
        cycle.start(by=self.ana)
        cycle.amend(by=self.ana, reason="Now we know.", direction="lower", size=50, feasibility_only=False)

        self.assertNotIn("prediction", self.reached(cycle))

    def test_a_wide_scale_counts_only_after_a_smaller_one(self):
        wide = make.startable_cycle(self.acme, scale="teams")
        first = make.decided_cycle(self.acme, kind="adapt", scale="day")
        following = first.follow_up(by=self.ana, next_risks="None that we know.")

        self.assertNotIn("scale", self.reached(wide))
        self.assertIn("scale", self.reached(following))

    def test_two_averages_are_no_data_over_time(self):
        cycle = make.running_cycle(self.acme, days_ago=9)
        make.points(cycle.main, 5, 1, days=9)

        self.assertNotIn("data", self.reached(cycle))


class CalibrationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        sure = [55, 55, 75, 75, 75, 75, 95, 95, 95, 95]
        verdicts = ["smaller", "as_predicted"] + ["as_predicted"] * 3 + ["partly"] + ["as_predicted"] * 4
        for confidence, verdict in zip(sure, verdicts, strict=True):
            cls.told(confidence, verdict)

    @classmethod
    def told(cls, confidence, verdict):
        cycle = make.decided_cycle(cls.acme, confidence=confidence)
        Study.objects.filter(cycle=cycle).update(verdict=verdict)
        return cycle

    def cycles(self):
        return Cycle.objects.decided().select_related("studied", "started__plan").order_by("pk")

    def test_ten_predictions_show_bands(self):
        found = calibration(self.cycles())

        shown = {(band.lowest, band.met, band.n) for band in found.bands if band.n}
        self.assertEqual(shown, {(50, 1, 2), (70, 3, 4), (90, 4, 4)})
        self.assertTrue(found.is_enough)

    def test_with_nine_it_is_too_early_to_say(self):
        found = calibration(self.cycles()[:9])

        self.assertEqual(found.bands, [])
        self.assertIn("1 more prediction", found.words)

    def test_where_the_data_cannot_tell_nobody_was_right_or_wrong(self):
        self.told(80, "cannot_tell")

        found = calibration(self.cycles())

        self.assertEqual((found.n, found.untold), (10, 1))

    def test_the_list_of_experiments_shows_it_to_those_who_see_them(self):
        self.client.force_login(self.acme.memberships.get(role="owner").person)

        page = self.client.get("/acme/experiments")

        self.assertContains(page, "8 of 10 predictions came as predicted.")
        self.assertContains(page, "Of those that were 70 to 79% sure, 3 of 4.")

    def test_with_too_few_the_list_says_nothing_of_it(self):
        Study.objects.filter(cycle=Cycle.objects.latest("pk")).update(verdict="cannot_tell")
        self.client.force_login(self.acme.memberships.get(role="owner").person)

        self.assertNotContains(self.client.get("/acme/experiments"), "How sure")
