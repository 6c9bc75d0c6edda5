from django.core import mail
from django.test import TestCase
from icalendar import Calendar

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Letter, Notification
from goldseam.common import work
from goldseam.common.models import Job
from tests import make


class InvitationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")

    def test_those_who_took_part_get_the_appointment_when_the_review_is_closed(self):
        """3.8: the ten-minute follow-through a week later is scheduled on closing."""
        review = self.close(make.event(self.acme))

        self.work()

        self.assertEqual({message.to[0] for message in mail.outbox}, {"ana@example.org", "bo@example.org"})
        message = mail.outbox[0]
        [(name, text, kind)] = message.attachments
        [event] = Calendar.from_ical(text).walk("VEVENT")
        self.assertEqual((name, kind), ("follow-through.ics", "text/calendar; method=PUBLISH"))
        self.assertEqual(event["dtstart"].dt, review.follow_through.due_at)
        self.assertIn("The release checklist asks for end dates.", message.body)
        self.assertEqual(message.subject, "In a week, ten minutes: Payments were refused for an hour")

    def test_closing_makes_one_mail_and_not_two(self):
        self.close(make.event(self.acme))

        self.work()

        self.assertEqual(Notification.objects.filter(activity__kind="review.closed").count(), 1)
        self.assertFalse(Letter.objects.filter(notifications__activity__kind="review.closed").exists())

    def test_of_a_restricted_event_the_mail_says_nothing(self):
        self.close(make.event(self.acme, text="Somebody was hurt.", visibility="restricted", named=[self.bo]))

        self.work()

        for message in mail.outbox:
            text = message.body + message.subject + message.attachments[0][1]
            self.assertNotIn("hurt", text)
            self.assertNotIn("end dates", text)
        self.assertEqual(len(mail.outbox), 2)

    def test_nobody_is_invited_to_what_they_may_not_see(self):
        self.close(make.event(self.acme, text="Somebody was hurt.", visibility="restricted"))

        self.work()

        self.assertEqual([message.to for message in mail.outbox], [["ana@example.org"]])

    def test_a_review_that_was_opened_again_invites_nobody(self):
        review = self.close(make.event(self.acme))
        deliver()
        review.reopen(by=self.ana)

        self.work()

        self.assertEqual(mail.outbox, [])

    def test_samples_invite_nobody(self):
        self.close(make.event(self.acme, source="sample"))

        self.work()

        self.assertEqual(mail.outbox, [])

    def close(self, event):
        review = make.review(event)
        review.participants.create(person=self.bo)
        make.classified(event)
        make.change(review)
        review.close(
            by=self.ana,
            what_happened="A certificate ran out.",
            what_is_different="The release checklist asks for end dates.",
        )
        return review

    def work(self):
        deliver()
        while job := Job.objects.claim():
            work.do(job)
