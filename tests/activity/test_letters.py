from datetime import timedelta

from django.core import mail
from django.test import TestCase, override_settings
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.letters import send_letter
from goldseam.activity.models import Letter, Notification
from goldseam.common import work
from goldseam.common.models import Job
from tests import make


@override_settings(BASE_URL="https://learn.example")
class LetterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.team = cls.acme.teams.get()
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo", team=cls.team)

    def test_one_thing_is_the_subject(self):
        event = self.log()

        message = self.letter()

        self.assertEqual(message.subject, "Ana logged “The release went out without its migration”")
        self.assertEqual(message.to, ["bo@example.org"])
        self.assertIn(f"https://learn.example{event.get_absolute_url()}", message.body)
        self.assertIn("https://learn.example/settings", message.body)

    def test_several_things_come_as_one_mail(self):
        self.log()
        self.log("The label was wrong.")

        message = self.letter()

        self.assertEqual(message.subject, "2 things are new in Acme")
        self.assertIn("The label was wrong", message.body)
        self.assertEqual(len(mail.outbox), 1)

    def test_nothing_of_a_restricted_event_leaves_the_product(self):
        event = self.log("Somebody was hurt.", visibility="restricted", named=[self.bo])

        message = self.letter()

        self.assertEqual(message.subject, "Something new in a restricted event")
        self.assertNotIn("hurt", message.body)
        self.assertIn(event.get_absolute_url(), message.body)

    def test_it_waits_ten_minutes(self):
        self.log()
        deliver()

        self.assertIsNone(Job.objects.claim())
        self.assertGreater(Job.objects.get().due_at, timezone.now() + timedelta(minutes=9))

    def test_what_was_read_already_needs_no_mail(self):
        self.log()
        deliver()
        Notification.objects.all().read()

        send_letter.call(letter=Letter.objects.get().pk)

        self.assertEqual(mail.outbox, [])
        self.assertIsNotNone(Letter.objects.get().sent_at)

    def test_what_may_no_longer_be_seen_is_not_told(self):
        event = self.log(team=self.team)
        deliver()
        event.visibility = "restricted"
        event.save()

        send_letter.call(letter=Letter.objects.get().pk)

        self.assertEqual(mail.outbox, [])

    def test_what_happens_after_sealing_comes_in_the_next_letter(self):
        self.log()
        deliver()
        Letter.objects.get().seal()
        self.log("The label was wrong.")

        deliver()

        self.assertEqual(Letter.objects.count(), 2)

    def test_a_letter_is_sent_once(self):
        self.log()
        self.letter()

        send_letter.call(letter=Letter.objects.get().pk)

        self.assertEqual(len(mail.outbox), 1)

    def test_a_mail_server_that_is_away_is_tried_again(self):
        self.log()
        deliver()
        Job.objects.update(due_at=timezone.now())

        with override_settings(EMAIL_BACKEND="nowhere.Backend"), self.assertLogs("goldseam.work"):
            work.do(Job.objects.claim())
        Job.objects.update(due_at=timezone.now())
        work.do(Job.objects.claim())

        self.assertEqual(len(mail.outbox), 1)
        self.assertFalse(Job.objects.exists())

    def log(self, text="The release went out without its migration.", **details):
        details.setdefault("team", self.team)
        return make.event(self.acme, by=self.ana, text=text, **details)

    def letter(self):
        """Delivers, lets ten minutes pass, and returns the mail."""
        deliver()
        Job.objects.update(due_at=timezone.now())
        work.do(Job.objects.claim())
        return mail.outbox[-1]
