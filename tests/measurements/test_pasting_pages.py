from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests import make
from tests.measurements.pages import SeriesPages

WEEKS = "Day,Errors\n2026-03-02,3\n2026-03-09,5\n"
ONCE = "1b3b6f2e-6f51-4f0e-8a0b-3f1a5f6c7d80"


class PastingTests(SeriesPages):
    def paste(self, text="", series=None, status=200, **typed):
        answer = self.send("pasting", series=series, text=text, **typed)
        self.assertEqual(answer.status_code, status)
        return answer

    def add(self, text=WEEKS, **typed):
        return self.send("pasting", text=text, add="1", **typed)

    def upload(self, content, name="weeks.csv"):
        return self.send("pasting", file=SimpleUploadedFile(name, content))

    def amounts(self):
        return list(self.series.points.order_by("at").values_list("amount", flat=True))

    def test_a_look_saves_nothing_and_says_what_would_happen(self):
        page = self.paste(WEEKS)

        self.assertContains(page, "2 new values")
        self.assertContains(page, "Nothing is saved yet")
        self.assertEqual(self.amounts(), [])

    def test_adding_twice_adds_once(self):
        for _time in range(2):
            self.add()

        self.assertEqual(self.amounts(), [3, 5])
        self.assertContains(self.paste(WEEKS), "2 are there already")

    def test_other_values_put_the_earlier_ones_right_and_keep_them(self):
        self.add()

        self.assertContains(self.paste("2026-03-02,4\n"), "puts another value right")
        self.add("2026-03-02,4\n")
        self.assertEqual(self.amounts(), [4, 5])
        self.assertEqual(self.series.points.first().corrections.count(), 1)

    def test_rows_that_are_no_value_are_shown_and_the_others_added(self):
        text = WEEKS + "soon,4\n2026-03-23,-2\n"

        page = self.paste(text)
        self.add(text)

        self.assertContains(page, "“soon” is not understood as a day.")
        self.assertContains(page, "whole number from 0 on")
        self.assertEqual(self.amounts(), [3, 5])

    def test_what_can_be_meant_in_two_ways_is_asked_before_anything_is_added(self):
        text = "3/4/2026,1\n5/6/2026,2"

        self.assertContains(self.paste(text), "the third of April")
        self.add(text)
        self.assertEqual(self.amounts(), [])
        self.add(text, order="month")
        self.assertEqual([f"{point.at:%m-%d}" for point in self.series.points.order_by("at")], ["03-04", "05-06"])

    def test_days_ahead_are_left_out_until_they_are_meant(self):
        text = f"2026-03-02,3\n{timezone.now().year + 1}-12-31,4"

        self.assertContains(self.paste(text), "1 row lies ahead and is left out")
        self.add(text)
        self.assertEqual(self.amounts(), [3])
        self.add(text, ahead="on")
        self.assertEqual(self.amounts(), [3, 4])

    def test_columns_can_be_chosen(self):
        text = "2026-03-02;1;3\n2026-03-09;2;5"

        self.add(text, looked="1", width="3", **{"column-when": "0", "column-amount": "2"})

        self.assertEqual(self.amounts(), [3, 5])

    def test_without_a_column_of_days_it_says_so(self):
        self.assertContains(self.paste("3\n5\n7"), "which column holds the days")

    def test_a_file_in_another_encoding_with_decimal_commas(self):
        minutes = make.series(self.acme, kind="value", title="Minutes")
        content = "Tag;Wert;Bemerkung\r\n02.03.2026;3,5;für zwei\r\n".encode("cp1252")

        looked = self.send("pasting", series=minutes, file=SimpleUploadedFile("w.csv", content))

        self.assertContains(looked, "für zwei")
        self.assertContains(looked, "3.5")

    def test_ten_thousand_rows_of_a_file_come_in(self):
        text = "\n".join(f"{1990 + n // 336}-{1 + n // 28 % 12:02}-{1 + n % 28:02},{n}" for n in range(10_000))

        looked = self.upload(text.encode())
        self.add(text, source="file")

        self.assertContains(looked, "10000 new values")
        self.assertEqual(self.series.points.filter(source="file").count(), 10_000)

    def test_what_can_not_be_read_is_refused(self):
        self.paste("", status=422)
        self.assertEqual(self.upload(b"PK\x03\x04\x00\x00", "weeks.xlsx").status_code, 422)
        self.assertEqual(self.upload(b"a\x00b", "weeks.csv").status_code, 422)
        self.assertEqual(self.upload(b"x" * (2 * 1024 * 1024 + 1), "weeks.csv").status_code, 422)
        self.assertEqual(self.upload(b"", "weeks.csv").status_code, 422)

    def test_nonsense_does_no_harm(self):
        for text in ("\0", ",,,", '"', "🙂" * 99, "2026-03-02,1e309", "2026-03-02,nan", "0000-00-00,3", "9999-12-31,3"):
            self.assertIn(self.send("pasting", text=text, add="1").status_code, {200, 422}, text)
        for typed in ({"order": "x"}, {"year": "9" * 40}, {"column-when": "9" * 40, "looked": "1", "width": "2"}):
            self.assertIn(self.send("pasting", text=WEEKS, **typed).status_code, {200, 422}, typed)
        self.assertEqual(self.amounts(), [])

    def test_a_double_click_adds_once(self):
        for _click in range(2):
            self.assertEqual(self.add(once=ONCE).status_code, 302)

        self.assertEqual(self.amounts(), [3, 5])
