from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from django.core import mail
from django.test import TestCase
from django.utils import timezone

from goldseam.actions.models import Action, Escalation, Patience
from goldseam.actions.reminders import escalate_actions, remind_of_effect_checks
from goldseam.activity.delivery import deliver
from goldseam.activity.letters import send_letter
from goldseam.activity.models import Activity, Letter, Notification
from tests import make


class EscalatingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.fay = make.member(cls.acme, "Fay", role="facilitator")
        cls.event = make.event(cls.acme)
        cls.review = make.review(cls.event, facilitator=cls.fay)

    def setUp(self):
        self.noon = datetime.combine(timezone.now().date(), datetime.min.time(), UTC) + timedelta(hours=12)
        self.at(self.noon)
        self.action = make.action(self.review, owner=self.bo, due_on=self.noon.date())

    def test_after_a_week_the_facilitator_is_told_once(self):
        """4.8: escalation."""
        self.assertEqual(self.told_after(days=6), [])
        self.assertEqual(self.told_after(days=7), [self.fay])
        self.assertEqual(self.told_after(days=8), [self.fay])

        self.client.force_login(self.bo)
        page = self.client.get(self.action.get_absolute_url())
        self.assertContains(page, "Told the facilitator on")

    def test_a_new_date_starts_afresh(self):
        self.told_after(days=7)
        Action.objects.update(due_on=self.noon.date() + timedelta(days=10))

        self.assertEqual(self.told_after(days=16), [self.fay])
        self.assertEqual(self.told_after(days=17), [self.fay, self.fay])

    def test_the_place_chooses_how_long_to_wait_or_never(self):
        Patience.set(self.acme, by=self.ana, days=3)
        self.assertEqual(self.told_after(days=3), [self.fay])

        other = make.action(self.review, owner=self.bo, due_on=self.noon.date() + timedelta(days=3))
        Patience.set(self.acme, by=self.ana, days=None)
        self.told_after(days=40)
        self.assertFalse(other.escalations.exists())

    def test_where_the_owner_facilitates_those_who_run_the_place_are_told(self):
        Action.objects.update(owner=self.fay)

        self.assertEqual(self.told_after(days=7), [self.ana])
        self.assertEqual(Escalation.objects.get().told, "managers")

    def test_alone_nobody_is_told(self):
        cleo = make.person("Cleo")
        alone = make.organisation(cleo, name="Studio", size="solo")
        make.action(make.review(make.event(alone)), due_on=self.noon.date())
        Action.objects.filter(pk=self.action.pk).delete()

        self.assertEqual(self.told_after(days=9), [])
        self.assertFalse(Escalation.objects.exists())

    def test_of_a_restricted_event_only_those_hear_who_may_see_it_and_the_mail_says_nothing(self):
        self.event.describe(by=self.ana, visibility="restricted")
        self.assertEqual(self.told_after(days=7), [self.ana])

        for letter in Letter.objects.filter(person=self.ana):
            send_letter.call(letter=letter.pk)
        self.assertTrue(mail.outbox)
        for sent in mail.outbox:
            self.assertNotIn(self.action.title, sent.subject + sent.body)

    def test_what_is_done_dropped_or_came_with_a_document_leaves_people_in_peace(self):
        self.action.complete(by=self.bo)
        make.action(self.review, owner=self.bo, due_on=self.noon.date()).give_up(by=self.bo, reason="No need.")
        due_on = self.noon.date()
        Action.carry_over(self.ana, self.acme, self.review, self.event, "Write it down", due_on=due_on)

        self.assertEqual(self.told_after(days=9), [])

    def test_nobody_is_told_at_night(self):
        self.at(self.noon + timedelta(days=8, hours=12))
        escalate_actions.call()

        self.assertFalse(Escalation.objects.exists())

    def test_the_owner_is_asked_whether_it_worked_on_the_planned_day(self):
        self.action.complete(by=self.bo)
        day = self.action.effect_due_on

        for days in (29, 30, 31):
            self.at(self.noon + timedelta(days=days))
            remind_of_effect_checks.call()

        asked = Activity.objects.get(kind="action.effect_due")
        self.assertEqual((asked.subject, asked.at.date()), (self.action, day))

    def told_after(self, days):
        """Who has been told by then."""
        self.at(self.noon + timedelta(days=days))
        escalate_actions.call()
        deliver()
        told = Notification.objects.filter(activity__kind="action.escalated").order_by("pk")
        return [notification.person for notification in told.select_related("person")]

    def at(self, moment):
        """Lets it be that moment."""
        clock = patch("django.utils.timezone.now", return_value=moment)
        clock.start()
        self.addCleanup(clock.stop)
