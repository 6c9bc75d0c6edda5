from datetime import timedelta

from django.test import TestCase

from tests import make
from tests.experiments.pages import Pages


class StartTests(Pages, TestCase):
    def test_the_whole_plan_is_shown_once_more(self):
        cycle = make.startable_cycle(self.acme, by=self.ana)

        page = self.get(cycle, "start")

        for words in (
            "we ask for the end date at hand-over",
            "Somebody is harmed, or nearly.",
            "Half as many as before.",
        ):
            self.assertContains(page, words)

    def test_one_button_starts_it(self):
        cycle = make.startable_cycle(self.acme, by=self.ana)

        self.assertRedirects(self.post(cycle, "start"), cycle.get_absolute_url() + "#do", fetch_redirect_response=False)
        cycle.refresh_from_db()
        self.assertTrue(cycle.is_running)

    def test_what_is_missing_is_said_with_the_way_to_it(self):
        cycle = make.startable_cycle(self.acme, by=self.ana, because="")

        answer = self.post(cycle, "start")

        self.assertContains(answer, "Because … why?", status_code=422)
        self.assertContains(answer, f"{cycle.get_absolute_url()}?part=hypothesis#plan-hypothesis", status_code=422)

    def test_longer_than_days_is_pointed_out(self):
        cycle = make.startable_cycle(self.acme, by=self.ana)
        cycle.write_plan(by=self.ana, ends_on="2199-01-01")

        self.assertContains(self.get(cycle, "start"), "Can you learn something in days?")

    def test_it_says_how_often_a_stop_fires_by_chance(self):
        series = make.series(self.acme, by=self.ana, every="day")
        make.points(series, *[5, 6, 4, 5, 7, 5, 4, 6, 5, 6, 5, 4, 5, 6, 5], days=1, by=self.ana)
        stop = {"kind": "guardrail", "words": "", "series": series.number, "rule": "two_sd", "side": "above"}
        cycle = make.startable_cycle(self.acme, by=self.ana, watching=series, stops=[stop])

        page = self.get(cycle, "start")

        self.assertContains(page, "is looked at about 7 times")
        self.assertContains(page, "it would fire by chance")

    def test_what_runs_is_not_started_twice(self):
        running = make.running_cycle(self.acme, by=self.ana)
        before = running.started.at

        self.post(running, "start")

        running.refresh_from_db()
        self.assertEqual(running.started.at, before)
        self.assertRedirects(self.get(running, "start"), running.get_absolute_url(), fetch_redirect_response=False)

    def test_a_first_day_that_has_gone_by_is_told_with_what_it_means(self):
        cycle = make.startable_cycle(self.acme, by=self.ana)
        self.assertNotContains(self.get(cycle, "start"), "The first day has gone by")

        cycle.write_plan(by=self.ana, starts_on=cycle.today - timedelta(days=3))

        self.assertContains(self.get(cycle, "start"), "stand for how it was before")
