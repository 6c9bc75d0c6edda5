import zoneinfo
from datetime import datetime, timedelta
from unittest.mock import patch

from django.test import TestCase

from goldseam.reviews.slots import slots_for
from tests import make

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 30, 15, tzinfo=BERLIN)


class SlotTests(TestCase):
    """3.1: a moment within 24 to 72 hours is suggested, and one tap plans it."""

    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana", time_zone="Europe/Berlin")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")

    def slots(self, ended=MONDAY, now=None, review=None, **details):
        review = review or self.review(ended)
        with patch("django.utils.timezone.now", return_value=now or ended + timedelta(hours=1)):
            return [slot.strftime("%a %H:%M") for slot in slots_for(review)]

    def review(self, ended=MONDAY, by=None):
        with patch("django.utils.timezone.now", return_value=ended + timedelta(hours=1)):
            return make.review(make.event(self.acme, recovered_at=ended), by=by)

    def test_they_lie_on_the_second_and_third_day_each_on_another_half(self):
        self.assertEqual(self.slots(), ["Tue 15:00", "Wed 09:00", "Wed 13:00"])

    def test_before_a_weekend_people_are_asked_for_the_day_itself(self):
        friday_morning = datetime(2026, 12, 4, 8, tzinfo=BERLIN)

        self.assertEqual(self.slots(ended=friday_morning), ["Fri 10:00", "Fri 13:00"])

    def test_over_a_weekend_monday_is_in_time(self):
        friday = datetime(2026, 12, 4, 15, tzinfo=BERLIN)

        self.assertEqual(self.slots(ended=friday), ["Mon 09:00", "Mon 13:00"])

    def test_a_weekend_comes_up_only_where_nothing_else_is_left(self):
        thursday_night = datetime(2026, 12, 3, 20, tzinfo=BERLIN)

        found = self.slots(ended=thursday_night, now=datetime(2026, 12, 4, 18, tzinfo=BERLIN))

        self.assertEqual(found, ["Sat 09:00", "Sat 13:00", "Sun 09:00"])

    def test_once_the_window_has_closed_the_next_days_at_work_are_suggested(self):
        found = self.slots(now=datetime(2026, 12, 11, 18, tzinfo=BERLIN))

        self.assertEqual(found, ["Mon 09:00", "Mon 13:00", "Tue 09:00"])

    def test_nobody_sits_in_two_reviews_at_once(self):
        other = self.review(by=self.bo)
        other.plan_for(by=self.bo, moment=datetime(2026, 12, 1, 15, tzinfo=BERLIN))
        mine = self.review()
        self.assertEqual(self.slots(review=mine)[0], "Tue 15:00")

        mine.invite(by=self.ana, person=self.bo)

        self.assertEqual(self.slots(review=mine)[0], "Tue 16:00")

    def test_one_tap_plans_it(self):
        self.client.force_login(self.ana)
        review = make.review(make.event(self.acme))
        url = f"{review.get_absolute_url()}/appointment"

        answer = self.client.post(url, {"moment": MONDAY.isoformat()})

        review.refresh_from_db()
        self.assertEqual((answer.status_code, review.planned_for), (302, MONDAY))
        self.client.post(url, {"_method": "delete"})
        review.refresh_from_db()
        self.assertIsNone(review.planned_for)

    def test_what_is_no_moment_is_refused_in_words(self):
        self.client.force_login(self.ana)
        review = make.review(make.event(self.acme))

        for odd in ("", "soon", "9999-12-31T23:59:59", "0001-01-01T00:00", "1e309"):
            answer = self.client.post(f"{review.get_absolute_url()}/appointment", {"moment": odd})
            self.assertEqual(answer.status_code, 422, odd)

    def test_where_what_is_left_of_the_three_days_holds_no_hour_of_work_the_next_days_are_offered(self):
        wednesday_night = datetime(2026, 12, 2, 20, tzinfo=BERLIN)

        found = self.slots(ended=wednesday_night, now=datetime(2026, 12, 5, 17, 30, tzinfo=BERLIN))

        self.assertEqual(found, ["Mon 09:00", "Mon 13:00", "Tue 09:00"])
