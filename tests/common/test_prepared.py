from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.common import prepared as prepared_questions
from goldseam.common.prepared import prepared
from goldseam.events.models import Event
from tests import make


@prepared
def seen(person, organisation, kind="", keys=None):
    found = Event.objects.visible_to(person).filter(organisation=organisation).order_by("pk")
    found = found.filter(kind=kind) if kind else found
    return found if keys is None else found.filter(pk__in=keys)


class PreparedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.team = make.team(cls.acme)
        cls.bo = make.member(cls.acme, "Bo")
        cls.shared = make.event(cls.acme, kind="near_miss")
        cls.of_team = make.event(cls.acme, visibility="team", team=cls.team)

    def test_everybody_is_answered_with_what_they_may_see(self):
        for person in (self.ana, self.bo, make.member(self.acme, "Cy", "reporter"), make.person("Di")):
            with self.subTest(person.name):
                self.assertEqual(seen(person, self.acme.pk), list(Event.objects.visible_to(person).order_by("pk")))

    def test_whoever_joins_a_team_is_answered_anew(self):
        self.assertEqual(seen(self.bo, self.acme.pk), [self.shared])

        self.team.add(self.bo, by=self.ana)

        self.assertEqual(seen(self.bo, self.acme.pk), [self.shared, self.of_team])

    def test_other_values_ask_the_same_question(self):
        seen(self.ana, self.acme.pk, "near_miss", [self.shared.pk])

        self.assertEqual(seen(self.ana, self.acme.pk, "near_miss", [self.of_team.pk]), [])
        self.assertEqual(seen(self.ana, self.acme.pk, "setback", [self.of_team.pk]), [self.of_team])
        self.assertEqual(seen(self.ana, 2**40, "setback", [self.of_team.pk]), [])

    def test_nothing_asks_another_question(self):
        self.assertEqual(seen(self.ana, self.acme.pk, "setback"), [self.of_team])
        self.assertEqual(seen(self.ana, self.acme.pk, ""), [self.shared, self.of_team])
        self.assertEqual(seen(self.ana, self.acme.pk, keys=[]), [])

    def test_no_more_are_kept_than_memory_allows(self):
        with patch.object(prepared_questions, "MOST", 1):
            for kind in ("", "near_miss", "", "near_miss"):
                self.assertIn(self.shared, seen(self.ana, self.acme.pk, kind))

    def test_each_answer_is_asked_for(self):
        seen(self.ana, self.acme.pk)
        with CaptureQueriesContext(connection) as asked:
            seen(self.ana, self.acme.pk)
            seen(self.ana, self.acme.pk)

        self.assertEqual(len(asked), 2)

    def test_a_value_that_a_lookup_changes_is_refused(self):
        containing = prepared(lambda word: Event.objects.filter(title__contains=word))

        with self.assertRaises(ValueError):
            containing("label")
