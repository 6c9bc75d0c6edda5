from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from django.core import mail
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.delivery import deliver
from goldseam.activity.models import Activity, Notification
from goldseam.common.models import Job
from goldseam.common.work import do
from goldseam.safety import pulsing
from goldseam.safety.models import BallotBox, Pulse, PulseRhythm
from goldseam.safety.next_steps import pulse as home_step
from tests import make
from tests.safety.pulses import VECTOR, answer, asked_and_closed, group_of, later, many, opened, planned


def at(moment):
    return patch.object(timezone, "now", return_value=moment)


def day(number, hour=12):
    return datetime(2026, 3, 1, hour, tzinfo=UTC) + timedelta(days=number)


def work():
    while deliver():
        pass
    while job := Job.objects.claim():
        do(job)


class PulsingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 6))
        cls.bo = make.person("P0")

    def test_it_opens_by_day_and_closes_the_morning_after_its_last_day(self):
        with at(day(0)):
            pulse = planned(self.acme)
        states = []
        for moment in (day(0, hour=2), day(0), day(14, hour=23), day(15, hour=1)):
            with at(moment):
                pulsing.open_due.call()
                pulsing.close_due.call()
            states.append(Pulse.objects.get(pk=pulse.pk).state)

        self.assertEqual(states, ["planned", "open", "open", "closed"])

    def test_its_day_is_that_of_the_organisation(self):
        self.acme.time_zone = "Pacific/Auckland"
        self.acme.save()
        with at(day(0, hour=20)):  # The second of March there, in the morning.
            pulse = planned(self.acme)
            pulsing.open_due.call()

        pulse.refresh_from_db()
        self.assertEqual((pulse.opens_on.day, pulse.is_open), (2, True))

    def test_everybody_gets_one_mail_with_what_is_promised(self):
        """A purpose, the threshold, who sees what, when results come, and what will be done."""
        opened(self.acme, purpose="We hear little.", what_follows="We talk about it in April.")
        work()

        (to_bo,) = [letter for letter in mail.outbox if letter.to == [self.bo.email]]
        self.assertEqual(len(mail.outbox), 6)
        for said in (
            "We hear little.",
            "at least 5 people",
            "Admins see no more",
            "the day after it closes",
            "in April",
        ):
            self.assertIn(said, to_bo.body)
        self.assertIn("up to you", to_bo.body)

    def test_who_wants_no_mail_finds_it_at_home(self):
        self.bo.gets_mail = False
        self.bo.save()
        pulse = opened(self.acme)
        work()

        self.assertNotIn([self.bo.email], [letter.to for letter in mail.outbox])
        self.assertEqual(
            [step.title for step in home_step(self.bo, self.acme).steps], ["How safe is it to speak up in Ward?"]
        )
        answer(pulse, self.bo, self.ward, VECTOR[0])
        self.assertEqual(home_step(self.bo, self.acme).steps, [])

    def test_home_asks_one_question_where_no_pulse_runs(self):
        self.bo.sight  # noqa: B018
        with self.assertNumQueries(1):
            self.assertEqual(home_step(self.bo, self.acme).steps, [])

    def test_all_who_were_asked_hear_of_the_results_at_once(self):
        asked_and_closed(self.acme, {self.ward: VECTOR})
        work()

        told = Notification.objects.filter(activity__kind="pulse.closed").values_list("person__name", flat=True)
        self.assertEqual(sorted(told), [f"P{number}" for number in range(6)])

    def test_stirring_changes_nothing_but_the_seal(self):
        pulse = opened(self.acme)
        answer(pulse, self.bo, self.ward, VECTOR[0])
        before, key = BallotBox.objects.get(), bytes(pulse.key.bytes)

        pulsing.stir_boxes.call()

        after = BallotBox.objects.get()
        self.assertNotEqual((bytes(before.spent), bytes(before.answers)), (bytes(after.spent), bytes(after.answers)))
        self.assertEqual((before.marks(key), before.ballots(key)), (after.marks(key), after.ballots(key)))
        self.assertTrue(pulse.own_tickets(self.bo)[0].is_spent)
        self.assertFalse(pulse.own_tickets(make.person("P1"))[0].is_spent)

    def test_a_pulse_without_its_key_keeps_no_other_from_being_stirred(self):
        opened(self.acme).key.delete()
        bolt = make.organisation(make.person("Bea"), name="Bolt", size="organisation")
        crew = make.team(bolt, "Crew", many(bolt, 6, "C"))
        before = bytes(group_of(opened(bolt), crew).box.spent)

        pulsing.stir_boxes.call()

        self.assertNotEqual(bytes(BallotBox.objects.get(group__team=crew).spent), before)


class RespondingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 6))
        cls.bo = make.person("P0")
        cls.pulse = asked_and_closed(cls.acme, {cls.ward: VECTOR})

    def say(self, by=None, **about):
        words = {"heard": "Asking for help is hard.", "not_changing": "Shifts stay: the law asks for them."}
        return self.pulse.respond(by=by or self.ana, **(words | about))

    def test_whoever_responds_is_not_said_to_have_answered(self):
        """People who are asked answer; that somebody did is told nowhere."""
        self.say()

        told = Activity.objects.get(kind="pulse.responded")

        self.assertEqual(told.sentence, "Ana responded to Pulse 1: what we heard, and what follows")

    def test_a_response_says_what_was_heard_and_what_follows(self):
        checklist = make.checklist(self.acme)
        self.say(changing="We pair up at night.", artifacts=[checklist])
        self.say(changing="We pair up at night, from May on.", artifacts=[checklist])

        response = self.pulse.responses_for(self.bo).get()
        self.assertEqual((response.changing[-5:], response.artifacts.get()), ("y on.", checklist))
        self.assertEqual(Activity.objects.filter(kind="pulse.responded").count(), 1)

    def test_it_links_to_nothing_that_others_may_not_see(self):
        self.say(
            artifacts=[make.plan(self.acme, by=self.ana), make.checklist(make.organisation(self.ana, name="Beta"))]
        )

        self.assertFalse(self.pulse.responses.get().artifacts.exists())

    def test_words_are_asked_for(self):
        for words in ({"heard": " "}, {"not_changing": ""}, {"heard": "x" * 5001}):
            with self.assertRaises(ValidationError):
                self.say(**words)
        with self.assertRaisesMessage(ValidationError, "before it has closed"), later(28):
            planned(self.acme).respond(by=self.ana, heard="Much.", changing="All.")

    def test_members_respond_to_their_team_and_those_who_guide_to_all(self):
        group = group_of(self.pulse, self.ward)
        with self.assertRaises(ValidationError):
            self.say(by=self.bo)
        with self.assertRaises(ValidationError):
            self.say(by=self.ana, group=group)

        self.say(by=self.bo, group=group)

        self.assertTrue(self.pulse.responses.exists())
        self.assertFalse(self.pulse.responses_for(make.member(self.acme, "Cy")).exists())

    def test_a_pulse_without_a_response_waits_at_home_for_those_who_guide(self):
        self.assertEqual([step.title for step in home_step(self.ana, self.acme).steps], ["Respond to Pulse 1"])
        self.assertEqual(home_step(self.bo, self.acme).steps, [])

        self.say()
        self.assertEqual(home_step(self.ana, self.acme).steps, [])


class RhythmTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana, size="organisation")
        cls.ward = make.team(cls.acme, "Ward", many(cls.acme, 6))

    def turn_on(self):
        PulseRhythm.of(self.acme).amend(by=self.ana, every="quarter", days_open=10)

    def held(self, moment):
        with at(moment):
            return asked_and_closed(self.acme, {self.ward: VECTOR})

    def test_a_pulse_comes_round_once_a_quarter(self):
        self.turn_on()
        self.held(day(0))
        for number, count in ((80, 1), (84, 2), (85, 2)):
            with at(day(number)):
                pulsing.plan_due.call()
            self.assertEqual(Pulse.objects.count(), count)

        pulse = Pulse.objects.planned().get()
        self.assertEqual(pulse.opens_on, day(91).date())
        self.assertEqual((pulse.by, pulse.closes_on - pulse.opens_on), (None, timedelta(days=10)))

    def test_none_comes_round_where_nobody_wants_it(self):
        with at(day(0)):
            pulsing.plan_due.call()
        with self.assertRaises(ValidationError):
            PulseRhythm.of(self.acme).amend(by=make.person("P1"), every="quarter", days_open=10)
        for wrong in ({"every": "hour", "days_open": 10}, {"every": "quarter", "days_open": 0}):
            with self.assertRaises(ValidationError):
                PulseRhythm.of(self.acme).amend(by=self.ana, **wrong)

        self.assertFalse(Pulse.objects.exists())

    def test_silence_twice_running_pauses_it_and_a_response_lets_it_go_on(self):
        self.turn_on()
        self.held(day(0))
        last = self.held(day(91))
        for _twice in range(2):
            with at(day(180)):
                pulsing.plan_due.call()
        self.assertEqual((Pulse.objects.planned().count(), PulseRhythm.of(self.acme).is_paused), (0, True))
        self.assertEqual(Activity.objects.filter(kind="pulse.paused").count(), 1)
        with at(day(180)), self.assertRaisesMessage(ValidationError, "heard nothing"):
            planned(self.acme)

        last.respond(by=self.ana, heard="It is hard to ask for help.", changing="We pair up.")

        with at(day(180)):
            pulsing.plan_due.call()
        self.assertEqual((Pulse.objects.planned().count(), PulseRhythm.of(self.acme).is_paused), (1, False))
