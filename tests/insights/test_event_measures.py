"""10.2–10.6: measures of events, each against the vectors of the domain, out of rows of a log."""

from datetime import timedelta
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from goldseam import charts
from goldseam.events.models import Event, Recurrence
from goldseam.insights.days.keeping import count_what_changed
from goldseam.insights.measures import measure_named, repeats
from goldseam.reporting.models import Thanks
from tests import make
from tests.insights import things

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
BEFORE = [12, 18, 25, 31, 40, 44, 58, 75, 130, 610]
AFTER = [9, 11, 14, 20, 22, 28, 35, 41, 66, 90]


def brought(of, count=1, **details):
    """Events as a log brings them: whatever it says is taken."""
    facts = {"text": "A label was wrong.", "title": "A label was wrong.", "kind": "incident"} | details
    return Event.bring(of, [facts] * count, by=None, source="log")


class MeasureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation(size="organisation")
        cls.ana = make.person("Ana")
        cls.now = timezone.now() - MINUTE

    def ask(self, person=None, **given):
        return things.asked(self.of, person or self.ana, **given)

    def figure(self, key, **given):
        return measure_named(key).figure(self.ask(**given))

    def picture(self, key):
        asked, one = self.ask(), measure_named(key)
        return one.picture(asked, one.figure(asked))

    def compare(self, key):
        asked, one = self.ask(), measure_named(key)
        return one.compare(asked, one.figure(asked), one.figure(asked.before))

    def records(self, key, part, **given):
        return list(measure_named(key).records(self.ask(**given), part))

    def assert_parts_are_their_records(self, key, **given):
        for part in self.figure(key, **given).parts:
            with self.subTest(part=part.key):
                self.assertEqual(int(part.value.split()[0]), len(self.records(key, part.key, **given)))


class DurationTests(MeasureTests):
    def incidents(self, minutes, days_ago, **details):
        at = self.now - days_ago * DAY
        rows = [
            {"text": "It stopped.", "title": "It stopped.", "kind": "incident"}
            | {"started_at": at, "detected_at": at + one * MINUTE, "mitigated_at": at + 2 * one * MINUTE}
            | {"recovered_at": at + one * MINUTE}
            | details
            for one in minutes
        ]
        return Event.bring(self.of, rows, by=None, source="log")

    def test_the_median_stands_with_its_interval_and_never_a_mean(self):
        self.incidents(BEFORE, 20)

        found = self.figure("time_to_detect")

        self.assertEqual((found.value, found.low, found.high, found.n), (42, 18, 130, 10))
        self.assertIn("42 min", found.words)
        self.assertNotIn("104", found.words)
        self.assertIsNone(self.picture("time_to_detect").strips[0].p90)

    def test_the_slowest_tenth_from_twenty_on(self):
        self.incidents(BEFORE + AFTER, 20)

        self.assertIsNotNone(self.picture("time_to_detect").strips[0].p90)

    def test_ten_before_and_ten_after_are_no_clear_difference(self):
        """U = 68, exact p = 0.190, Hodges-Lehmann 16.0 minutes."""
        self.incidents(BEFORE, 120)
        self.incidents(AFTER, 20)

        found = self.compare("time_to_detect")

        self.assertFalse(found.decided)
        self.assertIn("No clear difference", found.shows)
        self.assertIn("16 min less, with 10 values before and 10 after", found.shows)
        self.assertIn("about 19 times in 100", found.shows)

    def test_enough_values_that_differ_are_called_shorter(self):
        self.incidents(range(100, 125), 120)
        self.incidents(range(50, 75), 20)

        found = self.compare("time_to_detect")

        self.assertTrue(found.decided)
        self.assertIn("Shorter now: the middle difference is 50 min.", found.shows)

    def test_fewer_than_twenty_are_never_called_shorter(self):
        self.incidents(range(100, 119), 120)
        self.incidents(range(50, 75), 20)

        self.assertFalse(self.compare("time_to_detect").decided)

    def test_four_speak_for_themselves(self):
        self.incidents([5, 12, 60, 3], 20)

        found = self.figure("time_to_detect")

        self.assertEqual((found.value, found.n), (None, 4))
        self.assertIn("3 min, 5 min, 12 min, 1 h", found.words)

    def test_what_is_not_known_or_cannot_be_is_counted_beside_and_listed(self):
        self.incidents(BEFORE, 20)
        self.incidents([5, 5], 20, started_at=None)
        wrong = self.incidents([5], 20, started_at=self.now)

        parts = {part.key: part.value for part in self.figure("time_to_detect").parts}

        self.assertEqual(parts, {"timed": "10", "unknown": "2", "wrong": "1"})
        self.assertEqual(self.records("time_to_detect", "wrong"), wrong)
        for key in ("time_to_detect", "time_to_mitigate", "time_to_recover"):
            self.assert_parts_are_their_records(key)

    def test_what_goes_on_counts_for_as_long_as_it_has_taken_and_forbids_comparing(self):
        self.incidents(BEFORE, 120)
        self.incidents([10, 20, 30], 20)
        self.incidents([40, 50, 60], 10, mitigated_at=None, recovered_at=None)

        found = self.figure("time_to_mitigate")

        self.assertEqual((found.n, found.value), (6, 30))
        self.assertIsNone(found.high)
        self.assertIn("3 incidents still go on", self.picture("time_to_mitigate").summary)
        self.assertIn("not compared", self.compare("time_to_mitigate").shows)

    def test_noticed_at_once_has_its_place(self):
        self.incidents([0] * 6, 20)

        found = self.figure("time_to_detect")

        self.assertEqual(found.value, 0)
        self.assertTrue(self.picture("time_to_detect").svg())


