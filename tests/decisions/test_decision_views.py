from datetime import timedelta
from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.common.search import find
from goldseam.decisions.models import Decision
from goldseam.decisions.next_steps import decisions as next_decisions
from goldseam.decisions.reminders import remind_of_look_backs
from tests import make
from tests.events.test_searching import put_all_in

ROWS = {
    f"{name}-{count}": number
    for name in ("option", "assumption")
    for count, number in (("TOTAL_FORMS", 2), ("INITIAL_FORMS", 0))
}


class DecisionViewTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def setUp(self):
        self.client.force_login(self.ana)

    def address(self, name, decision=None):
        return reverse(f"decisions:{name}", args=["acme", *([decision.number] if decision else [])])

    def test_an_empty_list_says_what_to_write_down(self):
        self.assertContains(self.client.get(self.address("list")), "hard to take back")

    def test_a_decision_is_proposed_with_its_options(self):
        form = ROWS | {"title": "Which provider?", "option-0-title": "North", "option-0-is_chosen": "on"}
        form |= {"option-1-title": "South", "assumption-0-text": "Prices stay", "assumption-0-expires_on": "2027-01-01"}

        answer = self.client.post(self.address("new"), form, follow=True)

        self.assertContains(answer, "Which provider?")
        decision = Decision.objects.get()
        self.assertEqual([option.title for option in decision.chosen], ["North"])
        self.assertEqual(str(decision.assumptions.get().expires_on), "2027-01-01")

    def test_nothing_typed_is_lost_where_a_field_is_wrong(self):
        odd = {"confidence": "1e309", "review_on": "0001-01-01", "title": "Which provider?", "team": "9" * 40}

        answer = self.client.post(self.address("new"), ROWS | odd | {"option-0-pros": "Near"})

        self.assertEqual(answer.status_code, 422)
        for words in ("1e309", "Near", "Check the year", "Row 1"):
            self.assertContains(answer, words, status_code=422)

    def test_the_risks_of_a_pre_mortem_come_along(self):
        risk = make.risk(make.premortem(self.acme))

        self.client.post(f"{self.address('new')}?premortem={risk.premortem.number}", ROWS | {"title": "Release?"})

        self.assertEqual([*Decision.objects.get().risks.all()], [risk])

    def test_a_newer_decision_takes_the_words_of_the_older_one_along(self):
        older = make.accepted_decision(self.acme)

        page = self.client.get(f"{self.address('new')}?supersedes={older.number}")

        self.assertContains(page, "We keep them at a second provider.")

    def test_the_words_of_others_are_shown_before_they_are_replaced(self):
        decision = make.decision(self.acme)
        decision.amend(by=self.bo, context="The disk is full.")
        form = ROWS | {"_method": "patch", "base": 1, "title": decision.title, "context": "The disk is slow."}

        answer = self.client.post(self.address("text", decision), form)

        self.assertContains(answer, "The disk is full.", status_code=422)
        self.assertContains(answer, "The disk is slow.", status_code=422)
        self.assertContains(answer, 'name="base" value="2"', status_code=422)

    def test_accepted_words_are_changed_through_no_door(self):
        decision = make.accepted_decision(self.acme)
        words = ROWS | {"title": "Something else", "outcome": "Nothing", "premortem": 1, "reason": "Because"}

        for name in ("show", "text", "risks", "acceptance", "rejection", "dissents", "look_back"):
            for method in ("post", "put", "patch", "delete"):
                self.client.post(self.address(name, decision), words | {"_method": method})

        found = Decision.objects.get()
        self.assertEqual((found.title, found.outcome), (decision.title, decision.outcome))
        self.assertTrue(found.is_followed)

    def test_it_is_accepted_on_its_page(self):
        decision = make.complete_decision(self.acme)
        self.assertContains(self.client.get(decision.get_absolute_url()), "Ready to be decided")

        page = self.client.post(self.address("acceptance", decision), follow=True)

        self.assertContains(page, "Write one that supersedes it")

    def test_why_it_is_not_accepted_is_said_on_its_page(self):
        answer = self.client.post(self.address("acceptance", make.decision(self.acme)))

        self.assertContains(answer, "Still missing", status_code=422)

    def test_looking_back_marks_points(self):
        decision = make.accepted_decision(self.acme)
        point = make.dissent(decision, by=self.bo).points.get()
        form = {"came_true": "no", "happened": "A day.", "learned": "Measure.", "foreseen": [point.pk]}

        page = self.client.post(self.address("look_back", decision), form, follow=True)

        self.assertContains(page, "it came like this")
        self.assertContains(page, "1 point of the dissent saw it coming")

    def test_the_record_is_a_file(self):
        answer = self.client.get(self.address("record", make.decision(self.acme)))

        self.assertIn("decision-0001.md", answer["Content-Disposition"])

    def test_who_is_not_in_the_team_finds_nothing(self):
        decision = make.decision(self.acme, team=make.team(self.acme, members=[self.ana]))
        self.client.force_login(self.bo)

        for name in ("show", "text", "risks", "dissents", "look_back", "record"):
            self.assertEqual(self.client.get(self.address(name, decision)).status_code, 404)
        self.assertNotContains(self.client.get(self.address("list")), decision.title)

    def test_alone_nobody_is_asked_who_decides(self):
        alone = make.organisation(self.ana, "Alone", size="solo")

        page = self.client.get(reverse("decisions:new", args=[alone.slug]))

        self.assertNotContains(page, "Who decides")

    def test_longer_pages_take_no_more_queries(self):
        def few_and_many(path):
            self.client.get(path)
            with CaptureQueriesContext(connection) as few:
                self.client.get(path)
            for number in range(3):
                make.dissent(decision, text=f"Point {number}")
                make.accepted_decision(self.acme, title=f"Another {number}")
            with CaptureQueriesContext(connection) as many:
                self.client.get(path)
            self.assertEqual(len(few), len(many))

        decision = make.accepted_decision(self.acme, options=[{"title": "North"}])
        make.dissent(decision)
        few_and_many(self.address("list"))
        decision.look_back(self.ana, "no", "A day.", "Measure.", again_on=timezone.localdate() + timedelta(days=9))
        page = decision.get_absolute_url()
        self.client.get(page)
        with self.assertNumQueries(17):
            self.client.get(page)


class WhatFollowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def due(self, days=0, **told):
        decision = make.accepted_decision(self.acme, **told)
        Decision.objects.filter(pk=decision.pk).update(looks_on=timezone.localdate() - timedelta(days=days))
        return decision

    def test_whoever_decided_is_asked_to_look_back(self):
        self.due(deciders=[self.ana])

        self.assertTrue(self.ana.sight.reads)  # Asked for once a request.
        with self.assertNumQueries(1):
            found = next_decisions(self.ana, self.acme).steps

        self.assertEqual([step.time_left for step in found], ["Today"])
        self.assertEqual(next_decisions(self.bo, self.acme).steps, [])

    def test_one_whose_day_has_not_come_waits(self):
        make.accepted_decision(self.acme)

        self.assertEqual(next_decisions(self.ana, self.acme).steps, [])

    def test_people_are_reminded_once(self):
        self.due(days=1)

        with patch("goldseam.decisions.reminders.is_day_in", return_value=True):
            for _ in range(2):
                remind_of_look_backs.call()

        self.assertEqual(Reminder.objects.count(), 1)

    def test_it_is_found_by_the_words_of_a_dissent(self):
        decision = make.decision(self.acme)
        make.dissent(decision, by=self.bo, text="The ferry is cancelled in a storm.")
        put_all_in()

        self.assertEqual([hit.key for hit in find(self.acme.pk, "ferry", kinds=["decision"])], [decision.pk])

        self.client.force_login(self.ana)
        self.assertContains(self.client.get("/acme/search?q=ferry"), decision.title)
