from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.changes.models import Verification
from goldseam.changes.proof import record_proof
from tests import make
from tests.changes.proofs import WEEK, ProofTestCase

ODD = ["nan", "inf", "1e309", "9" * 40, "\0", "2026-02-31", "-1", "x" * 5000]


class ProofPages(ProofTestCase):
    def setUp(self):
        super().setUp()
        self.client.force_login(self.ana)

    def at(self, name, *args, pk=None):
        return reverse(f"changes:{name}", args=[self.acme.slug, pk or self.change.pk, *args])


class ProofPageTests(ProofPages):
    def test_it_asks_for_the_events_first(self):
        page = self.client.get(self.at("proof"))

        self.assertContains(page, "Choose the events")
        self.assertNotContains(page, "Since the change")

    def test_it_says_what_the_log_says_in_words(self):
        """10.8: both rates with their interval, on charts, and “too early” where it is."""
        self.counted(9, 3)

        page = self.client.get(self.at("proof"))

        for words in (
            "Too early to say",
            "9 in 52 weeks",
            "3 in 40 weeks",
            "95% interval",
            "Days from one to the next",
        ):
            self.assertContains(page, words)
        self.assertContains(page, "1 event led to this change and is not counted")

    def test_few_events_are_dates(self):
        self.counted(1, 1)

        self.assertContains(self.client.get(self.at("proof")), "the dates say all there is")

    def test_a_look_is_kept_on_demand_and_turns_the_seam_gold(self):
        self.counted(30, 3)

        self.assertRedirects(
            self.client.post(self.at("proof")), f"{self.at('proof')}#look-{Verification.objects.get().pk}"
        )

        self.assertContains(self.client.get(self.at("proof")), "counted from the log")
        self.assertContains(self.client.get(self.change.version.artifact.get_absolute_url()), "Later data support it")

    def test_where_nothing_can_be_counted_it_says_why(self):
        self.assertContains(self.client.post(self.at("proof"), follow=True), "Nobody has said yet")

    def test_whoever_sees_more_is_told_what_is_kept(self):
        self.counted(30, 3)
        self.happened(self.since + WEEK, by=self.ana, visibility="restricted", text="Pay was wrong.")

        self.assertContains(self.client.get(self.at("proof")), "counts only what all of them see")
        self.client.force_login(self.bo)
        page = self.client.get(self.at("proof"))
        self.assertContains(page, "3 in 40 weeks")
        self.assertNotContains(page, "counts only what all of them see")

    def test_each_part_is_counted_once_a_page_whoever_looks(self):
        """A million events: what this person sees and what all see come from the same two questions."""
        self.counted(9, 3)
        self.happened(self.since + WEEK, by=self.ana, visibility="restricted")

        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.at("proof"))

        counts = [query for query in asked.captured_queries if "FILTER" in query["sql"] or "CASE WHEN" in query["sql"]]
        self.assertEqual(len(counts), 4, "The linked ones and those with the marks: all of them, and what led to it.")

    def test_what_is_kept_already_is_not_offered_again(self):
        self.counted(9, 3)
        self.assertContains(self.client.get(self.at("proof")), "Keep today’s counts")
        record_proof(self.change)

        self.assertNotContains(self.client.get(self.at("proof")), "Keep today’s counts")

    def test_only_what_is_kept_turns_it_gold(self):
        self.counted(30, 3)
        self.assertNotContains(self.client.get(self.at("proof")), "panel--gold")
        record_proof(self.change)

        self.assertContains(self.client.get(self.at("proof")), "panel--gold", count=2)

    def test_earlier_counts_are_folded_away_and_all_are_numbered(self):
        self.counted(9, 3)
        record_proof(self.change)
        self.spread(1, self.since, self.since + WEEK)
        record_proof(self.change)

        page = self.client.get(self.at("proof"))

        self.assertContains(page, "Earlier counts")
        self.assertContains(page, "Kept 2 times.")

    def test_what_was_retired_waits_for_nothing(self):
        self.counted(7, 1)
        self.change.version.artifact.retire(by=self.ana, reason="A lock does it.")
        type(self.change.version.artifact.retirement).objects.update(at=self.since + 30 * WEEK)

        page = self.client.get(self.at("proof"))

        self.assertContains(page, "these counts are all there will be")
        self.assertNotContains(page, "If it goes on like this")

    def test_charts_come_as_pictures_and_values(self):
        self.counted(9, 3)

        for of in ("rates", "gaps"):
            for form in ("svg", "png", "csv", "json"):
                self.assertEqual(self.client.get(self.at("proof_chart", of, form)).status_code, 200, (of, form))
        self.assertEqual(self.client.get(self.at("proof_chart", "else", "svg")).status_code, 404)
        self.assertEqual(self.client.get(self.at("proof_chart", "gaps", "exe")).status_code, 404)

    def test_a_change_that_one_may_not_see_is_not_found(self):
        hidden = make.change(make.review(make.event(self.acme, visibility="restricted", text="Pay was wrong.")))
        self.client.force_login(self.bo)

        for name in ("proof", "scope", "counted"):
            self.assertEqual(self.client.get(self.at(name, pk=hidden.pk)).status_code, 404)

    def test_an_auditor_reads_and_changes_nothing(self):
        self.counted(3, 1)
        self.client.force_login(make.member(self.acme, "Audra", role="auditor"))

        self.assertNotContains(self.client.get(self.at("proof")), "Keep today’s counts")
        for name in ("proof", "scope", "counted"):
            self.assertEqual(self.client.post(self.at(name)).status_code, 404)