class RatioTests(MeasureTests):
    def counts(self, near_misses, incidents, days_ago=20):
        for kind, count in (("near_miss", near_misses), ("incident", incidents)):
            if count:
                brought(self.of, count, kind=kind, detected_at=self.now - days_ago * DAY)

    def test_34_near_misses_and_6_incidents(self):
        self.counts(34, 6)

        found = self.figure("near_miss_ratio")

        self.assertAlmostEqual(found.value, 5.67, 2)
        self.assertAlmostEqual(found.low, 2.35, 2)
        self.assertAlmostEqual(found.high, 16.51, 2)
        self.assertIn("5.67 near misses for each incident (34 to 6)", found.words)
        self.assert_parts_are_their_records("near_miss_ratio")

    def test_of_too_few_only_the_numbers_are_told(self):
        self.counts(1, 1)

        found = self.figure("near_miss_ratio")

        words = "Near misses to incidents: 1 to 1. Too early to name a ratio."
        self.assertEqual((found.words, found.value, found.low, found.high), (words, None, None, None))

    def test_a_whole_ratio_has_no_decimals(self):
        self.counts(12, 6)

        self.assertIn("2 near misses for each incident (12 to 6)", self.figure("near_miss_ratio").words)

    def test_without_incidents_there_is_no_ratio(self):
        self.counts(4, 0)

        found = self.figure("near_miss_ratio")

        self.assertEqual((found.words, found.value), ("4 near misses, no incidents.", None))

    def test_without_either_there_are_no_data(self):
        self.assertIn("Neither", self.figure("near_miss_ratio").words)

    def test_without_near_misses_it_is_none_to_one_and_has_an_upper_end(self):
        self.counts(0, 6)

        found = self.figure("near_miss_ratio")

        self.assertEqual((found.value, found.low), (0, 0))
        self.assertGreater(found.high, 0)

    def log_since(self, days_ago):
        brought(self.of, kind="success", detected_at=self.now - days_ago * DAY)

    def test_both_directions_are_read_together(self):
        self.log_since(200)
        self.counts(10, 30, days_ago=120)
        self.counts(40, 8)

        self.assertIn("learning, or incidents are recorded less", self.figure("near_miss_ratio").notes[0])
        self.assertTrue(self.compare("near_miss_ratio").decided)

    def test_fewer_of_both_points_to_the_pulse(self):
        self.log_since(200)
        self.counts(40, 30, days_ago=120)
        self.counts(10, 8)

        self.assertIn("Look at the pulse", self.figure("near_miss_ratio").notes[0])

    def test_small_differences_have_no_meaning(self):
        self.counts(6, 5, days_ago=120)
        self.counts(7, 4)

        self.assertEqual(self.figure("near_miss_ratio").notes, ())
        self.assertFalse(self.compare("near_miss_ratio").decided)

    def test_months_have_limits_and_a_month_beyond_them_is_a_signal(self):
        for month in range(1, 13):
            brought(self.of, 5, kind="near_miss", detected_at=self.now - (month * 30 + 5) * DAY)
        self.assertFalse(self.figure("near_misses").is_signal)

        brought(self.of, 40, kind="near_miss", detected_at=self.now - 66 * DAY)

        found = self.figure("near_misses")
        self.assertTrue(found.is_signal)
        self.assertTrue(found.chart.svg())


