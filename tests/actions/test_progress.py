from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.actions.models import Action, State
from goldseam.actions.strength import strength_share
from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from tests import make


class ProgressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.review = make.review(make.classified(make.event(cls.acme)))

    def setUp(self):
        self.action = make.action(self.review)

    @property
    def state(self):
        return Action.objects.with_state().get(pk=self.action.pk).state

    def test_an_action_goes_from_open_to_effective(self):
        """4.8."""
        states = [self.state]
        self.action.complete(by=self.ana)
        states.append(self.state)
        self.action.confirm(by=self.bo, seen="Line 4 of the list")
        states.append(self.state)
        self.action.check_effect(by=self.ana, outcome="unclear", found="Two weeks are short.")
        states.append(self.state)
        self.action.check_effect(by=self.ana, outcome="worked", found="None in eight weeks.")
        states.append(self.state)

        self.assertEqual(states, [State.OPEN, State.DONE, State.VERIFIED, State.VERIFIED, State.EFFECTIVE])

    def test_somebody_other_than_its_owner_verifies_it_once(self):
        with self.assertRaisesMessage(ValidationError, "once it is done"):
            self.action.confirm(by=self.bo)
        self.action.complete(by=self.ana)
        with self.assertRaisesMessage(ValidationError, "Somebody other than its owner"):
            self.action.confirm(by=self.ana)

        self.action.confirm(by=self.bo)
        self.action.confirm(by=self.bo)

        self.assertEqual(Activity.objects.filter(kind="action.verified").count(), 1)

    def test_alone_the_owner_verifies(self):
        cleo = make.person("Cleo")
        alone = make.organisation(cleo, name="Studio", size="solo")
        action = make.action(make.review(make.event(alone)))

        action.complete(by=cleo)
        action.confirm(by=cleo)

        self.assertTrue(action.is_verified)

    def test_whoever_looks_at_the_effect_of_anothers_action_verifies_it_too(self):
        self.action.complete(by=self.ana)
        with self.assertRaises(ValidationError):
            self.action.check_effect(by=self.ana, outcome="worked", found="None since.")

        self.action.check_effect(by=self.bo, outcome="worked", found="None since.")

        self.assertTrue(self.action.is_verified)

    def test_taking_it_up_again_takes_the_verification_back(self):
        self.action.complete(by=self.ana)
        self.action.confirm(by=self.bo)

        self.action.take_up_again(by=self.bo)

        self.assertEqual(self.state, State.OPEN)
        self.action.complete(by=self.ana)
        self.assertEqual(self.state, State.DONE)

    def test_a_day_is_planned_to_look_whether_it_worked(self):
        today = timezone.localdate()
        self.action.complete(by=self.ana)
        self.assertEqual(self.action.effect_due_on, today + timedelta(days=30))

        planned = make.action(self.review, effect_due_on=today + timedelta(days=60))
        planned.complete(by=self.ana)
        self.assertEqual(planned.effect_due_on, today + timedelta(days=60))

        planned.check_effect(by=self.bo, outcome="unclear", found="Too soon.", look_again_on=today + timedelta(days=90))
        self.assertEqual(planned.effect_due_on, today + timedelta(days=90))
        planned.check_effect(by=self.bo, outcome="worked", found="None since.")
        self.assertIsNone(planned.effect_due_on)

    def test_without_effect_it_asks_what_next_and_leads_to_another_promise(self):
        self.action.complete(by=self.ana)
        self.action.check_effect(by=self.bo, outcome="no_effect", found="As before.")
        deliver()
        self.client.force_login(self.ana)
        told = Activity.objects.get(kind="action.had_no_effect")
        self.assertTrue(Notification.objects.filter(activity=told, person=self.ana).exists())
        page = self.client.get(self.action.get_absolute_url())
        self.assertContains(page, "What next?")

        new = reverse("actions:new", args=["acme"]) + f"?follows={self.action.number}"
        self.assertContains(self.client.get(new), "was done and had no effect")
        self.client.post(new, typed(self.ana))

        following = Action.objects.latest("pk")
        self.assertEqual((following.follows, following.event), (self.action, self.action.event))
        self.assertContains(self.client.get(self.action.get_absolute_url()), following.title)
        self.assertContains(self.client.get(following.get_absolute_url()), self.action.title)

    def test_what_one_may_not_see_is_not_followed(self):
        hidden = make.action(make.review(make.event(self.acme, visibility="restricted")))
        self.client.force_login(self.bo)

        for number in (hidden.number, 999, "x"):
            answer = self.client.get(reverse("actions:new", args=["acme"]), {"follows": number})
            self.assertEqual(answer.status_code, 404)

    def test_each_move_of_the_date_stays_visible(self):
        """4.8: the first date is kept."""
        first, later = self.action.due_on, self.action.due_on + timedelta(days=7)
        self.action.postpone(by=self.ana, due_on=later, reason="The supplier was late")
        self.action.amend(by=self.ana, due_on=later + timedelta(days=7))

        moves = [(move.was, move.due_on, move.reason) for move in self.action.postponements]

        expected = [(first, later, "The supplier was late"), (later, later + timedelta(days=7), "")]
        self.assertEqual(moves, expected)
        self.client.force_login(self.ana)
        page = self.client.get(self.action.get_absolute_url())
        self.assertContains(page, "Moved 2 times")
        self.assertContains(page, "The supplier was late")

    def test_a_day_that_has_come_is_on_the_home_page(self):
        self.action.complete(by=self.ana)
        Action.objects.update(effect_due_on=timezone.localdate())
        self.client.force_login(self.ana)

        self.assertContains(self.client.get(reverse("home", args=["acme"])), "Did it work?")


class StrengthShareTests(TestCase):
    def test_it_counts_what_protects_without_relying_on_memory(self):
        review = make.review(make.classified(make.event(make.organisation())))
        for remedy in ("forcing_function", "checklist", "warning"):
            make.action(review, remedy=remedy)
        Action.carry_over(review.opened_by, review.organisation, review, review.event, "Look at the alerts")

        share = strength_share(review.actions.all())

        self.assertEqual((share.strong, share.sorted, share.unsorted), (2, 3, 1))
        self.assertAlmostEqual(share.share, 2 / 3)
        self.assertIsNone(strength_share([]).share)


def typed(owner):
    return {
        "title": "Add a lock to the lid",
        "owner": owner.pk,
        "due_on": (timezone.localdate() + timedelta(days=7)).isoformat(),
        "remedy": "forcing_function",
        "aim": "prevent",
        "risk_reduction": "Open lids: from monthly to almost never",
    }
