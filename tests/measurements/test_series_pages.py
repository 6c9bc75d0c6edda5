from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldseam.measurements.models import Series
from tests import make
from tests.measurements.pages import SeriesPages

ONCE = "1b3b6f2e-6f51-4f0e-8a0b-3f1a5f6c7d80"


class ListTests(SeriesPages):
    def list(self, **query):
        return self.client.get(reverse("measurements:list", args=[self.acme.slug]), query)

    def test_each_series_says_its_newest_value(self):
        make.points(make.series(self.acme, title="Lists used", kind="share"), 3, 9, of=12)

        self.assertContains(self.list(), "75 %")

    def test_what_is_no_longer_watched_stands_apart(self):
        self.series.archive(by=self.ana, reason="Nobody looks at it.")

        self.assertNotContains(self.list(), self.series.title)
        self.assertContains(self.list(), "1 no longer watched")
        self.assertContains(self.list(archived="1"), self.series.title)

    def test_what_belongs_to_a_team_of_others_is_not_shown(self):
        big = make.organisation(self.ana, "Big", size="organisation")
        bo = make.member(big, "Bo")
        team = make.team(big, members=[self.ana])
        make.series(big, by=self.ana, title="Only ours", team=team)
        self.client.force_login(bo)

        self.assertNotContains(self.client.get(reverse("measurements:list", args=[big.slug])), "Only ours")
        self.assertEqual(self.client.get(reverse("measurements:show", args=[big.slug, 1])).status_code, 404)

    def test_more_rows_take_no_more_queries(self):
        make.points(self.series, 1, 2)
        with CaptureQueriesContext(connection) as few:
            self.list()
        for count in range(10):
            make.points(make.series(self.acme, title=f"Series {count}"), 1, 2)

        with CaptureQueriesContext(connection) as many:
            self.list()
        self.assertEqual(len(many), len(few))

    def test_nonsense_in_the_address_does_no_harm(self):
        for query in ({"page": "9" * 40}, {"page": "x"}, {"q": "\0"}, {"archived": "\0"}):
            self.assertEqual(self.list(**query).status_code, 200, query)


class NewTests(SeriesPages):
    def make(self, **typed):
        address = reverse("measurements:new", args=[self.acme.slug])
        usual = {"title": "Falls", "definition": "Each fall.", "kind": "rate", "every": "month", "per": "1000"}
        return self.client.post(address, usual | typed)

    def test_it_starts_with_its_definition(self):
        self.make(of_what="patient days", unit="falls", better="lower")

        made = Series.objects.get(title="Falls")
        self.assertEqual((made.kind, made.per, made.of_what, made.better), ("rate", 1000, "patient days", "lower"))

    def test_what_is_refused_keeps_all_that_was_typed(self):
        page = self.make(title="", source_words="The list at the door")

        self.assertContains(page, "The list at the door", status_code=422)

    def test_nonsense_is_refused_beside_its_field(self):
        for typed in (
            {"kind": "magic"},
            {"per": "nan"},
            {"per": "1e309"},
            {"per": "-1"},
            {"title": "x" * 161},
            {"title": "a\0b"},
            {"every": "sometimes"},
            {"better": "\0"},
        ):
            self.assertEqual(self.make(**typed).status_code, 422, typed)

    def test_a_double_click_starts_one(self):
        for _click in range(2):
            self.make(once=ONCE)

        self.assertEqual(Series.objects.filter(title="Falls").count(), 1)


class ShowTests(SeriesPages):
    def test_it_grows_from_nothing_to_a_verdict(self):
        self.assertContains(self.page(), "No values yet")
        make.points(self.series, 5, 7, 4)
        self.assertContains(self.page(), "Too early to say")
        make.points(self.series, *[5, 7, 4, 6, 8, 5, 7, 4, 6, 5, 7, 6, 5, 4])
        self.assertContains(self.page(), "All values lie within the limits")

    def test_a_shift_is_said_in_words(self):
        make.points(self.series, *[12, 15, 11, 14, 13, 16, 12, 10, 14, 13, 9, 8, 7, 9, 6, 8, 7, 9, 8, 6])

        self.assertContains(self.page(), "10 in a row lie below")

    def test_more_values_take_no_more_queries(self):
        make.points(self.series, 5, 7)
        with CaptureQueriesContext(connection) as few:
            self.page()
        make.points(self.series, *range(1, 60))

        with CaptureQueriesContext(connection) as many:
            self.page()
        self.assertEqual(len(many), len(few))

    def test_a_long_series_shows_the_newest_thousand_and_says_so(self):
        make.points(self.series, *[5, 6] * 505, days=1)

        self.assertContains(self.page(), "10 older values are not in the chart")

    def test_few_days_of_something_rare_speak_for_themselves(self):
        rare = make.series(self.acme, kind="time_between", title="Lost parcels")
        make.points(rare, 1, 1, 1, until=timezone.now() - timedelta(days=12))

        page = self.page(series=rare)

        self.assertContains(page, "It happened last 12 days ago")
        self.assertContains(page, "the days speak for themselves")

    def test_somebody_outside_finds_nothing(self):
        make.points(self.series, 5)
        self.client.force_login(self.outsider)
        point = self.series.points.get().pk

        for name, *args in [("show",), ("points",), ("point", point), ("pasting",), ("keys",), ("chart", "svg")]:
            self.page(name, *args, status=404)
        self.assertEqual(self.send("points", at="2026-03-02", amount="3").status_code, 404)

    def test_an_auditor_reads_and_changes_nothing(self):
        make.points(self.series, 5)
        self.client.force_login(make.member(self.acme, "Audra", role="auditor"))

        self.assertNotContains(self.page(), "Add a value")
        for name in ("keys", "pasting"):
            self.page(name, status=404)
        for name in ("points", "phases", "freeze", "annotations", "rules", "archiving", "keys"):
            self.assertEqual(self.send(name).status_code, 404, name)

    def test_the_description_can_be_changed_and_the_kind_stays_once_there_are_values(self):
        make.points(self.series, 5)

        answer = self.patch("show", title="Wrong orders", definition="Each.", every="day", kind="value", per="1")

        self.assertRedirects(answer, self.at("show"))
        self.series.refresh_from_db()
        self.assertEqual((self.series.title, self.series.kind), ("Wrong orders", "count"))

    def test_what_does_not_matter_for_its_kind_is_not_asked_again(self):
        make.points(self.series, 5)

        self.assertNotContains(self.page(), "Per how many of them")

    def test_it_can_be_put_to_rest_and_watched_again(self):
        self.assertEqual(self.send("archiving", reason="").status_code, 422)
        self.send("archiving", reason="The form is gone.")
        self.assertContains(self.page(), "The form is gone.")
        self.page("pasting", status=404)
        self.delete("archiving")
        self.assertContains(self.page(), "Add a value")

    def test_the_picture_comes_as_a_file(self):
        make.points(self.series, 5, 7, 4)

        for form, kind in [("svg", "image/svg+xml"), ("png", "image/png"), ("csv", "text/csv; charset=utf-8")]:
            self.assertEqual(self.page("chart", form)["Content-Type"], kind)
        self.page("chart", "exe", status=404)

    def test_numbers_that_nobody_has_are_not_found(self):
        for address in (f"/{self.acme.slug}/measurements/{10**30}", self.at("point", 10**30)):
            self.assertEqual(self.client.get(address).status_code, 404)
