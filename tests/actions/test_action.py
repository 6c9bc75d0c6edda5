from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from tests import make


class ActionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.review = make.review(make.classified(make.event(cls.acme)))

    def setUp(self):
        self.action = make.action(self.review)

    def kinds(self):
        return list(Activity.objects.filter(kind__startswith="action.").values_list("kind", flat=True))

    def test_its_news_say_for_whom_it_is(self):
        make.action(self.review, title="Lock the cabinet", owner=make.member(self.acme, "Bo"))

        news = [activity.sentence for activity in Activity.objects.filter(kind="action.promised").order_by("pk")]
        self.assertEqual(news[0], "Ana added the action “Add the date check to the release checklist”")
        self.assertEqual(news[1], "Ana added the action “Lock the cabinet” for Bo")

    def test_its_strength_follows_from_the_kind_of_change(self):
        gate = make.action(self.review, remedy="forcing_function")
        note = make.action(self.review, remedy="warning")

        self.assertEqual([gate.strength, self.action.strength, note.strength], [3, 2, 1])

    def test_another_kind_of_change_has_its_own_strength(self):
        self.action.amend(by=self.ana, remedy="automate")

        self.assertEqual(self.action.strength, 3)

    def test_a_new_date_keeps_the_first_one(self):
        first = self.action.due_on
        later = first + timedelta(days=7)

        self.action.postpone(by=self.ana, due_on=later)
        self.action.postpone(by=self.ana, due_on=later)

        self.action.refresh_from_db()
        self.assertEqual((self.action.due_on, self.action.first_due_on), (later, first))
        self.assertEqual(self.kinds().count("action.postponed"), 1)

    def test_a_new_date_does_not_lie_in_the_past(self):
        with self.assertRaisesMessage(ValidationError, "That day has passed"):
            self.action.postpone(by=self.ana, due_on=timezone.localdate() - timedelta(days=1))

    def test_finishing_twice_is_finishing_once(self):
        self.action.complete(by=self.ana)
        self.action.complete(by=self.ana)

        self.assertTrue(self.action.is_done)
        self.assertEqual(self.kinds().count("action.completed"), 1)

    def test_dropping_needs_a_reason(self):
        with self.assertRaisesMessage(ValidationError, "Say why"):
            self.action.give_up(by=self.ana, reason=" ")

        self.action.give_up(by=self.ana, reason="The supplier does it now.")
        self.assertTrue(self.action.is_dropped)

    def test_what_is_done_is_not_dropped_and_what_is_dropped_not_done(self):
        self.action.complete(by=self.ana)
        with self.assertRaises(ValidationError):
            self.action.give_up(by=self.ana, reason="No time.")

        dropped = make.action(self.review)
        dropped.give_up(by=self.ana, reason="No time.")
        with self.assertRaises(ValidationError):
            dropped.complete(by=self.ana)

    def test_taking_up_again_opens_it(self):
        self.action.give_up(by=self.ana, reason="No time.")

        self.action.take_up_again(by=self.ana)

        self.assertTrue(self.action.is_open)

    def test_what_is_noted_for_lists_agrees_with_the_records(self):
        dropped, carried = make.action(self.review), self.carry_over(is_done=True)
        self.action.complete(by=self.ana)
        dropped.give_up(by=self.ana, reason="No time.")
        again = make.action(self.review)
        again.complete(by=self.ana)
        again.take_up_again(by=self.ana)

        for action in Action.objects.all():
            has_record = hasattr(action, "completion") or hasattr(action, "drop")
            self.assertEqual(action.has_ended, has_record, action)
        self.assertEqual(set(Action.objects.open()), {again})
        self.assertFalse(carried.is_open)

    def carry_over(self, **details):
        return Action.carry_over(self.ana, self.acme, self.review, self.review.event, "Write it down", **details)

    def test_an_effect_is_checked_once_it_is_done(self):
        with self.assertRaises(ValidationError):
            self.action.check_effect(by=self.ana, outcome="worked", found="None in eight weeks.")

        self.action.complete(by=self.ana)
        self.action.check_effect(by=self.ana, outcome="no_effect", found="As before.")
        self.assertEqual(self.action.effect_check.outcome, "no_effect")

    def test_its_owner_takes_part_in_the_work(self):
        cleo = make.member(self.acme, "Cleo", role="auditor")

        with self.assertRaisesMessage(ValidationError, "Choose somebody"):
            self.action.amend(by=self.ana, owner=cleo)

    def test_it_is_as_visible_as_its_event(self):
        dee = make.member(self.acme, "Dee")
        hidden = make.event(self.acme, visibility="restricted", text="Pay was wrong.")
        secret = make.action(make.review(hidden))

        seen = Action.objects.visible_to(dee)
        self.assertIn(self.action, seen)
        self.assertNotIn(secret, seen)
