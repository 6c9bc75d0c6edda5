"""How well people look ahead: each number with its records, and with words where it is too early to say."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from goldseam.premortems.hit_rate import hit_rate
from goldseam.premortems.measures import Foresight
from goldseam.premortems.models import Premortem, Unforeseen
from tests import make

FORESIGHT = 18  # Questions that the page asks.


class ForesightTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")
        cls.team = make.team(cls.acme, members=[cls.ana])
        cls.release = make.premortem(cls.acme, cls.ana, team=cls.team)
        cls.risks = [make.risk(cls.release, cls.ana, title=title) for title in ("Late", "Dear", "Unread")]

    def setUp(self):
        self.foresight = Foresight(self.acme, self.ana)

    def event(self, **details):
        return make.event(self.acme, by=self.ana, **{"kind": "incident", "team": self.team} | details)

    def looked_back(self, *outcomes):
        named = zip(self.risks, outcomes, strict=True)
        self.release.look_back(by=self.ana, outcomes={risk.number: outcome for risk, outcome in named})

    def test_named_risks_that_came_true_out_of_those_it_can_be_told_of(self):
        """6.6"""
        self.looked_back("came_true", "did_not", "cant_tell")

        self.assertEqual((1, 2), self.foresight.hits.share[:2])
        self.assertEqual([self.risks[0]], list(self.foresight.came_true))
        self.assertEqual([self.risks[1]], list(self.foresight.did_not))

    def test_what_came_true_after_the_look_back_counts_the_same_on_both_pages(self):
        self.looked_back("did_not", "did_not", "cant_tell")
        for risk in self.risks[1:]:
            risk.occur(by=self.ana)

        self.assertEqual((2, 3), self.foresight.hits.share[:2])
        self.assertEqual((2, 3), hit_rate(self.release.risks.with_state())[:2])

    def test_few_are_too_early_to_say(self):
        self.looked_back("came_true", "did_not", "cant_tell")

        self.assertEqual(
            "1 of 2. Too early to say more: from 10 on, a share tells something.", self.foresight.hits.words
        )

    def test_from_ten_on_a_share_stands_with_its_interval(self):
        for place in range(10):
            event = self.event(text=f"It failed for the {place}. time.")
            if place < 3:
                self.risks[place].foretell(by=self.ana, event=event)

        words = "30% (3 of 10). Anything from 11% to 60% fits."
        self.assertEqual(words, self.foresight.foreseen_share.words)

    def test_failures_count_in_the_team_while_its_plan_goes_on(self):
        inside = self.event()
        self.event(started_at=timezone.now() - timedelta(days=2))
        self.event(team=None)
        self.event(kind="near_miss")

        self.assertEqual([inside], list(self.foresight.failures))

    def test_a_plan_in_which_nothing_was_named_covers_nothing(self):
        make.premortem(self.acme, self.ana, title="Without risks")
        self.event(team=None)

        self.assertEqual([], list(self.foresight.failures))

    def test_a_plan_of_everybody_covers_everybody(self):
        make.risk(make.premortem(self.acme, self.ana, title="Move"), self.ana)
        event = self.event(team=None)

        self.assertEqual([event], list(self.foresight.failures))

    def test_what_lies_behind_the_plan_is_covered_no_more(self):
        today = self.release.today
        Premortem.objects.update(succeeds_on=today, opened_at=timezone.now() - timedelta(days=40))
        last = self.event()
        Premortem.objects.update(succeeds_on=today - timedelta(days=1))

        self.assertNotIn(last, Foresight(self.acme, self.ana).failures)

    def test_failures_that_nobody_predicted_say_whether_somebody_asked(self):
        asked, not_asked = self.event(), self.event()
        Unforeseen.say(self.ana, asked)

        found = {event: event.is_asked for event in self.foresight.unpredicted}
        self.assertEqual({asked: True, not_asked: False}, found)
        self.assertEqual(1, self.foresight.not_asked_count)

    def test_it_came_true_and_the_signal_kept_silent(self):
        make.signal(self.risks[0], self.ana)
        self.risks[0].foretell(by=self.ana, event=self.event())

        self.assertEqual([self.risks[0]], list(self.foresight.silent))

    def test_what_was_told_twice_is_foreseen_once(self):
        twice, kept = self.event(), self.event()
        self.risks[0].foretell(by=self.ana, event=twice)

        twice.merge_into(by=self.ana, other=kept)

        self.assertEqual((1, 1), self.foresight.foreseen_share.share[:2])

    def test_others_count_only_what_they_may_see(self):
        self.looked_back("came_true", "did_not", "did_not")
        self.risks[0].foretell(by=self.ana, event=self.event())

        theirs = Foresight(self.acme, self.bo)
        self.assertEqual((0, 0), (theirs.hits.share.n, theirs.foreseen_share.share.n))


class ForesightPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.release = make.premortem(cls.acme, cls.ana)
        cls.risk = make.risk(cls.release, cls.ana)

    def setUp(self):
        self.client.force_login(self.ana)

    def test_with_nothing_to_count_it_says_so(self):
        self.assertContains(self.client.get("/acme/premortems/foresight"), "Nothing to count yet.", count=2)

    def test_each_number_opens_its_records(self):
        events = [make.event(self.acme, by=self.ana, text=f"It broke at {hour}.") for hour in range(7)]

        page = self.client.get("/acme/premortems/foresight")
        self.assertContains(page, "?list=unpredicted")
        whole = self.client.get("/acme/premortems/foresight?list=unpredicted")
        self.assertContains(whole, events[0].title)

    def test_other_lists_are_not_found(self):
        self.assertEqual(404, self.client.get("/acme/premortems/foresight?list=people").status_code)

    def test_its_questions_do_not_grow_with_the_records(self):
        make.event(self.acme, by=self.ana)
        self.client.get("/acme/premortems/foresight")
        with self.assertNumQueries(FORESIGHT):
            self.client.get("/acme/premortems/foresight")
        for hour in range(4):
            self.risk.foretell(by=self.ana, event=make.event(self.acme, by=self.ana, text=f"At {hour}."))
        with self.assertNumQueries(FORESIGHT):
            self.client.get("/acme/premortems/foresight")
