from django.core.exceptions import ValidationError
from django.test import TestCase

from goldseam.experiments.models import Cycle
from tests import make


class StudyingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation()
        cls.ana = make.person("Ana")

    def setUp(self):
        self.cycle = make.running_cycle(self.acme, days_ago=20)

    def study(self, cycle=None, **texts):
        told = {"happened": "We asked six times.", "learned": "Nobody knew the date."} | texts
        return (cycle or self.cycle).study(by=self.ana, **told)

    def test_a_result_says_what_happened_and_what_was_learned(self):
        with self.assertRaises(ValidationError) as refused:
            self.study(happened=" ", learned="")

        self.assertEqual({*refused.exception.message_dict}, {"happened", "learned"})

    def test_nothing_is_studied_before_the_start(self):
        with self.assertRaisesMessage(ValidationError, "not started"):
            self.study(make.startable_cycle(self.acme))

    def test_whoever_was_wrong_says_why(self):
        make.points(self.cycle.main, 1, 1, 1, 1, 1, 2, 1, 9, 9, 9, 9, 9, 9, 9, 9, days=2)

        with self.assertRaises(ValidationError) as refused:
            self.study()
        study = self.study(why_different="People were hurried.")

        self.assertIn("why_different", refused.exception.message_dict)
        self.assertEqual(study.verdict, "opposite")

    def test_the_result_stays_as_it_was_seen(self):
        make.points(self.cycle.main, 4, 4, 4, 4, days=2)
        self.study()
        seen = Cycle.objects.get(pk=self.cycle.pk).observation

        make.points(self.cycle.main, 90, days=1)

        self.assertEqual(Cycle.objects.get(pk=self.cycle.pk).observation, seen)

    def test_a_result_of_a_plan_that_was_changed_with_data_is_exploratory(self):
        make.points(self.cycle.main, 4, days=2)
        self.cycle.amend(by=self.ana, reason="We want to see more.", sample_size=40)

        self.assertTrue(self.study().is_exploratory)

    def test_sending_the_same_result_twice_writes_it_once(self):
        self.assertEqual(self.study(), self.study())

    def test_a_second_result_is_refused_and_the_first_one_stays(self):
        self.study()

        with self.assertRaisesMessage(ValidationError, "written already"):
            self.study(learned="Something else.")

    def test_taking_the_result_back_keeps_its_words_in_the_log(self):
        self.study()

        self.cycle.take_back_study(by=self.ana)

        self.assertEqual(self.cycle.state, "running")
        self.assertIn("Nobody knew the date.", [note.text for note in self.cycle.notes.all()])

    def test_a_stopped_cycle_can_be_studied(self):
        self.cycle.pause(by=self.ana, why="It makes people hurry.", stop="people")

        self.study()

        self.assertEqual(self.cycle.state, "studied")

    def test_one_that_was_stopped_and_studied_does_not_go_on(self):
        self.cycle.pause(by=self.ana, why="It makes people hurry.", stop="people")
        self.study()

        for go_on in (lambda: self.cycle.ask_to_resume(by=self.ana, reason="Now."), self.agree):
            with self.assertRaisesMessage(ValidationError, "its result is written"):
                go_on()

        self.assertEqual(self.cycle.state, "studied")

    def agree(self):
        self.cycle.agree_to_resume(by=self.ana)
