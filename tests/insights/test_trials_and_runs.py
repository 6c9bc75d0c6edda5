"""Trials, checklists at work, and what people say at the end of a review."""

from django.test import TestCase

from goldseam.insights.measures import measure_named
from goldseam.reviews.models import Closure
from goldseam.runs.models import Opportunity
from goldseam.safety.models.learned import Learned
from tests import make
from tests.insights import things


class TrialsAndRunsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.of = make.organisation()
        cls.ana = make.person("Ana")

    def figure(self, key, person=None):
        return things.figure(key, things.asked(self.of, person))

    def parts(self, key, person=None):
        return {part.key: part.value for part in self.figure(key, person).parts}

    def test_trials_say_how_many_had_a_prediction_by_the_plan_with_which_they_started(self):
        make.running_cycle(self.of)
        bare = make.running_cycle(self.of)
        version = bare.started.plan
        version.content = version.content | {"direction": "", "size": None}
        version.save()

        found = self.figure("trials")

        self.assertEqual((found.value, self.parts("trials")["predicted"]), (2, "1"))
        self.assertEqual(len(measure_named("trials").records(things.asked(self.of), "predicted")), 1)

    def test_it_is_said_whether_others_can_read_of_what_showed_no_effect(self):
        first = make.decided_cycle(self.of)
        self.assertEqual(
            "1 trial was started, with a prediction. 1 showed no effect, and nobody else can read about it yet.",
            self.figure("trials").words,
        )

        make.decided_cycle(self.of)
        first.publish(by=self.ana, context="Ward")
        self.assertIn("2 showed no effect; others can read about 1 of them.", self.figure("trials").words)

    def test_the_method_score_is_shown_to_those_alone_who_made_the_trial(self):
        of = things.big({"Ward": 6}, name="Big")
        cycle = make.running_cycle(of, team=of.teams.get(name="Ward"))
        cycle.study(by=self.ana, happened="It went well.", learned="The date was missing.")
        mine, theirs = make.person("Ward 0"), make.person("Ana")
        found = [things.figure("method_score", things.asked(of, who)) for who in (mine, theirs)]

        self.assertEqual([one.n for one in found], [1, 0])
        self.assertIn("of 5 points", found[0].words)

    def test_scores_that_are_all_alike_do_not_say_how_far_others_lie_apart(self):
        of = things.big({"Ward": 6}, name="Big")
        for _number in range(5):
            cycle = make.running_cycle(of, team=of.teams.get(name="Ward"))
            cycle.study(by=self.ana, happened="It went well.", learned="The date was missing.")

        found = things.figure("method_score", things.asked(of, make.person("Ward 0")))

        self.assertIsNotNone(found.value)
        self.assertEqual((found.n, found.low, found.high), (5, None, None))

    def test_use_counts_moments_at_which_the_list_was_run(self):
        artifact = make.checklist(self.of)
        moments = [Opportunity.open(artifact, "hand", once=str(number)) for number in range(3)]
        Opportunity.objects.update(at=things.days_ago(3))
        run = make.run(artifact)
        run.opportunity = moments[0]
        run.save()
        moments[1].dismiss(by=self.ana, reason="Nothing was released.")

        self.assertEqual(self.parts("checklist_use"), {"run": "1", "left_out": "1", "not_needed": "1"})

    def test_where_nobody_says_when_a_list_is_due_there_is_no_use_rate(self):
        make.run(make.checklist(self.of))

        self.assertIsNone(self.figure("checklist_use").value)
        self.assertTrue(self.figure("checklist_use").words.startswith("None"))

    def test_catches_count_finished_runs_in_which_a_line_found_something(self):
        artifact = make.checklist(self.of)
        for problem in ("The label was that of another patient.", "", "", "", ""):
            make.run(artifact, problem=problem)
        make.run(artifact, is_finished=False)

        found = self.figure("checklist_catches")

        self.assertEqual((found.value, found.n), (0.2, 5))

    def test_learned_something_is_said_from_five_answers_on(self):
        review = make.review(make.event(self.of))
        review.hold(by=self.ana)
        Closure.objects.create(
            review=review, closed_by=self.ana, what_happened="It stopped.", what_is_different="A line."
        )
        tally = Learned.objects.create(review=review, yes=3, no=1)
        few = self.figure("learned_something")
        tally.no = 2
        tally.save()
        enough = self.figure("learned_something")

        self.assertEqual((few.value, few.n), (None, 0))
        self.assertEqual((enough.value, enough.n), (0.6, 5))

    def test_where_all_answered_the_same_no_number_tells_what_each_of_them_said(self):
        review = make.review(make.event(self.of))
        review.hold(by=self.ana)
        Closure.objects.create(review=review, closed_by=self.ana, what_happened="It stopped.")
        tally = Learned.objects.create(review=review, yes=5, no=0)
        yes = self.figure("learned_something")
        Learned.objects.filter(pk=tally.pk).update(yes=0, no=5)
        no = self.figure("learned_something")

        for found in (yes, no):
            self.assertEqual((found.value, found.low, found.high), (None, None, None))
            self.assertNotRegex(found.words, r"\d")
        self.assertNotEqual(yes.words, no.words)
