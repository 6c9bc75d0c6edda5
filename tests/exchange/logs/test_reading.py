"""5.8: CSV files and workbooks of any shape, read as they are meant."""

import io
from datetime import datetime, time

import openpyxl
from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from tests.exchange.logs.files import Looked


class TextTests(SimpleTestCase):
    def test_a_german_sheet_has_semicolons_letters_of_windows_and_days_first(self):
        text = (
            "Lfd. Nr.;Datum;Uhrzeit;Bereich;Was ist passiert?\r\n1;03.02.2024;14:05;Küche;Offen über Nacht, bemerkt\r\n"
        )

        seen = Looked(text.encode("cp1252"))

        self.assertEqual((seen.how.encoding, seen.how.separator), ("cp1252", ";"))
        self.assertEqual([*seen.fields.values()], ["line", "started_at", "started_time", "place", "text"])
        self.assertEqual(seen.rows[0][3], "Küche")

    def test_excel_writes_utf_16_with_tabs(self):
        seen = Looked("Date\tWhat happened\r\n2024-03-04\tÖl lief aus\r\n2024-03-05\t“So” ☃\r\n".encode("utf-16"))

        self.assertEqual(seen.rows[1], ["2024-03-05", "“So” ☃"])

    def test_spaces_after_commas_belong_to_no_name(self):
        seen = Looked('\ufeff"ID", "What happened"\r\n"1", "It fell, again"\r\n"2", "It broke"\r\n')

        self.assertEqual(seen.names, ["ID", "What happened"])
        self.assertEqual(seen.rows[0], ["1", "It fell, again"])

    def test_a_title_may_stand_above_the_names(self):
        text = (
            'Near misses 2024,,\n,,\nID,Date,Description\n1,25/12/2023,"It fell\nfrom the shelf"\n2,01/02/2024,Again\n'
        )

        seen = Looked(text)

        self.assertEqual((seen.how.head, seen.lines), (3, [4, 6]))
        self.assertEqual(seen.rows[0][2], "It fell\nfrom the shelf")

    def test_names_may_be_missing_or_come_twice(self):
        self.assertEqual(Looked("2024-01-01,The door stayed open\n2024-01-02,It fell\n").how.head, 0)
        self.assertEqual(Looked("Date,Date,\n2024-01-01,2024-01-02,x\n").names, ["Date", "Date (2)", "Column 3"])

    def test_one_column_is_a_log_too(self):
        seen = Looked("What went wrong\nThe door stayed open, and nobody saw it\nThe light failed\n")

        self.assertEqual(seen.fields, {"What went wrong": "text"})
        self.assertEqual(seen.count, 2)

    def test_what_cannot_be_read_is_said_in_words(self):
        with self.assertRaisesMessage(ValidationError, "no rows"):
            Looked("\n\n")
        with self.assertRaisesMessage(ValidationError, "no text"):
            Looked(bytes(range(256)) * 40)
        with self.assertRaisesMessage(ValidationError, "never closed"):
            Looked('A,B\n1,"' + "x" * 200_000)


class WorkbookTests(SimpleTestCase):
    def book(self, fill) -> bytes:
        book = openpyxl.Workbook()
        fill(book)
        written = io.BytesIO()
        book.save(written)
        return written.getvalue()

    def test_the_fullest_sheet_is_read_with_days_and_times_as_such(self):
        def fill(book):
            book.active["A1"] = "About this log"
            sheet = book.create_sheet("Log")
            sheet.append(["Incidents of the year"])
            sheet.append([])
            sheet.append(["No", "Date", "Time", "Event", "Nothing"])
            sheet.append([1, datetime(2024, 3, 4), time(14, 5), "A label was wrong", None])
            sheet.append([2, datetime(2024, 3, 5), time(9, 0), "It fell", None])

        seen = Looked(self.book(fill))

        self.assertEqual((seen.how.sheet, seen.how.head, seen.how.sheets), ("Log", 3, ["Sheet", "Log"]))
        self.assertEqual(seen.rows[0][:4], ["1", "2024-03-04", "14:05:00", "A label was wrong"])
        self.assertEqual([*seen.fields.values()], ["reference", "started_at", "started_time", "text", "out"])

    def test_another_sheet_can_be_chosen(self):
        def fill(book):
            book.active.append(["Date", "Event"])
            book.active.append(["2024-03-04", "It fell"])
            book.create_sheet("Short").append(["Alone"])

        self.assertEqual(Looked(self.book(fill), sheet="Short").rows, [["Alone"]])

    def test_a_workbook_that_is_made_to_do_harm_is_refused(self):
        def fill(book):
            book.active["A1"] = book.active["XFD1048576"] = "x"

        with self.assertRaisesMessage(ValidationError, "could not be read"):
            Looked(self.book(fill))
        with self.assertRaisesMessage(ValidationError, "could not be read"):
            Looked(b"PK\x03\x04" + b"\0" * 100)