class ScopePageTests(ProofPages):
    def test_the_preview_counts_what_a_choice_would_find_and_lists_it(self):
        self.spread(3, self.since, self.since + WEEK)

        page = self.client.get(self.at("scope"), {"kind": "near_miss"})

        self.assertContains(page, "4 events that you may see")
        self.assertContains(page, "A pump ran empty")
        self.assertFalse(self.change.scopes.exists())

    def test_it_does_not_say_how_many_lie_before_and_since(self):
        """Nobody should choose by what comes out."""
        self.spread(3, self.since, self.since + WEEK)

        self.assertNotContains(self.client.get(self.at("scope"), {"kind": "near_miss"}), "weeks")

    def test_what_the_event_shares_with_others_is_offered(self):
        self.spread(2, self.since, self.since + WEEK, tags=["pump"])
        self.reason.tag(["pump"])

        page = self.client.get(self.at("scope"))

        self.assertContains(page, "tag: pump")
        self.assertContains(page, "same_again=on&amp;tag=pump")

    def test_a_choice_is_kept_with_who_and_when(self):
        answer = self.client.post(
            self.at("scope"), {"same_again": "on", "kind": "near_miss", "counts_from": "2025-01-01"}
        )

        self.assertRedirects(answer, self.at("proof"))
        scope = self.change.scope
        self.assertEqual((scope.kind, scope.by, str(scope.counts_from)), ("near_miss", self.ana, "2025-01-01"))
        self.assertContains(self.client.get(self.at("proof")), "after the change was in force")

    def test_another_choice_without_a_reason_keeps_all_that_was_typed(self):
        self.address()

        page = self.client.post(self.at("scope"), {"words": "pump"})

        self.assertContains(page, "Say why the choice changes", status_code=422)
        self.assertContains(page, 'value="pump"', status_code=422)

    def test_a_look_at_what_is_typed_keeps_nothing_and_needs_no_reason(self):
        self.address()
        typed = {"same_again": "on", "kind": "incident"}

        page = self.client.post(f"{self.at('scope')}?look=1", typed)

        self.assertContains(page, "1 event that you may see")
        self.assertNotContains(page, "Say why")
        self.assertEqual(self.change.scope.kind, "near_miss")

    def test_odd_input_is_an_answer_and_no_failure(self):
        names = ("kind", "failure_type", "factor", "tag", "layer", "team", "words", "counts_from")
        for value in ODD:
            typed = dict.fromkeys(names, value)
            self.assertEqual(self.client.get(self.at("scope"), typed).status_code, 200, value)
            self.assertEqual(self.client.post(self.at("scope"), typed).status_code, 422, value)
        for name in names:
            answer = self.client.post(self.at("scope"), {"same_again": "on", name: "9" * 40})
            self.assertIn(answer.status_code, (302, 422), name)


