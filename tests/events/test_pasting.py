from django.test import SimpleTestCase

from goldseam.events.pasting import rows_from


class PastingTests(SimpleTestCase):
    def test_each_line_with_a_time_becomes_a_row(self):
        self.assertEqual(
            rows_from("14:02 First alert\n14:05 – Rolled back\n\n"),
            [("14:02", "First alert"), ("14:05", "Rolled back")],
        )

    def test_times_as_people_write_them(self):
        for line, row in {
            "[14:02] Alert": ("14:02", "Alert"),
            "- 14:02:30: Alert": ("14:02:30", "Alert"),
            "2:02 pm Alert": ("2:02 pm", "Alert"),
            "2026-09-03 14:02 Alert": ("2026-09-03 14:02", "Alert"),
            "2026-09-03T14:02Z | Alert": ("2026-09-03T14:02Z", "Alert"),
            "Day -2: Alert": ("Day -2", "Alert"),
            "Week 20 Alert": ("Week 20", "Alert"),
        }.items():
            with self.subTest(line):
                self.assertEqual(rows_from(line), [row])

    def test_a_line_without_a_time_is_a_row_without_a_time(self):
        self.assertEqual(rows_from("* Two people on shift"), [("", "Two people on shift")])

    def test_an_indented_line_goes_on_with_the_one_above(self):
        self.assertEqual(rows_from("14:02 Alert\n   from the queue"), [("14:02", "Alert\nfrom the queue")])

    def test_a_number_that_is_no_time_stays_text(self):
        self.assertEqual(rows_from("400 errors a second"), [("", "400 errors a second")])
