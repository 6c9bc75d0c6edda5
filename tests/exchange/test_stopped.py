"""Mail that says that an experiment stopped."""

from datetime import timedelta

from django.core import mail
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Letter
from goldseam.common import work
from goldseam.common.models import Job
from tests import make


def do_jobs():
    while job := Job.objects.claim():
        work.do(job)


class StoppedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo", team=cls.acme.teams.first())
        cls.series = make.series(cls.acme, by=cls.ana, title="Falls a week")
        make.points(cls.series, 1, 2, 0, 1, until=timezone.now() - timedelta(days=7))
        stop = {
            "kind": "guardrail",
            "words": "Four falls",
            "series": cls.series.number,
            "rule": "limit",
            "side": "above",
        }
        stops = [stop | {"limit": 3}]
        cls.cycle = make.running_cycle(cls.acme, watching=cls.series, stops=stops, team=cls.acme.teams.first())

    def work(self):
        deliver()
        do_jobs()

    def test_people_hear_at_once_why_it_stopped_and_see_the_chart(self):
        """8.5: stop conditions are watched and act."""
        make.points(self.series, 5)

        self.work()

        self.assertEqual({message.to[0] for message in mail.outbox}, {"ana@example.org", "bo@example.org"})
        message = mail.outbox[0]
        (picture,) = message.attachments
        self.assertEqual(message.subject, f"Stopped: {self.cycle}")
        self.assertIn("Falls a week:", message.body)
        self.assertTrue(picture.get_payload(decode=True).startswith(b"\x89PNG"))
        self.assertIn(picture["Content-Description"][:20], message.body)
        self.assertTrue(picture["Content-Disposition"].startswith("inline"))

    def test_one_stop_is_one_mail(self):
        make.points(self.series, 5)
        self.work()
        self.work()

        self.assertEqual(len(mail.outbox), 2)
        self.assertFalse(Letter.objects.filter(notifications__activity__kind="cycle.paused").exists())

    def test_who_stopped_it_needs_no_mail_and_others_get_it_without_a_chart_where_there_is_none(self):
        cycle = make.running_cycle(self.acme, team=self.acme.teams.first())
        cycle.pause(by=self.ana, why="Somebody asked.", stop="people")

        self.work()

        (message,) = [message for message in mail.outbox if "Somebody asked." in message.body]
        self.assertEqual((message.to, message.attachments), (["bo@example.org"], []))

    def test_who_left_the_team_hears_nothing(self):
        make.points(self.series, 5)
        deliver()
        self.acme.memberships.filter(person=self.bo).delete()

        do_jobs()

        self.assertEqual([message.to for message in mail.outbox], [["ana@example.org"]])
