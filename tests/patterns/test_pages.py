from django.test import TestCase

from goldseam.patterns.models import Analysis
from tests import make
from tests.patterns import things

DAYS = "since=2025-10-01&until=2025-10-31"


class PagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.acme = make.organisation(size="organisation")
        cls.ana = make.person("Ana")
        cls.bo = make.member(cls.acme, "Bo")
        things.events(cls.acme, 22, severity_potential=4, detection_method="chance")

    def setUp(self):
        self.client.force_login(self.ana)

    def page(self, path="", query=DAYS, status=200):
        response = self.client.get(f"/acme/patterns{path}?{query}")
        self.assertEqual(response.status_code, status)
        return response

    def test_the_page_says_first_whether_it_is_steady_and_ranks_twice(self):
        page = self.page().content.decode()

        self.assertLess(page.index("is it steady"), page.index("What is frequent"))
        self.assertIn("reports are not events", page)
        self.assertIn("What could have been grave", page)
        self.assertEqual(page.count("Too early to say."), 0)

    def test_too_few_are_counted_plainly(self):
        page = self.page(query=DAYS + "&kind=near_miss&field=place").content.decode()

        self.assertIn("Too early to say.", page)
        self.assertIn("22 events", page)

    def test_every_number_opens_its_events(self):
        for query in ("value=near_miss", "grave=yes", "field=noticed&value=chance", "field=place&silent=yes"):
            self.assertContains(self.page("/events", f"{DAYS}&{query}"), "list__title", count=22)
        self.assertContains(self.page("/events", f"{DAYS}&besides=near_miss"), "Nothing found")

    def test_the_same_number_of_questions_whatever_there_is(self):
        queries = [self.questions(), self.more()]

        self.assertEqual(*queries)
        self.assertLessEqual(queries[0], 20)

    def questions(self):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            self.page()
        return len(asked)

    def more(self):
        things.events(self.acme, 30, kind="incident", when=things.at(9))
        things.events(self.acme, 30, kind="setback")
        return self.questions()

    def test_charts_are_pictures_and_values(self):
        for name in ("trend", "bars", "grave", "months"):
            self.assertIn("<svg", self.page(f"/chart/{name}.svg").content.decode())
        self.assertIn("Near miss,22", self.page("/chart/bars.csv").content.decode())
        self.page("/chart/pie.svg", status=404)
        self.page("/chart/bars.exe", status=404)

    def test_bad_addresses_show_the_last_month(self):
        for query in ("since=x&until=9", "field=nope&value=1e309", "team=99999999999999999999", "value=%00&kind=%00"):
            self.page(query=query)
            self.page("/events", query + "&before=99999999999999999999&besides=%00")
            self.page("/types", query + "&months=7&side=NaN&type=zzz")

    def test_chosen_patterns_are_kept_and_shown_with_their_review(self):
        """5.4: two or three patterns with the defences to reinforce, kept as a review with actions."""
        form = self.page("/analyses/new", DAYS + "&value=near_miss&value=nonsense").content.decode()
        self.assertIn('value="Near miss"', form)

        sent = {"pattern-0-title": "Found by chance", "pattern-0-value": "near_miss", "pattern-1-title": "Our own"}
        response = self.client.post(f"/acme/patterns/analyses?{DAYS}", sent)

        analysis = Analysis.objects.get()
        self.assertRedirects(response, analysis.get_absolute_url())
        page = self.page("/analyses/1").content.decode()
        for words in ("Found by chance", "Our own", "Add an action", "22 then", "Too early to say"):
            self.assertIn(words, page)
        self.assertContains(self.client.get(analysis.review.get_absolute_url()), "Found by chance")
        self.assertContains(self.page(), "What was chosen last")
        self.assertContains(self.page("/analyses"), "Found by chance")

    def test_a_form_that_says_nothing_comes_back_with_what_was_typed(self):
        sent = {"pattern-0-why": "It hurts", "pattern-0-title": ""}
        response = self.client.post(f"/acme/patterns/analyses?{DAYS}", sent)

        self.assertEqual(response.status_code, 422)
        self.assertContains(response, "It hurts", status_code=422)
        self.assertContains(response, "Name the pattern", status_code=422)

    def test_actions_and_closing_of_the_review_come_back_to_its_page(self):
        analysis = Analysis.keep(things.shared(self.acme), self.ana, [{"title": "Late", "value": "near_miss"}])
        number = analysis.review.number
        refused = self.client.post(f"/acme/reviews/{number}/actions", {"title": ""})
        closed = self.client.post(f"/acme/reviews/{number}/closure", {"what_happened": "a", "what_is_different": "b"})

        self.assertContains(refused, "What makes the defences stronger", status_code=422)
        self.assertContains(closed, "Change an artifact, or say why none had to change", status_code=422)
        self.assertNotContains(closed, "The event has a type", status_code=422)

    def test_a_pattern_is_said_in_other_words_closed_and_taken_up(self):
        pattern = Analysis.keep(things.shared(self.acme), self.ana, [{"title": "Late"}]).patterns.get()
        here = f"/acme/patterns/{pattern.pk}"
        self.client.post(here, {"_method": "patch", "title": "Seen too late", "owner": self.bo.pk})
        self.client.post(f"{here}/closure", {"why": "Gone"})

        pattern.refresh_from_db()
        self.assertEqual((pattern.title, pattern.owner, pattern.is_closed), ("Seen too late", self.bo, True))
        self.assertContains(self.page("/analyses/1"), "Gone")
        self.client.post(f"{here}/closure", {"_method": "delete"})
        pattern.refresh_from_db()
        self.assertFalse(pattern.is_closed)

    def test_the_team_of_others_can_not_be_looked_at_for_keeping(self):
        night = make.team(self.acme, "Night", members=[self.ana])
        self.client.force_login(self.bo)

        self.page("/analyses/new", f"{DAYS}&team={night.pk}", status=404)

    def test_reporters_find_nothing_and_auditors_read_without_keeping(self):
        for role, reads in (("reporter", 404), ("auditor", 200)):
            self.client.force_login(make.member(self.acme, role.title(), role=role))
            for path in ("", "/events", "/chart/bars.svg", "/types", "/types/counts.svg", "/analyses"):
                self.page(path, status=reads)
            self.page("/analyses/new", status=404)
            kept = self.client.post(f"/acme/patterns/analyses?{DAYS}", {"pattern-0-title": "Late"})
            self.assertEqual(kept.status_code, 404)

    def test_types_by_month_show_counts_before_shares(self):
        page = self.page("/types", "until=2025-10-31").content.decode()

        self.assertLess(page.index("How many"), page.index("In what shares"))
        self.assertIn("no classified events", page)
        self.assertIn("only where more was tried", page)
        for name in ("counts.svg", "counts.csv", "share.png"):
            self.page(f"/types/{name}", "until=2025-10-31")

    def test_nothing_yet_leads_on(self):
        nothing = "since=2020-01-01&until=2020-01-31"
        self.assertContains(self.page(query=nothing), "Nothing to look at yet")
        self.assertContains(self.page("/types", "until=2020-01-31"), "Nothing to count yet")
        self.assertContains(self.page("/analyses"), "Nothing chosen yet")
