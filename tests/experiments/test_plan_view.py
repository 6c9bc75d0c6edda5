from django.test import TestCase

from tests import make
from tests.experiments.pages import Pages


def rows(*stops):
    """Rows of the form of stop conditions, as a browser sends them."""
    sent = {"stop-TOTAL_FORMS": len(stops), "stop-INITIAL_FORMS": 0}
    usual = {"kind": "harm", "words": "", "who": "", "series": "", "rule": "limit", "side": "above", "limit": ""}
    for number, stop in enumerate(stops):
        row = usual | {"in_a_row": 1, "least": 0, "position": number + 1} | stop
        sent |= {f"stop-{number}-{name}": value for name, value in row.items()}
    return sent


class PlanTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.cycle(self.acme, by=self.ana)

    def write(self, part, **data):
        return self.post(self.cycle, "plan_part", data, part)

    def plan(self):
        self.cycle.refresh_from_db()
        return self.cycle.plan

    def test_a_part_is_saved_with_whatever_is_known(self):
        answer = self.write("hypothesis", condition="we ask for the weight", base=1)

        self.assertEqual(answer.status_code, 302)
        self.assertEqual(self.plan().condition, "we ask for the weight")

    def test_the_next_part_in_which_something_is_missing_stands_open(self):
        self.write("hypothesis", condition="we ask", expected="fewer are wrong", because="somebody knows", base=1)

        page = self.get(self.cycle)

        self.assertContains(page, 'id="part-scale" open')

    def test_a_part_can_be_asked_for(self):
        self.assertContains(self.get(self.cycle, part="people"), 'id="part-people" open')

    def test_a_number_that_is_none_is_said_beside_its_field_and_the_rest_is_kept(self):
        for size in ("many", "1e309", "nan", "-1"):
            answer = self.write("prediction", direction="lower", size=size, size_is="percent", confidence=70, base=1)

            self.assertContains(answer, 'id="prediction_size_error"', status_code=422)
            self.assertContains(answer, f'value="{size}"', status_code=422)
        self.assertIsNone(self.plan().size)

    def test_days_that_no_calendar_holds_are_refused(self):
        for day in ("0001-01-01", "9999-12-31", "2026-02-30"):
            self.assertEqual(self.write("scale", starts_on=day, base=1).status_code, 422)

    def test_two_people_who_write_different_fields_are_brought_together(self):
        self.cycle.write_plan(by=self.bo, expected="fewer are wrong")

        self.write("hypothesis", condition="we ask", expected="", because="", base=1)

        self.assertEqual((self.plan().condition, self.plan().expected), ("we ask", "fewer are wrong"))

    def test_what_both_wrote_stands_beside_the_field_and_mine_is_kept(self):
        self.cycle.write_plan(by=self.bo, condition="we phone")

        answer = self.write("hypothesis", condition="we ask", base=1)

        self.assertContains(answer, "Somebody else saved “we phone” here", status_code=422)
        self.assertContains(answer, 'value="we ask"', status_code=422)

    def test_saving_again_saves_on_top_of_theirs(self):
        self.cycle.write_plan(by=self.bo, condition="we phone")
        refused = self.write("hypothesis", condition="we ask", base=1)
        self.assertContains(refused, 'name="base" value="2"', status_code=422)

        self.write("hypothesis", condition="we ask", base=2)

        self.assertEqual(self.plan().condition, "we ask")

    def test_the_scale_is_hinted_at_by_belief_and_cost(self):
        self.write("scale", belief="low", cost_of_failure="high", base=1)

        self.assertContains(self.get(self.cycle), "it fits to try it with: One person, or one time")

    def test_the_hint_comes_while_somebody_chooses(self):
        answer = self.post(self.cycle, "scale_hint", {"belief": "low", "cost_of_failure": "low"})

        self.assertContains(answer, "One person, one day")

    def test_nonsense_gives_no_hint(self):
        self.assertNotContains(self.post(self.cycle, "scale_hint", {"belief": "\0", "starts_on": "x"}), "fits")

    def test_stop_conditions_are_rows(self):
        self.write("stops", base=1, **rows({"words": "Somebody is hurt", "who": "Anybody"}, {}))

        stop = self.plan().stops[0]
        self.assertEqual((stop.kind, stop.words, stop.who), ("harm", "Somebody is hurt", "Anybody"))
        self.assertEqual(len(self.plan().stops), 1)

    def test_rows_are_ordered_and_taken_out(self):
        first, second = {"words": "One", "position": 2}, {"words": "Two", "position": 1}

        self.write("stops", base=1, **rows(first, second, {"words": "Three", "DELETE": "on"}))

        self.assertEqual([stop.words for stop in self.plan().stops], ["Two", "One"])

    def test_a_condition_on_a_measure_needs_its_limit(self):
        series = make.series(self.acme, by=self.ana)
        self.cycle.watch(by=self.ana, series=series)

        answer = self.write("stops", base=1, **rows({"words": "Too many", "series": series.number}))

        self.assertContains(answer, "Say from which value on", status_code=422)
        self.assertContains(answer, "Too many", status_code=422)

    def test_a_condition_on_a_measure_acts(self):
        series = make.series(self.acme, by=self.ana)
        self.cycle.watch(by=self.ana, series=series)

        self.write("stops", base=1, **rows({"words": "Too many", "series": series.number, "limit": "9"}))

        self.assertTrue(self.plan().stops[0].acts)

    def test_rows_that_no_browser_sends_are_no_error_of_ours(self):
        for sent in ({}, {"stop-TOTAL_FORMS": "x"}, {"stop-TOTAL_FORMS": "9" * 9, "stop-INITIAL_FORMS": 0}):
            self.assertLess(self.write("stops", base=1, **sent).status_code, 500)

    def test_after_the_start_it_is_read_only(self):
        running = make.running_cycle(self.acme, by=self.ana)

        answer = self.post(running, "plan_part", {"aim": "Another one", "base": 1}, "aim")

        self.assertEqual(answer.status_code, 422)
        self.assertNotContains(self.get(running), 'id="form-aim"')
        self.assertContains(self.get(running), "Amend the plan")

    def test_a_part_that_is_none_is_not_found(self):
        self.assertEqual(self.write("weather", base=1).status_code, 404)

    def test_who_may_only_read_cannot_write(self):
        self.client.force_login(make.member(self.acme, "Ada", role="auditor"))

        self.assertEqual(self.write("aim", aim="x", base=1).status_code, 404)


class MeasuresTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.cycle(self.acme, by=self.ana)

    def test_a_measure_that_is_there_is_watched(self):
        series = make.series(self.acme, by=self.ana)

        self.post(self.cycle, "watched", {"series": series.pk, "role": "main"})

        self.assertEqual(self.cycle.main, series)

    def test_a_measure_is_started_right_there(self):
        data = {"title": "Doses drawn up twice", "kind": "count", "every": "day", "better": "lower", "role": "main"}

        self.post(self.cycle, "watched", data)

        self.assertEqual(self.cycle.main.title, "Doses drawn up twice")

    def test_a_measure_without_a_name_is_asked_for_it(self):
        answer = self.post(self.cycle, "watched", {"title": "", "kind": "count", "every": "day", "role": "main"})

        self.assertContains(answer, 'id="new_series_title_error"', status_code=422)

    def test_a_second_one_for_the_effect_is_refused_beside_its_role(self):
        self.cycle.watch(by=self.ana, series=make.series(self.acme, by=self.ana))
        other = make.series(self.acme, by=self.ana, title="Another one")

        answer = self.post(self.cycle, "watched", {"series": other.pk, "role": "main"})

        self.assertContains(answer, "There is one measurement for the effect already", status_code=422)

    def test_a_measure_of_another_team_is_not_offered(self):
        theirs = make.series(self.acme, by=self.ana, team=make.team(self.acme, "Others"))

        answer = self.post(self.cycle, "watched", {"series": theirs.pk, "role": "main"})

        self.assertEqual(answer.status_code, 422)

    def test_it_is_taken_out(self):
        series = make.series(self.acme, by=self.ana)
        self.cycle.watch(by=self.ana, series=series)

        self.delete(self.cycle, "watched_series", series.number)

        self.assertIsNone(self.cycle.main)


class PlausiblePlanTests(Pages, TestCase):
    def test_an_end_before_the_start_is_said_beside_the_end(self):
        cycle = make.cycle(self.acme, by=self.ana)

        answer = self.post(cycle, "plan_part", {"starts_on": "2026-11-09", "ends_on": "2026-11-02"}, "scale")

        self.assertContains(answer, "It ends before it starts.", status_code=422)

    def test_no_effect_at_all_is_no_prediction(self):
        cycle = make.cycle(self.acme, by=self.ana)

        answer = self.post(cycle, "plan_part", {"direction": "lower", "size": "0"}, "prediction")

        self.assertContains(answer, "More than nothing", status_code=422)
