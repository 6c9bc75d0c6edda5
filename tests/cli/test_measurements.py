"""goldseam measurements: values in and charts out, on the install itself."""

import tempfile
from pathlib import Path

from click.testing import CliRunner
from django.test import TestCase

from goldseam.cli import main
from tests import make


class AddingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.series = make.series(make.organisation(), kind="value")

    def add(self, *words, text=None):
        return CliRunner().invoke(main, ["measurements", "add", "acme", str(self.series.number), *words], input=text)

    def amounts(self):
        return list(self.series.points.order_by("at").values_list("amount", flat=True))

    def test_one_value_is_added_once(self):
        for _time in range(2):
            result = self.add("--value", "4.2", "--at", "2026-03-01", "--note", "two were ill")

        self.assertEqual(result.output, "0 added, 1 there already, 0 corrected, 0 left out\n")
        self.assertEqual([(point.amount, point.note) for point in self.series.points.all()], [(4.2, "two were ill")])

    def test_a_file_of_values_is_added(self):
        """8.2: data uploaded."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "values.csv")
            file.write_text("day;value\n2026-03-01;4,2\n2026-03-02;3,9\n")
            result = self.add("--file", str(file))

        self.assertEqual((result.exit_code, self.amounts()), (0, [4.2, 3.9]), result.output)

    def test_a_table_comes_through_a_pipe(self):
        self.add("--file", "-", text="2026-03-01\t4.2\n2026-03-02\t3.9\n")

        self.assertEqual(self.amounts(), [4.2, 3.9])

    def test_what_may_be_meant_in_two_ways_is_asked(self):
        table = "day,value\n3/4/2026,4.2\n5/4/2026,4.1\n"
        asked, answered = (
            self.add("--file", "-", text=table),
            self.add("--file", "-", "--days", "day-first", text=table),
        )

        self.assertEqual(asked.exit_code, 1)
        self.assertIn("--days day-first", asked.output)
        self.assertEqual((answered.exit_code, self.amounts()), (0, [4.2, 4.1]), answered.output)

    def test_one_wrong_row_keeps_the_file_out(self):
        result = self.add("--file", "-", text="day,value\n2026-03-01,4.2\n2026-03-02,many\n2026-03-03,1\n")

        self.assertEqual((result.exit_code, self.amounts()), (1, []))
        self.assertIn("line 3", result.output)

    def test_odd_input_is_said_in_a_line(self):
        cases = [["--value", "nan"], ["--value", "1e309"], ["--value", "1", "--at", "soon"], [], ["--file", "-"]]
        for words in cases:
            with self.subTest(words):
                result = self.add(*words, text="")

                self.assertIn(result.exit_code, (1, 2))
                self.assertIsInstance(result.exception, SystemExit)

    def test_a_series_that_is_not_there_is_said(self):
        result = CliRunner().invoke(main, ["measurements", "add", "acme", "99", "--value", "1"])

        self.assertIn("no series 99", result.output)


class DrawingTests(TestCase):
    def test_the_chart_becomes_a_picture_and_its_words_are_said(self):
        series = make.series(make.organisation())
        make.points(series, *[5, 6, 4, 7, 5, 6, 5, 4, 6, 5, 7, 4])

        with tempfile.TemporaryDirectory() as folder:
            png, svg, csv = (Path(folder, f"chart.{form}") for form in ("png", "svg", "csv"))
            words = ["--png", str(png), "--svg", str(svg), "--csv", str(csv)]
            result = CliRunner().invoke(main, ["measurements", "chart", "acme", str(series.number), *words])

            self.assertEqual(result.exit_code, 0, result.output)
            self.assertTrue(png.read_bytes().startswith(b"\x89PNG"))
            self.assertIn("<svg", svg.read_text())
            self.assertEqual(len(csv.read_text().splitlines()), 13)
        self.assertTrue(result.output.strip())
