"""Digests by mail: who gets them, when, what stands in them, and that they come once."""

import email
import email.policy
import socket
from datetime import UTC, datetime, timedelta
from unittest import mock

from aiosmtpd.controller import Controller
from django.core import mail
from django.test import Client, TestCase, override_settings
from django.urls import reverse

from goldseam.common.models import Job
from goldseam.common.work import do
from goldseam.insights.models import DigestSending, Rhythm, Subscription
from goldseam.insights.subscriptions import due_period, send_digest, send_digests
from tests import make
from tests.insights.things import big

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)


def at(moment):
    return mock.patch("django.utils.timezone.now", return_value=moment)


class Case(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = big({"Ward": 6, "Night": 5})
        cls.ana, cls.bo, cls.cleo = make.person("Ana"), make.person("Ward 0"), make.person("Night 0")
        cls.ward = cls.acme.teams.get(name="Ward")

    def switched_on(self, person=None, rhythm=Rhythm.WEEK, team=None, since=SUNDAY) -> Subscription:
        new = Subscription.switch_on(self.acme, by=person or self.bo, rhythm=rhythm, team=team)
        Subscription.objects.filter(pk=new.pk).update(made_at=since)
        new.refresh_from_db()
        return new

    def send(self, moment=MONDAY) -> list:
        with at(moment):
            send_digests.call()
            while job := Job.objects.claim():
                do(job)
        return mail.outbox


class WhenTests(Case):
    def due(self, moment, **about):
        with at(moment):
            return due_period(self.switched_on(**about), moment)

    def test_the_week_comes_on_monday_at_seven_where_the_person_is(self):
        self.assertIsNone(self.due(MONDAY - timedelta(minutes=10)))
        self.assertEqual(self.due(MONDAY).until.isoformat(), "2026-11-22")

        self.bo.amend(by=self.bo, time_zone="America/New_York")
        self.assertIsNone(self.due(MONDAY))
        self.assertIsNotNone(self.due(MONDAY + timedelta(hours=5)))

    def test_the_month_and_the_quarter_come_on_their_first_day(self):
        first = datetime(2026, 10, 1, 8, tzinfo=UTC)
        long_ago = first - timedelta(days=9)

        self.assertEqual(self.due(first, rhythm=Rhythm.MONTH, since=long_ago).since.isoformat(), "2026-09-01")
        self.assertEqual(self.due(first, rhythm=Rhythm.QUARTER, since=long_ago).since.isoformat(), "2026-07-01")
        self.assertIsNone(self.due(datetime(2026, 11, 30, 8, tzinfo=UTC), rhythm=Rhythm.MONTH))

    def test_it_waits_until_the_week_is_over_where_the_organisation_is(self):
        self.bo.amend(by=self.bo, time_zone="Pacific/Auckland")
        self.acme.amend(by=self.ana, time_zone="Pacific/Honolulu")
        seven = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)  # In Auckland; in Honolulu it is Sunday morning.

        self.assertIsNone(self.due(seven, since=SUNDAY - timedelta(days=3)))
        self.assertIsNotNone(self.due(seven + timedelta(hours=16), since=SUNDAY - timedelta(days=3)))

    def test_the_first_one_is_the_one_after_it_was_switched_on(self):
        self.assertIsNone(self.due(MONDAY, since=MONDAY))

    def test_what_could_not_be_sent_for_days_is_old_news(self):
        self.assertIsNotNone(self.due(MONDAY + timedelta(days=2)))
        self.assertIsNone(self.due(MONDAY + timedelta(days=4)))


@override_settings(BASE_URL="https://learn.example")
class SendingTests(Case):
    def test_nobody_gets_what_they_did_not_switch_on(self):
        self.assertEqual(self.send(), [])

    def test_it_comes_once_whatever_happens(self):
        self.switched_on()
        self.switched_on()

        self.send()
        self.send(MONDAY + timedelta(minutes=15))
        sent = self.send(MONDAY + timedelta(days=1))
        send_digest.call(sending=DigestSending.objects.get().pk)

        self.assertEqual(len(sent), 1)
        self.assertEqual(sent[0].to, ["ward.0@example.org"])
        self.assertEqual(Job.objects.filter(task=send_digest.name).count(), 0)

    def test_two_workers_at_once_send_one(self):
        sending = DigestSending.claim(self.switched_on(), MONDAY.date() - timedelta(days=7))

        self.assertIsNone(DigestSending.claim(sending.subscription, sending.since))
        self.assertTrue(sending.begin())
        self.assertFalse(sending.begin())

    def test_a_mail_server_that_refuses_is_asked_again(self):
        self.switched_on()
        with (
            mock.patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError),
            self.assertLogs("goldseam.work", "ERROR"),
        ):
            self.send()

        self.assertEqual(mail.outbox, [])
        send_digest.call(sending=DigestSending.objects.get().pk)
        self.assertEqual(len(mail.outbox), 1)

    def test_it_tells_only_what_the_person_may_see_when_it_is_sent(self):
        with at(SUNDAY):
            make.event(self.acme, text="We mixed two charts up.", visibility="team", team=self.ward, by=self.bo)
            make.event(self.acme, text="Somebody was hurt.", visibility="restricted", by=self.bo, named=[self.bo])
        self.switched_on(self.bo)
        self.switched_on(self.cleo)

        told = {message.to[0]: self.whole(message) for message in self.send()}

        self.assertIn("mixed two charts", told["ward.0@example.org"])
        self.assertNotIn("mixed two charts", told["night.0@example.org"])
        self.assertNotIn("hurt", " ".join(told.values()))

    def test_who_has_left_the_team_meanwhile_is_told_nothing_of_it(self):
        with at(SUNDAY):
            make.event(self.acme, text="We mixed two charts up.", visibility="team", team=self.ward, by=self.bo)
        self.switched_on(self.bo, team=self.ward)
        make.member(self.acme, "Ward 9", team=self.ward)
        self.ward.take_out(self.bo, by=self.ana)

        told = " ".join(self.whole(message) for message in self.send())

        self.assertNotIn("mixed two charts", told)

    def test_a_team_that_became_too_small_to_hide_in_is_told_to_nobody(self):
        self.switched_on(self.bo, team=self.ward)
        for name in ("Ward 1", "Ward 2"):
            self.ward.take_out(make.person(name), by=self.ana)

        self.assertEqual(self.send(), [])

    def test_who_has_left_or_only_reports_now_gets_none(self):
        for person in (self.bo, self.cleo):
            self.switched_on(person)
        self.acme.memberships.filter(person=self.bo).delete()
        self.acme.memberships.filter(person=self.cleo).update(role="reporter")

        self.assertEqual(self.send(), [])

    def whole(self, message) -> str:
        return message.subject + message.body + "".join(text for text, _kind in message.alternatives)


