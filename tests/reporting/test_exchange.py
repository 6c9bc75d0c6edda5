from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.reporting.appreciating import wordings_for
from goldseam.reporting.models import Contact, Message, Outcome, Receipt, Thanks
from tests import make


class ExchangeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.rita = make.member(cls.acme, "Rita", role="reporter")
        cls.letterbox = make.letterbox(cls.acme)
        cls.code = cls.letterbox.receive("The wrong vial lay ready.", identity="anonymous", at_once=True)
        cls.reported = Receipt.by_code(cls.code).event
        cls.logged = make.event(cls.acme, by=cls.rita, text="The pump was loose.")

    def test_whoever_holds_the_receipt_follows_it_step_by_step(self):
        def state():
            receipt = Receipt.by_code(self.code)
            return receipt.state, [step.key for step in receipt.steps if step.is_reached]

        self.assertEqual(state(), ("waiting", ["sealed", "waiting"]))
        Thanks.give(self.reported, by=self.ana, text="Thank you.")
        self.assertEqual(state()[0], "read")
        make.classified(self.reported, by=self.ana)
        self.assertEqual(state()[0], "looked_at")
        Outcome.tell(self.reported, by=self.ana, text="Vials have colours now.", is_change=True)
        self.assertEqual(state()[0], "answered")

        receipt = Receipt.by_code(self.code)
        told = [thanks.text for thanks in receipt.thanks], receipt.outcome.text
        self.assertEqual(told, (["Thank you."], "Vials have colours now."))

    def test_nobody_thanks_or_asks_themselves(self):
        for verb in (Thanks.give, Message.ask):
            with self.assertRaises(ValidationError):
                verb(self.logged, by=self.rita, text="Thank you.")

    def test_only_whoever_logged_an_event_answers_about_it(self):
        with self.assertRaises(ValidationError):
            Message.answer(self.logged, by=self.bo, text="It was me.")

    def test_saying_it_twice_says_it_once(self):
        for _again in range(2):
            Thanks.give(self.logged, by=self.ana, text="Thank you.")
            Message.ask(self.logged, by=self.ana, text="Which pump?")
            Message.answer(self.logged, by=self.rita, text="The left one.")
            Outcome.tell(self.logged, by=self.ana, text="It is screwed on.", is_change=True)

        self.assertEqual((Thanks.objects.count(), Message.objects.count(), Outcome.objects.count()), (1, 2, 1))
        self.assertEqual(Activity.objects.filter(kind__startswith="report.").count(), 5)  # One came in.

    def test_those_who_wait_for_an_answer_are_told_of_it(self):
        Message.ask(self.logged, by=self.bo, text="Which pump?")
        Message.answer(self.logged, by=self.rita, text="The left one.")
        Thanks.give(self.logged, by=self.ana, text="Thank you.")
        Receipt.by_code(self.code).answer("At ten.", at_once=True)

        deliver()

        restricted = Activity.objects.filter(
            kind__in=["report.received", "report.answered"], history_id=self.reported.pk
        )
        self.assertEqual([one.is_restricted for one in restricted], [True, True])  # Mail says no more than that.
        told = Notification.objects.values_list("person__name", "activity__kind").order_by("activity")
        expected = [("Rita", "report.asked"), ("Bo", "report.answered"), ("Rita", "report.thanked")]
        self.assertLessEqual({*expected, ("Ana", "report.answered")}, set(told))
        self.assertEqual({one.activity.actor for one in self.ana.notifications.all()} & {self.ana}, set())

    def test_what_is_told_anew_replaces_what_was_told(self):
        outcome = Outcome.tell(self.reported, by=self.ana, text="We look.", is_change=False)
        Outcome.tell(self.reported, by=self.bo, text="Vials have colours now.", is_change=True)
        self.assertEqual(Receipt.by_code(self.code).outcome.text, "Vials have colours now.")

        outcome.withdraw(by=self.ana)

        self.assertIsNone(Receipt.by_code(self.code).outcome)

    def test_handing_it_over_erases_all_that_was_said(self):
        known = self.letterbox.receive("Cy took a vial.", name="Cy")
        event = Receipt.by_code(known).event
        Thanks.give(event, by=self.ana, text="Thank you.")
        Message.ask(event, by=self.ana, text="Which vial?")
        Outcome.tell(event, by=self.ana, text="We look.", is_change=False)

        event.hand_to_other_process(by=self.ana)

        left = Thanks, Message, Outcome, Contact
        self.assertEqual([model.objects.count() for model in left], [0, 0, 0, 0])
        receipt = Receipt.by_code(known)
        self.assertTrue(receipt.is_elsewhere)
        with self.assertRaises(ValidationError):
            receipt.answer("The left one.")

    def test_thanks_fit_what_was_reported(self):
        care = make.event(self.acme, kind="good_care", text="The night shift checked twice.")
        catch = make.event(self.acme, kind="near_miss", detection_method="self_catch", text="I took the wrong vial.")
        grave = make.event(self.acme, kind="near_miss", severity_potential=5, text="The wrong vial.")

        offered = [set(wordings_for(event)) for event in (care, catch, grave)]

        self.assertTrue(all(len(wordings) == 4 for wordings in offered))
        self.assertTrue(any("go right" in one or "went right" in one for one in offered[0]))
        self.assertNotEqual(offered[1], offered[2])

    def test_new_keepers_get_what_nobody_is_left_to_read(self):
        cy = make.member(self.acme, "Cy")
        self.letterbox.amend(by=self.ana, keepers=[self.bo])
        self.assertFalse(self.reported.named.filter(pk=self.bo.pk).exists())

        self.reported.named.set([cy])
        cy.memberships.get().end(by=cy)
        self.letterbox.amend(by=self.bo, keepers=[self.bo])

        self.assertTrue(self.reported.named.filter(pk=self.bo.pk).exists())
