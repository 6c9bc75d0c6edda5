from django.test import TestCase
from django.utils import timezone

from tests import make
from tests.experiments.pages import Pages


class ValuesTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.series = make.series(self.acme, by=self.ana, every="day", unit="doses")
        self.cycle = make.running_cycle(self.acme, by=self.ana, watching=self.series)

    def add(self, **typed):
        day = timezone.localdate().isoformat()
        return self.post(self.cycle, "values", {"at": day, "amount": "4", "note": ""} | typed, self.series.number)

    def test_a_value_is_added_right_there(self):
        self.add()

        self.assertEqual([point.amount for point in self.series.points.all()], [4.0])
        self.assertContains(self.get(self.cycle), "1 value since the start")

    def test_the_line_that_was_predicted_stands_in_the_chart(self):
        self.cycle.amend(by=self.ana, reason="We know it now.", baseline=8)
        self.add()

        self.assertContains(self.get(self.cycle), "Expected")

    def test_what_is_no_number_is_said_beside_it_and_kept(self):
        for amount in ("x", "1e309", "-3", "2.5"):
            answer = self.add(amount=amount, note="at noon")

            self.assertContains(answer, "field__error", status_code=422)
            self.assertContains(answer, "at noon", status_code=422)

    def test_a_value_of_a_measure_that_is_not_watched_is_not_found(self):
        other = make.series(self.acme, by=self.ana, title="Other")

        self.assertEqual(self.post(self.cycle, "values", {"amount": 1}, other.number).status_code, 404)

    def test_a_value_beyond_a_stop_condition_pauses_it(self):
        stop = {"kind": "guardrail", "series": self.series.number, "rule": "limit", "side": "above", "limit": 9}
        self.cycle.amend(by=self.ana, reason="A limit was missing.", stops=[stop])

        answer = self.add(amount="12")

        self.assertRedirects(answer, f"{self.cycle.get_absolute_url()}#pause", fetch_redirect_response=False)
        self.assertContains(self.get(self.cycle), "it paused by itself")


class NotesTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.running_cycle(self.acme, by=self.ana)

    def test_a_surprise_is_written_down(self):
        self.post(self.cycle, "notes", {"kind": "surprise", "text": "Parents knew it."})

        self.assertContains(self.get(self.cycle), "Parents knew it.")

    def test_an_empty_note_is_asked_for_its_words(self):
        answer = self.post(self.cycle, "notes", {"kind": "done", "text": " "})

        self.assertContains(answer, 'id="note_text_error"', status_code=422)

    def test_it_is_taken_out_by_whoever_wrote_it_and_by_nobody_else(self):
        note = self.cycle.note(by=self.bo, kind="done", text="Asked.")

        self.delete(self.cycle, "note", note.pk)
        self.assertTrue(self.cycle.notes.exists())
        self.client.force_login(self.bo)
        self.delete(self.cycle, "note", note.pk)

        self.assertFalse(self.cycle.notes.exists())


class PauseTests(Pages, TestCase):
    def setUp(self):
        super().setUp()
        self.cycle = make.running_cycle(self.acme, by=self.ana)

    def again(self):
        self.cycle.refresh_from_db()
        return self.cycle

    def test_one_press_stops_it_even_without_words(self):
        self.post(self.cycle, "pause", {"why": ""})

        self.assertTrue(self.again().is_paused)
        self.assertEqual(self.cycle.current_pause.why, "Somebody could be harmed.")

    def test_the_button_is_there_while_it_runs_and_not_after(self):
        self.assertContains(self.get(self.cycle), "Stop: somebody could be harmed")

        self.cycle.pause(by=self.ana, why="A dose was late.")

        self.assertNotContains(self.get(self.cycle), "Stop: somebody could be harmed")

    def test_the_page_says_why_it_stands_still_and_what_happens_next(self):
        self.cycle.pause(by=self.bo, why="A dose was late.")

        page = self.get(self.cycle)

        for words in ("A dose was late.", "Stopped by Bo", "Look at it in the review", "A second person agrees"):
            self.assertContains(page, words)

    def test_going_on_takes_a_reason(self):
        self.cycle.pause(by=self.bo, why="A dose was late.")

        answer = self.post(self.cycle, "resumption", {"reason": ""})

        self.assertContains(answer, 'id="resume_reason_error"', status_code=422)

    def test_whoever_asked_cannot_agree(self):
        self.cycle.pause(by=self.bo, why="A dose was late.")
        self.post(self.cycle, "resumption", {"reason": "The pump is mended."})

        self.assertContains(self.get(self.cycle), "Somebody else has to agree")
        self.post(self.cycle, "resumption", {"_method": "patch"})

        self.assertTrue(self.again().is_paused)

    def test_a_second_person_agrees_and_it_goes_on(self):
        self.cycle.pause(by=self.bo, why="A dose was late.")
        self.post(self.cycle, "resumption", {"reason": "The pump is mended."})
        self.client.force_login(self.bo)

        self.assertContains(self.get(self.cycle), "I agree: go on with it")
        self.post(self.cycle, "resumption", {"_method": "patch"})

        self.assertTrue(self.again().is_running)

    def test_it_can_be_left_stopped(self):
        self.cycle.pause(by=self.bo, why="A dose was late.")
        self.cycle.ask_to_resume(by=self.bo, reason="The pump is mended.")

        self.delete(self.cycle, "resumption")

        self.assertFalse(self.again().current_pause.is_asked)

    def test_alone_it_goes_on_with_a_reason(self):
        alone = make.organisation(self.ana, "Ana alone", size="solo")
        cycle = make.running_cycle(alone, by=self.ana)
        cycle.pause(by=self.ana, why="It hurt.")

        self.assertNotContains(self.get(cycle), "second person")
        self.post(cycle, "resumption", {"reason": "It is better now."})

        cycle.refresh_from_db()
        self.assertTrue(cycle.is_running)
