from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from tests import make


class CarryingOverTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        cls.review = make.review(make.event(cls.acme))

    def carried(self, title="Add an alert for the queue", **details):
        return Action.carry_over(self.ana, self.acme, self.review, self.review.event, title, **details)

    def test_it_needs_no_owner_date_or_kind_of_change(self):
        action = self.carried(owner_text="SRE team", group="Prevent")

        action.refresh_from_db()
        self.assertEqual((action.owner, action.due_on, action.strength, action.remedy), (None, None, None, ""))
        self.assertEqual((action.owner_name, action.group), ("SRE team", "Prevent"))
        self.assertTrue(action.is_open and action.is_unassigned and action.is_unsorted)

    def test_what_the_document_says_is_done_is_done(self):
        action = self.carried(is_done=True, owner=self.bo, due_on=date(2019, 5, 1))

        action = Action.objects.get(pk=action.pk)
        self.assertTrue(action.is_done and action.completion.is_carried_over)
        self.assertEqual(action.first_due_on, date(2019, 5, 1))

    def test_a_long_wording_is_shortened_in_lists_and_kept_whole(self):
        words = "Write down " + "what each alert means and " * 20

        action = self.carried(words)

        self.assertLessEqual(len(action.title), 140)
        self.assertEqual(action.text, " ".join(words.split()))

    def test_a_link_of_a_document_is_kept_also_where_it_is_no_address(self):
        issue = self.carried(link="https://github.com/acme/web/issues/12").links.get()
        words = self.carried(link="OPS-42").links.get()

        self.assertEqual((issue.label, issue.kind), ("acme/web#12", "github"))
        self.assertEqual((words.label, words.url), ("OPS-42", ""))

    def test_a_whole_library_tells_nobody_of_each_action(self):
        self.carried(owner=self.bo, due_on=timezone.localdate())
        deliver()

        self.assertFalse(Notification.objects.filter(activity__kind="action.carried_over").exists())

    def test_somebody_takes_it(self):
        action, due_on = self.carried(owner_text="SRE team"), timezone.localdate() + timedelta(days=7)

        action.assign(by=self.bo, owner=self.bo, due_on=due_on)
        action.assign(by=self.bo, owner=self.bo, due_on=due_on)

        action.refresh_from_db()
        self.assertEqual((action.owner, action.due_on, action.first_due_on), (self.bo, due_on, due_on))
        told = Activity.objects.get(kind="action.assigned")
        self.assertEqual(told.sentence, "Bo took the action “Add an alert for the queue”")

    def test_what_somebody_has_taken_is_not_taken_away(self):
        action, due_on = self.carried(), timezone.localdate() + timedelta(days=7)
        action.assign(by=self.bo, owner=self.bo, due_on=due_on)

        with self.assertRaisesMessage(ValidationError, "Somebody has taken"):
            action.assign(by=self.ana, owner=self.ana, due_on=due_on)

    def test_it_is_not_given_to_somebody_who_only_reads(self):
        audra = make.member(self.acme, "Audra", role="auditor")

        with self.assertRaisesMessage(ValidationError, "takes part in the work"):
            self.carried().assign(by=self.ana, owner=audra, due_on=timezone.localdate())

    def test_a_promise_made_here_needs_owner_and_date(self):
        """3.6, 4.8: in the verb and in the database."""
        for missing in ("owner", "due_on", "remedy", "risk_reduction"):
            with self.assertRaises(ValidationError) as refused:
                make.action(self.review, **{missing: "" if missing in ("remedy", "risk_reduction") else None})
            self.assertIn(missing, refused.exception.message_dict)

        action = make.action(self.review)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Action.objects.filter(pk=action.pk).update(due_on=None)

    def test_what_has_no_date_stands_last_and_is_on_every_page(self):
        make.action(self.review, title="Dated")
        self.carried("Undated")
        self.carried("Old", owner=self.bo, due_on=date(2019, 5, 1), is_done=True)
        self.client.force_login(self.ana)

        self.assertEqual([a.title for a in Action.objects.open().by_due_date()], ["Dated", "Undated"])
        for address in (
            reverse("actions:list", args=["acme"]) + "?of=all",
            reverse("actions:list", args=["acme"]) + "?of=all&state=done",
            reverse("home", args=["acme"]),
            self.review.get_absolute_url(),
            self.review.event.get_absolute_url(),
            *(action.get_absolute_url() for action in Action.objects.all()),
        ):
            self.assertEqual(self.client.get(address).status_code, 200, address)
