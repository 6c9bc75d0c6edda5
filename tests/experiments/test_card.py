"""What a card and a study say besides the effect: what was predicted first, what got worse, and what stopped it."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.experiments.library.card import Card, picture_of_card
from goldseam.experiments.models import Cycle
from goldseam.experiments.result.observing import points_before, points_since
from goldseam.experiments.result.picture import picture_of_cycle
from goldseam.measurements.models import Value
from tests import make


def day(ago):
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=ago)


def values(first, last, amount):
    return [Value(day(ago), amount) for ago in range(first, last - 1, -1)]


class CardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana)

    def running(self, **details):
        return make.running_cycle(self.acme, days_ago=20, **details)

    def now(self, cycle):
        return Cycle.objects.get(pk=cycle.pk)

    def decided(self, cycle, kind="adapt"):
        cycle = self.now(cycle)
        cycle.study(by=self.ana, happened="We asked.", learned="They know it.", why_different="By chance.")
        cycle.decide(by=self.ana, kind=kind, reason="Because of it.")
        return self.now(cycle)

    def test_a_success_that_was_amended_does_not_look_original(self):
        cycle = self.running(success_side="at_most", success_at=2, success="")

        cycle.amend(by=self.ana, reason="Two was a guess.", success_at=3)

        told = " ".join(Card.of(self.decided(cycle), cycle.main).prediction)
        self.assertIn("Success: at most 3", told)
        self.assertRegex(told, r"Until \d+ \w+ \d+: Success: at most 2")
        self.assertNotIn("guess", told)

    def test_an_amendment_after_data_is_told_as_such_and_with_its_reason_to_the_team(self):
        cycle = self.running(success_side="at_most", success_at=2, success="")
        cycle.main.add(values(19, 10, 1), by=self.ana)
        self.now(cycle).amend(by=self.ana, reason="Two was a guess.", success_at=3)
        self.client.force_login(self.ana)

        page = self.client.get(cycle.get_absolute_url())

        self.assertContains(page, "when data were in: Success: at most 3")
        self.assertContains(page, "Two was a guess.")

    def test_what_got_worse_is_said_before_the_decision_and_on_the_card(self):
        cycle = self.running()
        minutes = make.series(self.acme, title="Minutes", kind="value", better="lower")
        cycle.watch(by=self.ana, series=minutes, role="balancing")
        minutes.add([Value(day(30), 21), Value(day(10), 25)], by=self.ana)
        self.now(cycle).study(by=self.ana, happened="We asked.", learned="They know it.")
        self.client.force_login(self.ana)

        page = self.client.get(cycle.get_absolute_url())
        self.now(cycle).decide(by=self.ana, kind="adapt", reason="It takes long.")
        card = Card.of(self.now(cycle), cycle.main)

        told = "“Minutes”: 21 before, 25 since the start. That is worse, and may still be chance."
        self.assertContains(page, told)
        self.assertEqual(card.balances, (told,))

    def test_a_stop_for_harm_stands_on_the_card_without_what_people_wrote(self):
        cycle = self.running()
        cycle.pause(by=self.ana, why="Mr Miller fell.", stop="harm")
        self.now(cycle).ask_to_resume(by=self.ana, reason="He is fine.")

        (told,) = Card.of(self.decided(cycle), cycle.main).stops

        self.assertIn("Harm. It resumed on", told)
        self.assertNotIn("Miller", told)

    def test_the_prediction_is_drawn_at_one_height(self):
        cycle = self.running(size=5, size_is="points")
        cycle.main.add([*values(40, 21, 10), *values(60, 55, 70), *values(19, 10, 4)], by=self.ana)

        cycle = self.decided(cycle)

        (on_card,) = picture_of_card(cycle).predictions
        (on_sheet,) = picture_of_cycle(cycle, cycle.main).predictions
        self.assertEqual(on_card.value, on_sheet.value)

    def test_a_value_of_the_minute_of_the_start_came_after_it(self):
        cycle = make.startable_cycle(self.acme)
        cycle.start(by=self.ana)
        cycle.main.add([Value(timezone.now().replace(second=0, microsecond=0), 3)], by=self.ana)

        cycle = self.now(cycle)

        self.assertEqual((len(points_before(cycle, cycle.main)), len(points_since(cycle, cycle.main))), (0, 1))

    def test_a_value_of_one_cycle_does_not_count_for_the_next_of_the_same_day(self):
        first = make.running_cycle(self.acme)
        first.main.add([Value(day(0), 3)], by=self.ana)
        self.decided(first)
        second = make.startable_cycle(self.acme, watching=first.main)

        second.start(by=self.ana)

        self.assertEqual(points_since(second, first.main), [])
