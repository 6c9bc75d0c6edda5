from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef, Q, Value
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.actions.models import Action
from goldseam.common import prepared as prepared_questions
from goldseam.common.prepared import in_one_row, prepared, prepared_counts
from goldseam.events.models import Event
from tests import make

HOUR = timedelta(hours=1)


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

    def test_a_question_about_very_many_keys_is_not_kept(self):
        written = []
        by_key = prepared(lambda keys: written.append(len(keys)) or Event.objects.filter(pk__in=keys).order_by("pk"))
        for count, times in ((prepared_questions.LENGTHS[-1], 1), (prepared_questions.LENGTHS[-1] + 1, 2)):
            keys = [self.shared.pk] * count
            for _look in range(2):
                self.assertEqual(by_key(keys), [self.shared])

            self.assertEqual(written.count(count), times)

    def test_where_nothing_can_be_found_counts_are_0(self):
        counted = prepared_counts(lambda keys: in_one_row(Event.objects.filter(pk__in=keys), n=Count("pk")))

        self.assertEqual(counted([self.shared.pk])["n"], 1)
        self.assertEqual(counted([])["n"], 0)


@prepared
def noticed(organisation: int, since, until):
    found = Event.objects.filter(organisation=organisation, logged_at__gte=since, logged_at__lt=until)
    return found.order_by("pk").values_list("pk", flat=True)


@prepared
def due(organisation: int, day):
    return Action.objects.filter(organisation=organisation, first_due_on=day).values_list("pk", flat=True)


class DaysAndMomentsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(cls.ana)
        cls.old, cls.new = make.event(cls.acme), make.event(cls.acme)
        cls.noon = datetime(2026, 3, 29, 12, tzinfo=ZoneInfo("Europe/Berlin"))
        Event.objects.filter(pk=cls.old.pk).update(logged_at=cls.noon - HOUR)
        Event.objects.filter(pk=cls.new.pk).update(logged_at=cls.noon)

    def test_other_moments_ask_the_same_question(self):
        for since, until, found in (
            (self.noon - HOUR, self.noon, [self.old.pk]),
            (self.noon, self.noon + HOUR, [self.new.pk]),
            (self.noon + HOUR, self.noon + 2 * HOUR, []),
        ):
            with self.subTest(since):
                self.assertEqual(noticed(self.acme.pk, since, until), found)

    def test_a_moment_is_the_same_in_each_zone(self):
        noticed(self.acme.pk, self.noon, self.noon + HOUR)

        there = self.noon.astimezone(ZoneInfo("Pacific/Auckland"))
        self.assertEqual(noticed(self.acme.pk, there, there + HOUR), [self.new.pk])
        self.assertEqual(noticed(self.acme.pk, there + HOUR / 60, there + HOUR), [])

    def test_other_days_ask_the_same_question(self):
        review = make.review(self.new)
        days = date(2026, 3, 29), date(2026, 3, 30), date.max
        actions = [make.action(review) for _day in days]
        for action, day in zip(actions, days, strict=True):
            Action.objects.filter(pk=action.pk).update(first_due_on=day)

        self.assertEqual([due(self.acme.pk, day) for day in days], [[action.pk] for action in actions])
        self.assertEqual(due(self.acme.pk, date.min), [])
        self.assertEqual(due(self.acme.pk, None), [])

    def test_a_day_that_a_question_makes_by_itself_is_refused(self):
        """It would stay in the SQL, and tomorrow the question would be that of today."""
        lately = prepared(lambda key: Event.objects.filter(pk=key, logged_at__lt=timezone.now()))
        of_day = prepared(lambda key: Action.objects.filter(pk=key, first_due_on=timezone.localdate()))
        shifted = prepared(lambda day: Action.objects.filter(first_due_on=day + timedelta(days=1)))

        for question, value in ((lately, 1), (of_day, 1), (shifted, date(2026, 3, 29))):
            with self.assertRaises(ValueError):
                question(value)

    def test_a_moment_without_its_zone_is_asked_as_ever(self):
        counted = prepared(lambda key, at: Event.objects.filter(pk=key).annotate(at=Value(str(at))))

        naive = datetime(2026, 3, 29, 12)
        self.assertEqual(counted(self.new.pk, naive)[0].at, str(naive))

    def test_counts_in_one_row_are_those_of_an_aggregate(self):
        counts = {"n": Count("pk"), "late": Count("pk", filter=Q(is_late=True)), "first": Min("logged_at")}

        def late_ones(organisation: int, since):
            later = Exists(Event.objects.filter(pk=OuterRef("pk"), logged_at__gte=since))
            return Event.objects.filter(organisation=organisation).annotate(is_late=later)

        counted = prepared(lambda *given: in_one_row(late_ones(*given), **counts).values_list(*counts))
        for organisation in (self.acme.pk, 2**40):
            expected = late_ones(organisation, self.noon).aggregate(**counts)
            self.assertEqual(counted(organisation, self.noon), [tuple(expected.values())])
