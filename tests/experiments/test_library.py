"""The library: what was tried, wins and nulls, and the card of each."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from goldseam.experiments.library.filters import LibraryFilters
from goldseam.experiments.library.finding import Library
from tests import make
from tests.events.test_searching import put_all_in, words_counted_anew

HERE = "/acme/experiments/library"


class LibraryTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ana = make.person("Ana")
        cls.acme = make.organisation(owner=cls.ana, size="organisation")
        cls.bo = make.member(cls.acme, "Bo")
        cls.rae = make.member(cls.acme, "Rae", role="reporter")
        cls.payments = make.team(cls.acme, "Payments", members=[cls.ana])

    def tried(self, title="Ask for the end date", verdict="smaller", kind="abandon", publish=True, **details):
        """One that its team has decided on, with that result; published, unless said otherwise."""
        cycle = make.decided_cycle(self.acme, title=title, kind=kind, **details)
        cycle.studied.verdict = verdict
        cycle.studied.observation["verdict"] = verdict
        cycle.studied.save()
        if publish:
            cycle.publish(by=self.ana, context="A night shift of six.", would_repeat_if="we had twice as many people")
        return cycle

    def found(self, query="", **asked):
        put_all_in()
        library = Library(self.acme, LibraryFilters.of(asked))
        self.assertEqual(library.count, len(library.rows))
        return [row.title for row in library.rows]


class LibraryPageTests(LibraryTestCase):
    def setUp(self):
        self.client.force_login(self.bo)

    def page(self, **asked):
        put_all_in()
        return self.client.get(HERE, asked)

    def test_an_empty_library_says_what_it_is_for(self):
        page = self.page()

        self.assertContains(page, "Nothing published yet")
        self.assertNotContains(page, "search-line")

    def test_wins_and_nulls_stand_side_by_side(self):
        """8.5: both are results, and both are counted."""
        self.tried("Clip the sign to the plate", verdict="as_predicted", kind="adopt", reason="It came.")
        self.tried("Ask twice", verdict="smaller")
        self.tried("Three packages", verdict="cannot_tell", kind="adapt")
        came, nulls = Library(self.acme, {}).sides

        self.assertEqual([row.title for row in came.rows], ["Clip the sign to the plate"])
        self.assertEqual([row.title for row in nulls.rows], ["Three packages", "Ask twice"])
        self.assertEqual((came.count, nulls.count), (1, 2))
        self.assertContains(self.page(), "Would repeat it if …")

    def test_a_long_side_leads_to_all_of_it(self):
        for number in range(8):
            self.tried(f"Ask {number} times")

        page = self.page()

        self.assertContains(page, f'href="{HERE}?result=nulls"')
        self.assertNotContains(page, f'href="{HERE}?result=came"')

    def test_a_card_is_found_by_what_stands_on_it(self):
        self.tried("Ask for the end date", condition="we read the heron aloud")
        self.tried("Something else", condition="we wait a day")

        for words in ("heron", "end date", "night shift", "twice many", "alou"):
            with self.subTest(words):
                self.assertIn("Ask for the end date", self.found(q=words))
        self.assertEqual(self.found(q="heron"), ["Ask for the end date"])

    def test_it_is_filtered_by_result_decision_scale_and_team(self):
        self.tried("A", verdict="smaller", scale="day", team=self.payments)
        self.tried("B", verdict="as_predicted", kind="adopt", reason="It came.")
        self.tried("C", verdict="cannot_tell", kind="adapt")

        self.assertEqual(self.found(result="nulls"), ["C", "A"])
        self.assertEqual(self.found(result="came"), ["B"])
        self.assertEqual(self.found(result="cannot_tell"), ["C"])
        self.assertEqual(self.found(decision="adopt"), ["B"])
        self.assertEqual(self.found(scale="day"), ["A"])
        self.assertEqual(self.found(team=self.payments.pk), ["A"])
        self.assertEqual(self.found(result="nulls", decision="adopt"), [])

    def test_it_is_put_in_another_order(self):
        self.tried("A", verdict="smaller")
        self.tried("B", verdict="as_predicted", kind="adopt", reason="It came.")
        self.tried("C", verdict="partly", kind="adopt", reason="It came.")

        self.assertEqual(self.found(sort="oldest"), ["A", "B", "C"])
        self.assertEqual(self.found(sort="nulls"), ["A", "C", "B"])

    def test_pages_follow_each_other_without_gaps(self):
        titles = [self.tried(f"Ask {number:02} times").title for number in range(23)]
        put_all_in()
        first, second = (Library(self.acme, {"q": "ask", "page": page}) for page in (1, 2))

        self.assertEqual([row.title for row in [*first.rows, *second.rows]], titles[::-1])
        self.assertEqual((first.older, second.older), ("q=ask&page=2", None))
        self.assertEqual((first.newer, second.newer), (None, "q=ask"))
        self.assertContains(self.page(q="ask", page=2), "Page 2")

    def test_filters_that_leave_nothing_lead_back(self):
        self.tried()

        self.assertContains(self.page(q="heron"), "Nothing found")
        self.assertContains(self.page(q="the"), "Nothing to look for")

    def test_whatever_stands_in_the_address_is_answered(self):
        self.tried()

        for query in ("page=99999", "page=-1", "q=%00%FF", "team=1e309", "result=" + "x" * 3_000, "sort[]=1", "page=7"):
            with self.subTest(query[:20]):
                self.assertEqual(self.client.get(f"{HERE}?{query}").status_code, 200)

    @words_counted_anew
    def test_a_page_asks_no_more_because_there_is_more(self):
        self.tried(team=self.payments)
        counts = {}
        for _round in (1, 2):
            for number in range(3):
                self.tried(f"Ask {number} times", team=self.payments)
                self.tried(f"Clip {number} signs", verdict="partly", kind="adopt", reason="It came.")
            for query in ("", "?q=ask", "?result=came&sort=nulls"):
                put_all_in()
                self.client.get(HERE + query)
                with CaptureQueriesContext(connection) as asked:
                    self.client.get(HERE + query)
                counts.setdefault(query, []).append(len(asked))

        self.assertEqual({query: seen for query, seen in counts.items() if seen[1] > seen[0]}, {})
        self.assertLess(max(map(max, counts.values())), 20)


class CardTests(LibraryTestCase):
    def setUp(self):
        self.client.force_login(self.bo)

    def test_the_card_tells_the_idea_the_prediction_and_the_result(self):
        cycle = self.tried(idea="The owner says the date aloud", team=self.payments)

        page = self.client.get(f"{HERE}/{cycle.number}")

        for words in (
            "A night shift of six.",
            "The owner says the date aloud",
            "If we ask for the end date at hand-over, then fewer certificates run out",
            "Lower by 50%",
            "One person, or one time",
            "No effect of that size",
            "Abandoned",
            "we had twice as many people",
            "Start from this",
        ):
            with self.subTest(words):
                self.assertContains(page, words)

    def test_nothing_else_of_the_worksheet_stands_on_it(self):
        """No person, no note, no event, and nothing that only the team wrote for itself."""
        secret = make.event(self.acme, visibility="restricted", text="The payroll stopped.")
        private = {
            "who": "Marlene Okonkwo",
            "told": "Karl from the ward",
            "where": "Ward Seven",
            "approval": "Doctor Finch",
            "scale_words": "Heron and Wren",
            "materials": "A kite",
            "undo": "An ocelot",
            "stops": [{"kind": "harm", "words": "A robin falls", "who": "Bittern"}],
        }
        series = make.series(self.acme, team=self.payments)
        cycle = make.running_cycle(self.acme, team=self.payments, events=[secret], watching=series, **private)
        cycle.note(by=self.ana, kind="surprise", text="A magpie came.")
        make.points(series, 3, 4)
        series.points.update(note="A swift")
        cycle.study(by=self.ana, happened="A finch sang.", learned="Starlings learn.", why_different="A jay.")
        cycle.decide(by=self.ana, kind="abandon", reason="The cuckoo left.")
        cycle.publish(by=self.ana, context="A night shift.")

        page = self.client.get(f"{HERE}/{cycle.number}").content.decode()

        hidden = (
            "Okonkwo Karl Seven Finch Heron kite ocelot robin Bittern magpie swift finch Starlings jay cuckoo payroll"
        )
        self.assertEqual([word for word in hidden.split() if word in page], [])
        self.assertNotIn(cycle.get_absolute_url() + '"', page)

    def test_no_word_of_the_worksheet_leads_to_the_card(self):
        cycle = make.running_cycle(self.acme, team=self.payments, who="Marlene Okonkwo", materials="A kite")
        cycle.note(by=self.ana, kind="surprise", text="A magpie came.")
        cycle.study(by=self.ana, happened="A finch sang.", learned="Starlings learn.", why_different="A jay.")
        cycle.decide(by=self.ana, kind="abandon", reason="The cuckoo left.")
        cycle.publish(by=self.ana, context="A night shift.")

        self.assertEqual(
            [word for word in ["Okonkwo", "kite", "magpie", "finch", "starlings"] if self.found(q=word)], []
        )

    def test_who_sees_the_worksheet_goes_on_to_it(self):
        cycle = self.tried(team=self.payments)

        self.assertNotContains(self.client.get(f"{HERE}/{cycle.number}"), "Open the worksheet")
        self.client.force_login(self.ana)
        self.assertContains(self.client.get(f"{HERE}/{cycle.number}"), "Open the worksheet")

    def test_what_is_not_published_is_found_by_nobody(self):
        cycle = self.tried(publish=False, team=self.payments)

        self.assertEqual(self.client.get(f"{HERE}/{cycle.number}").status_code, 404)
        self.assertEqual(self.found(q="end date"), [])

    def test_what_is_withdrawn_is_found_no_more(self):
        cycle = self.tried()
        self.assertEqual(self.found(q="end date"), [cycle.title])

        cycle.withdraw(by=self.ana)

        self.assertEqual([row.title for row in Library(self.acme, {"q": "end date"}).rows], [])
        self.assertEqual(self.found(q="end date"), [])
        self.assertEqual(self.client.get(f"{HERE}/{cycle.number}").status_code, 404)

    def test_it_is_for_readers_of_the_organisation(self):
        cycle = self.tried()
        make.organisation(owner=make.person("Olga"), name="Other")

        for who in (self.rae, make.person("Olga")):
            self.client.force_login(who)
            self.assertEqual(self.client.get(f"{HERE}/{cycle.number}").status_code, 404)
            self.assertEqual(self.client.get(HERE).status_code, 404)

    def test_the_chart_shows_what_was_measured_until_the_result(self):
        series = make.series(self.acme, team=self.payments)
        make.points(series, 8, 9, 7, 8, 9, 8)
        cycle = self.tried(watching=series, team=self.payments)

        page = self.client.get(f"{HERE}/{cycle.number}")

        self.assertContains(page, "Errors a week")
        self.assertContains(page, "<svg")
