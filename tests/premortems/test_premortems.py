"""A pre-mortem: prepared, settled, looked back on."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.activity.models import Activity
from goldseam.live.models import Pace
from goldseam.premortems.hit_rate import hit_rate
from goldseam.premortems.models import Premortem, Risk
from tests import make


class PreparingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)

    def test_without_a_day_it_would_have_failed_half_a_year_after_it_begins(self):
        release = make.premortem(self.acme, starts_on=date(2027, 1, 4))

        self.assertEqual(date(2027, 7, 5), release.succeeds_on)
        self.assertEqual(release.succeeds_on, release.look_back_on)

    def test_it_cannot_have_failed_before_it_began(self):
        with self.assertRaisesMessage(ValidationError, "before it began"):
            make.premortem(self.acme, starts_on=date(2027, 1, 4), succeeds_on=date(2027, 1, 3))

    def test_the_frame_says_it_as_certain(self):
        release = make.premortem(self.acme, succeeds_on=date(2027, 5, 4), consequence="The customers have left.")

        self.assertEqual(
            "It is 4 May 2027. “Release 5.0” has failed. That is certain. The customers have left.", release.frame
        )

    def test_it_says_which_views_are_missing(self):
        release = make.premortem(self.acme, voices={"user": "Two nurses of ward 4"})

        self.assertEqual(["operator", "supplier", "sceptic"], [voice.value for voice in release.missing_voices])

    def test_one_alone_misses_nobody(self):
        solo = make.organisation(self.ana, "Solo", size="solo")

        self.assertEqual([], make.premortem(solo).missing_voices)

    def test_odd_texts_are_kept_without_what_no_database_takes(self):
        release = make.premortem(self.acme, title="  Re\0lease \ud800 5 ", plan="a\0b")

        self.assertEqual(("Release 5", "ab"), (release.title, release.plan))


class HoldingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.release = make.premortem(cls.acme)

    def test_a_second_click_leads_to_the_same_room(self):
        rooms = {self.release.hold(by=self.ana).pk, self.release.hold(by=self.ana).pk}

        self.assertEqual(1, len(rooms))
        self.assertEqual(self.release.frame, self.release.room.frame)

    def test_alone_there_are_two_rounds_on_different_days_and_a_harsh_client(self):
        room = self.release.hold(by=self.ana, pace=Pace.ALONE)

        prompts = [stage.prompt for stage in room.all_stages if stage.doing == "write"]
        self.assertIn("harshest client", prompts[1])

    def test_a_cluster_becomes_a_risk_with_what_the_room_found(self):
        cluster = self.cluster(self.release.hold(by=self.ana), "Servers", ["late", "not ordered"])

        risk = self.release.room.purposed.becomes["risk"].make(
            self.release.room, self.ana, cluster, title="The servers came late", owner=self.ana
        )

        self.assertEqual(
            ("The servers came late", "late\nnot ordered", "yes", 5, 3, 2),
            (risk.title, risk.cluster, risk.in_hands, risk.potential, risk.votes, risk.place),
        )

    def test_what_nobody_wrote_up_becomes_a_risk_when_the_room_ends(self):
        room = self.release.hold(by=self.ana)
        self.cluster(room, "Servers", ["late"])
        self.cluster(room, "Nobody minds", ["colour"], is_carried=False)

        room.end(by=self.ana)

        self.assertEqual(["Servers"], [risk.title for risk in self.release.risks.all()])

    def test_nothing_is_left_of_a_rehearsal(self):
        room = self.release.rehearse(by=self.ana)
        copy = Premortem.objects.get(room=room)
        risk = room.purposed.becomes["risk"].make(
            room, self.ana, self.cluster(room, "Servers", ["late"]), title="Late", source="The order list"
        )
        self.assertNotIn(copy, Premortem.objects.visible_to(self.ana))
        self.assertNotIn(risk, Risk.objects.visible_to(self.ana))

        room.end(by=self.ana)

        self.assertEqual([self.release], list(Premortem.objects.all()))
        self.assertFalse(Risk.objects.exists())
        self.assertFalse(Activity.objects.filter(kind="risk.written").exists())

    def cluster(self, room, title, texts, is_carried=True):
        found = {"potential": 5, "votes": 3, "rank": 2, "is_carried": is_carried}
        cluster = room.clusters.create(stage="reasons", title=title, **found)
        for position, text in enumerate(texts):
            cluster.cards.create(room=room, stage="reasons", text=text, in_hands="yes", is_open=True, position=position)
        return cluster


class SettlingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.release = make.premortem(cls.acme)

    def test_each_risk_is_in_good_hands_before_it_is_settled(self):
        """6.2: owner, trigger and counter-measure."""
        risk = make.risk(self.release)
        with self.assertRaisesMessage(ValidationError, "1 risk lacks an owner"):
            self.release.settle(by=self.ana, changes_today="We order earlier.")

        risk.accept(by=self.ana, reason="An hour at most.")
        self.release.settle(by=self.ana, changes_today="We order earlier.")

        self.assertTrue(self.release.is_settled)

    def test_the_plan_changes_today_or_somebody_says_why_not(self):
        make.complete_risk(self.release)

        with self.assertRaisesMessage(ValidationError, "what changes in the plan today"):
            self.release.settle(by=self.ana, changes_today="  ")

    def test_settling_twice_is_settling_once_and_can_be_taken_back(self):
        make.complete_risk(self.release)
        for _time in range(2):
            self.release.settle(by=self.ana, changes_today="We order earlier.")
        self.release.unsettle(by=self.ana)

        self.assertFalse(self.release.is_settled)

    def test_a_plan_without_a_risk_is_not_settled(self):
        with self.assertRaisesMessage(ValidationError, "no risk yet"):
            self.release.settle(by=self.ana, changes_today="Nothing.")


class LookingBackTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.release = make.premortem(make.organisation(cls.ana))
        cls.risks = [make.risk(cls.release, title=title) for title in "abcd"]

    def test_each_risk_is_answered_for(self):
        with self.assertRaises(ValidationError) as caught:
            self.release.look_back(by=self.ana, outcomes={self.risks[0].number: "came_true"})

        self.assertEqual(3, len(caught.exception.error_dict))

    def test_the_hit_rate_leaves_out_what_nobody_can_tell_and_says_how_sure_it_is(self):
        outcomes = ["came_true", "did_not", "did_not", "cant_tell"]
        numbers = [risk.number for risk in self.risks]
        self.release.look_back(by=self.ana, outcomes=dict(zip(numbers, outcomes, strict=True)))

        rate = hit_rate(self.release.risks.with_state())

        self.assertEqual((1, 3), (rate.x, rate.n))
        self.assertLess(rate.low, 1 / 3)
        self.assertEqual(1, Risk.objects.happened().count())

    def test_looking_back_can_be_taken_back(self):
        self.release.look_back(by=self.ana, outcomes={risk.number: "did_not" for risk in self.risks})

        self.release.take_back_look_back(by=self.ana)

        self.assertFalse(self.release.is_looked_back_on)
        self.assertEqual(0, hit_rate(self.release.risks.with_state()).n)


class CheckingInTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.risk = make.complete_risk(make.premortem(make.organisation(cls.ana)))

    def test_a_check_in_says_how_it_looks_and_when_somebody_looks_again(self):
        next_week = self.risk.premortem.today + timedelta(days=7)

        self.risk.check_in(by=self.ana, outlook="worse", note="No date yet.", next_on=next_week)

        self.assertEqual(next_week, self.risk.review_on)
        self.assertEqual("worse", self.risk.check_ins.first().outlook)

    def test_the_next_look_follows_the_rhythm_of_the_trigger(self):
        self.assertEqual(self.risk.premortem.today + timedelta(days=7), self.risk.usual_next_on)

    def test_a_day_that_has_passed_is_no_next_check_in(self):
        with self.assertRaisesMessage(ValidationError, "still to come"):
            self.risk.check_in(by=self.ana, outlook="same", next_on=self.risk.premortem.today)
