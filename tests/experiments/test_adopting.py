from datetime import timedelta

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils import timezone

from goldseam.activity.models import Activity
from goldseam.artifacts.items import Line
from goldseam.changes.models import Change
from goldseam.experiments.models import Holding, Study
from goldseam.experiments.reminders import check_holdings
from goldseam.measurements.models import Value
from tests import make
from tests.experiments.jobs import done

LOW = [1, 2, 1, 0, 1, 2, 1, 1, 2, 0, 1, 2]


class AdoptingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def adopted(self, **details):
        return make.decided_cycle(self.acme, kind="adopt", reason="It works.", **details)

    def lines(self, checklist, new="Ask for the end date"):
        return [*checklist.current.lines, Line(text=new)]

    def test_what_was_tried_becomes_a_version_that_answers_its_events(self):
        event, checklist = make.event(self.acme), make.checklist(self.acme)
        cycle = self.adopted(events=[event])

        adoption = cycle.adopt_into(by=self.ana, artifact=checklist, lines=self.lines(checklist))

        change = Change.objects.get(event=event)
        self.assertEqual((change.version, change.source), (adoption.version, cycle))
        self.assertEqual(checklist.current.items.last().origin, event)

    def test_a_kind_of_change_that_rarely_fits_is_kept_with_why_it_was_adopted(self):
        event = make.classified(make.event(self.acme), reason="inattention")
        cycle = self.adopted(events=[event])

        cycle.adopt_as_new(by=self.ana, title="Course", kind="training", text="Practise it with a colleague.")

        self.assertEqual(Change.objects.get(event=event).why_nevertheless, "It works.")

    def test_it_can_become_something_new(self):
        cycle = self.adopted()

        adoption = cycle.adopt_as_new(by=self.ana, title="Hand-over", kind="procedure", text="Ask for the end date.")

        self.assertEqual(adoption.version.text, "Ask for the end date.")

    def test_adopting_twice_writes_one_version(self):
        checklist, cycle = make.checklist(self.acme), self.adopted()

        one = cycle.adopt_into(by=self.ana, artifact=checklist, lines=self.lines(checklist))
        other = cycle.adopt_into(by=self.ana, artifact=checklist, lines=self.lines(checklist, new="Another"))

        self.assertEqual((one, checklist.versions.count()), (other, 2))

    def test_a_version_that_says_the_same_adopts_nothing(self):
        checklist, cycle = make.checklist(self.acme), self.adopted()

        with self.assertRaisesMessage(ValidationError, "Nothing is different yet"):
            cycle.adopt_into(by=self.ana, artifact=checklist, lines=checklist.current.lines)

        self.assertFalse(cycle.is_adopted)

    def test_what_was_abandoned_is_not_adopted(self):
        cycle = make.decided_cycle(self.acme, kind="abandon")

        with self.assertRaisesMessage(ValidationError, "Decide to adopt it first"):
            cycle.adopt_as_new(by=self.ana, title="Hand-over", text="Ask.")


class HoldingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def setUp(self):
        """A cycle that brought errors down to about one a day, studied twenty days ago."""
        self.errors = make.series(self.acme, better="lower")
        self.midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
        make.points(self.errors, *LOW, until=self.midnight - timedelta(days=20), days=1)
        details = {"days_ago": 35, "watching": self.errors, "kind": "adopt", "reason": "It works."}
        self.cycle = make.decided_cycle(self.acme, **details)
        Study.objects.filter(cycle=self.cycle).update(at=timezone.now() - timedelta(days=20))
        self.cycle.refresh_from_db()
        self.adoption = self.cycle.adopt_as_new(by=self.ana, title="Hand-over", text="Ask for the end date.")

    def later(self, *amounts):
        values = [Value(self.midnight - timedelta(days=ago), amount) for ago, amount in enumerate(amounts[::-1])]
        self.errors.add(values, by=self.ana)
        done(check_holdings)
        return self.adoption.holdings.get()

    def test_a_gain_that_holds_is_left_in_peace(self):
        holding = self.later(1, 0, 2, 1, 1, 2, 0, 1)

        self.assertFalse(holding.is_slipping)
        self.assertIsNotNone(holding.checked_at)

    def test_a_shift_to_the_wrong_side_is_told_once(self):
        self.later(4, 5, 4, 4, 5, 4, 5, 4, 4, 5, 4)
        Holding.objects.update(checked_at=None)

        holding = self.later(4, 5, 4, 4, 5, 4, 5, 4, 4, 5, 4)

        self.assertTrue(holding.is_slipping)
        self.assertEqual(Activity.objects.filter(kind="cycle.slipping").count(), 1)
        self.assertTrue(self.cycle.is_slipping)

    def test_one_value_far_out_is_enough(self):
        self.assertIn("beyond its limits", self.later(40).why)

    def test_getting_better_still_is_no_slip(self):
        self.assertFalse(self.later(*[0] * 12).is_slipping)

    def test_it_is_looked_at_once_a_day_and_not_for_ever(self):
        self.later(1)
        self.assertEqual([*Holding.objects.due()], [])

        Holding.objects.update(checked_at=timezone.now() - timedelta(days=2))
        self.assertEqual(Holding.objects.due().count(), 1)

        Holding.objects.update(until=timezone.localdate() - timedelta(days=1))
        self.assertEqual([*Holding.objects.due()], [])

    def test_few_points_of_a_cycle_of_days_are_enough_to_see_a_shift(self):
        self.errors.points.filter(at__lt=self.midnight - timedelta(days=23)).delete()

        self.assertTrue(self.later(4, 5, 4, 4, 5, 4, 5, 4, 4, 5, 4).is_slipping)
