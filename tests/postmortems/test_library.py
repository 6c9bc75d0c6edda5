"""The page of the library: what it shows, asks and remembers."""

from datetime import date
from unittest.mock import patch
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.postmortems.library_filters import LibraryFilters, days_of
from goldseam.postmortems.models import SavedView, saving_views
from tests import make
from tests.events.test_searching import put_all_in, words_counted_anew
from tests.postmortems.test_searching import LibraryTestCase, published

HERE = "/acme/postmortems"


class LibraryPageTests(LibraryTestCase):
    def setUp(self):
        self.client.force_login(self.bo)

    def page(self, **asked):
        put_all_in()
        return self.client.get(HERE, asked)

    def test_an_empty_library_says_what_it_is_for_and_how_to_begin(self):
        page = self.page()

        self.assertContains(page, "No postmortem yet")
        for href in ("/acme/events", "/acme/files/postmortems/import", f"{HERE}/templates"):
            self.assertContains(page, f'href="{href}"')
        self.assertNotContains(page, "site.zip")

    def test_a_row_says_what_is_different_now(self):
        """4.6, 4.9: what people work by since stands in the list itself."""
        account = self.account("Payments were refused", tags=["payday"], team=self.payments)
        self.write(account, "A **certificate** ran out. [Nobody](https://example.org) saw it.")
        self.assertContains(self.page(), "A certificate ran out")

        make.classified(account.event)
        account.review.close(
            by=self.ana, what_happened="A", what_is_different="We ask for end dates.", why_nothing_changed="As it is."
        )
        page = self.page()

        self.assertContains(page, "We ask for end dates.")
        self.assertNotContains(page, "A certificate ran out")
        self.assertContains(page, "Preventable")
        self.assertContains(page, f'href="{HERE}?tag=payday"')
        self.assertContains(page, "Payments</span>")

    def test_it_says_what_is_mine_to_read(self):
        account = self.account()
        account.ask_to_read(by=self.ana, readers=[self.bo])
        self.assertContains(self.page(), "Yours to read")

        account.read(by=self.bo, verdict="ready")

        self.assertNotContains(self.page(), "Yours to read")

    def test_a_copy_leads_to_the_copy(self):
        account = self.kept_account()

        page = self.page(q="payroll")

        self.assertContains(page, f'href="{HERE}/{account.number}/copy"')
        self.assertNotContains(page, f'href="{HERE}/{account.number}"')

    def test_pages_follow_each_other_without_gaps(self):
        titles = [self.account(f"Account {number:02}").title for number in range(45)]

        for asked in ({}, {"state": "draft"}, {"q": "account"}):
            with self.subTest(asked):
                self.assertEqual(self.all_pages(asked), titles[::-1])
        self.assertContains(self.page(), "45 postmortems")

    def all_pages(self, asked):
        put_all_in()
        found, query = [], urlencode(asked)
        while query is not None:
            library = self.library(query)
            found += [row.title for row in library.rows]
            query = library.older
        return found

    @words_counted_anew
    def test_a_page_asks_no_more_because_there_is_more(self):
        self.kept_account()
        self.kept_account()
        counts = {}
        for _round in (1, 2):
            for number in range(3):
                account = self.account(f"The payroll {number}", tags=[f"tag {number}", "payroll"], team=self.payments)
                account.ask_to_read(by=self.ana, readers=[self.bo])
                published(account, self.ana)
            for query in ("", "q=payroll", "type=none", "period=year", "stale=yes", "tag=payroll&state=published"):
                put_all_in()
                self.client.get(f"{HERE}?{query}")
                with CaptureQueriesContext(connection) as asked:
                    self.client.get(f"{HERE}?{query}")
                counts.setdefault(query, []).append(len(asked))

        self.assertEqual({query: set(seen) for query, seen in counts.items() if len(set(seen)) > 1}, {})
        self.assertLess(max(map(max, counts.values())), 30)

    def test_filters_that_leave_nothing_lead_back(self):
        self.account()

        page = self.page(state="living", q="heron")

        self.assertContains(page, "Nothing found")
        self.assertContains(page, "Show all postmortems")
        self.assertContains(page, '<option value="living" selected>')
        self.assertContains(self.page(q="the"), "Nothing to look for")

    def test_whatever_stands_in_the_address_is_answered(self):
        self.account()

        for query in ("before=1", "page=7", "q=%00%FF", "since=31.12.", "team[]=1", "type=" + "x" * 3_000, "stale=no"):
            with self.subTest(query[:20]):
                self.assertEqual(self.client.get(f"{HERE}?{query}").status_code, 200)

    def test_named_periods_move_on(self):
        self.assertEqual(days_of({"period": "quarter"}, date(2026, 11, 28)), (date(2026, 10, 1), None))
        self.assertEqual(days_of({"period": "year"}, date(2024, 2, 29)), (date(2023, 3, 1), None))
        self.assertEqual(LibraryFilters.of_query("period=year&since=2026-01-01"), {"period": "year"})
        self.assertEqual(LibraryFilters.of_query("period=between"), {})
        self.assertEqual(LibraryFilters.of_query("since=2026-01-01")["period"], "between")


