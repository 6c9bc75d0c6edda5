"""Measures for Prometheus: what a key opens, in which form, and what never stands there."""

import math
import re
from datetime import timedelta
from pathlib import Path
from unittest import mock

from django.core.cache import cache
from django.db import connection
from django.test import Client, SimpleTestCase, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_open
from prometheus_client.parser import text_string_to_metric_families as read_plain

from goldseam.common.pace import Pace
from goldseam.insights import exposition
from goldseam.insights.asked import Asked
from goldseam.insights.everybody import everybody_in
from goldseam.insights.exposition import EXPOSITIONS, HELP
from goldseam.insights.measures import MEASURES, measure_named
from goldseam.insights.models import MetricsKey
from tests import make
from tests.insights.things import big

OPEN = "application/openmetrics-text; version=1.0.0"


class MetricsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = big({"Ward": 6, 'Odd "\\\n': 7, "Night": 5})
        cls.ana, cls.bo = make.person("Ana"), make.person("Ward 0")
        cls.ward = cls.acme.teams.get(name="Ward")
        for number in range(6):
            review = make.review(make.event(cls.acme, text=f"Shared {number}.", kind="near_miss", team=cls.ward))
            make.action(review, title="Try it")
        cls.key, cls.token = MetricsKey.make(cls.acme, by=cls.ana, name="Prometheus")

    def setUp(self):
        EXPOSITIONS.forget()

    def ask(self, token=None, **headers):
        return Client().get("/metrics", headers={"Authorization": f"Bearer {token or self.token}"} | headers)

    def samples(self, **headers) -> dict:
        text = self.ask(**headers).content.decode()
        read = read_open if headers else read_plain
        return {(one.name, *sorted(one.labels.items())): one.value for family in read(text) for one in family.samples}

    def told(self) -> set[tuple]:
        return {(dict(labels)["key"], dict(labels)["team"]) for _name, *labels in self.samples()}

    def test_prometheus_reads_both_forms_and_finds_the_same(self):
        plain, opened = self.ask(), self.ask(Accept=OPEN)

        self.assertEqual(plain["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
        self.assertTrue(opened["Content-Type"].startswith("application/openmetrics-text; version=1.0.0"))
        self.assertEqual(self.samples(), self.samples(Accept=OPEN))

    def test_each_figure_is_what_everybody_may_see(self):
        samples = self.samples()

        who = everybody_in(self.acme)
        for (_name, *labels), value in samples.items():
            labels = dict(labels)
            self.assertEqual(labels["organisation"], "acme")
            self.assertTrue(math.isfinite(value))
            self.assertIn(labels["key"], {one.key for one in MEASURES})
        for measure in MEASURES:
            figure = measure_named(measure.key).figure(Asked.lately(self.acme, who))
            labels = (("key", measure.key), ("organisation", "acme"), ("team", ""))
            self.assertEqual(samples.get(("goldseam_measure", *labels)), figure.value)
            self.assertEqual(samples.get(("goldseam_measure_n", *labels)), figure.n)

    def test_teams_that_are_too_small_to_hide_in_are_absent(self):
        teams = {team for _key, team in self.told()}

        self.assertEqual(teams, {"", "Ward", 'Odd "\\\n'})

    def test_what_a_team_keeps_to_itself_and_what_is_restricted_counts_nowhere(self):
        before = self.samples()
        for about in ({"visibility": "team", "team": self.ward}, {"visibility": "restricted", "named": [self.bo]}):
            review = make.review(make.event(self.acme, text="Not for all.", by=self.bo, **about), by=self.bo)
            make.action(review, by=self.bo, title="Not for all")
        EXPOSITIONS.forget()

        after = self.samples()

        differ = {key for key in before | after if "as_of" not in key[0] and before.get(key) != after.get(key)}
        self.assertEqual(differ, set())

    def test_an_answer_is_good_for_half_a_minute_and_is_not_sent_twice(self):
        first = self.ask()

        self.assertEqual(first["Cache-Control"], "private, max-age=30")
        again = self.ask(**{"If-None-Match": first["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.assertEqual(self.ask(Accept=OPEN, **{"If-None-Match": first["ETag"]}).status_code, 200)

    def test_many_who_ask_at_once_cost_no_more_than_one(self):
        self.ask()

        with self.assertNumQueries(1):
            self.ask()

    def test_who_finds_somebody_counting_gets_what_was_counted_before(self):
        before = EXPOSITIONS.of(self.acme)
        with mock.patch("goldseam.insights.exposition.monotonic", return_value=math.inf):
            with EXPOSITIONS._locks[self.acme.pk], self.assertNumQueries(0):
                self.assertIs(EXPOSITIONS.of(self.acme), before)
            self.assertIsNot(EXPOSITIONS.of(self.acme), before)

    def test_it_keeps_no_session(self):
        self.assertFalse(self.ask().cookies)

    def test_without_a_key_it_says_what_is_missing(self):
        series_key = make.series(self.acme).issue_key(by=self.ana, name="Other")[1]
        for sent in (
            "",
            "Bearer",
            "Bearer x",
            f"Basic {self.token}",
            f"Bearer {series_key}",
            "Bearer " + "g" * 9999,
            "é",
        ):
            answer = Client().get("/metrics", headers={"Authorization": sent})
            self.assertEqual(answer.status_code, 401, sent)
            self.assertEqual(
                (answer["Content-Type"], answer["WWW-Authenticate"]), ("application/problem+json", "Bearer")
            )
            self.assertIn("Send a key", answer.json()["detail"])

    def test_a_key_that_was_revoked_opens_nothing(self):
        self.key.close(by=self.ana)

        self.assertEqual(self.ask().status_code, 401)

    def test_it_is_only_read(self):
        answer = Client().post("/metrics", headers={"Authorization": f"Bearer {self.token}"})

        self.assertEqual((answer.status_code, answer["Allow"]), (405, "GET, HEAD"))

    def test_who_asks_in_circles_is_asked_to_wait(self):
        with mock.patch("goldseam.api.metrics.PACE", Pace(1, 3600)):
            first, second = self.ask(), self.ask()

        self.assertEqual((first.status_code, second.status_code), (200, 429))
        self.assertEqual(second["Retry-After"], "60")

    def test_odd_wishes_get_the_plain_form(self):
        odd_ones = "", "*/*", "application/json", "text/plain; version=abc", ";;;,,,", "text/plain; version=1.0.0"
        for odd in odd_ones:
            self.assertEqual(self.ask(Accept=odd)["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")

    def test_another_organisation_is_another_key(self):
        other = make.organisation(make.person("Gus"), name="Other")
        _key, token = MetricsKey.make(other, by=make.person("Gus"), name="Prometheus")

        self.assertNotIn('"acme"', self.ask(token).content.decode())


class ManyTeamsTests(TestCase):
    """Each answer counts the organisation and a few of its teams; the others say when they were counted."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = big()
        people = [make.member(cls.acme, f"Person {number}") for number in range(6)]
        make.team(cls.acme, "Hidden", people[1:])  # So that nobody can work out the team in which Ana is alone.
        cls.teams = [make.team(cls.acme, f"Team {number}", people) for number in range(7)]
        _key, cls.token = MetricsKey.make(cls.acme, by=make.person("Ana"), name="Prometheus")

    def setUp(self):
        EXPOSITIONS.forget()
        for name, value in {"TEAMS": 3, "KEPT": 0}.items():
            patched = mock.patch.object(exposition, name, value)
            patched.start()
            self.addCleanup(patched.stop)

    def as_of(self) -> dict:
        """By team, when its near misses were counted."""
        places = EXPOSITIONS.of(self.acme).places
        return {team: counted.told["near_misses"].as_of_seconds for team, counted in places.items()}

    def queries(self) -> int:
        with CaptureQueriesContext(connection) as asked:
            Client().get("/metrics", headers={"Authorization": f"Bearer {self.token}"})
        return len(asked)

    def test_many_teams_ask_no_more_than_a_few(self):
        with mock.patch.object(exposition, "TEAMS", 0):
            alone = self.queries()
        cache.clear()

        first, second = self.queries(), self.queries()

        self.assertLessEqual(first, 4 * alone)
        self.assertLessEqual(second, first)

    def test_each_team_has_its_turn_and_says_when_it_was_counted(self):
        first, second, third = self.as_of(), self.as_of(), self.as_of()

        self.assertEqual([len(counted) - 1 for counted in (first, second, third)], [3, 6, 7])
        for before, after in ((first, second), (second, third)):
            self.assertGreater(after[""], before[""])
            changed = {team for team in after if after[team] != before.get(team)} - {""}
            self.assertEqual(len(changed), 3)
        self.assertEqual(len([team for team in first if third[team] == first[team]]), 1)  # Its turn is the next.

    def test_other_processes_know_what_was_counted(self):
        self.as_of()
        EXPOSITIONS.forget()

        self.assertEqual(len(self.as_of()), 7)

    def test_what_is_old_is_absent_until_it_is_counted_again(self):
        self.as_of()

        with mock.patch.object(exposition, "OLDEST", timedelta(0)):
            self.assertEqual(len(self.as_of()), 4)

    def test_a_team_that_became_too_small_is_absent_at_once(self):
        with mock.patch.object(exposition, "TEAMS", 7):
            self.assertIn("Team 1", self.as_of())
        self.teams[1].members.remove(*self.teams[1].members.all()[:2])

        self.assertNotIn("Team 1", self.as_of())

    def test_what_changed_is_in_the_figure_once_the_team_is_counted_again(self):
        with mock.patch.object(exposition, "TEAMS", 7):
            self.as_of()
            make.event(self.acme, kind="near_miss", team=self.teams[6])
            places = EXPOSITIONS.of(self.acme).places

        self.assertEqual([places[name].told["near_misses"].value for name in ("", "Team 6", "Team 1")], [1, 1, 0])


class KeyPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.bo = make.member(cls.acme, "Bo")

    @override_settings(BASE_URL="https://learn.example")
    def test_whoever_manages_makes_one_and_sees_it_once(self):
        self.client.force_login(self.ana)
        path = reverse("insights:metrics_keys", args=["acme"])

        made = self.client.post(path, {"name": "Prometheus"})

        key = self.acme.metrics_keys.get()
        self.assertContains(made, 'value="gsm_')
        self.assertContains(made, "https://learn.example/metrics")
        self.assertNotContains(self.client.get(path), 'value="gsm_')
        self.client.post(reverse("insights:metrics_key", args=["acme", key.pk]), {"_method": "delete"})
        self.assertContains(self.client.get(path), "revoked on")

    def test_nobody_else_does(self):
        self.client.force_login(self.bo)

        self.assertEqual(self.client.get(reverse("insights:metrics_keys", args=["acme"])).status_code, 404)


class PageTests(SimpleTestCase):
    def test_the_page_names_measures_and_names_that_there_are(self):
        page = (Path(__file__).parents[2] / "docs/api/metrics.md").read_text(encoding="utf-8")

        keys = set(re.findall(r'key="(\w+)"', page))
        names = set(re.findall(r"\bgoldseam_measure\w*", page))
        self.assertLessEqual(keys, {one.key for one in MEASURES})
        self.assertEqual(names, {f"goldseam_measure{end}" for end in HELP})
        self.assertNotRegex(page, r'key="(near_misses|incidents)"')  # Nobody is woken by how much is reported.
