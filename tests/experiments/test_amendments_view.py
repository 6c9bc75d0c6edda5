from django.test import TestCase

from tests import make
from tests.experiments.pages import Pages


class AmendmentsTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.running_cycle(self.acme, by=self.ana, who="Bo and Mia")

    def amend(self, part="scale", **typed):
        address = f"{self.address(self.cycle, 'amendments')}?part={part}"
        plan, number = self.cycle.plan, self.cycle.current_plan.number
        same = {"scale": plan.scale, "who": plan.who, "starts_on": plan.starts_on, "ends_on": plan.ends_on}
        return self.client.post(address, same | {"base": number, "reason": ""} | typed)

    def test_a_change_stands_there_before_and_after_with_its_reason(self):
        self.amend(who="Bo alone", reason="Mia is ill.")

        page = self.get(self.cycle, "amendments")

        for words in ("Bo and Mia", "Bo alone", "Mia is ill.", "Before:", "Now:"):
            self.assertContains(page, words)
        self.assertNotContains(page, "exploratory")

    def test_a_change_without_a_reason_is_asked_for_it(self):
        answer = self.amend(who="Bo alone")

        self.assertContains(answer, 'id="scale_reason_error"', status_code=422)
        self.assertContains(answer, 'value="Bo alone"', status_code=422)

    def test_once_values_are_in_the_result_is_exploratory(self):
        make.points(self.cycle.main, 3, by=self.ana)

        self.assertContains(self.get(self.cycle, "amendments", part="scale"), "marks the result as exploratory")
        self.amend(who="Bo alone", reason="Mia is ill.")

        self.assertContains(self.get(self.cycle, "amendments"), "exploratory")
        self.assertContains(self.get(self.cycle), "exploratory")

    def test_moving_what_counts_as_success_is_told_most_clearly(self):
        self.cycle.amend(by=self.ana, reason="Easier.", success="One less.")

        self.assertContains(self.get(self.cycle, "amendments"), "what counts as success")

    def test_every_part_can_be_opened(self):
        for part in ("aim", "hypothesis", "scale", "data", "prediction", "sample", "success", "stops", "people"):
            self.assertContains(self.get(self.cycle, "amendments", part=part), f'id="form-{part}"')

    def test_before_the_start_there_is_nothing_to_amend(self):
        planned = make.cycle(self.acme, by=self.ana)

        self.assertEqual(self.get(planned, "amendments").status_code, 302)

    def test_a_part_that_is_none_is_not_found(self):
        self.assertEqual(self.get(self.cycle, "amendments", part="weather").status_code, 404)
