from datetime import UTC, datetime
from unittest import TestCase

from goldseam.language.redaction import Known, apply, find, reidentification_hints, relative, relative_times
from goldseam.language.redaction.redactor import Redactor

START = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
KNOWN = (Known("Ana", "the ward nurse"), Known("Bo", "a porter"), Known("Cy", "a porter"))


class HintTests(TestCase):
    def test_a_role_with_one_holder_a_day_and_a_place_are_one_person(self):
        """Domain 04, re-identification check: role with one holder + date + place = identified."""
        text = "On 16 July 2023 the ward nurse was in Ward 3B at Linz."

        self.assertEqual(
            [(hint.kind, hint.what) for hint in reidentification_hints(text, KNOWN, places=["Linz"])],
            [("role", "the ward nurse"), ("day", "16 July"), ("place", "Ward 3B"), ("place", "Linz")],
        )
        self.assertEqual(reidentification_hints(text, KNOWN)[0].offer, "a responder")

    def test_a_role_of_many_gives_nobody_away(self):
        self.assertEqual(reidentification_hints("On 16 July a porter was in Ward 3B.", KNOWN), [])

    def test_in_german(self):
        known = [Known("Ana", "die Stationsleitung")]
        hints = reidentification_hints("Am 16. Juli war die Stationsleitung in Zimmer 4.", known, language="de")

        self.assertEqual([hint.what for hint in hints], ["die Stationsleitung", "16. Juli", "Zimmer 4"])


class TimeTests(TestCase):
    def test_rows_count_from_the_start(self):
        """Domain 04, redaction: times to the minute become relative."""
        rows = [START, None, *(datetime(2026, 3, day, hour, 5, tzinfo=UTC) for day, hour in ((1, 9), (2, 12), (9, 10)))]

        self.assertEqual(relative_times(rows, START), ["T+0:00", "", "T-0:55", "T+26:05", "T+8 d"])
        self.assertEqual(relative(datetime(2026, 1, 30, 10, tzinfo=UTC), START), "T-30 d")

    def test_clock_times_of_a_text_count_from_the_start(self):
        text = (
            "At 9:55 am it slowed, at 10:20 UTC it broke, over midnight (23:50, 0:10) it rested. "
            "Since 2026-03-03 10:00, fine."
        )

        self.assertEqual(
            Redactor(keep_times=False, start=START).apply(text),
            "At T-0:05 it slowed, at T+0:20 it broke, over midnight (T-10:10, T-9:50) it rested. Since T+48:00, fine.",
        )

    def test_without_a_start_they_count_from_the_first(self):
        self.assertEqual(
            apply(t := "14:02 it broke. 14:30 fixed.", find(t, keep_times=False)), "T+0:00 it broke. T+0:28 fixed."
        )

    def test_times_stay_if_wanted_and_versions_always(self):
        self.assertEqual(find("14:02 it broke."), [])
        self.assertEqual(find("Version 14.02 and 10.3", keep_times=False), [])
