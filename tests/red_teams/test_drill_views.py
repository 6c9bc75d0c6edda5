from datetime import timedelta
from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.common.models import Submission
from goldseam.red_teams.models import Drill, Report
from goldseam.red_teams.next_steps import red_teams as next_red_teams
from goldseam.red_teams.reminders import remind_of_answers, remind_of_last_days
from tests import make
from tests.events.test_searching import put_all_in


class DrillViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo, cls.cy = make.person("Ana"), make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")

    def setUp(self):
        self.client.force_login(self.ana)

    def address(self, name, drill=None, *rest):
        return reverse(f"red_teams:{name}", args=["acme", *([drill.number] if drill else []), *rest])

    def charter(self, **about):
        today = timezone.localdate()
        days = {"starts_on": today.isoformat(), "ends_on": (today + timedelta(days=3)).isoformat()}
        return {"question": "What could fail?", "pattern": "attack", "decider": self.ana.pk} | days | about

    def test_a_red_team_is_set_up_for_a_decision(self):
        decision = make.decision(self.acme)

        page = self.client.post(f"{self.address('new')}?decision={decision.number}", self.charter(), follow=True)

        self.assertContains(page, "Influence, no veto")
        self.assertContains(page, "Play an opponent")
        self.assertContains(self.client.get(decision.get_absolute_url()), "influence, no veto")

    def test_what_is_wrong_in_a_charter_is_said_and_nothing_is_lost(self):
        odd = {"ends_on": "2026-02-31", "pattern": "\0", "decider": "9" * 40, "question": "x" * 300, "scope": "Ours"}

        page = self.client.post(self.address("new"), self.charter(**odd))

        self.assertContains(page, "Ours", status_code=422)

    def test_alone_one_asks_a_friend(self):
        alone = make.organisation(self.ana, "Alone", size="solo")

        page = self.client.get(reverse("red_teams:new", args=[alone.slug]), follow=True)

        self.assertContains(page, "Ask one critical friend")
        self.assertNotContains(page, "Set up a red team")

    def test_people_are_suggested_and_asked(self):
        drill = make.drill(self.acme)
        page = self.client.get(f"{self.address('show', drill)}?suggest=1")
        self.assertContains(page, f'name="people" value="{self.bo.pk}" checked')

        page = self.client.post(
            self.address("members", drill), {"people": [self.bo.pk], "also": self.cy.pk}, follow=True
        )

        self.assertContains(page, "Ready to begin")
        self.assertEqual(drill.members.count(), 2)

    def test_a_veto_is_seen_on_top_of_the_drill_and_of_the_decision(self):
        decision = make.complete_decision(self.acme)
        until = timezone.localdate() + timedelta(days=5)
        veto = {"veto_scope": "no copy on paper", "veto_until": until}
        drill = make.running_drill(self.acme, members=[self.bo], decision=decision, **veto)
        page = self.client.get(drill.get_absolute_url())
        self.assertContains(page, "Veto agreed")
        self.assertContains(page, "This is locked")
        self.client.force_login(self.bo)

        self.client.post(self.address("veto", drill), {"reason": "There is none."})

        for thing in (drill, decision):
            self.assertContains(self.client.get(thing.get_absolute_url()), "says no")
        self.assertNotContains(self.client.get(decision.get_absolute_url()), "Accept it")

    def test_nothing_is_kept_of_who_wrote_a_point_down(self):
        drill = make.running_drill(self.acme, members=[self.bo])
        self.client.force_login(self.bo)
        form = {"point": "Nobody knows the key", "once": "8e4d4b6a-0a50-4c0c-9c60-0d2c2f3c9a12"}

        page = self.client.post(self.address("findings", drill), form, follow=True)

        self.assertContains(page, "Nobody knows the key")
        self.assertFalse(Submission.objects.exists())

    def test_a_point_is_changed_and_taken_out(self):
        drill = make.running_drill(self.acme, members=[self.bo])
        finding = drill.find(by=self.bo, point="Too dear")
        self.client.force_login(self.bo)
        path = self.address("finding", drill, finding.pk)
        self.assertContains(self.client.get(path), 'value="Too dear"')

        self.client.post(path, {"_method": "patch", "point": "Too dear in May", "severity": "3"})
        self.assertEqual(drill.findings.get().point, "Too dear in May")

        self.client.post(path, {"_method": "delete"})
        self.assertFalse(drill.findings.exists())

    def test_odd_points_are_refused(self):
        drill = make.running_drill(self.acme, members=[self.bo])
        self.client.force_login(self.bo)

        for odd in ({"point": ""}, {"point": "x" * 500}, {"point": "ok", "severity": "NaN"}, {"point": "\0"}):
            page = self.client.post(self.address("findings", drill), odd)
            self.assertEqual(page.status_code, 422)

    def test_acting_on_a_point_leads_to_a_promise(self):
        drill = make.reported_drill(self.acme, members=[self.bo])
        pk = drill.findings.get().pk

        page = self.client.post(self.address("answer", drill, pk), {"kind": "act", "words": "We try it."}, follow=True)

        self.assertContains(page, "Promise what is done")
        self.assertContains(self.client.get(drill.get_absolute_url()), "We try it.")

    def test_who_does_not_decide_is_told_so(self):
        drill = make.reported_drill(self.acme, members=[self.bo])
        self.client.force_login(self.cy)
        form = {"kind": "reject", "words": "No."}

        page = self.client.post(self.address("answer", drill, drill.findings.get().pk), form)

        self.assertContains(page, "answered by whoever decides", status_code=422)

    def test_who_is_not_in_the_team_finds_nothing(self):
        team = make.team(self.acme, members=[self.ana, self.bo])
        drill = make.reported_drill(self.acme, members=[self.bo], team=team)
        self.client.force_login(self.cy)

        for name in ("show", "charter", "members", "report", "veto"):
            self.assertEqual(self.client.get(self.address(name, drill)).status_code, 404)
        self.assertNotContains(self.client.get(self.address("list")), drill.question)

    def test_the_guide_has_seven_ways(self):
        page = self.client.get(self.address("patterns"))

        for title in ("Assumption check", "Outside view", "What-if kill"):
            self.assertContains(page, title)

    def test_longer_pages_take_no_more_queries(self):
        drill = make.reported_drill(self.acme, members=[self.bo], points=("One",))
        decision = make.decision(self.acme)
        for path in (self.address("list"), drill.get_absolute_url(), decision.get_absolute_url()):
            self.client.get(path)
            few = self.queries(path)
            for number in range(3):
                make.drill(self.acme, decision=decision, question=f"Question {number}?")
                drill.findings.create(point=f"Point {number}")
            self.assertEqual(self.queries(path), few + (1 if path == decision.get_absolute_url() else 0), path)
            decision = make.decision(self.acme)

    def queries(self, path) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.client.get(path)
        return len(asked)


class WhatFollowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo, cls.cy = make.person("Ana"), make.member(cls.acme, "Bo"), make.member(cls.acme, "Cy")

    def next_for(self, person):
        self.assertIsNotNone(person.sight)
        with self.assertNumQueries(1):
            return next_red_teams(person, self.acme).steps

    def test_points_wait_for_whoever_decides(self):
        make.reported_drill(self.acme, members=[self.bo], points=("One", "Two"))

        self.assertEqual([step.why for step in self.next_for(self.ana)], ["2 points wait for your answer."])
        self.assertEqual(self.next_for(self.bo), [])

    def test_members_see_what_they_are_in(self):
        make.running_drill(self.acme, members=[self.bo])

        self.assertEqual(
            [step.why for step in self.next_for(self.bo)], ["You are in the red team: what speaks against it?"]
        )
        self.assertEqual(self.next_for(self.cy), [])

    def test_whoever_is_asked_for_a_veto_sees_it(self):
        veto = {"veto_scope": "all", "veto_until": timezone.localdate() + timedelta(days=3)}
        make.drill(self.acme, self.bo, decider=self.ana, decision=make.decision(self.acme), **veto)

        self.assertIn("Do you agree", self.next_for(self.ana)[0].why)

    def test_people_are_reminded_once(self):
        running = make.running_drill(self.acme, members=[self.cy])
        reported = make.reported_drill(self.acme, members=[self.bo])
        Drill.objects.filter(pk=running.pk).update(ends_on=timezone.localdate())
        Report.objects.filter(drill=reported).update(at=timezone.now() - timedelta(days=8))

        with patch("goldseam.red_teams.reminders.is_day_in", return_value=True):
            for task in (remind_of_last_days, remind_of_answers) * 2:
                task.call()

        given = sorted(Reminder.objects.values_list("kind", flat=True))
        self.assertEqual(given, ["red_team.answers_wait", "red_team.last_day"])

    def test_it_is_found_by_what_was_found(self):
        drill = make.reported_drill(self.acme, members=[self.bo], points=("The ferry is cancelled",))
        put_all_in()
        self.client.force_login(self.ana)

        self.assertContains(self.client.get("/acme/search?q=ferry"), drill.question)
