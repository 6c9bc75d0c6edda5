"""What is due: risks to look at, plans to look back on, and the first step."""

from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone

from goldseam.activity.first_steps import first_steps_of, seen_in
from goldseam.activity.models import Activity
from goldseam.premortems.next_steps import risks_to_look_at
from goldseam.premortems.reminders import remind_of_check_ins, remind_of_look_backs
from tests import make


class DueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.today = timezone.localdate()
        cls.release = make.premortem(cls.acme, cls.ana, look_back_on=cls.today)

    def test_the_home_page_shows_what_is_due_by_one_query(self):
        make.complete_risk(self.release, title="Servers", review_on=self.today - timedelta(days=3))
        make.complete_risk(self.release, title="Next week", review_on=self.today + timedelta(days=7))

        self.ana.sight  # noqa: B018  (its own queries are asked once a request)
        with self.assertNumQueries(1):
            group = risks_to_look_at(self.ana, self.acme)

        self.assertEqual(["Servers", "Release 5.0"], [step.title for step in group.steps])
        self.assertEqual("3 days overdue", group.steps[0].time_left)

    def test_where_no_risk_was_named_there_is_nothing_to_look_back_on(self):
        self.assertEqual([], risks_to_look_at(self.ana, self.acme).steps)

    def test_nobody_else_is_asked(self):
        make.complete_risk(self.release, review_on=self.today)

        self.assertEqual([], risks_to_look_at(self.bo, self.acme).steps)

    def test_what_was_looked_back_on_is_due_no_more(self):
        risk = make.complete_risk(self.release, review_on=self.today)
        self.release.look_back(by=self.ana, outcomes={risk.number: "did_not"})

        self.assertEqual([], risks_to_look_at(self.ana, self.acme).steps)

    def test_one_is_reminded_once_of_a_day(self):
        make.complete_risk(self.release, review_on=self.today)

        with patch("goldseam.premortems.reminders.is_day_in", return_value=True):
            for _time in range(2):
                remind_of_check_ins.call()
                remind_of_look_backs.call()

        kinds = ["premortem.look_back_due", "risk.check_in_due"]
        told = Activity.objects.filter(kind__in=kinds).order_by("kind").values_list("kind", flat=True)
        self.assertEqual(kinds, list(told))

    def test_a_first_pre_mortem_is_seen_when_it_was_held_or_settled(self):
        self.assertNotIn("premortem", seen_in(self.acme))

        self.release.hold(by=self.ana).end(by=self.ana)

        self.assertIn("premortem", seen_in(self.acme))
        step = next(one for one in first_steps_of(self.acme, seen_in(self.acme)) if one.key == "premortem")
        self.assertEqual((True, False), (step.is_done, step.asks_for_tick))