class MixTests(MeasureTests):
    def labels(self, days_ago, **counts):
        for failure_type, count in counts.items():
            name = "" if failure_type == "none" else failure_type
            brought(self.of, count, failure_type=name, detected_at=self.now - days_ago * DAY)

    def test_shares_are_out_of_those_with_a_label(self):
        self.labels(20, preventable=12, complexity=6, intelligent=2, none=7)
        brought(self.of, 3, kind="success", detected_at=self.now - 20 * DAY)

        found = self.figure("type_mix")

        self.assertEqual(found.n, 20)
        self.assertIn("Preventable 12 (60%, 39% to 78%)", found.words)
        self.assertEqual(found.parts[-1].value, "7")
        self.assert_parts_are_their_records("type_mix")

    def test_a_mix_that_differs_by_the_whole_table_is_a_signal(self):
        self.labels(120, preventable=30, complexity=10, intelligent=10)
        self.labels(20, preventable=10, complexity=30, intelligent=10)

        self.assertTrue(self.figure("type_mix").is_signal)

    def test_one_share_that_moved_is_none(self):
        self.labels(120, preventable=10, complexity=8, intelligent=2)
        self.labels(20, preventable=6, complexity=8, intelligent=6)

        self.assertFalse(self.figure("type_mix").is_signal)

    def test_by_design_out_of_those_of_which_it_is_known(self):
        for method, count in (("monitoring_alert", 6), ("audit_or_record_review", 3), ("chance", 6), ("", 4)):
            brought(self.of, count, detection_method=method, detected_at=self.now - 20 * DAY)

        found = self.figure("detected_by_design")

        self.assertEqual((found.value, found.n), (0.6, 15))
        self.assertEqual([part.value for part in found.parts], ["9", "6", "4"])
        self.assert_parts_are_their_records("detected_by_design")


class RepeatTests(MeasureTests):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.earlier = make.event(cls.of, kind="incident", detected_at=cls.now - 500 * DAY)

    def close_postmortem(self, days_ago):
        review = make.postmortem(self.earlier).review
        from goldseam.reviews.models import Closure

        Closure.objects.create(review=review, what_happened="It ran out.", what_is_different="A date check.")
        Closure.objects.filter(review=review).update(closed_at=self.now - days_ago * DAY)

    def link(self, events, earlier=None):
        for event in events:
            Recurrence.relate(self.ana, event, earlier or self.earlier)

    def test_3_of_18_repeat_what_a_postmortem_had_looked_at(self):
        self.close_postmortem(200)
        self.link(brought(self.of, 18, detected_at=self.now - 20 * DAY)[:3])

        found = self.figure("recurrence")

        self.assertEqual(found.n, 18)
        self.assertAlmostEqual(found.value, 0.1667, 4)
        self.assertAlmostEqual(found.low, 0.058, 3)
        self.assertAlmostEqual(found.high, 0.392, 3)
        self.assert_parts_are_their_records("recurrence")

    def test_0_of_20_may_still_be_one_in_six(self):
        brought(self.of, 20, detected_at=self.now - 20 * DAY)

        found = self.figure("recurrence")

        self.assertEqual((found.value, found.low), (0, 0))
        self.assertAlmostEqual(found.high, 0.161, 3)

    def test_without_a_closed_postmortem_in_the_twelve_months_before_it_is_none(self):
        self.link(brought(self.of, 6, detected_at=self.now - 20 * DAY)[:2])
        self.assertEqual(self.figure("recurrence").value, 0)

        self.close_postmortem(450)

        self.assertEqual(self.figure("recurrence").value, 0)

    def test_whoever_is_new_has_no_rate(self):
        Event.objects.filter(pk=self.earlier.pk).update(detected_at=self.now - 100 * DAY)
        brought(self.of, 6, detected_at=self.now - 20 * DAY)

        found = self.figure("recurrence")

        self.assertEqual((found.value, found.n), (None, 0))
        self.assertIn("6 incidents", found.words)
        self.assert_parts_are_their_records("recurrence")

    def test_a_link_to_what_not_all_may_see_counts_nowhere(self):
        self.close_postmortem(200)
        self.link(brought(self.of, 6, detected_at=self.now - 20 * DAY)[:2])
        Event.objects.filter(pk=self.earlier.pk).update(visibility="restricted")
        make.event(self.of, detected_at=self.now - 500 * DAY)

        self.assertEqual((self.figure("recurrence").value, self.figure("repeat_free_time").n), (0, 0))

    def test_the_time_between_repeats_has_a_chart_from_eight_gaps_on(self):
        days = [90, 82, 70, 66, 51, 40, 33, 21, 4]
        for number in days[:-1]:
            self.link(brought(self.of, detected_at=self.now - number * DAY))
        self.assertIsNone(self.figure("repeat_free_time").chart)

        self.link(brought(self.of, detected_at=self.now - 4 * DAY))

        found = self.figure("repeat_free_time")
        self.assertEqual(found.n, 8)
        self.assertIn("4 days since the last one", found.words)
        self.assertTrue(found.chart.svg())
        self.assertEqual(len(self.records("repeat_free_time", "linked")), 9)

    def test_many_newer_links_do_not_hide_those_of_an_earlier_year(self):
        self.link(brought(self.of, detected_at=self.now - 300 * DAY))
        self.link(brought(self.of, 3, detected_at=self.now - 4 * DAY))
        self.link(brought(self.of, 3, kind="near_miss", detected_at=self.now - 200 * DAY))
        earlier = {"since": (self.now - 400 * DAY).date(), "until": (self.now - 100 * DAY).date()}

        with mock.patch.object(repeats, "NEWEST", 2):
            self.assertEqual(len(self.records("repeat_free_time", "linked", **earlier)), 1)

    def test_two_at_the_same_moment_do_no_harm(self):
        for _number in range(12):
            self.link(brought(self.of, detected_at=self.now - 4 * DAY))

        self.assertEqual(self.figure("repeat_free_time").n, 11)


