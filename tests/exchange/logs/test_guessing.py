"""What columns are taken for, and what is asked rather than guessed."""

from django.test import SimpleTestCase

from goldseam.exchange.logs import days
from goldseam.exchange.logs.plan import Understanding, first_plan
from goldseam.exchange.logs.value_words import meant, merp_of
from goldseam.exchange.logs.words import is_empty
from tests.exchange.logs.files import Looked


def asked(text: str, **said) -> list[tuple[str, str]]:
    seen = Looked(text)
    plan = first_plan(seen.columns, "UTC", "log")
    for name, value in said.items():
        setattr(plan, name, value)
    return [(one.kind, one.name) for one in Understanding(plan, seen.columns).questions]


class DayTests(SimpleTestCase):
    def test_one_day_that_fits_in_one_way_only_tells_for_all(self):
        self.assertEqual(Looked("Date,Event\n03/04/2024,It fell\n31/12/2024,It broke\n").columns[0].order, days.DAY)
        self.assertEqual(Looked("Date,Event\n03/04/2024,It fell\n12/31/2024,It broke\n").columns[0].order, days.MONTH)

    def test_days_that_fit_in_both_ways_are_asked(self):
        text = "Date,Event\n03/04/2024,It fell\n05/06/2024,It broke\n"

        self.assertEqual(asked(text), [("order", "Date")])
        self.assertEqual(asked(text, orders={"0": "day"}), [])

    def test_days_that_contradict_one_another_are_asked(self):
        self.assertEqual(asked("Date,Event\n31/12/2024,It fell\n12/31/2024,It broke\n"), [("order", "Date")])

    def test_midnight_everywhere_is_a_day_without_a_time(self):
        column = Looked("Date,Event\n2018-12-18T00:00:00,It fell\n2018-12-19T00:00:00,It broke\n").columns[0]

        self.assertTrue(column.has_days_alone)

    def test_sheets_count_days(self):
        seen = days.serial("43817.5")

        self.assertEqual((seen.year, seen.month, seen.day, seen.at.hour), (2019, 12, 18, 12))
        self.assertIsNone(days.seen("31/31/2024"))


class ValueTests(SimpleTestCase):
    def test_letters_of_ncc_merp_say_how_bad_and_how_far(self):
        self.assertEqual(merp_of("Category F"), (3, "reached_harm"))
        self.assertEqual(merp_of("b"), (1, "stopped"))
        self.assertIsNone(merp_of("J"))

    def test_words_and_levels_are_known_and_bare_numbers_are_asked(self):
        self.assertEqual(
            [meant("severity_actual", one) for one in ("Severe harm", "SEV1", "3 - moderate", "2")], ["4", "5", "3", ""]
        )
        text = "Event,Severity\nIt fell,1\nIt broke,3\n"

        self.assertEqual(asked(text), [("one", "Severity")])
        self.assertEqual(asked(text, ones={"1": "worst"}), [])

    def test_words_for_nothing_are_known_in_brackets_and_with_a_full_stop(self):
        empty = ["To be determined", "Not Available.", "(not yet known)", "[blank]", "N.A.", "k. A.", "non précisé"]

        self.assertEqual([one for one in empty if not is_empty(one)], [])
        self.assertEqual([one for one in ("none", "no harm", "0", "no response") if is_empty(one)], [])

    def test_who_reported_it_is_no_subject_here(self):
        fields = Looked(
            "Event,Reported by,E-mail\nIt fell,Ana Ruiz,ana@example.org\nIt broke,Bo Li,bo@example.org\n"
        ).fields

        self.assertEqual((fields["Reported by"], fields["E-mail"]), ("reporter", "reporter"))

    def test_words_that_come_again_are_tags_and_what_nobody_knows_is_kept_as_a_line(self):
        rows = "".join(
            f"{number},It fell {number} times on the floor,{'ABC'[number % 3]}x,{number}.5\n" for number in range(12)
        )

        fields = Looked(f"Nr.,Story of it,Shelf,Weight\n{rows}").fields

        self.assertEqual([*fields.values()], ["reference", "text", "tags", "line"])
