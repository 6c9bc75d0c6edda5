from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.experiments.models import Cycle
from tests import make


class PublishingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.team = make.team(cls.acme, members=[cls.ana])

    def decided(self):
        return make.decided_cycle(self.acme, team=self.team, watching=make.series(self.acme, team=self.team))

    def test_a_card_is_read_by_everybody_and_the_worksheet_by_the_team(self):
        cycle = self.decided()

        cycle.publish(by=self.ana, context="A hospital pharmacy.", would_repeat_if="There were two of us.")

        self.assertTrue(Cycle.objects.readable_by(self.bo).contains(cycle))
        self.assertFalse(Cycle.objects.visible_to(self.bo).contains(cycle))

    def test_withdrawing_takes_it_from_its_readers(self):
        cycle = self.decided()
        cycle.publish(by=self.ana, context="A hospital pharmacy.")

        cycle.withdraw(by=self.ana)

        self.assertFalse(Cycle.objects.readable_by(self.bo).contains(cycle))
        self.assertFalse(cycle.is_published)

    def test_what_is_not_decided_is_not_published(self):
        with self.assertRaisesMessage(ValidationError, "Decide first"):
            make.running_cycle(self.acme).publish(by=self.ana, context="A hospital pharmacy.")

    def test_a_card_says_where_it_was_tried(self):
        with self.assertRaises(ValidationError) as refused:
            self.decided().publish(by=self.ana, context=" ")

        self.assertIn("context", refused.exception.message_dict)

    def test_publishing_again_corrects_the_card(self):
        cycle = self.decided()
        cycle.publish(by=self.ana, context="A pharmacy.")

        cycle.publish(by=self.ana, context="A hospital pharmacy.")

        self.assertEqual(Cycle.objects.get(pk=cycle.pk).publication.context, "A hospital pharmacy.")


class CopyingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana, cls.bo = make.person("Ana"), make.member(cls.acme, "Bo")
        cls.series = make.series(cls.acme)
        stops = [
            {"kind": "harm", "words": "Somebody is hurt.", "who": "Ana"},
            {
                "kind": "guardrail",
                "series": cls.series.number,
                "rule": "limit",
                "side": "above",
                "limit": 9,
                "who": "Ana",
            },
        ]
        plan = {
            "who": "Ana and Cy",
            "told": "Cy",
            "where": "Ward 3",
            "baseline": 12,
            "materials": "A card",
            "stops": stops,
        }
        cls.cycle = make.decided_cycle(cls.acme, watching=cls.series, **plan)

    def test_a_copy_takes_the_idea_and_the_method(self):
        copy = Cycle.copy_of(self.cycle, by=self.bo)

        self.assertEqual((copy.plan.condition, copy.plan.materials), (self.cycle.plan.condition, "A card"))
        self.assertEqual((copy.copied_from, copy.owner), (self.cycle, self.bo))

    def test_a_copy_takes_no_persons_no_data_and_no_result(self):
        copy = Cycle.copy_of(self.cycle, by=self.bo)

        told = str(copy.plan.as_content)
        for word in ("Ana", "Cy", "Ward 3"):
            self.assertNotIn(word, told)
        self.assertEqual((copy.plan.baseline, copy.plan.starts_on), (None, None))
        self.assertEqual((copy.state, copy.watched.count(), copy.events.count()), ("planned", 0, 0))

    def test_its_conditions_are_kept_in_words(self):
        stops = Cycle.copy_of(self.cycle, by=self.bo).plan.stops

        self.assertEqual([stop.words for stop in stops], ["Somebody is hurt.", "A measure leaves its limits"])
        self.assertFalse(any(stop.acts for stop in stops))
