from datetime import timedelta

from django.core import mail
from django.test import TestCase
from django.utils import timezone
from icalendar import Calendar

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Letter
from goldseam.common import work
from goldseam.common.models import Job
from tests import make

TOMORROW = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=1)


class ReviewInvitationTests(TestCase):
    """3.1: whoever takes part is invited, with a file that the calendar takes in, moves and takes out again."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.review = make.review(make.event(cls.acme))
        cls.review.participants.create(person=cls.bo)

    def test_a_planned_review_asks_everybody_who_takes_part(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)

        mails = self.mails()

        self.assertEqual(set(mails), {"ana@example.org", "bo@example.org"})
        method, entry = self.appointment(mails["bo@example.org"])
        self.assertEqual(method, "REQUEST")
        self.assertEqual(entry["dtstart"].dt, TOMORROW)
        self.assertEqual(entry["dtend"].dt - entry["dtstart"].dt, timedelta(minutes=45))
        self.assertEqual(str(entry["organizer"]), "mailto:ana@example.org")
        self.assertEqual(str(entry["attendee"]), "mailto:bo@example.org")
        self.assertEqual(str(entry["uid"]), f"review-{self.review.pk}@localhost")
        self.assertFalse(Letter.objects.exists())

    def test_nobody_is_asked_by_themselves(self):
        """Calendar programs do not let an organiser accept."""
        self.review.plan_for(by=self.ana, moment=TOMORROW)

        _method, entry = self.appointment(self.mails()["ana@example.org"])

        self.assertNotEqual(str(entry["organizer"]), "mailto:ana@example.org")

    def test_another_time_moves_the_same_appointment(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        _method, first = self.appointment(self.mails()["bo@example.org"])
        self.review.plan_for(by=self.ana, moment=TOMORROW + timedelta(hours=2))

        method, second = self.appointment(self.mails()["bo@example.org"])

        self.assertEqual((method, str(second["uid"])), ("REQUEST", str(first["uid"])))
        self.assertGreater(second["sequence"], first["sequence"])

    def test_another_facilitator_is_asked_and_the_one_before_need_not_come(self):
        cleo = make.member(self.acme, "Cleo")
        self.review.plan(by=self.ana, minutes=45, planned_for=TOMORROW, facilitator=cleo)
        self.mails()
        dan = make.member(self.acme, "Dan")
        self.review.plan(by=self.ana, minutes=45, planned_for=TOMORROW, facilitator=dan)

        mails = self.mails()

        self.assertEqual(self.appointment(mails["dan@example.org"])[0], "REQUEST")
        self.assertEqual(self.appointment(mails["cleo@example.org"])[0], "CANCEL")
        self.assertEqual(str(self.appointment(mails["bo@example.org"])[1]["organizer"]), "mailto:dan@example.org")

    def test_asked_again_after_all_the_appointment_is_newer_than_its_end(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        self.review.take_out(self.review.participants.get(person=self.bo), by=self.ana)
        _method, end = self.appointment(self.mails()["bo@example.org"])
        self.review.invite(by=self.ana, person=self.bo)

        method, again = self.appointment(self.mails()["bo@example.org"])

        self.assertEqual(method, "REQUEST")
        self.assertGreater(again["sequence"], end["sequence"])

    def test_two_changes_at_once_make_one_mail(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        self.review.plan_for(by=self.ana, moment=TOMORROW + timedelta(hours=2))

        self.mails()

        self.assertEqual(len(mail.outbox), 2)

    def test_a_plan_that_moves_nothing_sends_nothing(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        self.mails()
        self.review.plan(by=self.ana, minutes=45, planned_for=TOMORROW, objective_record="The log")

        self.assertEqual(self.mails(), {})

    def test_what_was_put_off_or_called_off_leaves_every_calendar(self):
        for end in (self.review.postpone, self.review.call_off):
            self.review.plan_for(by=self.ana, moment=TOMORROW)
            _method, stood = self.appointment(self.mails()["bo@example.org"])
            end(by=self.ana)

            mails = self.mails()

            self.assertEqual(set(mails), {"ana@example.org", "bo@example.org"})
            method, entry = self.appointment(mails["bo@example.org"])
            self.assertEqual((method, str(entry["status"])), ("CANCEL", "CANCELLED"))
            self.assertEqual((entry["uid"], entry["dtstart"].dt), (stood["uid"], TOMORROW))
            self.assertGreater(entry["sequence"], stood["sequence"])

    def test_a_review_that_was_held_before_its_day_needs_nobody_to_come(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        self.mails()
        self.review.hold(by=self.ana)

        message = self.mails()["bo@example.org"]

        self.assertEqual(self.appointment(message)[0], "CANCEL")
        self.assertIn("it has been held already", message.body)

    def test_an_empty_time_in_the_plan_calls_it_off(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        self.mails()
        self.review.plan(by=self.ana, minutes=45, planned_for=None)

        self.assertEqual(self.appointment(self.mails()["bo@example.org"])[0], "CANCEL")

    def test_whoever_need_not_come_any_more_loses_the_entry_alone(self):
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        self.mails()
        self.review.take_out(self.review.participants.get(person=self.bo), by=self.ana)

        mails = self.mails()

        self.assertEqual(list(mails), ["bo@example.org"])
        self.assertEqual(self.appointment(mails["bo@example.org"])[0], "CANCEL")

    def test_whoever_is_asked_later_gets_the_appointment_that_stands(self):
        cy = make.member(self.acme, "Cy")
        self.review.plan_for(by=self.ana, moment=TOMORROW)
        self.mails()
        self.review.invite(by=self.ana, person=cy)

        mails = self.mails()

        self.assertEqual(list(mails), ["cy@example.org"])
        self.assertEqual(self.appointment(mails["cy@example.org"])[1]["dtstart"].dt, TOMORROW)

    def test_before_there_is_a_time_an_invitation_carries_no_file(self):
        self.review.invite(by=self.ana, person=make.member(self.acme, "Cy"))

        message = self.mails()["cy@example.org"]

        self.assertEqual(message.attachments, [])
        self.assertIn("No time has been agreed on yet.", message.body)

    def test_of_a_restricted_event_nothing_leaves_the_product(self):
        review = make.review(
            make.event(self.acme, text="Somebody was hurt.", visibility="restricted", named=[self.bo]), by=self.ana
        )
        review.invite(by=self.ana, person=self.bo)
        review.plan_for(by=self.ana, moment=TOMORROW)

        mails = self.mails()

        self.assertEqual(set(mails), {"ana@example.org", "bo@example.org"})
        for message in mails.values():
            self.assertNotIn("hurt", message.subject + message.body + message.attachments[0][1])

    def test_whoever_could_never_see_the_event_learns_nothing_of_it_when_they_are_taken_out(self):
        payments = make.team(self.acme, "Payments")
        event = make.event(self.acme, title="Keys in the wrong hands", team=payments, visibility="team")
        review = make.review(event, by=self.ana)
        review.plan_for(by=self.ana, moment=TOMORROW)
        self.mails()
        review.invite(by=self.ana, person=self.bo)
        self.assertEqual(self.mails(), {})

        review.take_out(review.participants.get(person=self.bo), by=self.ana)

        message = self.mails()["bo@example.org"]
        self.assertEqual(self.appointment(message)[0], "CANCEL")
        self.assertNotIn("Keys", message.subject + message.body + message.attachments[0][1])

    def test_samples_and_people_without_mail_hear_nothing(self):
        sample = make.review(make.event(self.acme, source="sample"))
        sample.plan_for(by=self.ana, moment=TOMORROW)
        self.bo.amend(by=self.bo, gets_mail=False)
        self.review.plan_for(by=self.ana, moment=TOMORROW)

        self.assertEqual(set(self.mails()), {"ana@example.org"})

    def mails(self):
        """What is new since the last look, by address."""
        mail.outbox.clear()
        deliver()
        while job := Job.objects.claim():
            work.do(job)
        return {message.to[0]: message for message in mail.outbox}

    def appointment(self, message):
        [(_name, text, kind)] = message.attachments
        read = Calendar.from_ical(text)
        [entry] = read.walk("VEVENT")
        self.assertEqual(kind, f"text/calendar; method={read['method']}")
        return str(read["method"]), entry
