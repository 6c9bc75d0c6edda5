from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldseam.measurements.models import Value
from tests import make
from tests.measurements.pages import SeriesPages

ONCE = "1b3b6f2e-6f51-4f0e-8a0b-3f1a5f6c7d80"
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


class ByHandTests(SeriesPages):
    def add(self, at="2026-03-02", amount="3", note="", series=None, **typed):
        return self.send("points", series=series, at=at, amount=amount, note=note, **typed)

    def found(self, series=None):
        return [(point.at, point.amount, point.of) for point in (series or self.series).points.order_by("at")]

    def test_a_value_is_added_and_the_form_waits_for_the_next(self):
        answer = self.add(note="Two were ill")

        self.assertRedirects(answer, self.at("show") + "#add", fetch_redirect_response=False)
        self.assertEqual(self.found(), [(MONDAY, 3, None)])
        self.assertContains(self.page(), "Added for 2 Mar 2026")
        self.assertContains(self.page(), 'value="2026-03-09"')

    def test_the_day_is_one_of_the_organisation(self):
        self.acme.amend(by=self.ana, time_zone="Pacific/Auckland")

        self.add()

        self.assertEqual(self.found()[0][0].isoformat(), "2026-03-01T11:00:00+00:00")
        self.assertContains(self.page(), "2 Mar 2026")

    def test_a_decimal_comma_is_understood_and_what_can_be_meant_in_two_ways_is_asked(self):
        minutes = make.series(self.acme, kind="value", title="Minutes")

        self.add(amount="3,5", series=minutes)
        refused = self.add(at="2026-03-09", amount="1,234", series=minutes)

        self.assertContains(refused, "read in two ways", status_code=422)
        self.assertEqual(self.found(minutes), [(MONDAY, 3.5, None)])

    def test_three_of_forty_is_a_share(self):
        share = make.series(self.acme, kind="share", title="Lists used")

        self.add(amount="3 of 40", of="", series=share)
        self.add(at="2026-03-09", amount="4", of="50", series=share)

        self.assertEqual([pair[1:] for pair in self.found(share)], [(3, 40), (4, 50)])

    def test_a_day_ahead_is_asked_about(self):
        day = f"{timezone.now() + timedelta(days=5):%Y-%m-%d}"

        self.assertContains(self.add(at=day), "and it is meant", status_code=422)
        self.assertEqual(self.add(at=day, ahead="on").status_code, 302)

    def test_another_value_of_the_same_day_asks_for_a_correction(self):
        self.add()

        refused = self.add(amount="9")

        self.assertContains(refused, "There is a value for that day: 3", status_code=422)
        self.assertContains(refused, self.at("point", self.series.points.get().pk), status_code=422)
        self.assertEqual(self.add().status_code, 302)
        self.assertEqual(len(self.found()), 1)

    def test_nonsense_is_refused_and_kept(self):
        for typed in (
            {"amount": ""},
            {"amount": "nan"},
            {"amount": "inf"},
            {"amount": "1e309"},
            {"amount": "9" * 40},
            {"amount": "a\0b"},
            {"amount": "-3"},
            {"amount": "2.5"},
            {"at": ""},
            {"at": "3/4/2026"},
            {"at": "12 Mar"},
            {"at": "0001-01-01"},
            {"at": "9999-12-31"},
            {"at": "tomorrow"},
            {"at": "\0"},
            {"note": "x" * 301},
            {"note": "a\0b"},
        ):
            self.assertEqual(self.add(**({"note": "Kept"} | typed)).status_code, 422, typed)
        self.assertEqual(self.found(), [])

    def test_a_double_click_adds_one(self):
        for _click in range(2):
            self.add(once=ONCE)

        self.assertEqual(len(self.found()), 1)

    def test_an_archived_series_refuses(self):
        self.series.archive(by=self.ana, reason="Old")

        self.assertContains(self.add(), "no longer watched", status_code=422)

    def test_of_something_rare_only_the_day_is_typed(self):
        rare = make.series(self.acme, kind="time_between", every="event", title="Lost parcels")

        self.send("points", series=rare, at="2026-03-02T14:05", note="At the gate")
        self.send("points", series=rare, at="2026-03-05T02:05", note="")

        self.assertEqual(rare.points.count(), 2)
        self.assertContains(self.page("points", series=rare), "2.5 days")


class OneValueTests(SeriesPages):
    def setUp(self):
        super().setUp()
        self.series.add([Value(MONDAY, 3)], by=self.ana)
        self.point = self.series.points.get()

    def test_a_correction_keeps_what_stood_there(self):
        self.assertContains(self.patch("point", self.point.pk, amount="4", reason=""), "required", status_code=422)
        self.patch("point", self.point.pk, amount="4", note="", reason="Two were the same order.")

        page = self.page("point", self.point.pk)
        self.assertContains(page, "Two were the same order.")
        self.assertContains(page, '<s class="numbers">3</s>')

    def test_a_correction_that_can_not_be_is_refused(self):
        for amount in ("-1", "2.5", "1e309", "", "x"):
            answer = self.patch("point", self.point.pk, amount=amount, note="", reason="Wrong.")
            self.assertEqual(answer.status_code, 422, amount)
        self.point.refresh_from_db()
        self.assertEqual(self.point.amount, 3)

    def test_what_is_taken_out_stays_in_the_table_and_can_be_brought_back(self):
        self.assertEqual(self.send("removal", self.point.pk, reason="").status_code, 422)
        self.send("removal", self.point.pk, reason="A drill.")

        self.assertContains(self.page("points"), "<s>3</s>")
        self.assertContains(self.page(), "No values yet")
        self.delete("removal", self.point.pk)
        self.assertNotContains(self.page(), "No values yet")

    def test_the_value_of_another_series_is_not_found_here(self):
        other = make.series(self.acme, title="Other")

        self.page("point", self.point.pk, series=other, status=404)


class TableTests(SeriesPages):
    def test_pages_show_all_and_say_how_many(self):
        make.points(self.series, *range(120), days=1)

        self.assertContains(self.page("points"), "120 values")
        self.assertContains(self.client.get(self.at("points"), {"page": 3}), ">19<")

    def test_more_rows_take_no_more_queries(self):
        make.points(self.series, 1, 2)
        with CaptureQueriesContext(connection) as few:
            self.page("points")
        make.points(self.series, *range(40))

        with CaptureQueriesContext(connection) as many:
            self.page("points")
        self.assertEqual(len(many), len(few))

    def test_the_file_holds_all_that_count_and_no_formulas(self):
        self.series.add([Value(MONDAY, 3, note="=1+1"), Value(MONDAY + timedelta(days=7), 4)], by=self.ana)
        self.series.points.get(amount=4).remove(by=self.ana, reason="A drill.")

        text = self.page("points_file").getvalue().decode()

        self.assertEqual(text.splitlines(), ["at,value,of,note", "2026-03-02T00:00:00+00:00,3,,'=1+1"])