class LookingAheadTests(MeasureTests):
    def test_what_had_been_named_before_it_happened(self):
        plan = make.premortem(self.of)
        risk = make.risk(plan)
        self.move_back(plan, risk)
        events = brought(self.of, 5, detected_at=self.now - 5 * DAY, started_at=self.now - 5 * DAY)
        risk.occur(by=self.ana, event=events[0])

        found = self.figure("foreseen")

        self.assertEqual((found.value, found.n), (0.2, 5))
        self.assert_parts_are_their_records("foreseen")

    def test_how_many_named_risks_came_true(self):
        self.assertIn("Nobody looked back", self.figure("hit_rate").words)

    def move_back(self, plan, risk):
        type(plan).objects.filter(pk=plan.pk).update(opened_at=self.now - 50 * DAY)
        type(risk).objects.filter(pk=risk.pk).update(made_at=self.now - 50 * DAY)
        risk.refresh_from_db()


class ReplyTests(MeasureTests):
    def test_those_who_still_wait_count_for_as_long_as_they_have_waited(self):
        box = make.letterbox(self.of, by=self.ana)
        reports = [make.report(box, text=f"The wrong vial lay ready, {number}.") for number in range(6)]
        for number, report in enumerate(reports):
            type(report).objects.filter(pk=report.pk).update(day=timezone.localdate() - (number + 1) * DAY)
        for report in reports[:5]:
            Thanks.give(report.event, by=self.ana, text="Thank you.")

        found = self.figure("reply_time")

        self.assertEqual((found.n, found.value), (6, 3))
        self.assertEqual([part.value for part in found.parts], ["5", "1"])
        self.assertEqual(self.records("reply_time", "waiting"), [reports[5]])
        self.assertTrue(found.chart.svg())
        self.assertNotIn("", [row[0].text for row in charts.table(found.chart).rows])

    def test_it_says_who_still_waits_after_the_days_within_which_an_answer_is_promised(self):
        box = make.letterbox(self.of, by=self.ana)
        reports = [make.report(box, text=f"The wrong vial lay ready, {number}.") for number in range(6)]
        for report in reports[2:]:
            type(report).objects.filter(pk=report.pk).update(day=timezone.localdate() - 10 * DAY)
        for report in reports[:4]:
            Thanks.give(report.event, by=self.ana, text="Thank you.")

        found = self.figure("reply_time")

        self.assertIn("After 7 days, within which an answer is promised, 67% still waited.", found.words)

    def test_it_does_not_say_so_before_these_days_have_gone_by(self):
        box = make.letterbox(self.of, by=self.ana)
        for number in range(6):
            make.report(box, text=f"The wrong vial lay ready, {number}.")

        self.assertNotIn("promised", self.figure("reply_time").words)


