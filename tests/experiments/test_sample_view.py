from django.test import TestCase

from tests import make
from tests.experiments.pages import Pages


class SampleTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.cycle(self.acme, by=self.ana)
        self.series = make.series(self.acme, by=self.ana, title="Lists used", kind="share", every="day")
        self.cycle.watch(by=self.ana, series=self.series)

    def reckon(self, **typed):
        return self.post(self.cycle, "sample", typed)

    def test_it_says_how_many_are_needed(self):
        """08-pdsa: a proportion falling from 20% to 10% takes 199 per arm."""
        answer = self.reckon(baseline=20, size=10, size_is="points", direction="lower")

        self.assertContains(answer, "To tell 20% from 10%, it takes 199 cases before and as many after.")

    def test_it_says_how_small_an_effect_the_planned_number_shows(self):
        answer = self.reckon(baseline=20, size=10, size_is="points", direction="lower", sample_size=50)

        self.assertContains(answer, "With 50 cases only a change from")

    def test_it_says_how_long_that_takes_and_what_answers_sooner(self):
        make.points(self.series, 5, 4, 6, 5, 4, of=20, by=self.ana)

        answer = self.reckon(baseline=20, size=10, size_is="points", direction="lower")

        self.assertContains(answer, "At the usual pace that takes 10 weeks")
        self.assertContains(answer, "answers sooner")

    def test_a_watched_step_on_the_way_is_named(self):
        soon = make.series(self.acme, by=self.ana, title="Asked at hand-over", kind="share")
        self.cycle.watch(by=self.ana, series=soon, role="process")
        make.points(self.series, 5, 4, 6, 5, 4, of=20, by=self.ana)

        answer = self.reckon(baseline=20, size=10, size_is="points", direction="lower")

        self.assertContains(answer, "“Asked at hand-over” answers sooner")

    def test_without_a_measure_it_asks_for_one(self):
        bare = make.cycle(self.acme, by=self.ana)

        self.assertContains(self.post(bare, "sample", {}), "Choose the measure for the effect first")

    def test_what_is_not_known_yet_is_asked_for(self):
        self.assertContains(self.reckon(), "Say what it is without the change")

    def test_trying_whether_it_can_be_done_needs_no_number(self):
        self.assertContains(self.reckon(feasibility_only="on"), "A handful of tries")

    def test_looking_often_is_told_to_cost_something(self):
        answer = self.reckon(baseline=20, size=10, direction="lower", looks="once", look_count=5)

        self.assertContains(answer, "With 5 looks and no correction, chance alone would seem to be an effect")

    def test_it_says_what_fewer_would_not_show(self):
        answer = self.reckon(baseline=20, size=10, size_is="points", direction="lower", sample_size=50)

        self.assertContains(answer, "would not mean that there is none")

    def test_a_way_of_looking_several_times_is_told_with_what_it_asks_for(self):
        answer = self.reckon(baseline=20, size=10, direction="lower", looks="bonferroni", look_count=5)

        self.assertContains(answer, "5 looks are planned")

    def test_nothing_is_kept(self):
        self.reckon(baseline=20, size=10, direction="lower")

        self.cycle.refresh_from_db()
        self.assertIsNone(self.cycle.plan.baseline)

    def test_nonsense_is_no_error_of_ours(self):
        for value in ("x", "1e309", "-5", "0", "1e12", "nan", "9" * 400):
            answer = self.reckon(baseline=value, size=value, spread=value, sample_size=value, direction="lower")

            self.assertEqual(answer.status_code, 200, value)

    def test_every_kind_of_measure_can_be_reckoned_with(self):
        for kind in ("value", "count", "rate", "share", "gap", "time_between"):
            cycle = make.cycle(self.acme, by=self.ana)
            cycle.watch(by=self.ana, series=make.series(self.acme, by=self.ana, kind=kind))
            typed = {"baseline": 12, "size": 5, "spread": 4, "direction": "lower", "sample_size": 30}

            self.assertContains(self.post(cycle, "sample", typed), "With 30", msg_prefix=kind)

    def test_without_scripts_the_number_is_saved_from_there(self):
        page = self.reckon(baseline=20, size=10, direction="lower", sample_size=199)

        self.assertContains(page, f'action="{self.address(self.cycle, "plan_part", "sample")}"')
        self.assertContains(page, 'value="199"')
