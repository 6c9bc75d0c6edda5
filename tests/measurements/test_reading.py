from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.measurements.models import Value
from goldseam.measurements.picture import picture_of
from goldseam.measurements.reading import read
from tests import make

MONDAY = datetime(2024, 1, 1, tzinfo=UTC)
# Hospital infections a month, as qicharts2 publishes them (cdi).
INFECTIONS = [17, 12, 27, 20, 20, 18, 22, 19, 19, 24, 17, 16, 24, 19, 19, 22, 25, 19, 17, 6, 25, 17, 11, 14]
AFTERWARDS = [9, 11, 7, 13, 5, 5, 3, 5, 9, 4, 5, 9]
ALL_YES = {"is_different": True, "is_known": True, "is_wanted": True, "will_last": True}


class ReadingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def series(self, kind="count", amounts=(), of=None, **details):
        series = make.series(self.acme, kind=kind, **details)
        values = [Value(MONDAY + timedelta(days=7 * place), amount, of) for place, amount in enumerate(amounts)]
        series.add(values, by=self.ana)
        return series

    def day(self, place):
        return MONDAY + timedelta(days=7 * place)

    def test_few_values_are_a_line_without_limits(self):
        reading = read(self.series(amounts=INFECTIONS[:6]))

        self.assertIsNone(reading.control)
        self.assertIn("Too early to say", reading.verdict.does_not_show)
        self.assertEqual(reading.n, 6)

    def test_from_twelve_values_on_limits_fit_the_kind(self):
        for kind, of, amounts in [
            ("value", None, [4.1, 3.8, 4.4, 4.0] * 4),
            ("count", None, INFECTIONS),
            ("rate", 50, INFECTIONS),
            ("share", 100, INFECTIONS),
            ("gap", None, [34, 12, 58, 7, 21, 90, 3, 45, 16, 29, 64, 11]),
        ]:
            reading = read(self.series(kind, amounts, of))
            self.assertIsNotNone(reading.control, kind)
            self.assertEqual(len(reading.control.upper), len(amounts), kind)

    def test_shares_are_percentages_and_rates_are_per_so_many(self):
        self.assertEqual(read(self.series("share", [3, 9], of=12)).values, [25, 75])
        self.assertEqual(read(self.series("rate", [3, 9], of=60, per=1000)).values, [50, 150])

    def test_the_limits_of_a_share_are_those_of_its_percentages(self):
        reading = read(self.series("share", [9, 10, 8, 11] * 4, of=100))

        self.assertAlmostEqual(reading.control.centre, 9.5)
        self.assertTrue(all(0 <= limit <= 100 for limit in reading.control.upper))

    def test_days_become_the_time_between_them(self):
        series = make.series(self.acme, kind="time_between")
        days = [0, 3, 10, 11.5]
        series.add([Value(MONDAY + timedelta(days=day)) for day in days], by=self.ana)

        self.assertEqual(read(series).values, [None, 3, 7, 1.5])
        self.assertEqual(picture_of(series).points[0].mark, "missing")

    def test_a_frozen_baseline_holds_whatever_follows(self):
        series = self.series(amounts=INFECTIONS + AFTERWARDS)
        series.freeze_between(by=self.ana, first=self.day(0), until=self.day(23))

        reading = read(series)

        self.assertEqual((reading.run.centre, reading.run.longest, reading.run.crossings), (19, 15, 8))
        self.assertTrue(reading.verdict.decided)
        self.assertEqual(picture_of(series, kind="run").centre[0].value, 19)
        series.thaw(by=self.ana)
        self.assertEqual(read(series).run.centre, 17)

    def test_a_baseline_needs_ten_values(self):
        series = self.series(amounts=INFECTIONS)

        with self.assertRaisesMessage(ValidationError, "at least 10"):
            series.freeze_between(by=self.ana, first=self.day(0), until=self.day(8))
        with self.assertRaisesMessage(ValidationError, "after it begins"):
            series.freeze_between(by=self.ana, first=self.day(9), until=self.day(0))

    def test_a_phase_has_a_centre_and_limits_of_its_own(self):
        series = self.series(amounts=INFECTIONS + AFTERWARDS, better="lower")
        phase = series.split(by=self.ana, starts_at=self.day(24), reason="Gloves at the door", **ALL_YES)

        reading, picture = read(series), picture_of(series)

        self.assertEqual([round(part.control.centre, 3) for part in reading.phases], [18.708, 7.083])
        self.assertEqual([(one.first, one.label) for one in picture.phases], [(24, "Gloves at the door")])
        self.assertFalse(reading.run.has_signal)
        series.join(by=self.ana, phase=phase)
        self.assertEqual(len(read(series).phases), 1)

    def test_a_phase_asks_four_questions(self):
        series = self.series(amounts=INFECTIONS + AFTERWARDS)
        for name in ALL_YES:
            with self.assertRaises(ValidationError) as refusal:
                series.split(by=self.ana, starts_at=self.day(24), reason="x", **(ALL_YES | {name: False}))
            self.assertEqual(list(refusal.exception.message_dict), [name])
        with self.assertRaisesMessage(ValidationError, "Say what changed"):
            series.split(by=self.ana, starts_at=self.day(24), reason=" ", **ALL_YES)
        with self.assertRaisesMessage(ValidationError, "before it and after it"):
            series.split(by=self.ana, starts_at=self.day(99), reason="x", **ALL_YES)

    def test_a_change_for_the_better_is_drawn_as_one(self):
        series = self.series(amounts=INFECTIONS + AFTERWARDS, better="lower")
        series.freeze_between(by=self.ana, first=self.day(0), until=self.day(23))

        self.assertEqual({signal.mark for signal in picture_of(series).signals}, {"gain"})
        self.assertEqual(read(series).verdict.mood, "gold")

    def test_more_rules_find_more(self):
        series = self.series("value", [1, 2, 3, 4, 5, 6, 7, 8, 3, 2, 3, 2, 3, 2])
        usual = read(series).current.found

        series.choose_rules(by=self.ana, rules="nelson")

        self.assertGreater(len(read(series).current.found), len(usual))
        series.choose_rules(by=self.ana, rules="runs")
        self.assertEqual(picture_of(series).limits, [])

    def test_scattered_counts_may_take_limits_that_follow_the_scatter(self):
        amounts = [300, 420, 250, 510, 333, 480, 260, 530, 310, 470, 280, 500]
        series = self.series("share", amounts, of=10_000)
        plain = read(series).control

        series.choose_rules(by=self.ana, rules="usual", width="laney")

        self.assertTrue(plain.is_overdispersed)
        self.assertGreater(read(series).control.upper[0], plain.upper[0])

    def test_words_stand_at_the_first_value_that_is_not_before_them(self):
        series = self.series(amounts=INFECTIONS)
        series.annotate_at(by=self.ana, moment=self.day(3) - timedelta(days=2), text="New form in use")

        self.assertEqual(
            [(note.at_index, note.text) for note in picture_of(series).annotations], [(3, "New form in use")]
        )

    def test_what_was_taken_out_is_not_read(self):
        series = self.series(amounts=[3, 900, 4])
        series.points.get(amount=900).remove(by=self.ana, reason="A drill.")

        self.assertEqual(read(series).values, [3, 4])

    def test_a_baseline_before_the_newest_thousand_still_holds(self):
        series = make.series(self.acme, kind="count")
        values = [Value(MONDAY + timedelta(hours=place), 20 if place < 30 else 5) for place in range(1_100)]
        series.add(values, by=self.ana)
        series.freeze_between(by=self.ana, first=MONDAY, until=MONDAY + timedelta(hours=29))

        reading = read(series)

        self.assertEqual(reading.run.centre, 20)
        self.assertEqual((len(reading.points), reading.older, reading.n), (1_030, 70, 1_100))

    def test_no_values_have_a_picture_too(self):
        for kind in ("value", "count", "rate", "share", "gap", "time_between"):
            picture = picture_of(make.series(self.acme, kind=kind))
            self.assertEqual(len(picture.points), 0, kind)

    def test_values_that_are_all_alike_do_no_harm(self):
        for kind, of in [("value", None), ("count", None), ("rate", 5), ("share", 5), ("gap", None)]:
            for amount in (0, 5):
                series = self.series(kind, [amount] * 15, of)
                self.assertTrue(read(series).verdict.shows, (kind, amount))
                picture_of(series)

    def test_numbers_at_the_edge_of_what_is_kept_do_no_harm(self):
        series = self.series("value", [1e12, -1e12, 1e-300, 0, 1e12] * 4)

        self.assertTrue(read(series).verdict.shows)
        self.assertTrue(picture_of(series).svg(640))
