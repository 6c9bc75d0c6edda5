from django.test import TestCase

from tests import make
from tests.experiments.pages import Pages


class StudyTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.running_cycle(self.acme, by=self.ana)

    def study(self, **typed):
        return self.post(self.cycle, "study", {"happened": "We asked six times.", "learned": "Nobody knew."} | typed)

    def test_what_was_expected_stands_beside_what_was_seen(self):
        page = self.get(self.cycle)

        self.assertContains(page, "Lower by 50%")
        self.assertContains(page, 'id="observed-h"')

    def test_the_result_is_written_in_words(self):
        self.study()

        self.cycle.refresh_from_db()
        self.assertEqual(self.cycle.studied.learned, "Nobody knew.")
        self.assertContains(self.get(self.cycle), "Decide what becomes of it")

    def test_without_words_it_stays_open_and_what_was_typed_is_kept(self):
        answer = self.study(learned="")

        self.assertContains(answer, 'id="study_learned_error"', status_code=422)
        self.assertContains(answer, "We asked six times.", status_code=422)
        self.assertContains(answer, 'id="step-study" open', status_code=422)

    def test_it_is_taken_back_and_the_test_goes_on(self):
        self.study()

        self.delete(self.cycle, "study")

        self.cycle.refresh_from_db()
        self.assertTrue(self.cycle.is_running)

    def test_when_the_planned_number_is_reached_it_is_time_to_look(self):
        self.cycle.amend(by=self.ana, reason="Enough.", sample_size=1)
        make.points(self.cycle.main, 3, by=self.ana)

        self.assertContains(self.get(self.cycle), "It is time to look at what came")


class DecisionTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.running_cycle(self.acme, by=self.ana)
        self.cycle.study(by=self.ana, happened="We asked.", learned="Nobody knew.", why_different="Kept elsewhere.")

    def decide(self, kind, **typed):
        return self.post(self.cycle, "decision", {"kind": kind, "reason": "", "next_risks": ""} | typed)

    def test_each_answer_says_what_it_means(self):
        page = self.get(self.cycle)

        for words in ("It becomes the usual way", "Change it and try again", "saves others the same way"):
            self.assertContains(page, words)

    def test_abandoning_takes_a_reason(self):
        self.assertContains(self.decide("abandon"), 'id="decision_reason_error"', status_code=422)

    def test_it_is_decided_and_taken_back(self):
        self.decide("abandon", reason="It did not help.")
        self.assertContains(self.get(self.cycle), "It did not help.")

        self.delete(self.cycle, "decision")

        self.cycle.refresh_from_db()
        self.assertFalse(self.cycle.is_decided)

    def test_what_speaks_against_adopting_is_said_beforehand(self):
        self.assertContains(self.get(self.cycle), "Before you adopt it")

    def test_a_null_leads_to_telling_others(self):
        self.decide("abandon", reason="It did not help.")

        self.assertContains(self.get(self.cycle), "Tell others what came of it")

    def test_no_choice_and_nonsense_are_asked_again(self):
        for kind in ("", "x", "\0"):
            self.assertEqual(self.decide(kind).status_code, 422)


class NextTests(Pages, TestCase):
    def test_wider_takes_what_could_go_wrong_there(self):
        cycle = make.decided_cycle(self.acme, by=self.ana, kind="adapt")

        answer = self.post(cycle, "next", {"next_risks": ""})

        self.assertContains(answer, 'id="next_next_risks_error"', status_code=422)

    def test_going_on_at_the_same_scale_takes_no_more(self):
        cycle = make.decided_cycle(self.acme, by=self.ana, kind="adapt")

        self.post(cycle, "next", {"next_risks": "", "stays": "on"})

        self.assertEqual(cycle.next_cycle.plan.scale, cycle.plan.scale)

    def test_the_next_cycle_carries_the_plan_over(self):
        cycle = make.decided_cycle(self.acme, by=self.ana, kind="adapt")

        answer = self.post(cycle, "next", {"next_risks": "More people at once."})

        following = cycle.next_cycle
        self.assertRedirects(answer, following.get_absolute_url(), fetch_redirect_response=False)
        self.assertEqual((following.plan.scale, following.plan.condition), ("day", cycle.plan.condition))
