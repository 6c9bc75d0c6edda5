from datetime import UTC, datetime, timedelta

from goldseam.activity.models import Activity
from goldseam.measurements.models import Value
from tests.measurements.pages import SeriesPages

MONDAY = datetime(2024, 1, 1, tzinfo=UTC)
YES = {"is_different": "on", "is_known": "on", "is_wanted": "on", "will_last": "on"}


class LimitsTests(SeriesPages):
    def setUp(self):
        super().setUp()
        self.series.add([Value(MONDAY + timedelta(days=7 * week), 10 + week % 5) for week in range(30)], by=self.ana)

    def test_a_phase_is_begun_with_a_reason_and_joined_again(self):
        page = self.send("phases", starts_at="2024-04-01", reason="New till")
        self.assertContains(page, "The reason is known. If not, find it first", status_code=422)

        self.send("phases", starts_at="2024-04-01", reason="New till", **YES)
        self.assertContains(self.page(), "New till")
        self.delete("phase", self.series.phases.get().pk)
        self.assertEqual(self.series.phases.count(), 0)

    def test_a_baseline_is_frozen_and_taken_back(self):
        page = self.send("freeze", first="2024-01-01", until="2024-01-20")
        self.assertContains(page, "at least 10 values", status_code=422)

        self.send("freeze", first="2024-01-01", until="2024-04-15")
        self.assertContains(self.page(), "Frozen from 1 Jan 2024 to 15 Apr 2024")
        self.delete("freeze")
        self.assertNotContains(self.page(), "Frozen from")

    def test_words_at_a_moment_are_added_and_taken_out(self):
        self.assertEqual(self.send("annotations", moment="2024-02-01", text="").status_code, 422)
        self.send("annotations", moment="2024-02-01", text="Two were ill")
        self.assertContains(self.page(), "Two were ill")
        self.delete("annotation", self.series.annotations.get().pk)
        self.assertEqual(self.series.annotations.count(), 0)

    def test_rules_are_chosen_with_their_false_alarms_said(self):
        self.assertContains(self.page(), "about 19 show a signal")
        self.send("rules", rules="nelson")
        self.series.refresh_from_db()
        self.assertEqual(self.series.rules, "nelson")
        self.assertEqual(self.send("rules", rules="magic").status_code, 422)

    def test_what_belongs_to_another_series_is_not_found(self):
        self.assertEqual(self.delete("removal", 999).status_code, 404)
        for name in ("phase", "annotation", "key"):
            self.assertEqual(self.delete(name, 999).status_code, 302, name)

    def test_nonsense_is_refused(self):
        for day in ("", "soon", "3/4/2026", "0001-01-01", "9999-12-31", "\0", "x" * 999):
            self.assertEqual(self.send("phases", starts_at=day, reason="x", **YES).status_code, 422, day)
            self.assertEqual(self.send("freeze", first=day, until=day).status_code, 422, day)
            self.assertEqual(self.send("annotations", moment=day, text="x").status_code, 422, day)
        self.assertEqual(self.send("annotations", moment="2024-02-01", text="a\0b").status_code, 422)
        self.assertEqual(self.send("phases", starts_at="2024-04-01", reason="x" * 301, **YES).status_code, 422)

    def test_each_of_it_is_a_story_of_the_series(self):
        self.send("annotations", moment="2024-02-01", text="Two were ill")
        self.send("freeze", first="2024-01-01", until="2024-04-15")
        self.delete("freeze")

        told = [activity.sentence_here for activity in Activity.objects.history_of(self.series).told()]

        for words in ("Ana noted what was going on", "Ana froze the baseline", "Ana took the baseline back"):
            self.assertIn(words, told)
