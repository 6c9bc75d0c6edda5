import random

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase

from goldseam.red_teams.models import Drill
from goldseam.red_teams.rotation import choose
from tests import make


class ChoosingTests(SimpleTestCase):
    def test_those_who_were_asked_least_come_first(self):
        self.assertEqual(choose("abc", {"a": 2, "b": 0, "c": 1}, "", 2), ["b", "c"])

    def test_nobody_twice_running_also_where_nobody_else_is_left(self):
        self.assertEqual(choose("ab", {"a": 0, "b": 5}, "ab", 2), [])

    def test_among_equals_it_is_chance(self):
        found = {choose("abcd", {}, "", 1, random.Random(seed))[0] for seed in range(50)}

        self.assertEqual(found, set("abcd"))

    def test_in_the_long_run_everybody_has_the_same_share(self):
        times, last, chance = dict.fromkeys("abcdefg", 0), [], random.Random(7)
        for _drill in range(70):
            last = choose("abcdefg", times, last, 2, chance)
            for who in last:
                times[who] += 1

        self.assertLessEqual(max(times.values()) - min(times.values()), 1)


class RotatingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")
        cls.bo, cls.cy, cls.dee = (make.member(cls.acme, name) for name in ("Bo", "Cy", "Dee"))
        make.member(cls.acme, "Rey", role="reporter")

    def test_whoever_decides_and_whoever_only_reports_are_not_suggested(self):
        self.assertEqual(make.drill(self.acme).suggest(9), [self.bo, self.cy, self.dee])

    def test_those_of_the_last_red_team_rest(self):
        make.running_drill(self.acme, members=[self.bo, self.cy])
        next_one = make.drill(self.acme)

        self.assertEqual(next_one.suggest(9), [self.dee])
        with self.assertRaisesMessage(ValidationError, "twice running"):
            next_one.invite(self.ana, [self.bo])
        with self.assertRaisesMessage(ValidationError, "rests this time"):
            next_one.join(self.bo)

    def test_after_a_rest_those_who_were_asked_least_come_first(self):
        for members in ([self.bo], [self.cy], [self.bo], [self.dee]):
            make.running_drill(self.acme, members=members)

        self.assertEqual(make.drill(self.acme).suggest(1), [self.cy])

    def test_who_was_asked_for_two_at_once_is_in_one(self):
        first, second = (make.drill(self.acme, members=[self.bo]) for _ in range(2))
        first.begin(by=self.ana)

        with self.assertRaisesMessage(ValidationError, "In the last red team already: Bo"):
            second.begin(by=self.ana)

    def test_people_decline_without_a_reason_and_are_not_asked_again(self):
        drill = make.drill(self.acme, members=[self.bo])

        drill.decline(by=self.bo)

        self.assertFalse(drill.has_member(self.bo))
        self.assertNotIn(self.bo, drill.suggest(9))
        self.assertIsNone(drill.story.order_by("-pk").first().actor)

    def test_who_doubts_anyway_may_come_along(self):
        drill = make.drill(self.acme)
        drill.join(by=self.cy)

        self.assertTrue(drill.has_member(self.cy))

    def test_of_a_team_only_those_are_asked_who_see_it(self):
        team = make.team(self.acme, members=[self.ana, self.cy])

        self.assertEqual(make.drill(self.acme, team=team).suggest(9), [self.cy])

    def test_it_is_seen_no_further_than_the_decision(self):
        decision = make.decision(self.acme)
        drill = make.drill(self.acme, decision=decision)
        decision.amend(by=self.ana, team=make.team(self.acme, members=[self.cy]))

        self.assertTrue(Drill.objects.visible_to(self.cy).contains(drill))
        self.assertFalse(Drill.objects.visible_to(self.bo).contains(drill))

    def test_nobody_sees_how_often_somebody_was_asked(self):
        for members in ([self.bo], [self.cy]):
            make.running_drill(self.acme, members=members)
        drill = make.drill(self.acme)
        self.client.force_login(self.ana)

        page = self.client.get(f"{drill.get_absolute_url()}?suggest=1").content.decode()

        # By name, not by how often: nothing on the page follows from it.
        self.assertLess(
            page.index('checked><span class="choice__text">Bo'), page.index('checked><span class="choice__text">Dee')
        )
