"""A living document: comments, later evidence, dates to read it again, and every revision."""

from datetime import date, timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity
from goldseam.events.models import Recurrence
from goldseam.postmortems.models import Postmortem, Reread
from goldseam.postmortems.reminders import remind_of_drafts, remind_of_rereads
from goldseam.postmortems.telling import content_of
from tests import make


class LivingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.account = make.readable_postmortem(make.event(cls.acme))
        cls.address = cls.account.get_absolute_url()

    def setUp(self):
        self.client.force_login(self.ana)

    def test_a_comment_on_a_passage_stands_with_it(self):
        """4.7: comments in threads on a passage."""
        section = self.account.review.sections.get(key="summary")
        typed = {"section": section.pk, "quote": "What belongs", "text": "Say how long."}
        self.client.post(f"{self.address}/comments", typed)
        comment = self.account.comments.get()
        self.client.force_login(self.bo)

        self.client.post(f"{self.address}/comments/{comment.pk}", {"text": "An hour."})

        page = self.client.get(self.address)
        self.assertContains(page, 'data-section="section-summary" data-quote="What belongs"')
        self.assertContains(page, "An hour.")

    def test_a_settled_thread_opens_again_with_an_answer(self):
        comment = self.account.comment(by=self.ana, text="Which clock?")
        self.client.post(f"{self.address}/comments/{comment.pk}/settlement")
        self.assertTrue(self.account.threads()[0].is_settled)

        self.account.answer(by=self.bo, comment=comment, text="UTC, I think.")

        self.assertFalse(self.account.threads()[0].is_settled)

    def test_a_comment_with_an_answer_cannot_be_taken_back(self):
        comment = self.account.comment(by=self.ana, text="Which clock?")
        self.account.answer(by=self.bo, comment=comment, text="UTC.")

        self.client.post(f"{self.address}/comments/{comment.pk}", {"_method": "delete"})

        self.assertEqual(self.account.comments.count(), 2)

    def test_an_empty_answer_is_refused_beside_its_field(self):
        comment = self.account.comment(by=self.ana, text="Which clock?")

        answer = self.client.post(f"{self.address}/comments/{comment.pk}", {"text": "  "})

        self.assertEqual(answer.status_code, 422)

    def test_later_evidence_keeps_what_was_written(self):
        """4.7: later evidence and links can be added, each with its day."""
        before = list(self.account.review.sections.values_list("text", flat=True))

        typed = {"text": "The vendor **confirmed** it.", "link": "https://example.org/a"}
        self.client.post(f"{self.address}/additions", typed)

        self.assertEqual(list(self.account.review.sections.values_list("text", flat=True)), before)
        self.assertContains(self.client.get(self.address), "<strong>confirmed</strong>")

    def test_half_a_year_and_a_year_later_it_is_read_again(self):
        self.account.plan_rereads(date(2026, 8, 31))
        self.account.plan_rereads(date(2026, 8, 31))

        days = list(self.account.rereads.values_list("due_on", flat=True))
        self.assertEqual(days, [date(2027, 2, 28), date(2027, 8, 31)])

    def test_what_is_due_is_on_the_owners_home_page_until_somebody_read_it(self):
        reread = self.account.plan_reread(Reread.Why.AGAIN, timezone.localdate())
        self.assertContains(self.client.get("/acme/"), "Is it still true?")
        self.assertIn(self.account, Postmortem.objects.stale(on=timezone.localdate() + timedelta(days=1)))

        self.client.post(
            f"{self.address}/rereads/{reread.pk}", {"_method": "patch", "outcome": "outdated", "note": "We moved."}
        )

        self.assertNotContains(self.client.get("/acme/"), "Is it still true?")
        self.assertContains(self.client.get(self.address), "no longer how we work")

    def test_the_same_reason_waits_once(self):
        for _time in range(2):
            self.account.plan_reread(Reread.Why.NO_EFFECT, timezone.localdate())

        self.assertEqual(self.account.rereads.count(), 1)

    def test_the_same_again_asks_to_read_the_earlier_account_again(self):
        """4.7: a recurrence reopens the account."""
        Recurrence.relate(by=self.bo, event=make.event(self.acme), other=self.account.event)

        deliver()

        self.assertEqual([reread.why for reread in self.account.rereads.all()], ["again"])

    def test_an_action_without_effect_asks_to_read_the_account_again(self):
        action = make.action(self.account.review, by=self.ana)
        action.complete(by=self.ana)
        action.check_effect(by=self.bo, outcome="no_effect", found="Still the same.")

        deliver()

        self.assertEqual([reread.why for reread in self.account.rereads.all()], ["no_effect"])

    def test_what_is_published_gets_its_days(self):
        content = content_of(self.account)
        self.account.publish(by=self.ana, audience="organisation", content=content, replaced=[])

        deliver()

        self.assertEqual([reread.why for reread in self.account.rereads.all()], ["half_year", "year"])

    def test_a_day_that_has_passed_is_refused(self):
        answer = self.client.post(f"{self.address}/rereads", {"due_on": "2020-01-01"})

        self.assertContains(answer, "That day has passed", status_code=422)

    def test_every_revision_is_kept_and_compared(self):
        """4.7: every revision kept, differences shown."""
        self.account.review.write(by=self.bo, key="summary", text="Payments were refused for an hour.", base=1)
        newest = self.account.review.sections.get(key="summary").versions.first()

        page = self.client.get(f"{self.address}/revisions/{newest.pk}")

        self.assertContains(self.client.get(f"{self.address}/revisions"), "Summary, version 2")
        self.assertContains(page, "<del>belongs</del>")
        self.assertContains(page, "<ins>refused</ins>")

    def test_the_page_takes_the_same_number_of_queries_with_more_comments(self):
        self.talk("Once")
        few = self.queries()

        for count in range(5):
            self.talk(f"Number {count}")

        self.assertEqual(self.queries(), few)

    def talk(self, text):
        thread = self.account.comment(by=self.ana, text=text)
        self.account.answer(by=self.bo, comment=thread, text="Yes.")
        self.account.add(by=self.ana, text=text)

    def queries(self):
        self.client.get(self.address)
        with CaptureQueriesContext(connection) as counted:
            self.client.get(self.address)
        return len(counted)


class RemindingTests(TestCase):
    def test_who_keeps_it_true_is_reminded_once(self):
        account = make.readable_postmortem()
        account.plan_reread(Reread.Why.AGAIN, timezone.localdate())
        Postmortem.objects.update(started_at=timezone.now() - timedelta(days=15))
        account.organisation.time_zone = zone_where_it_is_noon()
        account.organisation.save()

        for _time in range(2):
            remind_of_drafts.call()
            remind_of_rereads.call()

        given = Activity.objects.filter(kind__in=["postmortem.unread", "postmortem.reread_due"])
        self.assertEqual(sorted(given.values_list("kind", flat=True)), ["postmortem.reread_due", "postmortem.unread"])


def zone_where_it_is_noon() -> str:
    """Nobody is reminded at night, and tests run at any hour."""
    ahead = 12 - timezone.now().hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"
