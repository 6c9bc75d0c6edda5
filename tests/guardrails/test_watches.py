"""A watch on a measurement: where its limit lies, what people are told before they rely on it, and its stages."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.guardrails.false_alarms import alarms_in_words, alarms_of, tried_out
from goldseam.guardrails.models import Watch, WatchActivation
from goldseam.statistics.false_alarms import false_alarms_two_or_three
from tests import make


class LimitTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.series = make.watched_series(cls.acme)

    def test_two_standard_deviations_are_widened_by_how_few_units_there_were(self):
        """GR1: m 4.07, s 0.210513, L = m − 2s√(1+1/20) = 3.638576."""
        (rule,) = make.watch(self.series).rules

        self.assertAlmostEqual(rule.limits.at, 3.638576, places=6)

    def test_two_twice_running_or_three_once_are_two_limits(self):
        two, three = make.watch(self.series, how="two_or_three").rules

        self.assertEqual((two.in_a_row, three.in_a_row), (2, 1))
        self.assertAlmostEqual(three.limits.at, 4.07 - 3 * 0.210513 * (1 + 1 / 20) ** 0.5, places=5)

    def test_a_share_that_scatters_by_chance_alone_has_wider_limits_where_few_were_counted(self):
        shares = make.series(self.acme, title="Lists used", kind="share", every="day")
        make.points(shares, *[45, 46, 44, 45, 47, 43, 45, 46, 44, 45] * 2, of=50, days=1)
        (rule,) = make.watch(shares).rules

        few, many = (rule.limits.for_unit(type("Unit", (), {"of": of})) for of in (20, 200))

        self.assertLess(few, many)
        self.assertAlmostEqual(many, 100 * (0.9 - 2 * (0.9 * 0.1 / 200) ** 0.5), places=6)

    def test_from_fewer_than_twenty_values_no_limit_is_drawn(self):
        young = make.series(self.acme, title="New", kind="value")
        make.points(young, *make.QUIET[:19])

        with self.assertRaisesMessage(ValidationError, "needs 20; set one by hand"):
            make.armed_watch(young)

    def test_a_baseline_that_was_not_steady_or_never_varied_draws_none(self):
        drifting = make.series(self.acme, title="Drifting", kind="value")
        make.points(drifting, *range(24))
        flat = make.series(self.acme, title="Flat", kind="value")
        make.points(flat, *[4] * 24)

        self.assertIn("not steady", make.watch(drifting).lack)
        self.assertIn("all the same", make.watch(flat).lack)
        self.assertEqual(make.watch(flat, how="limit", limit=3).lack, "")

    def test_the_baseline_can_be_a_window_of_the_past(self):
        moments = list(self.series.points.order_by("at").values_list("at", flat=True))
        make.points(self.series, 9, 9, 9, until=moments[-1] + timedelta(days=1), days=0.1)

        (rule,) = make.watch(self.series, baseline_until=moments[-1], baseline_first=moments[0]).rules

        self.assertAlmostEqual(rule.limits.at, 3.638576, places=6)

    def test_nonsense_is_refused_beside_its_field(self):
        for field, about in {
            "limit": {"how": "limit", "limit": None},
            "in_a_row": {"in_a_row": 31},
            "least": {"least": float("nan")},
            "title": {"title": " "},
        }.items():
            with self.subTest(field), self.assertRaises(ValidationError) as refused:
                make.watch(self.series, **about)
            self.assertIn(field, refused.exception.error_dict)
        with self.assertRaises(ValidationError):
            make.watch(self.series, how="limit", limit=float("inf"))

    def test_it_pauses_no_experiment_that_people_see_who_do_not_see_the_measurement(self):
        team = self.acme.teams.create(name="Calls")
        of_team = make.watched_series(self.acme, title="Complaints", team=team)
        for_all, theirs = make.cycle(self.acme), make.cycle(self.acme, team=team)

        with self.assertRaisesMessage(ValidationError, "people who do not see this measurement"):
            make.watch(of_team, cycle=for_all)
        self.assertEqual(make.watch(of_team, cycle=theirs).cycle, theirs)
        self.assertEqual(make.watch(self.series, cycle=theirs).cycle, theirs)


class BeforeArmingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.series = make.watched_series(cls.acme)

    def test_people_are_told_how_often_it_fires_with_nothing_wrong(self):
        """2 SD: 27.5 % in 14 looks and 49.9 % in 30, and more for a limit that is drawn from twenty values."""
        watch = make.watch(self.series)

        exact = [alarms_of(watch, looks, knows_limit=True) for looks in (14, 30)]
        words = " ".join(alarms_in_words(watch))

        self.assertAlmostEqual(exact[0], 0.2754, places=4)
        self.assertAlmostEqual(exact[1], 0.4986, places=4)
        self.assertIn("14 days with nothing wrong", words)
        self.assertIn("28%", words)
        self.assertIn("drawn from 20 values", words)

    def test_two_twice_running_or_three_once_fires_far_less_often(self):
        self.assertAlmostEqual(false_alarms_two_or_three(14), 0.0245, places=4)
        self.assertLess(alarms_of(make.watch(self.series, how="two_or_three"), 14), 0.07)

    def test_a_limit_by_hand_is_judged_by_how_the_values_scattered(self):
        far = alarms_of(make.watch(self.series, how="limit", limit=3.4), 14)
        inside = alarms_of(make.watch(self.series, how="limit", limit=4.2), 14)

        self.assertLess(far, 0.05)
        self.assertIsNone(inside)

    def test_it_is_tried_out_on_the_values_so_far(self):
        newest = self.series.points.order_by("-at").first().at
        make.points(self.series, 3.5, 4.0, 3.4, until=newest + timedelta(days=1, hours=2), days=0.2)
        tried = tried_out(make.watch(self.series, baseline_until=newest))

        self.assertEqual(len(tried.places), 2)
        self.assertIn("would have fired 2 times", tried.words)

    def test_what_was_told_is_kept_with_the_limit(self):
        watch = make.armed_watch(self.series)

        kept = WatchActivation.objects.get(watch=watch)

        self.assertAlmostEqual(kept.rules[0]["limits"]["at"], 3.638576, places=6)
        self.assertEqual([*kept.alarms], ["14", "30"])
        self.assertEqual(kept.baseline_count, 20)


class StageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.series = make.watched_series(cls.acme, team=cls.acme.teams.first())

    def test_it_goes_from_a_draft_to_armed_and_back(self):
        watch = make.watch(self.series)
        stages = [watch.stage]
        for verb in (watch.activate, watch.draft_again, watch.activate):
            verb(by=self.ana)
            stages.append(watch.stage)
        watch.retire(by=self.ana, reason="The line is gone.")
        stages.append(watch.stage)
        watch.bring_back(by=self.ana)
        stages.append(watch.stage)

        self.assertEqual(stages, ["draft", "active", "draft", "active", "retired", "draft"])

    def test_an_armed_one_is_not_changed_under_people_who_rely_on_it(self):
        watch = make.armed_watch(self.series)

        with self.assertRaisesMessage(ValidationError, "Make it a draft first"):
            watch.describe(by=self.ana, title="Other")

    def test_values_that_are_put_right_later_move_no_limit(self):
        watch = make.armed_watch(self.series)
        self.series.points.order_by("at").first().correct(by=self.ana, amount=4.6, reason="Misread")

        self.assertAlmostEqual(Watch.objects.get(pk=watch.pk).rules[0].limits.at, 3.638576, places=6)

    def test_whoever_does_not_see_the_measurement_does_not_see_the_watch(self):
        make.watch(self.series)
        bo = make.member(self.acme, "Bo")

        self.assertFalse(Watch.objects.visible_to(bo).exists())
        self.assertTrue(Watch.objects.visible_to(self.ana).exists())