class CountedPageTests(ProofPages):
    def setUp(self):
        super().setUp()
        self.counted(3, 2)

    def test_both_numbers_open_the_events_behind_them(self):
        before, since = (self.client.get(self.at("counted"), {"span": span}) for span in ("before", "since"))

        self.assertContains(before, '<li class="list__item">', count=4)
        self.assertContains(before, "Led to the change: not counted", count=1)
        self.assertContains(since, '<li class="list__item">', count=2)

    def test_what_one_may_not_see_is_neither_counted_nor_listed(self):
        self.happened(self.since + WEEK, visibility="restricted", text="Pay was wrong.")
        self.client.force_login(self.bo)

        page = self.client.get(self.at("counted"), {"span": "since"})

        self.assertContains(page, '<li class="list__item">', count=2)
        self.assertNotContains(page, "Pay was wrong.")

    def test_more_events_take_no_more_queries(self):
        with CaptureQueriesContext(connection) as few:
            self.client.get(self.at("counted"))
        self.spread(60, self.since, self.since + 9 * WEEK)
        with self.assertNumQueries(len(few)):
            page = self.client.get(self.at("counted"))
        self.assertContains(page, "page=2")
        self.assertContains(self.client.get(self.at("counted"), {"page": "2"}), '<li class="list__item">', count=12)

    def test_one_is_taken_out_with_its_reason(self):
        wrong = self.spread(1, self.since, self.since + WEEK)[0]
        typed = {"number": wrong.number, "place": "out"}

        refused = self.client.post(self.at("counted"), typed)
        self.client.post(self.at("counted"), typed | {"why": "Another pump."})

        self.assertContains(refused, wrong.number, status_code=422)
        page = self.client.get(self.at("proof"))
        self.assertContains(page, "2 in 40 weeks")
        self.assertContains(page, "Another pump.")

    def test_one_that_was_taken_out_is_listed_with_the_way_back(self):
        wrong = self.spread(1, self.since, self.since + WEEK)[0]
        self.change.correct(by=self.ana, event=wrong, place="out", why="Another pump.")

        page = self.client.get(self.at("counted"), {"span": "since"})
        self.assertContains(page, "Taken out by hand")
        self.assertContains(page, f"back={wrong.number}#correct")

        typed = {"number": wrong.number, "place": "chosen", "why": "It was this pump."}
        self.client.post(self.at("counted"), typed)
        self.assertNotContains(self.client.get(self.at("counted"), {"span": "since"}), "Taken out by hand")

    def test_an_event_that_one_may_not_see_cannot_be_put_in(self):
        hidden = self.happened(self.since + WEEK, visibility="restricted")
        self.client.force_login(self.bo)

        for number in (hidden.number, "9" * 30, "x", ""):
            answer = self.client.post(self.at("counted"), {"number": number, "place": "in", "why": "x"})
            self.assertEqual(answer.status_code, 422)


class ListTests(ProofPages):
    def listed(self, **query):
        return self.client.get(reverse("changes:list", args=[self.acme.slug]), query)

    def test_it_says_of_each_change_whether_it_helped(self):
        self.counted(30, 3)
        record_proof(self.change)
        make.change(make.review(make.event(self.acme, text="The till froze")))

        self.assertContains(self.listed(), "30 in 52 weeks before, 3 in 40 weeks since.")
        self.assertContains(self.listed(verdict="supported"), "A pump ran empty")
        self.assertNotContains(self.listed(verdict="supported"), "The till froze")
        self.assertContains(self.listed(verdict="none"), "The till froze")
        self.assertContains(self.listed(verdict="worse"), "Nothing found")

    def test_more_changes_take_no_more_queries(self):
        with CaptureQueriesContext(connection) as few:
            self.listed()
        for count in range(5):
            make.change(make.review(make.event(self.acme, text=f"It froze {count} times.")))
        with self.assertNumQueries(len(few)):
            self.listed()

    def test_what_one_may_not_see_is_not_there(self):
        make.change(make.review(make.event(self.acme, visibility="restricted", text="Pay was wrong.")))
        self.client.force_login(self.bo)

        self.assertNotContains(self.listed(), "Pay was wrong.")
