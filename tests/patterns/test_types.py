from datetime import date, timedelta

from django.test import SimpleTestCase, TestCase

from goldseam.patterns.counting import seen_events
from goldseam.patterns.mix.asked import MixAsked
from goldseam.patterns.mix.counted import Stretch, by_quarter_where_few
from goldseam.patterns.mix.mix import Comparison, Mix
from goldseam.patterns.mix.pictures import chart_of, verdict_of
from goldseam.patterns.periods import Period, months_after
from tests import make
from tests.patterns import things


def month(place, **counts):
    period = Period.around(months_after(date(2025, 1, 1), place), "month")
    return Stretch(str(period), period, {"" if name == "none" else name: many for name, many in counts.items()})


class ArithmeticTests(SimpleTestCase):
    def test_twelve_of_twenty_and_seven_of_nineteen_is_no_clear_change(self):
        """1.5: the difference with Newcombe's interval."""
        before, after = month(0, preventable=12, complexity=8), month(1, preventable=7, complexity=12)
        compared = Comparison(before, after, "preventable")

        found = compared.found.difference
        self.assertAlmostEqual(found.difference, 0.2316, 4)
        self.assertAlmostEqual(found.low, -0.0758, 4)
        self.assertAlmostEqual(found.high, 0.4848, 4)
        self.assertFalse(compared.verdict.decided)
        self.assertEqual(compared.verdict.mood, "")

    def test_months_with_fewer_than_ten_labels_are_put_together_by_quarter(self):
        months = [month(place, preventable=20) for place in range(6)]
        self.assertIs(by_quarter_where_few(months), months)
        months[1] = month(1, preventable=9, none=30)

        quarters = by_quarter_where_few(months)

        self.assertEqual([one.name for one in quarters], ["Quarter 1 of 2025", "Quarter 2 of 2025"])
        self.assertEqual(quarters[0].counts, {"preventable": 49, "": 30})

    def test_nothing_classified_is_no_share_of_nought(self):
        self.assertIsNone(month(0, none=4).share("preventable").share)
        self.assertEqual(month(0, none=4).share_words("preventable"), "")

    def test_a_trend_needs_ten_periods(self):
        few = [month(place, preventable=10, complexity=10) for place in range(9)]
        many = [month(place, preventable=10 + place % 3, complexity=10) for place in range(12)]

        self.assertIn("Too early to speak of a trend", str(verdict_of(few, chart_of(few, "preventable"))))
        self.assertNotIn("Too early", str(verdict_of(many, chart_of(many, "preventable"))))


class MixTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana = make.person("Ana")

    def mix(self, **asked):
        asked = MixAsked(things.OCTOBER.until, **asked)
        return Mix(self.acme, self.ana, asked, seen_events(self.acme, self.ana))

    def test_what_has_no_label_is_a_band_of_its_own_and_successes_have_no_type(self):
        things.events(self.acme, 2)
        things.events(self.acme, 1, kind="success")
        make.classified(things.events(self.acme, 1)[0])

        newest = self.mix().months[-1]

        self.assertEqual(newest.counts, {"": 2, "preventable": 1})
        self.assertEqual((newest.classified, newest.unclassified), (1, 2))

    def test_a_changed_label_counts_as_it_is_now_and_is_told_of(self):
        event = make.classified(things.events(self.acme, 1)[0])
        event.classify(
            by=self.ana, failure_type="complexity", reason="process_complexity", rationale="Several things met there."
        )

        mix = self.mix()

        self.assertEqual(mix.months[-1].counts, {"complexity": 1})
        self.assertEqual((mix.labels.n, mix.labels.changed), (1, 1))
        self.assertGreater(mix.labels.median_days, 0)

    def test_trials_that_were_started_stand_beside_it(self):
        make.running_cycle(self.acme, days_ago=3)
        today = date.today()
        mix = Mix(self.acme, self.ana, MixAsked(today), seen_events(self.acme, self.ana))

        self.assertEqual(mix.trials_in(Period.around(today - timedelta(days=3), "month")), 1)
        self.assertEqual(sum(mix.trials), 1)

    def test_one_team_at_a_time(self):
        night = make.team(self.acme, "Night", members=[self.ana])
        things.events(self.acme, 1, team=night)
        things.events(self.acme, 1)

        self.assertEqual(self.mix(team=night.pk).whole.unclassified, 1)
