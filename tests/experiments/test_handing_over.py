"""A matter that leaves the learning process takes along what experiments said of it."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.common.models import Entry
from goldseam.common.search import changed
from goldseam.common.search.filling import work
from goldseam.experiments.library.copying import start_from
from goldseam.experiments.models import Cycle
from tests import make

REFUSED = "belongs to another process"


class KeptForAFewTests(TestCase):
    """The text is kept for those who may see it, so nothing of it is told to others any more."""

    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def setUp(self):
        self.event = make.event(self.acme)
        self.cycle = make.decided_cycle(self.acme, kind="adapt", events=[self.event])

    def hand_over(self):
        self.event.hand_to_other_process(by=self.ana, keep_text=True)

    def test_no_cycle_follows_that_everybody_would_see(self):
        self.hand_over()

        with self.assertRaisesMessage(ValidationError, REFUSED):
            self.cycle.follow_up(by=self.ana, next_risks="None.")

        self.assertFalse(Cycle.objects.visible_to(self.bo).exists())

    def test_no_card_is_published(self):
        self.hand_over()

        with self.assertRaisesMessage(ValidationError, REFUSED):
            self.cycle.publish(by=self.ana, context="A pharmacy.")

        self.assertFalse(Cycle.objects.readable_by(self.bo).exists())

    def test_nobody_begins_with_its_plan(self):
        self.hand_over()

        with self.assertRaisesMessage(ValidationError, REFUSED):
            Cycle.copy_of(self.cycle, by=self.ana)

    def test_whoever_read_the_card_just_before_does_not_begin_with_it_either(self):
        hidden = make.team(self.acme, members=[self.ana])
        cycle = make.decided_cycle(self.acme, kind="adapt", team=hidden, events=[self.event])
        cycle.publish(by=self.ana, context="A pharmacy.")
        self.hand_over()

        with self.assertRaisesMessage(ValidationError, REFUSED):
            start_from(cycle, by=self.bo)

    def test_others_who_began_with_it_before_no_longer_tell_it(self):
        copy = Cycle.copy_of(self.cycle, by=self.bo)

        self.hand_over()

        copy = Cycle.objects.get(pk=copy.pk)
        self.assertEqual((copy.plan.condition, copy.plan.expected, copy.plan.because), ("", "", ""))
        self.assertEqual(copy.plan.direction, "lower")


class CopiedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")

    def setUp(self):
        self.event = make.event(self.acme)
        stops = [{"kind": "people", "words": "Somebody hits again."}]
        self.cycle = make.startable_cycle(self.acme, title="Two at the door", events=[self.event], stops=stops)
        self.copy = Cycle.copy_of(self.cycle, by=self.bo)

    def after_hand_over(self, cycle):
        self.event.hand_to_other_process(by=self.ana)
        return Cycle.objects.get(pk=cycle.pk)

    def test_a_copy_loses_what_it_took_over_in_every_version_of_its_plan(self):
        self.copy.write_plan(by=self.bo, condition="", who="The evening shift")

        copy = self.after_hand_over(self.copy)

        told = [version.content["condition"] for version in copy.plan_versions.all()]
        self.assertEqual((told, copy.plan.who), (["", ""], "The evening shift"))
        self.assertNotIn("door", copy.title)
        self.assertNotIn("hits", copy.plan.stops[0].words)

    def test_words_of_its_own_stay(self):
        self.copy.write_plan(by=self.bo, because="Our door is another one.")
        self.copy.rename(by=self.bo, title="A bell")

        copy = self.after_hand_over(self.copy)

        self.assertEqual((copy.title, copy.plan.because), ("A bell", "Our door is another one."))

    def test_a_copy_of_a_copy_loses_them_too(self):
        again = Cycle.copy_of(self.copy, by=self.ana)

        self.assertEqual(self.after_hand_over(again).plan.condition, "")

    def test_nothing_of_it_is_found_in_copies_any_more(self):
        changed(Cycle, [self.copy.pk])
        work()

        self.after_hand_over(self.copy)
        work()

        self.assertFalse(Entry.objects.filter(title__contains="door").exists())