class PulseTests(MeasureTests):
    def test_without_a_pulse_it_says_so(self):
        self.assertIn("No pulse", self.figure("pulse").words)

    def test_a_team_reads_its_own_and_nobody_elses(self):
        ward = make.team(self.of, "Ward", [make.member(self.of, f"Ward {number}") for number in range(6)])
        lab = make.team(self.of, "Lab", [make.member(self.of, f"Lab {number}") for number in range(6)])
        make.closed_pulse(self.of)
        nurse = make.person("Ward 1")

        mine = self.figure("pulse", person=nurse, team=ward)
        other = self.figure("pulse", person=nurse, team=lab)
        total = self.figure("pulse")

        self.assertEqual((mine.n, other.n), (6, None))
        self.assertIn("Only the people of a team", other.words)
        self.assertEqual(total.n, 12)
        self.assertEqual(len(measure_named("pulse").records(self.ask(person=nurse, team=ward), "pulses")), 1)


class LeakTests(TestCase):
    """What only some may see changes no figure that others read."""

    @classmethod
    def setUpTestData(cls):
        cls.of = things.big({"Ward": 5, "Lab": 5})
        cls.ward = cls.of.teams.get(name="Ward")
        cls.now = timezone.now() - MINUTE
        make.event(cls.of, detected_at=cls.now - 500 * DAY)
        cls.log()

    @classmethod
    def log(cls, **details):
        times = {"started_at": cls.now - 4 * DAY, "detected_at": cls.now - 3 * DAY, "mitigated_at": cls.now - 2 * DAY}
        method = {"detection_method": "monitoring_alert", "failure_type": "preventable"}
        events = brought(cls.of, 6, recovered_at=cls.now - DAY, **(times | method | details))
        brought(cls.of, 6, kind="near_miss", **(times | method | details))
        first = Event.objects.order_by("pk").first()
        for event in events[:2]:
            Recurrence.relate(make.person("Ana"), event, first)

    def figures(self, name, team=None):
        asked = things.asked(self.of, make.person(name), team=team)
        found = [measure_named(key).figure(asked) for key in AllTests.KEYS]
        return [(one.words, one.value, one.n, [(part.key, part.value) for part in one.parts]) for one in found]

    def test_neither_restricted_events_nor_those_of_a_team_count_for_others(self):
        looks = [("Lab 1", None), ("Lab 1", self.ward), ("Ana", None), ("Ward 1", None)]
        before = [self.figures(*look) for look in looks]

        self.log(visibility="restricted")
        self.log(visibility="team", team=self.ward)

        self.assertEqual([self.figures(*look) for look in looks], before)
        count_what_changed.call()
        self.assertEqual([self.figures(*look) for look in looks], before)
        self.assertNotEqual(self.figures("Ward 1", self.ward), self.figures("Lab 1", self.ward))


class AllTests(MeasureTests):
    KEYS = [
        "time_to_detect",
        "time_to_mitigate",
        "time_to_recover",
        "near_misses",
        "incidents",
        "near_miss_ratio",
        "type_mix",
        "detected_by_design",
        "recurrence",
        "repeat_free_time",
        "foreseen",
        "hit_rate",
        "reply_time",
    ]

    def look(self):
        asked = self.ask()
        return [measure_named(key).figure(asked) for key in self.KEYS]

    def test_without_any_event_each_says_so(self):
        for key, found in zip(self.KEYS, self.look(), strict=True):
            with self.subTest(key):
                self.assertTrue(found.words)
                self.assertIn(found.value, (None, 0))

    def test_what_is_asked_of_the_database_does_not_grow(self):
        brought(self.of, 3, detected_at=self.now - 3 * DAY, started_at=self.now - 4 * DAY)
        count_what_changed.call()
        with self.assertNumQueries(QUERIES):
            self.look()
        brought(self.of, 40, detected_at=self.now - 2 * DAY, started_at=self.now - 4 * DAY)
        count_what_changed.call()

        with self.assertNumQueries(QUERIES):
            self.look()

    def test_none_tells_of_a_person(self):
        for key in self.KEYS:
            self.assertTrue(measure_named(key).counts and measure_named(key).signal, key)


QUERIES = 14