class SavedViewTests(LibraryTestCase):
    def setUp(self):
        self.client.force_login(self.bo)

    def save(self, name="Handovers", query="factor=handover", **more):
        return self.client.post(f"{HERE}/views", {"name": name, "query": query} | more)

    def names(self, who):
        self.client.force_login(who)
        page = self.client.get(HERE)
        return [name for name in ("Handovers", "Other") if f">{name}</a>" in page.content.decode()]

    def test_a_search_is_kept_under_a_name(self):
        """4.6: what somebody looks for again and again is one click away."""
        self.account()
        self.assertContains(self.client.get(f"{HERE}?factor=handover"), "Save this search")

        answer = self.save(query="factor=handover&page=3&before=9&nonsense=1&type=")

        self.assertRedirects(answer, f"{HERE}?factor=handover")
        page = self.client.get(answer.url)
        self.assertContains(page, f'<a href="{HERE}?factor=handover" aria-current="page">Handovers</a>', html=True)
        self.assertNotContains(page, "Save this search")

    def test_the_same_name_again_keeps_what_is_asked_now(self):
        self.save()
        self.save(query="type=intelligent")

        self.assertEqual(SavedView.objects.get().query, "type=intelligent")

    def test_it_is_mine_until_i_share_it(self):
        self.save()
        self.assertEqual(self.names(self.ana), [])
        self.client.force_login(self.bo)

        self.save(is_shared="on")

        for who, names in ((self.ana, ["Handovers"]), (self.bo, ["Handovers"]), (self.rae, [])):
            with self.subTest(who.name):
                self.assertEqual(self.names(who), names)

    def test_a_shared_view_shows_each_what_they_may_read(self):
        account = self.kept_account()
        self.client.force_login(self.ana)
        self.save(query="q=marlene", is_shared="on")

        self.assertContains(self.client.get(f"{HERE}?q=marlene"), account.title)
        self.client.force_login(self.bo)
        self.assertNotContains(self.client.get(f"{HERE}?q=marlene"), account.title)

    def test_one_renames_and_deletes_ones_own(self):
        self.save()
        view = SavedView.objects.get()

        self.client.post(f"{HERE}/views/{view.pk}", {"_method": "patch", "name": "Other", "is_shared": "on"})
        view.refresh_from_db()
        self.assertEqual((view.name, view.is_shared), ("Other", True))

        self.client.post(f"{HERE}/views/{view.pk}", {"_method": "delete"})
        self.assertFalse(SavedView.objects.exists())

    def test_two_views_of_one_person_have_two_names(self):
        self.save()
        self.save("Other", "type=intelligent")
        view = SavedView.objects.get(name="Other")

        answer = self.client.post(f"{HERE}/views/{view.pk}", {"_method": "patch", "name": "Handovers"})

        self.assertContains(answer, "You have a view of this name already.", status_code=422)
        view.refresh_from_db()
        self.assertEqual(view.name, "Other")

    def test_others_change_nothing_of_it_but_managers_take_away_what_is_shared(self):
        self.save(is_shared="on")
        self.save("Other", "type=intelligent")
        shared, own = SavedView.objects.get(name="Handovers"), SavedView.objects.get(name="Other")
        auditor, cy = make.member(self.acme, "Ada", role="auditor"), make.member(self.acme, "Cy")

        for who in (auditor, cy, self.rae):
            self.client.force_login(who)
            for view in (shared, own):
                for verb in ("patch", "delete"):
                    answer = self.client.post(f"{HERE}/views/{view.pk}", {"_method": verb, "name": "Mine"})
                    led = 302 if (who, verb) == (cy, "delete") else 404  # As if it were gone; it is not.
                    self.assertEqual(answer.status_code, led, f"{who.name} {verb} {view}")
        self.client.force_login(self.ana)
        for view, verb, led in ((own, "delete", 302), (own, "patch", 404), (shared, "patch", 404)):
            answer = self.client.post(f"{HERE}/views/{view.pk}", {"_method": verb, "name": "Mine"})
            self.assertEqual(answer.status_code, led)
        self.assertEqual(SavedView.objects.count(), 2)
        self.client.post(f"{HERE}/views/{shared.pk}", {"_method": "delete"})

        self.assertEqual(list(SavedView.objects.all()), [own])

    def test_what_cannot_be_kept_says_why(self):
        cases = [
            ({"query": ""}, "there is nothing to keep yet"),
            ({"query": "nonsense=1&page=2"}, "there is nothing to keep yet"),
            ({"query": urlencode({"q": "ä" * 200})}, "too long to be kept"),
            ({"name": ""}, "This is still empty"),
            ({"name": "x" * 81}, "at most 80"),
            ({"query": "a&" * 1_900}, "there is nothing to keep yet"),
        ]
        for told, words in cases:
            with self.subTest(words):
                self.assertContains(self.save(**told), words, status_code=422)
        self.assertFalse(SavedView.objects.exists())

    def test_there_is_an_end_to_views(self):
        for name, limit, more in (("MOST_OWN", 2, {}), ("MOST_SHARED", 1, {"is_shared": "on"})):
            SavedView.objects.all().delete()
            with patch.object(saving_views, name, limit):
                for number in range(limit):
                    self.assertEqual(self.save(f"View {number}", **more).status_code, 302)
                self.assertEqual(self.save("One more", **more).status_code, 422)
                self.assertEqual(SavedView.objects.count(), limit)

    def test_old_and_broken_views_break_nothing(self):
        for number, query in enumerate(("type=gone", "%00%ff=&&", "team=99999999&q=x", "since=2026-99-99", "=" * 500)):
            SavedView.objects.create(organisation=self.acme, person=self.bo, name=f"Old {number}", query=query)

        page = self.client.get(HERE)

        self.assertContains(page, "Old 4")
        self.assertContains(page, f'href="{HERE}?q=x&amp;team=99999999"')

    def test_another_organisation_sees_none_of_them(self):
        self.save(is_shared="on")
        olga = make.person("Olga")
        make.organisation(olga, "Other")
        self.client.force_login(olga)

        self.assertNotContains(self.client.get("/other/postmortems"), "Handovers")
        answer = self.client.post(f"/other/postmortems/views/{SavedView.objects.get().pk}", {"_method": "delete"})
        self.assertRedirects(answer, "/other/postmortems")
        self.assertTrue(SavedView.objects.exists())
