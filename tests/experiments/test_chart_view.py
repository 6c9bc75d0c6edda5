from django.test import TestCase
from django.utils import timezone

from goldseam.common.times import day
from goldseam.experiments.result.course import course_of
from goldseam.experiments.result.picture import picture_of_cycle
from tests import make
from tests.experiments.pages import Pages


class ChartTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.series = make.series(self.acme, by=self.ana, title="Doses drawn up twice", every="day")
        make.points(self.series, *[5, 6, 4, 5, 7, 5, 4, 6, 5, 6, 5, 4], days=1, by=self.ana)
        today = self.series.points.latest("at").at
        self.cycle = make.running_cycle(self.acme, by=self.ana, watching=self.series, baseline=6)
        self.series.points.filter(at=today).update(added_at=timezone.now())  # After it had started.

    def test_the_chart_comes_in_every_form(self):
        for form, kind in (("svg", "image/svg+xml"), ("png", "image/png"), ("json", "application/json")):
            self.assertEqual(self.get(self.cycle, "chart", form)["Content-Type"].split(";")[0], kind)
        self.assertContains(self.get(self.cycle, "chart", "csv"), "Median", msg_prefix="csv")

    def test_a_form_that_is_none_and_a_measure_that_is_not_watched_are_not_found(self):
        self.assertEqual(self.get(self.cycle, "chart", "exe").status_code, 404)
        for number in (999, "x", "9" * 40):
            self.assertEqual(self.get(self.cycle, "chart", "svg", series=number).status_code, 404)

    def test_a_person_of_another_team_finds_no_chart(self):
        cycle = make.startable_cycle(self.acme, by=self.ana, team=self.acme.teams.first())
        self.client.force_login(self.mia)

        self.assertEqual(self.get(cycle, "chart", "svg").status_code, 404)

    def test_what_came_before_the_start_holds_the_centre(self):
        reading = course_of(self.cycle, self.series)

        self.assertEqual(reading.current.baseline, slice(0, 11))  # The twelfth is of today, and it started today.
        self.assertIsNotNone(picture_of_cycle(self.cycle, self.series).frozen)

    def test_with_few_values_from_before_nothing_is_held(self):
        few = make.series(self.acme, by=self.ana, title="Few", every="day")
        make.points(few, 5, 6, 4, days=1, by=self.ana)
        cycle = make.running_cycle(self.acme, by=self.ana, watching=few)

        self.assertIsNone(course_of(cycle, few).current.baseline)

    def test_the_start_is_written_beside_the_line(self):
        texts = [note.text for note in picture_of_cycle(self.cycle, self.series).annotations]

        self.assertIn("Start of the test", texts)

    def test_the_start_has_its_own_day_even_if_the_next_value_comes_later(self):
        cycle = make.running_cycle(self.acme, by=self.ana, watching=make.series(self.acme, by=self.ana), days_ago=3)
        make.points(cycle.main, 5, 6, by=self.ana)

        (note,) = picture_of_cycle(cycle, cycle.main).annotations

        self.assertEqual(note.when, day(cycle.started.at))

    def test_the_prediction_is_a_line_from_the_start_on(self):
        line = picture_of_cycle(self.cycle, self.series).predictions[0]

        self.assertEqual((line.value, line.last), (3.0, 11))

    def test_before_the_start_there_is_no_line(self):
        planned = make.startable_cycle(self.acme, by=self.ana, watching=make.series(self.acme, by=self.ana))

        self.assertEqual(list(picture_of_cycle(planned, planned.main).predictions), [])