@override_settings(BASE_URL="https://learn.example")
class SwitchingTests(Case):
    def path(self) -> str:
        return reverse("insights:digests", args=["acme"])

    def test_a_person_switches_it_on_and_off_for_themselves(self):
        self.client.force_login(self.bo)
        self.client.post(self.path(), {"rhythm": "month", "team": self.ward.pk})
        [mine] = Subscription.objects.all()
        self.assertEqual((mine.person, mine.rhythm, mine.team), (self.bo, "month", self.ward))

        other = Client()
        other.force_login(self.cleo)
        gone = reverse("insights:subscription", args=["acme", mine.pk])
        other.post(gone, {"_method": "delete"})
        self.assertTrue(Subscription.objects.exists())
        self.client.post(gone, {"_method": "delete"})
        self.assertFalse(Subscription.objects.exists())

    def test_what_is_no_choice_is_refused_and_loses_nothing(self):
        self.client.force_login(self.bo)

        for sent in ({"rhythm": "decade"}, {"rhythm": "week", "team": "x"}, {"rhythm": "week", "team": "\0"}, {}):
            self.assertEqual(self.client.post(self.path(), sent).status_code, 422)
        self.assertFalse(Subscription.objects.exists())

    def test_the_link_in_the_mail_switches_it_off_without_signing_in(self):
        self.switched_on()
        [message] = self.send()
        link = message.extra_headers["List-Unsubscribe"].strip("<>")
        self.assertIn(link, message.body)
        path = link.removeprefix("https://learn.example")
        stranger = Client(enforce_csrf_checks=True)

        looked = stranger.get(path)
        self.assertContains(looked, "Switch it off")
        self.assertTrue(Subscription.objects.exists())
        stranger.post(path, {"List-Unsubscribe": "One-Click"})
        self.assertFalse(Subscription.objects.exists())
        self.assertContains(stranger.get(path), "It is off")

    def test_nobody_switches_off_by_guessing(self):
        mine = self.switched_on()

        for odd in (f"{mine.pk}:abc", "x", "%00", "1" * 400):
            Client().post(f"/acme/measures/digests/off/{odd}")
        self.assertTrue(Subscription.objects.exists())


class Kept:
    """Keeps what a mail server was handed."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 kept"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class MailServerTests(Case):
    def setUp(self):
        self.kept, port = Kept(), free_port()
        server = Controller(self.kept, hostname="127.0.0.1", port=port)
        server.start()
        self.addCleanup(server.stop)
        backend = "django.core.mail.backends.smtp.EmailBackend"
        self.enterContext(override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port))

    def test_a_mail_server_gets_words_pictures_and_a_way_to_end_it(self):
        with at(datetime(2026, 10, 12, tzinfo=UTC)):
            for number in range(4):
                make.event(self.acme, text=f"Nearly the wrong vial, {number}.", kind="near_miss", by=self.bo)
        self.switched_on(rhythm=Rhythm.MONTH, since=datetime(2026, 10, 1, tzinfo=UTC))

        self.send(datetime(2026, 11, 1, 8, tzinfo=UTC))

        [message] = self.kept.mails
        words, html = message.get_body(("plain",)), message.get_body(("html",))
        self.assertIn("October 2026", message["subject"])
        self.assertIn("WHAT CHANGED", words.get_content())
        self.assertIn("<h1>October 2026</h1>", html.get_content())
        self.assertEqual(message["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        pictures = [part for part in message.walk() if part.get_content_type() == "image/png"]
        for picture in pictures:
            self.assertIn(f"cid:{picture['Content-ID'].strip('<>')}", html.get_content())
